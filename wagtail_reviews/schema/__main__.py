"""``python -m wagtail_reviews.schema`` prints the JSON Schema of a review."""

from wagtail_reviews.schema.export import dumps

print(dumps())
