# magazine/feeds.py
from tests.magazine.models import GameReview
from wagtail_reviews.feeds import ReviewFeed
from wagtail_reviews.sitemaps import ReviewSitemap


class GameReviewFeed(ReviewFeed):
    model = GameReview


class GameReviewSitemap(ReviewSitemap):
    model = GameReview
