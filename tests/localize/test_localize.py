"""Reviews that are translated by wagtail-localize. Runs by ``.ci/run``, with settings of its own."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from tests.api import VERSIONS, Api
from tests.factories import blame_body, block, make_author, make_image, make_review, make_section
from wagtail_reviews.models import Author, Term, get_review_page_model

pytestmark = pytest.mark.django_db


def test_probe(db, django_capture_on_commit_callbacks):
    french = Locale.objects.create(language_code="fr")
    ada = make_author(job_title="Critic", bio="<p>Sees all.</p>")
    section = make_section()
    body = blame_body(ada, make_image("Poster"))
    body[4]["value"]["criteria"] = [{"name": "Animation", "value": "8", "weight": None}]
    blame = make_review(section, slug="blame", summary="Grey on grey.", body=body)
    for child in blame.body:
        print(child.block_type, child.value)
    blame.save_revision().publish()
    blame.tags.add("Netflix"); blame.save()
    source, _ = TranslationSource.get_or_create_from_instance(blame) if False else TranslationSource.update_or_create_from_instance(blame)
    for s in source.stringsegment_set.all():
        print("S", s.context.path, repr(s.string.data))
    for s in source.overridablesegment_set.all():
        print("O", s.context.path, s.data_json)
    for s in source.relatedobjectsegment_set.all():
        print("R", s.context.path, s.object)
    for s in source.templatesegment_set.all():
        print("T", s.context.path)
    s2, _ = TranslationSource.update_or_create_from_instance(ada)
    for s in s2.stringsegment_set.all():
        print("A", s.context.path, repr(s.string.data))
    for s in s2.overridablesegment_set.all():
        print("AO", s.context.path, s.data_json)
    tr = Translation.objects.create(source=source, target_locale=french)
    with django_capture_on_commit_callbacks(execute=True):
        tr.save_target()
    fr = blame.get_translation(french).specific
    print(fr.live, fr.tags.all(), fr.review_percent, fr.review.model_dump())
    assert 0
