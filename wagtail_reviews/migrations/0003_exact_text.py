from django.db import migrations

from wagtail_reviews.models.fields import ExactCharField, ExactSlugField


class Migration(migrations.Migration):
    """On MariaDB and MySQL names and slugs get a collation that tells "café" from "cafe"."""

    dependencies = [("wagtail_reviews", "0002_author_user")]

    operations = [
        migrations.AlterField(
            model_name="author",
            name="slug",
            field=ExactSlugField(
                allow_unicode=True,
                blank=True,
                help_text="Stands in addresses; made from the name if left empty.",
                max_length=100,
                verbose_name="slug",
            ),
        ),
        migrations.AlterField(model_name="term", name="name", field=ExactCharField(max_length=255)),
        migrations.AlterField(model_name="term", name="slug", field=ExactCharField(max_length=100)),
        migrations.AlterField(
            model_name="term", name="vocabulary", field=ExactCharField(max_length=50)
        ),
    ]
