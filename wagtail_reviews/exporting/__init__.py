"""Reviews out: what a query asks for, a batch at a time, as lines of NDJSON or CSV, with the
originals of their pictures.
"""

from wagtail_reviews.exporting.csv_lines import csv_lines
from wagtail_reviews.exporting.files import replacing
from wagtail_reviews.exporting.json_lines import json_lines
from wagtail_reviews.exporting.pictures import PictureFolder
from wagtail_reviews.exporting.scope import Scope
from wagtail_reviews.exporting.walking import Batch, batches

__all__ = [
    "Batch",
    "PictureFolder",
    "Scope",
    "batches",
    "csv_lines",
    "json_lines",
    "replacing",
]
