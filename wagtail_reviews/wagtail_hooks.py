"""Registers with Wagtail."""

from wagtail.snippets.models import register_snippet

from wagtail_reviews.admin.viewsets import AuthorViewSet

register_snippet(AuthorViewSet)
