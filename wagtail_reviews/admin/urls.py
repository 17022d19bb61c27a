"""The addresses of our own in the admin."""

from django.urls import path

from wagtail_reviews.admin import appearance, composing, words
from wagtail_reviews.admin.report import AppearanceReportView

app_name = "wagtail_reviews_admin"
urlpatterns = [
    path("composing/score/", composing.score, name="score"),
    path("composing/score/convert/", composing.convert, name="convert_score"),
    path("composing/terms/", words.terms, name="terms"),
    path("composing/profile/", words.profile, name="profile"),
    path("appearance/<int:page_id>/", appearance.show, name="appearance"),
    path("appearance/report/", AppearanceReportView.as_view(), name="appearance_report"),
    path(
        "appearance/report/results/",
        AppearanceReportView.as_view(results_only=True),
        name="appearance_report_results",
    ),
]
