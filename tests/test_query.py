"""The parser of the parameters."""

from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wagtail_reviews import conf
from wagtail_reviews.schema.query import (
    RESERVED_NAMES,
    QueryError,
    ReviewQuery,
    Selection,
    detail_parameters,
    facet_parameters,
    find_parameters,
    list_parameters,
    parse_list,
    read,
)
from wagtail_reviews.schema.query.parameters import FIELDS, fields_parameter
from wagtail_reviews.schema.query.reading import LONGEST_VALUE, MOST_GROUPS
from wagtail_reviews.schema.query.reviews import DEFAULT_LIMIT
from wagtail_reviews.schema.query.values import LARGEST_INTEGER, MOST_VALUES

ROLES = ("director", "studio")
NAMES = [parameter.name for parameter in list_parameters(ROLES)]
SINGLE = [parameter.name for parameter in list_parameters(ROLES) if not parameter.repeats]
REPEATED = [parameter.name for parameter in list_parameters(ROLES) if parameter.repeats]


def parse(raw: str, limit_max: int | None = 50) -> ReviewQuery:
    return parse_list(raw, ROLES, limit_max)


def error(raw: str, limit_max: int | None = 50) -> QueryError:
    """The error that parsing raises."""
    with pytest.raises(QueryError) as raised:
        parse(raw, limit_max)
    return raised.value


def test_no_parameters_ask_for_everything_newest_first() -> None:
    assert parse("") == ReviewQuery()
    assert ReviewQuery().order == "-published"


@pytest.mark.parametrize(
    ("raw", "name", "value"),
    [
        ("score_min=55", "score_min", Decimal(55)),
        ("score_min=0", "score_min", Decimal(0)),
        ("score_max=72.5", "score_max", Decimal("72.5")),
        ("score_max=100", "score_max", Decimal(100)),
        ("scored=true", "scored", True),
        ("scored=false", "scored", False),
        ("contains_spoilers=false", "contains_spoilers", False),
        ("year=2017", "year", 2017),
        ("year_min=1", "year_min", 1),
        ("year_max=9999", "year_max", 9999),
        ("locale=pt-br", "locale", "pt-br"),
        ("order=-score", "order", "-score"),
        ("order=title", "order", "title"),
        ("limit=50", "limit", 50),
        ("limit=1", "limit", 1),
        ("offset=0", "offset", 0),
        ("offset=10000", "offset", 10_000),
        ("id=12", "id", (12,)),
        ("id=12,3,12, 7", "id", (3, 7, 12)),
        ("work_type=Movie", "work_type", (frozenset({"Movie"}),)),
        ("work_type=Movie,Book", "work_type", (frozenset({"Movie", "Book"}),)),
        ("fields=score,title", "fields", Selection(frozenset({"id", "meta", "score", "title"}))),
        ("fields=*", "fields", Selection(frozenset(FIELDS))),
    ],
)
def test_reads_each_parameter(raw: str, name: str, value: object) -> None:
    assert getattr(parse(raw), name) == value


@pytest.mark.parametrize("name", ["genre", "tag", "author", "director", "studio"])
def test_reads_slugs_by_vocabulary(name: str) -> None:
    assert parse(f"{name}=one").terms == {name: (frozenset({"one"}),)}


@pytest.mark.parametrize("name", REPEATED)
def test_a_comma_is_or_and_repetition_is_and(name: str) -> None:
    query = parse(f"{name}=Movie,Book&{name}=Game")
    groups = query.work_type if name == "work_type" else query.terms[name]
    assert groups == (frozenset({"Movie", "Book"}), frozenset({"Game"}))


def test_slugs_may_be_unicode_and_percent_encoded() -> None:
    raw = "genre=" + quote("кино,科幻")
    assert parse(raw).terms["genre"] == (frozenset({"кино", "科幻"}),)


@pytest.mark.parametrize("role", ["terms", "value", "raw"])
def test_any_role_of_the_site_is_a_parameter(role: str) -> None:
    query = parse_list(f"{role}=one", [role])
    assert query.terms == {role: (frozenset({"one"}),)}


def test_roles_that_the_site_lacks_are_unknown() -> None:
    with pytest.raises(QueryError, match="director: Unknown parameter"):
        parse_list("director=one", ["studio"])


def test_parameters_add_up() -> None:
    query = parse("year=2017&genre=action&studio=a&limit=5&order=year")
    assert (query.year, query.limit, query.order) == (2017, 5, "year")
    assert set(query.terms) == {"genre", "studio"}


UTC = timezone.utc
TWO_EAST = timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-01-31", datetime(2026, 1, 31)),
        ("2026-01-31T10:20", datetime(2026, 1, 31, 10, 20)),
        ("2026-01-31 10:20:30", datetime(2026, 1, 31, 10, 20, 30)),
        ("2026-01-31T10:20:30.123", datetime(2026, 1, 31, 10, 20, 30, 123000)),
        ("2026-01-31T10:20:30.123456Z", datetime(2026, 1, 31, 10, 20, 30, 123456, UTC)),
        ("2026-01-31T10:20:30Z", datetime(2026, 1, 31, 10, 20, 30, tzinfo=UTC)),
        ("2026-01-31T10:20:30+02:00", datetime(2026, 1, 31, 10, 20, 30, tzinfo=TWO_EAST)),
    ],
)
def test_reads_moments_naive_and_aware(text: str, moment: datetime) -> None:
    found = parse("published_from=" + quote(text)).published_from
    assert found == moment
    assert found.tzinfo == moment.tzinfo


def test_the_last_day_is_included() -> None:
    assert parse("published_to=2026-01-31").published_to == datetime(
        2026, 1, 31, 23, 59, 59, 999999
    )


def test_a_last_moment_is_taken_at_its_word() -> None:
    assert parse("published_to=2026-01-31T10:20").published_to == datetime(2026, 1, 31, 10, 20)


@pytest.mark.parametrize(
    "text",
    [
        "yesterday",
        "2026",
        "2026-1-31",
        "2026-02-30",
        "2026-13-01",
        "20260131",
        "2026-W05-1",
        "31.01.2026",
        "2026-01-31T",
        "2026-01-31T25:00",
        "2026-01-31T10",
        "2026-01-31T10:20:30.1",
        "2026-01-31T10:20 02:00",
        "2026-01-31T10:20ZZ",
        "2026-01-31T10:20+99:00",
        "2026-01-31\n",
        "٢٠٢٦-٠١-٣١",
        "0000-01-01",
        "0001-01-01T00:00+14:00",
        "9999-12-31",
        "1767225600",
    ],
)
def test_bad_moments_name_their_parameter(text: str) -> None:
    assert error("published_to=" + quote(text)).parameter == "published_to"


@pytest.mark.parametrize("name", ["score_min", "score_max"])
@pytest.mark.parametrize(
    "text",
    ["abc", "NaN", "sNaN", "Infinity", "-inf", "1e999", "1e-999", "5,5", "5_5", "٥", "-1", "100.1"],
)
def test_bad_percents_name_their_parameter(name: str, text: str) -> None:
    found = error(urlencode({name: text}))
    assert (found.parameter, found.message) == (name, "Must be a number from 0 to 100.")


@pytest.mark.parametrize("name", ["scored", "contains_spoilers"])
@pytest.mark.parametrize("text", ["1", "0", "True", "yes", "null"])
def test_bad_booleans_name_their_parameter(name: str, text: str) -> None:
    assert error(f"{name}={text}").parameter == name


def test_an_offset_past_the_limit_points_to_the_cursor() -> None:
    refused = error("offset=10001")
    assert refused.parameter == "offset"
    assert "cursor" in refused.message


@pytest.mark.parametrize("name", ["year", "year_min", "year_max", "limit", "offset", "id"])
@pytest.mark.parametrize(
    "text", ["abc", "-1", "+1", "1.0", "1e3", "1_0", "５", "0x1", "9" * 11, "9" * 999]
)
def test_bad_whole_numbers_name_their_parameter(name: str, text: str) -> None:
    assert error(urlencode({name: text})).parameter == name


@pytest.mark.parametrize(
    "raw",
    [
        "year=0",
        "year=10000",
        "limit=0",
        "limit=51",
        "id=0",
        "id=1,,2",
        "id=1,a",
        f"id={LARGEST_INTEGER + 1}",
        "work_type=Film",
        "work_type=movie",
        "work_type=Movie,Film",
        "order=rating",
        "order=--score",
        "order=score,title",
        "fields=body,nothing",
        "fields=*,title",
        "fields=_",
        "genre=,",
        "genre=a,",
        "director=%20",
    ],
)
def test_bad_values_name_their_parameter(raw: str) -> None:
    assert error(raw).parameter == raw.partition("=")[0]


def test_an_error_says_what_is_wrong() -> None:
    found = error("limit=51")
    assert found.message == "Must be a whole number from 1 to 50."
    assert str(found) == "limit: Must be a whole number from 1 to 50."


def test_an_unknown_work_type_is_named() -> None:
    assert "Film" in error("work_type=Movie,Film").message


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("raw", ["{}", "{}=", "{}=%00", "{}=1%00", "{}=" + "1" * 1001])
def test_empty_null_and_overlong_values_name_their_parameter(name: str, raw: str) -> None:
    assert error(raw.format(name)).parameter == name


@pytest.mark.parametrize("name", SINGLE)
def test_single_values_may_not_be_repeated(name: str) -> None:
    found = error(f"{name}=1&{name}=1")
    assert (found.parameter, found.message) == (name, "This parameter may be given once only.")


@pytest.mark.parametrize("raw", ["stars=3", "Year=2017", "year[]=1", "a&year=1", "%00=1", "=1"])
def test_unknown_parameters_are_refused(raw: str) -> None:
    assert error(raw).message == "Unknown parameter."


def test_an_unknown_name_is_given_back_cut_short() -> None:
    assert error("x" * 5000).parameter == "x" * 100


def test_too_many_groups_are_refused() -> None:
    raw = "&".join(["genre=a"] * (MOST_GROUPS + 1))
    assert error(raw).parameter == "genre"


def test_too_many_values_are_refused() -> None:
    slugs = ",".join(map(str, range(MOST_VALUES + 1)))
    assert error(f"genre={slugs}").parameter == "genre"


def test_thousands_of_parameters_are_refused() -> None:
    assert error("&".join(["year=1"] * 20_000)).parameter == "year"


def test_the_longest_value_is_allowed() -> None:
    slug = "a" * LONGEST_VALUE
    assert parse(f"genre={slug}").terms["genre"] == (frozenset({slug}),)


@pytest.mark.parametrize("raw", ["&", "&&year=2017&", "&year=%32017"])
def test_stray_separators_and_escapes_do_no_harm(raw: str) -> None:
    assert parse(raw).year in (None, 2017)


def test_a_semicolon_does_not_separate() -> None:
    assert error("year=2017;scored=true").parameter == "year"


@pytest.mark.parametrize(
    ("limit_max", "limit"), [(None, DEFAULT_LIMIT), (5, 5), (100, DEFAULT_LIMIT)]
)
def test_the_default_limit_is_within_the_highest(limit_max: int | None, limit: int) -> None:
    assert parse("", limit_max).limit == limit


def test_without_a_highest_limit_any_will_do() -> None:
    assert parse("limit=100000", None).limit == 100_000


@pytest.mark.parametrize(
    ("raw", "whole"),
    [("", False), ("fields=title", False), ("fields=body", True), ("fields=json_ld", True)],
)
def test_body_and_structured_data_need_the_whole_review(raw: str, whole: bool) -> None:
    assert parse(raw).fields.wants_whole is whole


def test_everything_needs_the_whole_review() -> None:
    assert parse("fields=*").fields.wants_whole


def test_finding_needs_a_path() -> None:
    with pytest.raises(QueryError, match="html_path: This parameter is required"):
        read("fields=title", find_parameters())


def test_finding_takes_a_path_and_fields() -> None:
    values = read("html_path=/reviews/blame/&fields=title", find_parameters())
    assert values["html_path"] == "/reviews/blame/"
    assert values["fields"].names == {"id", "meta", "title"}


def test_one_review_takes_fields_alone() -> None:
    assert read("", detail_parameters()) == {}
    with pytest.raises(QueryError, match="year: Unknown"):
        read("year=1", detail_parameters())


TYPES = {"string", "number", "integer", "boolean"}


def test_every_parameter_is_documented() -> None:
    for parameter in [*list_parameters(ROLES), *facet_parameters(ROLES), *find_parameters()]:
        assert parameter.description.endswith(".")
        assert {one["type"] for one in parameter.schema.get("anyOf", [parameter.schema])} <= TYPES


def test_the_names_of_parameters_are_reserved() -> None:
    assert set(NAMES) - set(ROLES) < RESERVED_NAMES
    assert not RESERVED_NAMES & conf.DEFAULT_CREDIT_ROLES.keys()


def test_the_documented_limit_is_that_of_the_site() -> None:
    limits = {one.name: one.schema for one in list_parameters(limit_max=50)}["limit"]
    assert limits == {"type": "integer", "minimum": 1, "maximum": 50}


def test_fields_are_those_of_the_review() -> None:
    assert fields_parameter().read(",".join(FIELDS)) == Selection(frozenset(FIELDS))


FRAGMENTS = st.sampled_from(
    [*NAMES, "&", "=", ",", ";", "%", "%00", "%ff", "%ud800", "+", "-", "*", "1e999", "NaN", "2017"]
)
# Surrogates are no text that can be encoded, but a server may hand them on.
TEXTS = st.text(st.characters(codec=None), max_size=20)
PAIRS = st.tuples(st.sampled_from(NAMES), TEXTS | FRAGMENTS).map("=".join)


@given(
    TEXTS
    | st.lists(FRAGMENTS | TEXTS, max_size=12).map("".join)
    | st.lists(PAIRS, max_size=6).map("&".join)
)
@example("year=\ud800")
@example("%ed%a0%80=1")
@example("published_from=2026-01-31\ud80010:20")
@example("score_min=1e999999999")
def test_any_query_string_is_read_or_refused(raw: str) -> None:
    try:
        query: Any = parse(raw)
    except QueryError as refusal:
        query = refusal
    assert isinstance(query, (ReviewQuery, QueryError))


@given(st.dictionaries(st.sampled_from(NAMES), TEXTS.filter(str.strip), min_size=1, max_size=1))
def test_a_refusal_names_the_parameter_at_fault(given_values: dict[str, str]) -> None:
    raw = urlencode(given_values, errors="replace")
    try:
        parse(raw)
    except QueryError as refusal:
        assert refusal.parameter in given_values  # noqa: PT017  # either outcome is right
