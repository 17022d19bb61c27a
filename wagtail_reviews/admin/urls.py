"""The addresses of our own in the admin."""

from django.urls import path

from wagtail_reviews.admin import composing, words

app_name = "wagtail_reviews_admin"
urlpatterns = [
    path("composing/score/", composing.score, name="score"),
    path("composing/score/convert/", composing.convert, name="convert_score"),
    path("composing/terms/", words.terms, name="terms"),
    path("composing/profile/", words.profile, name="profile"),
]
