"""Registers with Wagtail."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from wagtail_reviews.admin import dashboard, styles
from wagtail_reviews.admin.viewsets import AuthorViewSet

register_snippet(AuthorViewSet)
hooks.register("construct_homepage_panels", dashboard.add_panel)
hooks.register("insert_global_admin_css", styles.admin_css)
