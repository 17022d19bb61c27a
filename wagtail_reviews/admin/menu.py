"""The menu of the admin: reviews, and those who write them."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from wagtail_reviews.admin.pasting import PasteViewSet
from wagtail_reviews.admin.reviews import ReviewListingViewSet
from wagtail_reviews.admin.viewsets import AuthorViewSet


class ReviewsGroup(SnippetViewSetGroup):
    """Reviews and authors, and a way in for old reviews. Each item shows to those who may do
    something with it.
    """

    items = (ReviewListingViewSet, AuthorViewSet, PasteViewSet)
    menu_label = _("Reviews")
    menu_name = "reviews"
    menu_icon = "pick"
    menu_order = 200
