"""``manage.py demo``."""

import secrets
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from wagtail.models import Site

from demo.loader import load

PASSWORD_FILE = settings.VAR / "admin-password.txt"


class Command(BaseCommand):
    """Sets the example site up and serves it; a second run changes nothing."""

    help = "Set the example site up with demo reviews, and serve it."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take ``--port`` and ``--no-serve``."""
        parser.add_argument("--port", type=int, default=8000, help="The port to serve at.")
        parser.add_argument("--no-serve", action="store_true", help="Set up only.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, load, and serve."""
        call_command("migrate", verbosity=0)
        self._describe_site(options["port"])
        self.stdout.write("Drawing posters and loading reviews …")
        self.stdout.write(f"{load()} reviews are new.")
        call_command("rebuild_reviews")
        self._say_where(f"http://localhost:{options['port']}", self._password())
        if not options["no_serve"]:
            call_command("runserver", f"localhost:{options['port']}", use_reloader=False)

    def _describe_site(self, port: int) -> None:
        """Addresses of pages and pictures are made from the site's host and port."""
        site = Site.objects.get(is_default_site=True)
        described = ("localhost", port, settings.WAGTAIL_SITE_NAME)
        if (site.hostname, site.port, site.site_name) != described:  # a save tells of a change
            site.hostname, site.port, site.site_name = described
            site.save()

    def _password(self) -> str:
        """The password of ``admin``, who is created with one that is kept beside the database."""
        users = get_user_model().objects
        if not users.filter(username="admin").exists():
            PASSWORD_FILE.write_text(secrets.token_urlsafe(9))
            users.create_superuser("admin", "admin@example.com", PASSWORD_FILE.read_text())
        return PASSWORD_FILE.read_text() if PASSWORD_FILE.exists() else "(as you set it)"

    def _say_where(self, base: str, password: str) -> None:
        self.stdout.write(
            f"\n  Front end  {base}/\n"
            f"  Editor     {base}/admin/  (admin, {password})\n"
            f"  API v2     {base}/api/v2/reviews/\n"
            f"  API v3     {base}/api/v3/reviews/  ({base}/api/v3/docs/)\n"
            f"  Atom feed  {base}/reviews.atom\n"
        )
