"""Drafts on the front end. Imported only where wagtail-headless-preview is installed."""

from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.signing import BadSignature
from wagtail_headless_preview.models import HeadlessPreviewMixin, PagePreview

# The package keeps a draft until the end of the next day, or longer if nobody previews.
TOKEN_AGE = timedelta(days=1)


class HeadlessPreview(HeadlessPreviewMixin):
    """A page as the mixin wants it. The mixin is no base of the page itself: one that depends on
    what is installed would enter the migrations of every site.
    """

    def __init__(self, page: Any) -> None:
        self.page = page

    def __getattr__(self, name: str) -> Any:
        return getattr(self.page, name)

    def get_content_type_str(self) -> str:
        """The page type, as the front end hands it on to the API."""
        label: str = self.page._meta.label_lower
        return label


def find_draft(model: type[Any], token: str) -> Any | None:
    """The page of type ``model`` that ``token`` was made for, as it was in the editor's form;
    None when the token is not ours or has expired.
    """
    try:
        HeadlessPreview.get_preview_signer().unsign(token, max_age=TOKEN_AGE)
    except BadSignature:
        return None
    content_type = ContentType.objects.get_for_model(model)
    preview = PagePreview.objects.filter(token=token, content_type=content_type).first()
    return preview.as_page() if preview else None
