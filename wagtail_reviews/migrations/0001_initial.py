import uuid

import django.db.models.deletion
import modelcluster.contrib.taggit
import modelcluster.fields
import wagtail.fields
import wagtail.search.index
from django.conf import settings
from django.db import migrations, models
from wagtail.images import get_image_model_string

import wagtail_reviews.blocks.choices

# The oldest migrations that suffice, and the base page by name: what Wagtail 8 generates can be
# applied neither with Wagtail 7.4 nor where the base page is a model of the site's own.
BASE_PAGE = getattr(settings, "WAGTAIL_PAGE_MODEL", "wagtailcore.Page")
IMAGE = get_image_model_string()


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("taggit", "0001_initial"),
        ("wagtailcore", "0094_alter_page_locale"),
        migrations.swappable_dependency(IMAGE),
        migrations.swappable_dependency(BASE_PAGE),
    ]

    operations = [
        migrations.CreateModel(
            name="ReviewIndexPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "introduction",
                    wagtail.fields.RichTextField(blank=True, verbose_name="introduction"),
                ),
            ],
            options={
                "verbose_name": "review section",
                "verbose_name_plural": "review sections",
                "swappable": "WAGTAIL_REVIEWS_REVIEWINDEXPAGE_MODEL",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="ReviewPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences, free of spoilers; shown in lists and search results.",
                        verbose_name="summary",
                    ),
                ),
                (
                    "disclosure",
                    models.TextField(
                        blank=True,
                        help_text="Such as who provided the review copy.",
                        verbose_name="disclosure",
                    ),
                ),
                (
                    "image_alt",
                    models.CharField(
                        blank=True,
                        help_text="What the picture shows; its own description if left empty.",
                        max_length=255,
                        verbose_name="alternative text",
                    ),
                ),
                (
                    "image_credit",
                    models.CharField(blank=True, max_length=255, verbose_name="credit"),
                ),
                (
                    "contains_spoilers",
                    models.BooleanField(
                        default=False,
                        help_text="Text outside of spoiler blocks gives the plot away.",
                        verbose_name="contains spoilers",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("metadata", 21),
                            ("synopsis", 22),
                            ("heading", 24),
                            ("paragraph", 25),
                            ("image", 26),
                            ("quote", 29),
                            ("embed", 30),
                            ("spoiler", 32),
                            ("verdict", 35),
                            ("score", 44),
                            ("author_card", 47),
                        ],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": wagtail_reviews.blocks.choices.work_type_choices},
                            ),
                            1: ("wagtail.blocks.CharBlock", (), {"max_length": 255}),
                            2: ("wagtail.blocks.IntegerBlock", (), {"required": False}),
                            3: ("wagtail.images.blocks.ImageBlock", [], {}),
                            4: ("wagtail.blocks.CharBlock", (), {"max_length": 100}),
                            5: ("wagtail.blocks.ListBlock", (4,), {"default": []}),
                            6: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": wagtail_reviews.blocks.choices.role_choices},
                            ),
                            7: ("wagtail.blocks.ListBlock", (4,), {"min_num": 1}),
                            8: ("wagtail.blocks.StructBlock", [[("role", 6), ("names", 7)]], {}),
                            9: ("wagtail.blocks.ListBlock", (8,), {"default": []}),
                            10: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": wagtail_reviews.blocks.choices.fact_choices,
                                    "required": False,
                                },
                            ),
                            11: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 100, "required": False},
                            ),
                            12: (
                                "wagtail.blocks.StructBlock",
                                [[("key", 10), ("label", 11), ("value", 1)]],
                                {},
                            ),
                            13: ("wagtail.blocks.ListBlock", (12,), {"default": []}),
                            14: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": wagtail_reviews.blocks.choices.link_kind_choices},
                            ),
                            15: ("wagtail.blocks.URLBlock", (), {}),
                            16: ("wagtail.blocks.BooleanBlock", (), {"required": False}),
                            17: (
                                "wagtail.blocks.StructBlock",
                                [[("kind", 14), ("label", 11), ("url", 15), ("sponsored", 16)]],
                                {},
                            ),
                            18: ("wagtail.blocks.ListBlock", (17,), {"default": []}),
                            19: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 255, "required": False},
                            ),
                            20: (
                                "wagtail.blocks.IntegerBlock",
                                (),
                                {"max_value": 32767, "min_value": 0, "required": False},
                            ),
                            21: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("work_type", 0),
                                        ("title", 1),
                                        ("year", 2),
                                        ("image", 3),
                                        ("genres", 5),
                                        ("credits", 9),
                                        ("facts", 13),
                                        ("links", 18),
                                        ("original_title", 19),
                                        ("year_end", 2),
                                        ("part_of", 19),
                                        ("number", 20),
                                    ]
                                ],
                                {},
                            ),
                            22: ("wagtail_reviews.blocks.text.SynopsisBlock", (), {}),
                            23: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": wagtail_reviews.blocks.choices.level_choices},
                            ),
                            24: ("wagtail.blocks.StructBlock", [[("text", 1), ("level", 23)]], {}),
                            25: ("wagtail_reviews.blocks.text.ParagraphBlock", (), {}),
                            26: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 3), ("caption", 19), ("credit", 19)]],
                                {},
                            ),
                            27: ("wagtail.blocks.TextBlock", (), {}),
                            28: ("wagtail.blocks.URLBlock", (), {"required": False}),
                            29: (
                                "wagtail.blocks.StructBlock",
                                [[("text", 27), ("attribution", 19), ("url", 28)]],
                                {},
                            ),
                            30: ("wagtail_reviews.blocks.media.EmbedBlock", (), {}),
                            31: ("wagtail_reviews.blocks.text.ProseBlock", (), {}),
                            32: ("wagtail.blocks.StructBlock", [[("label", 11), ("text", 31)]], {}),
                            33: ("wagtail.blocks.ListBlock", (1,), {"default": []}),
                            34: ("wagtail.blocks.TextBlock", (), {"required": False}),
                            35: (
                                "wagtail.blocks.StructBlock",
                                [[("pros", 33), ("cons", 33), ("summary", 34)]],
                                {},
                            ),
                            36: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": wagtail_reviews.blocks.choices.scale_choices},
                            ),
                            37: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": wagtail_reviews.blocks.choices.overall_choices},
                            ),
                            38: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 20, "required": False},
                            ),
                            39: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 50, "required": False},
                            ),
                            40: ("wagtail.blocks.CharBlock", (), {"max_length": 20}),
                            41: (
                                "wagtail.blocks.DecimalBlock",
                                (),
                                {"max_value": 1000, "min_value": 0, "required": False},
                            ),
                            42: (
                                "wagtail.blocks.StructBlock",
                                [[("name", 4), ("value", 40), ("weight", 41)]],
                                {},
                            ),
                            43: ("wagtail.blocks.ListBlock", (42,), {"default": []}),
                            44: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("scale", 36),
                                        ("overall", 37),
                                        ("value", 38),
                                        ("label", 39),
                                        ("criteria", 43),
                                    ]
                                ],
                                {},
                            ),
                            45: (
                                "wagtail.snippets.blocks.SnippetChooserBlock",
                                ("wagtail_reviews.Author",),
                                {},
                            ),
                            46: ("wagtail_reviews.blocks.text.ProseBlock", (), {"required": False}),
                            47: (
                                "wagtail.blocks.StructBlock",
                                [[("author", 45), ("heading", 19), ("bio", 46)]],
                                {},
                            ),
                        },
                        verbose_name="review",
                    ),
                ),
                (
                    "review_percent",
                    models.DecimalField(decimal_places=1, editable=False, max_digits=4, null=True),
                ),
                ("review_year", models.PositiveSmallIntegerField(editable=False, null=True)),
                ("review_work_type", models.CharField(blank=True, editable=False, max_length=30)),
                ("review_sort_title", models.CharField(blank=True, editable=False, max_length=255)),
                ("review_published_at", models.DateTimeField(editable=False, null=True)),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=IMAGE,
                        verbose_name="lead picture",
                    ),
                ),
            ],
            options={
                "verbose_name": "review",
                "verbose_name_plural": "reviews",
                "swappable": "WAGTAIL_REVIEWS_REVIEWPAGE_MODEL",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="ReviewPageTag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "content_object",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tagged_items",
                        to="wagtail_reviews.reviewpage",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(app_label)s_%(class)s_items",
                        to="taggit.tag",
                    ),
                ),
            ],
            options={
                "swappable": "WAGTAIL_REVIEWS_REVIEWPAGETAG_MODEL",
            },
        ),
        migrations.AddField(
            model_name="reviewpage",
            name="tags",
            field=modelcluster.contrib.taggit.ClusterTaggableManager(
                blank=True,
                help_text="A comma-separated list of tags.",
                through="wagtail_reviews.ReviewPageTag",
                to="taggit.Tag",
                verbose_name="tags",
            ),
        ),
        migrations.CreateModel(
            name="Author",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("translation_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("live", models.BooleanField(default=True, editable=False, verbose_name="live")),
                (
                    "has_unpublished_changes",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="has unpublished changes"
                    ),
                ),
                (
                    "first_published_at",
                    models.DateTimeField(
                        blank=True, db_index=True, null=True, verbose_name="first published at"
                    ),
                ),
                (
                    "last_published_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="last published at"
                    ),
                ),
                (
                    "go_live_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="go live date/time"),
                ),
                (
                    "expire_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="expiry date/time"),
                ),
                (
                    "expired",
                    models.BooleanField(default=False, editable=False, verbose_name="expired"),
                ),
                ("name", models.CharField(max_length=255, verbose_name="name")),
                (
                    "slug",
                    models.SlugField(
                        allow_unicode=True,
                        blank=True,
                        help_text="Stands in addresses; made from the name if left empty.",
                        max_length=100,
                        verbose_name="slug",
                    ),
                ),
                (
                    "type",
                    models.CharField(
                        choices=[("Person", "Person"), ("Organization", "Organisation")],
                        default="Person",
                        max_length=20,
                        verbose_name="type",
                    ),
                ),
                (
                    "job_title",
                    models.CharField(blank=True, max_length=255, verbose_name="job title"),
                ),
                ("bio", wagtail.fields.RichTextField(blank=True, verbose_name="biography")),
                (
                    "url",
                    models.URLField(
                        blank=True,
                        help_text="The page about the author, on this site or another.",
                        verbose_name="own page",
                    ),
                ),
                (
                    "links",
                    wagtail.fields.StreamField(
                        [("link", 2)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 100, "required": False},
                            ),
                            1: ("wagtail.blocks.URLBlock", (), {}),
                            2: ("wagtail.blocks.StructBlock", [[("label", 0), ("url", 1)]], {}),
                        },
                        verbose_name="links",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=IMAGE,
                        verbose_name="photo",
                    ),
                ),
                (
                    "latest_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="latest revision",
                    ),
                ),
                (
                    "live_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="live revision",
                    ),
                ),
                (
                    "locale",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wagtailcore.locale",
                        verbose_name="locale",
                    ),
                ),
            ],
            options={
                "verbose_name": "author",
                "verbose_name_plural": "authors",
                "abstract": False,
            },
            bases=(wagtail.search.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("vocabulary", models.CharField(max_length=50)),
                ("name", models.CharField(max_length=255)),
                ("slug", models.CharField(max_length=100)),
                ("source_id", models.BigIntegerField(null=True)),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=BASE_PAGE
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="reviewpage",
            index=models.Index(
                fields=["review_percent", "page_ptr"], name="wagtail_reviews_percent"
            ),
        ),
        migrations.AddIndex(
            model_name="reviewpage",
            index=models.Index(fields=["review_year", "page_ptr"], name="wagtail_reviews_year"),
        ),
        migrations.AddIndex(
            model_name="reviewpage",
            index=models.Index(
                fields=["review_work_type", "page_ptr"], name="wagtail_reviews_work_type"
            ),
        ),
        migrations.AddIndex(
            model_name="reviewpage",
            index=models.Index(
                fields=["review_sort_title", "page_ptr"], name="wagtail_reviews_sort_title"
            ),
        ),
        migrations.AddIndex(
            model_name="reviewpage",
            index=models.Index(
                fields=["review_published_at", "page_ptr"], name="wagtail_reviews_published_at"
            ),
        ),
        migrations.AddConstraint(
            model_name="author",
            constraint=models.UniqueConstraint(
                fields=("locale", "slug"), name="wagtail_reviews_author_slug"
            ),
        ),
        migrations.AlterUniqueTogether(
            name="author",
            unique_together={("translation_key", "locale")},
        ),
        migrations.AddIndex(
            model_name="term",
            index=models.Index(
                fields=["vocabulary", "slug", "page"], name="wagtail_reviews_term_slug"
            ),
        ),
        migrations.AddIndex(
            model_name="term",
            index=models.Index(
                fields=["vocabulary", "source_id"], name="wagtail_reviews_term_source"
            ),
        ),
    ]
