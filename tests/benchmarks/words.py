"""The words of reviews in PostgreSQL's full-text search, put there by one statement: Wagtail's own
indexing reads and renders each page, which takes half an hour for each million of them.
"""

from django.db import connection
from wagtail.models import Page
from wagtail.search.models import IndexEntry

from wagtail_reviews.models import get_review_page_model

STATEMENT = """
    INSERT INTO {entry} (content_type_id, object_id, title_norm, autocomplete, title, body,
        title_text, body_text)
    SELECT page.content_type_id, page.id::text, 1, '', setweight(to_tsvector(page.title), 'A'),
        to_tsvector(review.summary || ' ' || review.review_sort_title), page.title, review.summary
    FROM {page} page JOIN {review} review ON review.page_ptr_id = page.id
    WHERE page.id > (SELECT COALESCE(MAX(object_id::integer), 0) FROM {entry})
"""


def index_words() -> None:
    """Let headlines, summaries and titles of works be found, of reviews newer than any entry."""
    models = {"entry": IndexEntry, "page": Page, "review": get_review_page_model()}
    tables = {name: model._meta.db_table for name, model in models.items()}
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT.format(**tables))
        cursor.execute("VACUUM ANALYZE")
