"""The addresses of the package in Wagtail's admin."""

from django.urls import path

from wagtail_reviews.admin import appearance
from wagtail_reviews.admin.report import AppearanceReportView

app_name = "wagtail_reviews_admin"
urlpatterns = [
    path("appearance/<int:page_id>/", appearance.show, name="appearance"),
    path("appearance/report/", AppearanceReportView.as_view(), name="appearance_report"),
    path(
        "appearance/report/results/",
        AppearanceReportView.as_view(results_only=True),
        name="appearance_report_results",
    ),
]
