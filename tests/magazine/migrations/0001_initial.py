# The standard base page, as of Wagtail 7.4 too.

import django.db.models.deletion
import modelcluster.contrib.taggit
import modelcluster.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

import wagtail_reviews.blocks.choices


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
        ("wagtailcore", "0094_alter_page_locale"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [
        migrations.CreateModel(
            name="Issue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="MagazineReview",
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
                    "review_percent",
                    models.DecimalField(decimal_places=1, editable=False, max_digits=4, null=True),
                ),
                ("review_year", models.PositiveSmallIntegerField(editable=False, null=True)),
                ("review_work_type", models.CharField(blank=True, editable=False, max_length=30)),
                ("review_sort_title", models.CharField(blank=True, editable=False, max_length=255)),
                ("review_published_at", models.DateTimeField(editable=False, null=True)),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("metadata", 22),
                            ("synopsis", 23),
                            ("heading", 25),
                            ("paragraph", 26),
                            ("image", 27),
                            ("quote", 28),
                            ("embed", 29),
                            ("spoiler", 31),
                            ("verdict", 34),
                            ("score", 43),
                            ("author_card", 46),
                            ("timeline", 48),
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
                            21: ("wagtail.blocks.CharBlock", (), {"required": False}),
                            22: (
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
                                        ("edition", 21),
                                        ("still", 3),
                                    ]
                                ],
                                {},
                            ),
                            23: ("wagtail_reviews.blocks.text.SynopsisBlock", (), {}),
                            24: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": wagtail_reviews.blocks.choices.level_choices},
                            ),
                            25: ("wagtail.blocks.StructBlock", [[("text", 1), ("level", 24)]], {}),
                            26: ("wagtail_reviews.blocks.text.ParagraphBlock", (), {}),
                            27: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 3), ("caption", 19), ("credit", 19)]],
                                {},
                            ),
                            28: ("tests.magazine.blocks.PullQuoteBlock", (), {}),
                            29: ("wagtail_reviews.blocks.media.EmbedBlock", (), {}),
                            30: ("wagtail_reviews.blocks.text.ProseBlock", (), {}),
                            31: ("wagtail.blocks.StructBlock", [[("label", 11), ("text", 30)]], {}),
                            32: ("wagtail.blocks.ListBlock", (1,), {"default": []}),
                            33: ("wagtail.blocks.TextBlock", (), {"required": False}),
                            34: (
                                "wagtail.blocks.StructBlock",
                                [[("pros", 32), ("cons", 32), ("summary", 33)]],
                                {},
                            ),
                            35: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": wagtail_reviews.blocks.choices.scale_choices},
                            ),
                            36: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": wagtail_reviews.blocks.choices.overall_choices},
                            ),
                            37: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 20, "required": False},
                            ),
                            38: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"max_length": 50, "required": False},
                            ),
                            39: ("wagtail.blocks.CharBlock", (), {"max_length": 20}),
                            40: (
                                "wagtail.blocks.DecimalBlock",
                                (),
                                {"max_value": 1000, "min_value": 0, "required": False},
                            ),
                            41: (
                                "wagtail.blocks.StructBlock",
                                [[("name", 4), ("value", 39), ("weight", 40)]],
                                {},
                            ),
                            42: ("wagtail.blocks.ListBlock", (41,), {"default": []}),
                            43: (
                                "wagtail.blocks.StructBlock",
                                [
                                    [
                                        ("scale", 35),
                                        ("overall", 36),
                                        ("value", 37),
                                        ("label", 38),
                                        ("criteria", 42),
                                    ]
                                ],
                                {},
                            ),
                            44: (
                                "wagtail.snippets.blocks.SnippetChooserBlock",
                                ("wagtail_reviews.Author",),
                                {},
                            ),
                            45: ("wagtail_reviews.blocks.text.ProseBlock", (), {"required": False}),
                            46: (
                                "wagtail.blocks.StructBlock",
                                [[("author", 44), ("heading", 19), ("bio", 45)]],
                                {},
                            ),
                            47: ("wagtail.blocks.IntegerBlock", (), {}),
                            48: ("wagtail.blocks.StructBlock", [[("year", 47), ("event", 1)]], {}),
                        },
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailimages.image",
                        verbose_name="lead picture",
                    ),
                ),
                (
                    "printed_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="magazine.issue",
                    ),
                ),
            ],
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="MagazineReviewTag",
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
                        to=settings.WAGTAIL_REVIEWS_REVIEWPAGETAG_MODEL,
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
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="magazinereview",
            name="tags",
            field=modelcluster.contrib.taggit.ClusterTaggableManager(
                blank=True,
                help_text="A comma-separated list of tags.",
                through="magazine.MagazineReviewTag",
                to="taggit.Tag",
                verbose_name="Tags",
            ),
        ),
        migrations.CreateModel(
            name="GameReview",
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
                ("hours", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("setup", wagtail.fields.RichTextField(blank=True)),
                (
                    "cover",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailimages.image",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailimages.image",
                        verbose_name="lead picture",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["review_percent", "page_ptr"], name="magazine_game_percent"
                    ),
                    models.Index(fields=["review_year", "page_ptr"], name="magazine_game_year"),
                    models.Index(
                        fields=["review_work_type", "page_ptr"], name="magazine_game_work_type"
                    ),
                    models.Index(
                        fields=["review_sort_title", "page_ptr"], name="magazine_game_sort_title"
                    ),
                    models.Index(
                        fields=["review_published_at", "page_ptr"],
                        name="magazine_game_published_at",
                    ),
                ],
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.AddIndex(
            model_name="magazinereview",
            index=models.Index(fields=["review_percent", "page_ptr"], name="magazine_percent"),
        ),
        migrations.AddIndex(
            model_name="magazinereview",
            index=models.Index(fields=["review_year", "page_ptr"], name="magazine_year"),
        ),
        migrations.AddIndex(
            model_name="magazinereview",
            index=models.Index(fields=["review_work_type", "page_ptr"], name="magazine_work_type"),
        ),
        migrations.AddIndex(
            model_name="magazinereview",
            index=models.Index(
                fields=["review_sort_title", "page_ptr"], name="magazine_sort_title"
            ),
        ),
        migrations.AddIndex(
            model_name="magazinereview",
            index=models.Index(
                fields=["review_published_at", "page_ptr"], name="magazine_published_at"
            ),
        ),
    ]
