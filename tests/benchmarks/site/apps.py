from django.apps import AppConfig


class BenchmarkConfig(AppConfig):
    name = "tests.benchmarks.site"
    label = "benchmark"
    default_auto_field = "django.db.models.BigAutoField"
