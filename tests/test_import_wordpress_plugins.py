"""The review boxes of WordPress's plugins."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import phpserialize
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wordpress import codes, read_file, read_post, words_out
from wagtail_reviews.importers.items import Item
from wagtail_reviews.importers.wordpress.php import PHPError, unserialise
from wagtail_reviews.importers.wordpress.plugins.wp_review import wp_review_box
from wagtail_reviews.schema import Review


@pytest.fixture(scope="module")
def boxed() -> dict[str, Item]:
    return read_file("plugins.xml", post_types=["post", "site-review"])


@pytest.fixture(scope="module")
def in_blocks() -> dict[str, Item]:
    return read_file("blocks.xml")


def review_of(item: Item) -> Review:
    assert item.review is not None
    return item.review


def score_of(item: Item) -> tuple[str, Decimal] | None:
    score = review_of(item).score
    return None if score is None else (score.scale, score.value)


def criteria_of(item: Item) -> dict[str, Decimal]:
    score = review_of(item).score
    return {} if score is None else {one.name: one.value for one in score.criteria}


def points_of(item: Item) -> tuple[list[str], list[str], str]:
    verdict = review_of(item).verdict
    assert verdict is not None
    return verdict.pros, verdict.cons, verdict.summary


def text_of(item: Item, code: str) -> str:
    return "\n".join(finding.text for finding in item.findings if finding.code == code)


def php(value: Any) -> str:
    return str(phpserialize.dumps(value).decode())


def test_wp_review(boxed: dict[str, Item]) -> None:
    item = boxed["Salt (2019) review"]
    assert score_of(item) == ("points-10", Decimal("7.5"))
    assert criteria_of(item) == {"Söund": Decimal(8)}
    assert points_of(item) == (["Quiet", "Brave"], ["Long", "Grey"], "Slow, but worth it.")


def test_wp_review_names_the_work(boxed: dict[str, Item]) -> None:
    work = review_of(boxed["Salt (2019) review"]).metadata
    assert work is not None
    assert (work.type, work.title) == ("Movie", "Salt")
    assert [(link.kind, link.url) for link in work.links] == [("buy", "https://shop.example/salt")]


def test_wp_review_says_more_of_the_work(tmp_path: Path) -> None:
    said = {
        "name": "Salt",
        "director": "Ines Falk\nBo Berg",
        "actor": {0: "Ada Lindqvist"},
        "genre": "Drama, Mystery",
        "duration": "118 min",
        "url": "https://salt.example/",
        "description": "A film of the sea.",
        "more_text": "[ More ]",
        "image": {"id": "7", "url": ""},
    }
    meta = {
        "wp_review_type": "star",
        "wp_review_total": "4",
        "wp_review_schema": "Movie",
        "wp_review_schema_options": php({"Movie": said, "Book": {"name": "No book"}}),
    }
    item = read_post(tmp_path, meta=meta)
    work = review_of(item).metadata
    assert work is not None
    named = {credit.role: [one.name for one in credit.names] for credit in work.credits}
    assert named == {"director": ["Ines Falk", "Bo Berg"], "cast": ["Ada Lindqvist"]}
    assert [genre.name for genre in work.genres] == ["Drama", "Mystery"]
    assert [(fact.key, fact.value) for fact in work.facts] == [("duration", "118 min")]
    assert [(link.kind, link.url) for link in work.links] == [("official", "https://salt.example/")]
    assert text_of(item, "plugin-rest") == "A film of the sea."


def test_what_a_review_has_no_place_for_is_a_finding(boxed: dict[str, Item]) -> None:
    item = boxed["Salt (2019) review"]
    assert text_of(item, "plugin-rest") == "The short of it"
    assert text_of(item, "score-uncertain") == "Plot 7.3"


def test_a_score_that_is_not_certain_is_a_finding(boxed: dict[str, Item]) -> None:
    assert score_of(boxed["No type"]) is None
    assert text_of(boxed["No type"], "score-uncertain") == "4"


def test_a_score_that_is_not_certain_stays_as_text(boxed: dict[str, Item]) -> None:
    body = review_of(boxed["No type"]).body
    assert "<p>4</p>" in [block.value for block in body]


def test_a_score_in_tenths_is_the_same_out_of_a_hundred(boxed: dict[str, Item]) -> None:
    item = boxed["Off the step"]
    assert score_of(item) == ("points-100", Decimal(86))
    assert text_of(item, "score_converted") == "4.3 / 5"
    score = review_of(item).score
    assert score is not None
    assert [(one.name, one.value) for one in score.criteria] == [("Sound", Decimal(86))]


def test_a_site_may_have_finer_steps(settings: Any) -> None:
    settings.WAGTAIL_REVIEWS_SCALES = {"stars-5": {"step": "0.1"}}
    assert score_of(read_file("plugins.xml")["Off the step"]) == ("stars-5", Decimal("4.3"))


@pytest.mark.parametrize(
    ("kind", "total", "expected"),
    [
        ("star", "4.5", ("stars-5", Decimal("4.5"))),
        ("star", "4.04", ("stars-5", Decimal(4))),
        ("point", "0", ("points-10", Decimal(0))),
        ("percentage", "85", ("percent", Decimal(85))),
        ("circle", "85.00", ("points-100", Decimal(85))),
        ("thumbs", "85", None),
        ("star", "85", None),
        ("star", "NaN", None),
    ],
)
def test_the_types_of_wp_review(tmp_path: Path, kind: str, total: str, expected: object) -> None:
    meta = {"wp_review_type": kind, "wp_review_total": total}
    assert score_of(read_post(tmp_path, meta=meta)) == expected


def test_a_post_that_is_no_review_has_no_box(tmp_path: Path) -> None:
    meta = {"wp_review_type": "none", "wp_review_total": "4", "cwp_meta_box_check": "No"}
    assert score_of(read_post(tmp_path, meta=meta)) is None


def test_wp_product_review(boxed: dict[str, Item]) -> None:
    item = boxed["Toaster Two"]
    assert score_of(item) == ("percent", Decimal(77))
    assert criteria_of(item) == {"Heat": Decimal(80), "Looks": Decimal(73)}
    assert points_of(item) == (["Even", "Fast"], ["Loud"], "")
    assert text_of(item, "plugin-rest") == "$ 20"


def test_affiliate_links_are_called_sponsored(boxed: dict[str, Item]) -> None:
    work = review_of(boxed["Toaster Two"]).metadata
    assert work is not None
    assert [(link.label, link.sponsored) for link in work.links] == [("Buy", True)]


def test_wp_product_review_of_old(boxed: dict[str, Item]) -> None:
    item = boxed["Toaster One"]
    assert score_of(item) == ("percent", Decimal(60))
    assert points_of(item) == (["Cheap"], ["Slow"], "")


def test_what_php_cannot_have_meant_is_a_finding(boxed: dict[str, Item]) -> None:
    item = boxed["Broken"]
    assert score_of(item) == ("stars-5", Decimal(4))
    assert "Sound" in text_of(item, "plugin-broken")
    assert "Exploits" in text_of(item, "plugin-broken")


def test_reviews_by_visitors_are_read_on_demand(boxed: dict[str, Item]) -> None:
    item = boxed["I liked it"]
    assert score_of(item) == ("stars-5", Decimal(4))
    assert [author.name for author in review_of(item).authors] == ["Bo Berg"]
    assert "secret" not in str(item)
    assert "10.0.0.9" not in str(item)
    assert "I liked it" not in read_file("plugins.xml")


def test_otter(in_blocks: dict[str, Item]) -> None:
    item = in_blocks["Kettle No. 4"]
    assert score_of(item) == ("points-10", Decimal("7.5"))
    assert criteria_of(item) == {"Noise": Decimal(8), "Handle": Decimal(7)}
    assert points_of(item) == (["Quick"], ["Hot lid"], "")
    assert {"It", "boils", "39"} <= words_out(item)


def test_ultimate_blocks(in_blocks: dict[str, Item]) -> None:
    item = in_blocks["Harbour Lights"]
    assert score_of(item) == ("stars-5", Decimal("4.5"))
    assert criteria_of(item) == {"Cast": Decimal(4), "Rain": Decimal(5)}
    assert points_of(item) == (["Real rain."], [], "Take a coat.")


@pytest.mark.parametrize(
    ("attrs", "expected"),
    [
        ('{"valueType":"percent","parts":[{"label":"A","value":70}]}', ("percent", Decimal(70))),
        ('{"starCount":10,"parts":[{"label":"A","value":7}]}', ("points-10", Decimal(7))),
        ('{"starCount":7,"parts":[{"label":"A","value":7}]}', None),
        (
            '{"items":"[{\\u0022label\\u0022:\\u0022A\\u0022,\\u0022value\\u0022:3}]"}',
            ("stars-5", Decimal(3)),
        ),
        ('{"parts":[{"label":"A","value":"many"}]}', None),
        ('{"parts":[null,3,[]]}', None),
        ('{"parts":7,"prosContent":"x","imgURL":[]}', None),
    ],
)
def test_the_scales_of_ultimate_blocks(tmp_path: Path, attrs: str, expected: object) -> None:
    assert score_of(read_post(tmp_path, f"<!-- wp:ub/review {attrs} /-->")) == expected


def test_html_that_repeats_a_block_is_left_out(tmp_path: Path) -> None:
    block = '<!-- wp:ub/review {"itemName":"Salt"} --><p>Salt</p><!-- /wp:ub/review -->'
    assert [block.type for block in review_of(read_post(tmp_path, block)).body][:1] == ["metadata"]


def test_html_that_says_more_than_its_block_is_kept(tmp_path: Path) -> None:
    block = '<!-- wp:ub/review {"itemName":"Salt"} --><p>See it here.</p><!-- /wp:ub/review -->'
    assert {"See", "it", "here", "Salt"} <= words_out(read_post(tmp_path, block))


def test_a_second_box_is_a_finding(tmp_path: Path) -> None:
    block = '<!-- wp:themeisle-blocks/review {"title":"%s","pros":["%s"]} /-->'
    item = read_post(tmp_path, block % ("One", "Fast") + block % ("Two", "Slow"))
    assert points_of(item) == (["Fast"], [], "")
    assert text_of(item, "second-box") == "Two\nSlow"


def test_what_a_plugin_says_counts_more_than_the_text(tmp_path: Path) -> None:
    meta = {"wp_review_type": "star", "wp_review_total": "4"}
    item = read_post(tmp_path, "It is a film.\n\nScore: 9 / 10", meta=meta)
    assert score_of(item) == ("stars-5", Decimal(4))
    assert any("9 / 10" in str(block.value) for block in review_of(item).body)


def test_the_place_of_a_box_leaves_no_trace(tmp_path: Path) -> None:
    meta = {"wp_review_type": "star", "wp_review_total": "4", "wp_review_schema": "Movie"}
    item = read_post(tmp_path, 'Words.\n\n[wp-review][wp_review id="1"]', meta=meta)
    assert codes(item) == []
    assert "review" not in words_out(item)


def test_the_box_of_another_post_stays_as_it_is(tmp_path: Path) -> None:
    assert codes(read_post(tmp_path, 'See [wp-review id="9"].')) == ["shortcode"]


def test_a_long_point_goes_into_the_summary(tmp_path: Path) -> None:
    meta = {"wp_review_type": "star", "wp_review_pros": "word " * 80}
    assert points_of(read_post(tmp_path, meta=meta)) == ([], [], ("word " * 80).strip())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(JSON)
def test_what_php_serialises_is_read(value: Any) -> None:
    try:
        text = php(value)
    except UnicodeEncodeError:
        return
    assert unserialise(text) == phpserialize.loads(text.encode(), decode_strings=True)


@given(st.text(alphabet='aisbdNOC:{}";0123456789', max_size=60))
def test_any_text_is_a_value_or_an_error(text: str) -> None:
    try:
        unserialise(text)
    except PHPError:
        assert text


def test_line_breaks_that_xml_has_shortened_are_counted_as_php_did() -> None:
    assert unserialise('a:1:{i:0;s:4:"a\nb";}') == {0: "a\r\nb"}


@pytest.mark.parametrize(
    "text",
    [
        "a:1:{i:0;" * 5000 + "N;" + "}" * 5000,
        'O:8:"Exploits":0:{}',
        "a:999999999:{i:0;i:1;}",
        f"i:{'9' * 5000};",
        "a:1:{a:0:{}i:1;}",
        's:2000000:"' + "x" * 2_000_000 + '";',
    ],
)
def test_hostile_values_are_refused(text: str) -> None:
    with pytest.raises(PHPError):
        unserialise(text)


WP_REVIEW = st.dictionaries(
    st.sampled_from(["type", "total", "item", "pros", "cons", "desc", "links", "schema_options"]),
    st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"]), max_size=20)
    | st.sampled_from(["star", "4", 'a:1:{i:0;s:1:"x";}', "a:1:{i:0;a:0:{}}", "i:5;", "N;"]),
)


@given(WP_REVIEW)
def test_any_fields_are_a_box_or_none(fields: dict[str, str]) -> None:
    box = wp_review_box({f"wp_review_{name}": value for name, value in fields.items()})
    assert box is None or box.plugin == "WP Review"


def test_codes_of_a_plain_review_are_none(tmp_path: Path) -> None:
    meta = {"wp_review_type": "star", "wp_review_total": "4", "wp_review_schema": "Movie"}
    assert codes(read_post(tmp_path, "Words.", meta=meta)) == []
