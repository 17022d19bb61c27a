"""Registers with Wagtail."""

from django.urls import include, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from wagtail_reviews.admin import scripts, styles, urls
from wagtail_reviews.admin.report import menu_item
from wagtail_reviews.admin.viewsets import AuthorViewSet

register_snippet(AuthorViewSet)
hooks.register("register_admin_urls", lambda: [path("reviews/", include(urls))])
hooks.register("insert_editor_js", scripts.editor_js)
hooks.register("insert_global_admin_css", styles.admin_css)
hooks.register("register_reports_menu_item", menu_item)
