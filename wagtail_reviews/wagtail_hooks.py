"""Registers with Wagtail."""

from django.urls import include, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from wagtail_reviews.admin import dashboard, report, scripts, urls
from wagtail_reviews.admin.bulk_actions import ACTIONS
from wagtail_reviews.admin.menu import ReviewsGroup

register_snippet(ReviewsGroup)
for action in ACTIONS:
    hooks.register("register_bulk_action", action)
hooks.register("register_admin_urls", lambda: [path("reviews/", include(urls))])
hooks.register("register_reports_menu_item", report.menu_item)
hooks.register("construct_homepage_panels", dashboard.add_panel)
hooks.register("insert_editor_js", scripts.editor_js)
hooks.register("insert_global_admin_css", scripts.admin_css)
