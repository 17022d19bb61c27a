"""What the page editor says of a score while it is typed."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from tests.factories import make_user
from wagtail_reviews import extract
from wagtail_reviews.schema.score import DEFAULT_SCALES

Json = dict[str, Any]
SCORE = reverse("wagtail_reviews_admin:score")
CONVERT = reverse("wagtail_reviews_admin:convert_score")

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def editor(db: None) -> Client:
    """Somebody who may enter the admin, and nothing else."""
    user = make_user("ada")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    client.force_login(user)
    return client


def ask(client: Client, url: str, /, scale: Any = "points-10", **fields: Any) -> Any:
    """What is said of the score."""
    return client.post(url, {"scale": scale, **fields}, "application/json")


def line(client: Client, name: str, /, *args: Any, **fields: Any) -> str:
    """The text of a line."""
    text: str = ask(client, SCORE, *args, **fields).json()[name]["text"]
    return text


def criteria(*values: str, weight: str = "") -> list[dict[str, str]]:
    return [{"name": "", "value": value, "weight": weight} for value in values]


@pytest.mark.parametrize(
    ("scale", "value", "says"),
    [
        ("points-10", "5.5", "5.5 / 10 · 55%"),
        ("letter", "b+", "B+ · 75%"),
        ("stars-5", "3.5", "★★★½☆ · 70%"),
        ("percent", "85", "85%"),
        ("points-10", "", ""),
        ("points-10", "11", "Enter a number from 0 to 10."),
        ("points-10", "5.3", "Enter a number in steps of 0.5."),
        ("points-10", "ten", "Enter a number."),
        ("thumbs", "sideways", "Enter one of up, down."),
    ],
)
def test_says_what_will_be_published_or_what_is_wrong(
    editor: Client, scale: str, value: str, says: str
) -> None:
    assert line(editor, "value", scale, value=value) == says


@pytest.mark.parametrize("scale", DEFAULT_SCALES)
def test_the_average_is_the_one_that_is_published(editor: Client, scale: str) -> None:
    best = DEFAULT_SCALES[scale].grades[0].key if DEFAULT_SCALES[scale].grades else "5"
    raw = {"scale": scale, "overall": "average", "criteria": criteria(best, best)}
    published = extract.score(raw)
    assert published is not None
    assert published.display in line(editor, "average", **raw)


@pytest.mark.parametrize(
    ("overall", "says"),
    [
        ("average", "The score is the average of the criteria: 7.5 / 10 · 75%."),
        ("manual", "The average of the criteria would be 7.5 / 10 · 75%."),
    ],
)
def test_the_average_can_be_compared_with_a_score_by_hand(
    editor: Client, overall: str, says: str
) -> None:
    marks = criteria("8", "6.5", "")
    assert line(editor, "average", value="9", overall=overall, criteria=marks) == says


NO_CRITERIA = "Enter the criteria that the score is the average of."
NO_WEIGHT = "The weights must not sum to zero."


@pytest.mark.parametrize(
    ("overall", "given", "says"),
    [
        ("manual", [], ""),
        ("average", [], NO_CRITERIA),
        ("average", criteria(""), ""),
        ("average", criteria("8", weight="0"), NO_WEIGHT),
        ("manual", criteria("8", weight="0"), NO_WEIGHT),
        ("average", criteria("8", "11"), ""),
    ],
)
def test_an_average_that_cannot_be_published_is_not_shown(
    editor: Client, overall: str, given: Any, says: str
) -> None:
    assert line(editor, "average", overall=overall, criteria=given) == says


def test_what_is_wrong_with_a_criterion_is_said_of_it(editor: Client) -> None:
    said = ask(editor, SCORE, criteria=criteria("8", "11")).json()["criteria"]
    assert said == [
        {"text": "", "valid": True},
        {"text": "Enter a number from 0 to 10.", "valid": False},
    ]


def convert(client: Client, value: str, scale: str, previous: str = "points-10") -> Json:
    """What the value becomes."""
    found: Json = ask(client, CONVERT, scale, value=value, previous=previous).json()
    return found


@pytest.mark.parametrize(
    ("value", "becomes", "messages"),
    [
        ("7.5", "B+", ["7.5 / 10 became B+."]),
        ("", "", []),
        ("b+", "b+", []),  # entered before its scale was chosen
        ("ten", "ten", ["“ten” could not be converted and stays as it is."]),
        ("11", "11", ["“11” could not be converted and stays as it is."]),
    ],
)
def test_a_mark_becomes_the_nearest_on_the_scale_that_is_chosen(
    editor: Client, value: str, becomes: str, messages: list[str]
) -> None:
    assert convert(editor, value, "letter") == {
        "value": becomes,
        "criteria": [],
        "messages": messages,
    }


def test_a_number_that_stays_the_same_is_not_spoken_of(editor: Client) -> None:
    assert convert(editor, "85", "percent", "points-100")["messages"] == []


def test_criteria_are_converted_too(editor: Client) -> None:
    given = [{"name": "Sound", "value": "8"}, {"value": "4"}]
    asked = {"value": "", "criteria": given, "previous": "points-10"}
    said = ask(editor, CONVERT, "points-5", **asked).json()
    assert said["criteria"] == ["4", "2"]
    assert said["messages"] == ["Sound: 8 / 10 became 4 / 5.", "4 / 10 became 2 / 5."]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("", "Invalid JSON"),
        ("[]", ""),
        ("null", ""),
        ("{", "Invalid JSON"),
        ('{"scale": "points-10", "value": "\\ud800"}', "Invalid JSON"),
        ("{}", "scale"),
        ('{"scale": "points-9000"}', "points-9000"),
        ('{"scale": ["points-10"]}', "scale"),
        ('{"scale": "points-10", "value": 8}', "value"),
        ('{"scale": "points-10", "value": null}', "value"),
        ('{"scale": "points-10", "criteria": {}}', "criteria"),
        ('{"scale": "points-10", "criteria": [7]}', "criteria: 0"),
    ],
)
def test_what_is_no_score_is_refused(editor: Client, body: str, names: str) -> None:
    answer = editor.post(SCORE, body, "application/json")
    assert answer.status_code == 400
    assert names in answer.json()["message"]


def test_a_conversion_needs_the_scale_of_before(editor: Client) -> None:
    answer = ask(editor, CONVERT, value="8")
    assert answer.status_code == 400
    assert "previous" in answer.json()["message"]


@pytest.mark.parametrize("value", ["\x00", "9" * 10_000, "1e99", "-0", "NaN"])
def test_any_text_can_be_asked_of(editor: Client, value: str) -> None:
    given = [{"name": value, "value": value, "weight": value}]
    asked = {"value": value, "criteria": given, "previous": "letter"}
    for url in (SCORE, CONVERT):
        assert ask(editor, url, **asked).status_code == 200


def test_nothing_is_read_of_the_database_but_the_session(
    editor: Client, django_assert_max_num_queries: Any
) -> None:
    ask(editor, SCORE)
    with django_assert_max_num_queries(5):
        ask(editor, SCORE, value="8", criteria=criteria(*["8"] * 50))


@pytest.mark.parametrize("url", [SCORE, CONVERT])
def test_only_those_who_may_enter_the_admin_are_answered(client: Client, url: str) -> None:
    assert ask(client, url, value="8").status_code == 302
    client.force_login(make_user("reader"))
    assert ask(client, url, value="8").status_code == 302


def test_answers_to_posts_alone(editor: Client) -> None:
    assert editor.get(SCORE).status_code == 405
