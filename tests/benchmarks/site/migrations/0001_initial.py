import django.db.models.deletion
import wagtail.fields
from django.db import migrations, models

from wagtail_reviews.blocks import ReviewStreamBlock


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0094_alter_page_locale"),
        ("wagtail_reviews", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="StockReview",
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
                ("summary", models.TextField(blank=True)),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtail_reviews.author",
                    ),
                ),
                ("body", wagtail.fields.StreamField(ReviewStreamBlock(), blank=True)),
            ],
            bases=("wagtailcore.page",),
        ),
    ]
