import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import wagtail_reviews.models.author


class Migration(migrations.Migration):
    dependencies = [
        ("wagtail_reviews", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="author",
            name="user",
            field=models.ForeignKey(
                blank=True,
                help_text="New reviews by this user start with the author's card, or that of its translation. Never shown to readers.",
                limit_choices_to=wagtail_reviews.models.author.admin_users,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="user",
            ),
        ),
    ]
