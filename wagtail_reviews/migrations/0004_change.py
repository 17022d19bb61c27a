from django.db import migrations, models

from wagtail_reviews.models.version import random_step

# The first change: all that there is already.
BEGIN = f"INSERT INTO wagtail_reviews_change (step) VALUES ({random_step()})"


class Migration(migrations.Migration):
    """The log of changes that the content version is the sum of, with a first one."""

    dependencies = [("wagtail_reviews", "0003_exact_text")]

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("step", models.BigIntegerField()),
                ("open_until", models.DateTimeField(null=True)),
            ],
        ),
        migrations.RunSQL(BEGIN, migrations.RunSQL.noop),
    ]
