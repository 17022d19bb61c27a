"""Reviews translated by wagtail-localize. Runs by ``.ci/run``, with settings of its own."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.test.testcases import TestCase
from django.urls import reverse
from wagtail.blocks import StreamValue
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor

from tests.api import VERSIONS, Api
from tests.factories import blame_body, block, make_author, make_image, make_review, make_section
from wagtail_reviews.blocks import ScoreBlock
from wagtail_reviews.models import Author, Term, get_review_page_model

pytestmark = pytest.mark.django_db

FRENCH = {
    "A city without an end": "Une ville sans fin",
    "Grey on grey.": "Gris sur gris.",
    "Science Fiction": "Science-fiction",
    "Concrete as far as the eye goes.": "Du béton à perte de vue.",
    "The scale of it.": "Sa démesure.",
    "Mixed": "Mitigé",
    "Animation": "L’animation",
    "Critic": "Critique",
}


@pytest.fixture(params=VERSIONS)
def api(request: pytest.FixtureRequest, client: Client) -> Api:
    return Api(request.param, client)


@pytest.fixture(scope="module", autouse=True)
def french(shared_db: None) -> Locale:
    """The language that is translated to."""
    return Locale.objects.create(language_code="fr")


@pytest.fixture(scope="module")
def ada(french: Locale) -> Author:
    """An author who is a user, and goes by another name in French."""
    user = get_user_model().objects.create_superuser("ada")
    return make_author(job_title="Critic", bio="<p>Sees all.</p>", user=user)


@pytest.fixture(scope="module")
def blame(ada: Author) -> Any:
    """A review as the page editor stores it, which gives the items of its lists their ids."""
    body = blame_body(ada, make_image("Poster"))
    body[4]["value"]["criteria"] = [{"name": "Animation", "value": "8", "weight": None}]
    body += [block("image", image=None, caption="He walks.", credit="")]
    page = make_review(make_section(), slug="blame", summary="Grey on grey.", body=body)
    edited(page)
    page.tags.add("Netflix")
    page.save_revision().publish()
    return page


def edited(page: Any) -> None:
    """Read the blocks, so that their lists are stored with ids."""
    blocks = [(child.block_type, child.value, child.id) for child in page.body]
    page.body = StreamValue(page.body.stream_block, blocks)


def sync(source: TranslationSource, locale: Locale) -> Any:
    """Bring the translation up to date, as the button in the editor does; and what it then is."""
    source.update_from_db()
    translation, _ = Translation.objects.get_or_create(source=source, target_locale=locale)
    with TestCase.captureOnCommitCallbacks(execute=True):
        translation.save_target()
    return source.get_translated_instance(locale)


def translate(source: TranslationSource, locale: Locale) -> Any:
    """Translate what is in the dictionary."""
    for segment in source.stringsegment_set.filter(string__data__in=FRENCH):
        StringTranslation.objects.create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            data=FRENCH[segment.string.data],
        )
    return sync(source, locale)


@pytest.fixture(scope="module")
def source(blame: Any) -> TranslationSource:
    return TranslationSource.update_or_create_from_instance(blame)[0]


@pytest.fixture(scope="module")
def translated(source: TranslationSource, french: Locale) -> Any:
    """The review in French."""
    return translate(source, french)


def offered(source: TranslationSource) -> set[str]:
    return {str(segment.string.data) for segment in source.stringsegment_set.all()}


def test_what_is_text_is_offered_for_translation(source: TranslationSource) -> None:
    assert offered(source) >= FRENCH.keys() - {"Critic"}
    assert offered(source) >= {"BLAME!", "Action", "Killy", "It plods.", "He walks."}


@pytest.mark.parametrize("text", ["5.5", "8", "105 min", "Hiroyuki Seshita", "Polygon Pictures"])
def test_scores_and_facts_are_not(source: TranslationSource, text: str) -> None:
    assert text not in offered(source)


def test_a_link_may_lead_elsewhere_in_a_translation(source: TranslationSource) -> None:
    assert "https://example.org/blame" in {
        each.data for each in source.overridablesegment_set.all()
    }


def test_a_translation_is_in_its_language(api: Api, translated: Any) -> None:
    review = api.get(f"{translated.pk}/").json()
    assert (review["title"], review["summary"]) == ("Une ville sans fin", "Gris sur gris.")
    assert review["verdict"]["pros"][0] == "Sa démesure."
    assert [genre["slug"] for genre in review["metadata"]["genres"]] == [
        "action",
        "science-fiction",
    ]
    assert (review["score"]["label"], review["score"]["display"]) == ("Mitigé", "5,5/10")
    assert review["score"]["criteria"][0]["name"] == "L’animation"


def test_what_has_no_translation_yet_is_that_of_the_source(api: Api, translated: Any) -> None:
    review = api.get(f"{translated.pk}/").json()
    assert "It plods." in review["verdict"]["cons"]
    assert review["body"][1]["value"] == "<p>A man walks through a city without an end.</p>"


def test_tags_and_pictures_are_those_of_the_source(api: Api, blame: Any, translated: Any) -> None:
    ours, theirs = (api.get(f"{page.pk}/").json() for page in (blame, translated))
    assert ours["tags"] == theirs["tags"] != []
    assert ours["metadata"]["image"] == theirs["metadata"]["image"] is not None


def test_lists_and_translations_know_it(api: Api, blame: Any, translated: Any) -> None:
    assert [one["id"] for one in api.get(locale="fr").json()["items"]] == [translated.pk]
    assert api.titles(translation_of=blame.pk) == ["Une ville sans fin"]
    (there,) = api.get(f"{blame.pk}/").json()["meta"]["translations"]
    assert there["html_url"] == "http://localhost/fr/reviews/blame/"


def test_score_and_facts_follow_the_source(
    source: TranslationSource, translated: Any, blame: Any, french: Locale
) -> None:
    page = get_review_page_model().objects.get(pk=blame.pk)
    page.body[0].value["year"] = 2018
    page.body[0].value["facts"][0]["value"] = "106 min"
    page.body[4].value["value"] = "7"
    edited(page)
    page.save_revision().publish()
    review = sync(source, french).review
    assert (review.metadata.year, review.metadata.facts[0].value) == (2018, "106 min")
    assert (review.score.display, review.score.label) == ("7/10", "Mitigé")
    assert review.verdict.pros[0] == "Sa démesure."


def test_columns_and_terms_follow(
    source: TranslationSource, translated: Any, blame: Any, french: Locale
) -> None:
    page = get_review_page_model().objects.get(pk=blame.pk)
    page.body[0].value["genres"] = ["Science Fiction"]
    page.body[4].value["value"] = "7"
    edited(page)
    page.save_revision().publish()
    copy = sync(source, french)
    assert (copy.review_percent, copy.review_year) == (70, 2017)
    assert copy.review_published_at == copy.first_published_at is not None
    assert list(Term.objects.filter(page=copy, vocabulary="genre").values_list("name")) == [
        ("Science Fiction",)
    ]


def test_an_author_is_translated_too(
    api: Api, ada: Author, blame: Any, translated: Any, french: Locale
) -> None:
    source, _ = TranslationSource.update_or_create_from_instance(ada)
    assert offered(source) == {"Critic", "Sees all."}
    translate(source, french)
    found = [api.get(f"{page.pk}/").json()["authors"][0] for page in (blame, translated)]
    assert [author["job_title"] for author in found] == ["Critic", "Critique"]
    assert [author["slug"] for author in found] == ["ada-lindqvist", "ada-lindqvist"]


def test_the_translation_of_an_author_is_not_linked_to_the_user(
    ada: Author, french: Locale
) -> None:
    source, _ = TranslationSource.update_or_create_from_instance(ada)
    copy = translate(source, french)
    assert copy.user is None
    assert Author.of_user(ada.user, french) == copy


def test_a_name_follows_the_source(ada: Author, french: Locale) -> None:
    source, _ = TranslationSource.update_or_create_from_instance(ada)
    translate(source, french)
    author = Author.objects.get(pk=ada.pk)
    author.name = "Ada L."
    author.save_revision().publish()
    assert sync(source, french).name == "Ada L."


# A choice


class OwnScoreBlock(ScoreBlock):
    class Meta:
        in_step = {"value": False}


def texts(score: ScoreBlock) -> set[str]:
    """What of a score is offered for translation."""
    value = score.to_python({"scale": "points-10", "value": "5.5", "label": "Mixed"})
    segments = StreamFieldSegmentExtractor(None).handle_block(score, value)
    return {segment.string.data for segment in segments if not segment.is_empty()}


def test_a_site_may_keep_a_score_of_its_own_in_each_language() -> None:
    assert texts(OwnScoreBlock()) == {"5.5", "Mixed"}
    assert texts(ScoreBlock()) == {"Mixed"}


def test_the_editor_of_a_translation_opens(admin_client: Client, translated: Any) -> None:
    response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[translated.pk]))
    assert response.status_code == 200
    assert b"Une ville sans fin" in response.content
