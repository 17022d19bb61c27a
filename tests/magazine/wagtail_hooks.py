# magazine/wagtail_hooks.py
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from tests.magazine.models import GameReview
from wagtail_reviews.admin.reviews import ReviewListingViewSet


class GameReviewListingViewSet(ReviewListingViewSet):
    name = "game-reviews"
    model = GameReview
    menu_label = _("Game reviews")
    menu_name = "game_reviews"
    add_to_admin_menu = True
    export_filename = "game-reviews"


hooks.register("register_admin_viewset", GameReviewListingViewSet)
