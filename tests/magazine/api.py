# magazine/api.py
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet

from tests.magazine.models import GameReview
from wagtail_reviews.api.v2 import ReviewsAPIViewSet


class GameReviewsAPIViewSet(ReviewsAPIViewSet):
    model = GameReview


api_router = WagtailAPIRouter("wagtailapi")
api_router.register_endpoint("pages", PagesAPIViewSet)
api_router.register_endpoint("reviews", ReviewsAPIViewSet)
api_router.register_endpoint("game-reviews", GameReviewsAPIViewSet)
