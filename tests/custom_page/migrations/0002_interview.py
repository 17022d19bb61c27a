import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("custom_page", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Interview",
            fields=[
                (
                    "sitereview_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="custom_page.sitereview",
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField(default=90)),
                (
                    "hours",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.expressions.CombinedExpression(
                            models.F("minutes"), "/", models.Value(60)
                        ),
                        output_field=models.IntegerField(),
                    ),
                ),
                ("changed_at", models.DateTimeField(auto_now=True)),
            ],
            options={"abstract": False},
            bases=("custom_page.sitereview",),
        ),
    ]
