import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import wagtail_reviews.models.fields

BASE_PAGE = getattr(settings, "WAGTAIL_PAGE_MODEL", "wagtailcore.Page")


class Migration(migrations.Migration):
    dependencies = [
        ("wagtail_reviews", "0004_change"),
        migrations.swappable_dependency(BASE_PAGE),
    ]

    operations = [
        migrations.CreateModel(
            name="Imported",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    wagtail_reviews.models.fields.ExactCharField(max_length=255, unique=True),
                ),
                ("fingerprint", models.CharField(max_length=64)),
                ("revision", models.BigIntegerField(null=True)),
                ("live", models.BooleanField(default=False)),
                (
                    "address",
                    wagtail_reviews.models.fields.ExactCharField(
                        blank=True, db_index=True, max_length=255
                    ),
                ),
                ("waiting", models.JSONField(default=list)),
                ("missing", models.JSONField(default=list)),
                (
                    "page",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=BASE_PAGE,
                    ),
                ),
            ],
        ),
    ]
