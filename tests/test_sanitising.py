"""Nothing that a browser would execute gets out, whichever way it got in.

What comes out is judged by parsers that have no part in making it: html5lib, which builds the tree
that a browser would, and the more lenient one of Python.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from bs4.element import PreformattedString
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.embeds.embeds import get_embed_hash
from wagtail.embeds.models import Embed
from wagtail.models import Page
from wagtail.rich_text import LinkHandler, features
from wagtail.test.utils.form_data import nested_form_data, streamfield

from tests.api import VERSIONS, Api
from tests.factories import (
    block,
    card,
    make_author,
    make_image,
    make_review,
    make_superuser,
    make_user,
    work,
)
from tests.settings import HAS_V3
from wagtail_reviews.access import Reader
from wagtail_reviews.assemble import expand_rich_text
from wagtail_reviews.assemble.links import Targets, expand
from wagtail_reviews.extract import sanitise
from wagtail_reviews.models import ReviewPage

VECTORS = [
    # Scripts
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script/x>alert(1)</script/y>",
    "<<script>alert(1);//<</script>",
    "<script>alert(1)",
    "<p><script>alert(1)</p>",
    # Event handlers
    "<img src=x onerror=alert(1)>",
    '<img/src="x"/onerror=alert(1)>',
    "<img src='x'onerror=alert(1)>",
    '<img """><img src=x onerror=alert(1)>">',
    "<IMG SRC=x ONERROR\n=\nalert(1)>",
    "<p onclick=alert(1)>x</p>",
    '<p title="x"onmouseover="alert(1)">x</p>',
    "<b\x0conmouseover=alert(1)>x</b>",
    "<b/onmouseover=alert(1)//>x</b>",
    "<body onload=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<x onclick=alert(1) tabindex=1>x</x>",
    "<img src=x onerror=alert(1) <b>x",
    # SVG and MathML
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)// <b>x",
    "<svg><script>alert(1)</script></svg>",
    "<svg><script href=data:,alert(1) /></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text y=9>x</text></a></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><a><set attributeName=href to=javascript:alert(1) /><text y=9>x</text></a></svg>",
    '<svg><use href="data:image/svg+xml,&lt;svg id=x onload=alert(1) /&gt;#x"/></svg>',
    "<svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg>",
    '<math><a xlink:href="javascript:alert(1)">x</a></math>',
    '<math><maction actiontype="statusline" xlink:href="javascript:alert(1)">x</maction></math>',
    # Markup that becomes another when it is parsed again
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<svg></p><style><a id="</style><img src=x onerror=alert(1)>">',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;/mglyph&gt;'
    '&lt;img src=x onerror=alert(1)&gt;">',
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=alert(1)>",
    "<title><p title='</title><img src=x onerror=alert(1)>'></title>",
    "<textarea><p title='</textarea><img src=x onerror=alert(1)>'></textarea>",
    "<xmp><p title='</xmp><img src=x onerror=alert(1)>'></xmp>",
    "<template><img src=x onerror=alert(1)></template>",
    "<select><style></select><img src=x onerror=alert(1)></style></select>",
    "<iframe><!--</iframe><img src=x onerror=alert(1)>--></iframe>",
    "<plaintext><img src=x onerror=alert(1)>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?php echo '>' ?><img src=x onerror=alert(1)>",
    # Addresses
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href=" javascript:alert(1)">x</a>',
    '<a href="\x01javascript:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="java\nscript:alert(1)">x</a>',
    '<a href="java&Tab;script&colon;alert(1)">x</a>',
    '<a href="&#106;&#x61;vascript:alert(1)">x</a>',
    '<a href="javascript&#0000058alert(1)">x</a>',
    "<a href='vbscript:msgbox(1)'>x</a>",
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>',
    '<a href="DATA:image/svg+xml,<svg onload=alert(1)>">x</a>',
    '<a href="view-source:javascript:alert(1)">x</a>',
    '<a href="blob:https://example.org/1">x</a>',
    '<a href="file:///etc/passwd">x</a>',
    '<a href="https://example.org/" ping="https://evil.example/">x</a>',
    '<a href="https://example.org/" onclick="alert(1)">x</a>',
    '<blockquote cite="javascript:alert(1)">x</blockquote>',
    '<area href="javascript:alert(1)">',
    # Elements that bring another document, or change this one
    '<iframe src="javascript:alert(1)"></iframe>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<frameset><frame src="javascript:alert(1)"></frameset>',
    '<object data="data:text/html,<script>alert(1)</script>"></object>',
    '<embed src="javascript:alert(1)">',
    '<embed src="data:image/svg+xml,x" type="image/svg+xml"/>',
    '<form action="javascript:alert(1)"><button>x</button></form>',
    '<form id=f></form><button form=f formaction="javascript:alert(1)">x</button>',
    '<input type=image src=x formaction="javascript:alert(1)">',
    '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
    '<base href="javascript:alert(1)//">',
    '<link rel="stylesheet" href="data:,*{}">',
    "<style>@import 'javascript:alert(1)';</style>",
    '<div style="width: expression(alert(1))">x</div>',
    '<p style="background: url(javascript:alert(1))">x</p>',
    '<table background="javascript:alert(1)"><tr><td>x</td></tr></table>',
    # Names by which an element takes the place of a variable
    '<a id="config" href="https://evil.example/">x</a>',
    '<a name="config" href="https://evil.example/">x</a>',
    "<form name=document><input name=cookie></form>",
    "<p id=currentScript>x</p>",
    # Attributes that frameworks execute
    '<p data-hx-on--load="alert(1)" x-init="alert(1)" @click="alert(1)" v-html="x">x</p>',
    # Wagtail's own elements
    '<a linktype="external" href="javascript:alert(1)">x</a>',
    '<a linktype="email" href="https://example.org/" onclick="alert(1)">x</a>',
    '<a linktype="unheard-of" id="x" onclick="alert(1)">x</a>',
    '<a linktype="page&quot;&gt;&lt;img src=x onerror=alert(1)&gt;" id="x">x</a>',
    "<a linktype='page' id='1' onclick='alert(1)'>x</a>",
    '<a linktype="page" id="1" title="><img src=x onerror=alert(1)>">x</a>',
    '<a href="https://example.org/&quot;onclick=&quot;alert(1)">x</a><b id="x">x</b>',
    '<a title="<embed embedtype=&quot;image&quot; id=&quot;1&quot;/>" onclick=alert(1)>x</a>',
    '<embed embedtype="image" id="1" alt="&quot; onload=&quot;alert(1)"/><b id="x">x</b>',
    '<embed embedtype="image" id="1" alt="x"><img src=x onerror=alert(1)>"/>',
    '<embed embedtype="media" url="javascript:alert(1)"/>',
    '<embed embedtype="media" url="https://x.example/&quot;&gt;&lt;script&gt;x&lt;/script&gt;"/>',
    '<embed embedtype="media"/><b id="x">x</b>',
    '<embed embedtype="unheard-of" src="javascript:alert(1)"/>',
    '<embed embedtype=media src="javascript:alert(1)">',
]
# What Wagtail or a database refuses to store.
UNSTORABLE = [
    "<scr\0ipt>alert(1)</script>",
    '<a href="java\0script:alert(1)">x</a>',
    '<a linktype="page" id="1&quot;&gt;&lt;img src=x onerror=alert(1)&gt;">x</a>',
]
URLS = {"href", "src"}
HARMLESS = {"alt", "class", "lang", "dir", "title", "rel", "target", "width", "height", "linktype"}
NAMES = """
    a abbr b blockquote br caption cite code dd del div dl dt em figcaption figure h1 h2 h3 h4 h5 h6
    hr i img ins kbd li mark ol p pre q s small span strong sub sup table tbody td th thead tr u ul
"""
ELEMENTS = set(NAMES.split())
DOCUMENT = {"html", "head", "body"}
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)

# Beautiful Soup up to 4.12 takes a short text for an address.
pytestmark = pytest.mark.filterwarnings("ignore::bs4.MarkupResemblesLocatorWarning")


def offences(html: str) -> list[str]:
    """What in a piece of HTML is not known to be harmless, by either of two parsers."""
    browserlike = BeautifulSoup(html, "html5lib")
    lenient = BeautifulSoup(html, "html.parser")
    return [*judge(browserlike, ELEMENTS | DOCUMENT), *judge(lenient, ELEMENTS)]


def judge(soup: BeautifulSoup, elements: set[str]) -> Iterator[str]:
    for tag in soup.find_all(True):
        if tag.name not in elements:
            yield f"<{tag.name}>"
        for name, value in tag.attrs.items():
            if not harmless(name, str(value)):
                yield f"{name}={value!r}"
    yield from (repr(found) for found in soup.find_all(string=is_no_text))


def harmless(name: str, value: str) -> bool:
    """Whether an attribute is known to be; browsers ignore blanks and controls in addresses."""
    if name in URLS:
        scheme = SCHEME.match(re.sub(r"[\0-\x20]", "", value))
        return scheme is None or scheme[1].lower() in ("http", "https", "mailto", "tel")
    return name in HARMLESS


def is_no_text(node: Any) -> bool:
    return isinstance(node, PreformattedString)


def display(source: str) -> str:
    """What a rich text is shown as, to somebody who may see nothing that it refers to."""
    clean = sanitise(source)
    return expand([clean], Targets(pages={}, documents={}, images={}, embeds={}))[clean]


# What is cleaned


@pytest.mark.parametrize("vector", VECTORS + UNSTORABLE)
def test_a_vector_is_an_offence_as_it_stands(vector: str) -> None:
    assert offences(vector.replace("\0", "").replace("&quot;", '"'))


@pytest.mark.parametrize("vector", VECTORS + UNSTORABLE)
def test_nothing_executable_is_displayed(vector: str) -> None:
    assert offences(display(vector)) == []


@pytest.mark.parametrize("vector", VECTORS + UNSTORABLE)
def test_a_vector_takes_nothing_along(vector: str) -> None:
    assert display(f"<p>Before.</p>{vector}").startswith("<p>Before.</p>")


WORDS = """
    a b p h2 ul li pre table tr td div span button form svg math style script embed img title
    textarea template noscript foreignObject mtext mglyph annotation-xml iframe href src id linktype
    embedtype alt onclick onerror style=x class page image media javascript: data: https://x.example
    &lt; &gt; &quot; &amp; &nbsp; &#58; <!-- --> <![CDATA[ ]]> </ /> <p> </p> <a <b ="
"""
REFERENCES = ['<a linktype="page" id="', '<embed embedtype="image" id="', "<pre>\n"]
BITS = [*"<>/='\"& \t\n\0`;:-!?[]", *WORDS.split(), *REFERENCES, *VECTORS]
MARKUP = st.lists(st.sampled_from(BITS) | st.text(max_size=3), max_size=30).map("".join)


@given(MARKUP)
def test_no_markup_is_executable(source: str) -> None:
    assert offences(display(source)) == []


@given(MARKUP)
def test_sanitising_twice_changes_nothing(source: str) -> None:
    assert sanitise(sanitise(source)) == sanitise(source)


@pytest.mark.parametrize("source", ["<pre>" + "\n" * 99 + "a&nbsp;b", "<p><button>" * 99 + "x"])
def test_what_does_not_settle_becomes_text(source: str) -> None:
    assert sanitise(sanitise(source)) == sanitise(source)
    assert offences(display(source)) == []


# What is kept


@pytest.mark.parametrize(
    "source",
    [
        "<p>A <b>man</b> <i>walks</i> <em>on</em> <strong>and</strong> <s>on</s><sup>1</sup>.</p>",
        "<h2>Sound</h2><ul><li>Low</li><li>Loud</li></ul><ol><li>One</li></ol><hr><p>A<br>B</p>",
        "<blockquote>Well.</blockquote><pre><code>a &lt; b &amp;&amp; c</code></pre>",
        '<p lang="fr" dir="ltr" class="lead">Un <span class="x">mot</span> \xa0 – “là” ☃ 🗿</p>',
        "<p><mark>a</mark> <small>b</small> <kbd>c</kbd> <u>d</u> <del>e</del> <ins>f</ins></p>",
        '<table><caption>T</caption><thead><tr><th scope="col">A</th></tr></thead>'
        '<tbody><tr><td colspan="2">1</td></tr></tbody></table>',
        '<p><a href="https://a.example/?b=1&amp;c=d#e">x</a> <a href="mailto:a@b.dk">x</a></p>',
        '<p><a href="tel:+4512345678">x</a> <a href="/reviews/">x</a> <a href="#top">x</a></p>',
        '<p><a href="https://example.org/" rel="nofollow" target="_blank">x</a></p>',
        '<p><a linktype="page" id="3">x</a> <a id="4" linktype="document">x</a></p>',
        '<embed alt="Tom &amp; &quot;J&quot; &lt;3" embedtype="image" format="left" id="1"/>',
        '<embed embedtype="media" url="https://video.example/?v=1&amp;w=2"/>',
        '<p>it\'s "so"</p>',
    ],
)
def test_harmless_markup_is_as_it_was(source: str) -> None:
    assert sanitise(source) == source


@pytest.mark.parametrize(
    ("source", "clean"),
    [
        ("<p>A<br/>B</p><hr/>", "<p>A<br>B</p><hr>"),
        ("<p>it&#x27;s &quot;so&quot;&nbsp;</p>", '<p>it\'s "so"\xa0</p>'),
        ('<p data-block-key="a1b2c">A</p>', "<p>A</p>"),
        ('<p id="a" style="color: red">A</p>', "<p>A</p>"),
        ("<p>A <x-note>B</x-note></p>", "<p>A B</p>"),
        ("<p>A <script>b</script>", "<p>A </p>"),
        ('<p><a href="ftp://example.org/">A</a></p>', "<p><a>A</a></p>"),
    ],
)
def test_other_markup_is_put_into_one_form(source: str, clean: str) -> None:
    assert sanitise(source) == clean


DRAFTAIL = (
    '<h2>A "slow" start</h2><p>It\'s <b>all</b> <i>there</i>, <a linktype="page" id="3">see</a> or '
    '<a href="https://example.org/?a=1&amp;b=2">there</a>.</p><ul><li>One</li><li>Two</li></ul>'
    '<embed alt="Tom &amp; J" embedtype="image" format="left" id="1"/><hr/><p>A<br/>B</p>'
)


def test_what_draftail_stores_is_kept(db: None) -> None:
    converter = ContentstateConverter(features.get_default_features())
    stored = converter.to_database_format(converter.from_database_format(DRAFTAIL))
    without_keys = re.sub(r' data-block-key="\w+"', "", stored)
    assert without_keys != stored
    assert sanitise(stored) == without_keys.replace("<hr/>", "<hr>").replace("<br/>", "<br>")


def test_text_that_looks_like_markup_stays_text() -> None:
    source = "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"
    assert sanitise(source) == source


# What it expands to


@pytest.mark.parametrize("alt", ['Tom & "Jerry"', "it's <b>", "&lt;", "&amp;quot;", "a\xa0b"])
def test_alternative_text_is_escaped_once(alt: str, rf: Any, db: None) -> None:
    source = f'<embed embedtype="image" id="{make_image().pk}" format="left" alt="{escape(alt)}"/>'
    html = expand_rich_text(source, Reader(rf.get("/")))
    assert BeautifulSoup(html, "html5lib").img["alt"] == alt  # type: ignore[index]  # there is one


def test_media_are_shown_as_their_provider_has_it(rf: Any, db: None) -> None:
    url = "https://video.example/?v=1&w=2"
    Embed.objects.create(url=url, hash=get_embed_hash(url), type="video", html="<iframe></iframe>")
    source = f'<embed embedtype="media" url="{escape(url)}"/>'
    assert "<iframe></iframe>" in expand_rich_text(source, Reader(rf.get("/")))


def test_media_that_were_not_fetched_are_a_link() -> None:
    html = display('<embed embedtype="media" url="https://video.example/?v=1&amp;w=2"/>')
    assert html == (
        '<a href="https://video.example/?v=1&amp;w=2">https://video.example/?v=1&amp;w=2</a>'
    )


class UserLinkHandler(LinkHandler):
    """A link type of a site's own, with an attribute of its own."""

    identifier = "user"

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        model = get_user_model()
        names = [attrs["user-name"] for attrs in attrs_list]
        users = model.objects.in_bulk(names, field_name=model.USERNAME_FIELD)
        found = [users.get(attrs["user-name"]) for attrs in attrs_list]
        return [f'<a href="/users/{user.pk}/">' if user else "<a>" for user in found]


@pytest.fixture
def own_links(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(features.get_link_types(), "user", UserLinkHandler)


def test_a_link_type_of_the_site_has_its_attributes(own_links: None, db: None) -> None:
    user = make_user("ada")
    name = f'user-name="{user.get_username()}"'
    html = display(f'<p><a linktype="user" {name}>A</a> <a {name}>B</a></p>')
    assert html == f'<p><a href="/users/{user.pk}/">A</a> <a>B</a></p>'


def test_the_links_of_a_batch_are_looked_up_at_once(own_links: None, section: Page) -> None:
    html = [f'<p><a linktype="user" user-name="u{number}">A</a></p>' for number in range(9)]
    page = make_review(section, body=[block("paragraph", text) for text in html])
    with CaptureQueriesContext(connection) as captured:
        assert [found.value for found in page.review.body] == ["<p><a>A</a></p>"] * 9
    users = get_user_model()._meta.db_table
    assert sum(users in query["sql"] for query in captured) == 1


# The ways in


@pytest.fixture(params=VERSIONS)
def api(request: pytest.FixtureRequest, client: Client) -> Api:
    return Api(request.param, client)


def paragraphs(sources: list[str]) -> list[dict[str, Any]]:
    """Raw paragraphs; text goes ahead of each source, so that something of each is left."""
    return [
        {"type": "paragraph", "id": str(number), "value": f"<p>Kept.</p>{source}"}
        for number, source in enumerate(sources)
    ]


def body_offences(review: Any) -> dict[str, list[str]]:
    """The offences of each paragraph of a review in JSON, by the id of the block."""
    return {found["id"]: bad for found in review["body"] if (bad := offences(found["value"]))}


def test_a_raw_value_is_cleaned(api: Api, section: Page) -> None:
    page = make_review(section, body=paragraphs(VECTORS))
    review = api.get(f"{page.pk}/").json()
    assert (len(review["body"]), body_offences(review)) == (len(VECTORS), {})


@pytest.mark.skipif(not HAS_V3, reason="API v3 came with Wagtail 8.")
def test_what_v3_has_written_is_clean(client: Client, section: Page) -> None:
    from wagtail.models import APIToken

    user = make_superuser("editor")
    token = APIToken.create_token(user=user, name="tests")[1]
    meta = {"type": "wagtail_reviews.ReviewPage", "parent_id": section.pk, "action": "publish"}
    response = client.post(
        "/api/v3/pages/",
        json.dumps({"meta": meta, "title": "Posted", "body": paragraphs(VECTORS)}),
        content_type="application/json",
        HTTP_AUTHORIZATION=f"Bearer {token}",
    )
    assert response.status_code == 201, response.content
    review = client.get(f"/api/v3/reviews/{response.json()['id']}/").json()
    assert (len(review["body"]), body_offences(review)) == (len(VECTORS), {})


def contentstate(number: int, source: str) -> str:
    """A paragraph as Draftail submits it: the source as text, and as the address of a link."""
    link = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": source}}
    ranges = [{"offset": 0, "length": 4, "key": 0}]
    line = {"text": f"Kept. {source}", "type": "unstyled", "depth": 0, "key": f"key{number:02}"}
    line |= {"inlineStyleRanges": [], "entityRanges": ranges}
    return json.dumps({"blocks": [line], "entityMap": {"0": link}})


ADDRESSES = [
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    "javascript&colon;alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    'https://example.org/" onclick="alert(1)',
    '"><img src=x onerror=alert(1)>',
]


def test_what_the_editor_has_submitted_is_clean(
    api: Api, admin_client: Client, section: Page
) -> None:
    page = make_review(section)
    sources = [*ADDRESSES, *VECTORS]
    texts = [contentstate(number, source) for number, source in enumerate(sources)]
    body = streamfield([("paragraph", text) for text in texts])
    comments = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}
    form = {"title": "Edited", "slug": "edited", "body": body, "comments": comments}
    data = nested_form_data({**form, "action-publish": "1"})
    answer = admin_client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    assert answer.status_code == 302, answer.context["form"].errors
    review = api.get(f"{page.pk}/").json()
    assert (len(review["body"]), body_offences(review)) == (len(sources), {})


# The ways out

HOSTILE = "".join(VECTORS[:20])


@pytest.fixture
def hostile(section: Page) -> ReviewPage:
    """A review with hostile markup wherever rich text stands, and hostile addresses."""
    author = make_author(bio=f"<p>Writes.</p>{HOSTILE}", url="javascript:alert(1)")
    author.links.raw_data = [{"type": "link", "value": {"url": "javascript:alert(1)"}}]
    author.save()
    other = make_author("Ben", bio="<p>Writes.</p>")
    body = [
        work(links=[{"kind": "official", "url": "javascript:alert(1)"}]),
        block("synopsis", f"<p>Kept.</p>{HOSTILE}"),
        block("paragraph", f"<p>Kept.</p>{HOSTILE}"),
        block("spoiler", label=HOSTILE, text=f"<p>Kept.</p>{HOSTILE}"),
        block("heading", text=HOSTILE, level="2"),
        block("image", image={"image": make_image().pk}, caption=HOSTILE, credit=HOSTILE),
        block("quote", text=HOSTILE, attribution="", url="javascript:alert(1)"),
        block("embed", "javascript:alert(1)"),
        card(author),
        card(other, heading="", bio=f"<p>Here.</p>{HOSTILE}"),
    ]
    page: ReviewPage = make_review(section, body=body)
    return page


def test_no_rich_text_of_a_review_is_executable(hostile: ReviewPage) -> None:
    review = hostile.review
    texts = [found.value for found in review.body if found.type in ("synopsis", "paragraph")]
    texts += [found.value.html for found in review.body if found.type == "spoiler"]
    texts += [author.bio for author in review.authors]
    assert [text[:6] for text in texts] == ["<p>Kep"] * 3 + ["<p>Wri", "<p>Her"]
    assert [offences(text) for text in texts] == [[]] * 5


def test_no_address_of_a_review_is_executable(hostile: ReviewPage) -> None:
    review = hostile.review
    (quote,) = (found.value for found in review.body if found.type == "quote")
    assert [found for found in review.body if found.type == "embed"] == []
    assert review.metadata is not None
    assert (review.metadata.links, review.authors[0].links) == ([], [])
    assert (quote.url, review.authors[0].url) == ("", "")


def test_no_page_of_the_site_is_executable(client: Client, hostile: ReviewPage) -> None:
    html = client.get(hostile.url).content.decode()
    main = BeautifulSoup(html, "html5lib").main
    assert main is not None
    assert main.find_all(["script", "style", "svg", "iframe", "object", "form", "input"]) == []
    found = [(name, value) for tag in main.find_all(True) for name, value in tag.attrs.items()]
    assert [name for name, _ in found if name.startswith(("on", "style"))] == []
    assert [value for name, value in found if name in URLS and not harmless(name, str(value))] == []


def test_the_introduction_of_a_section_is_clean(section: Any, rf: Any) -> None:
    section.introduction = f"<p>Kept.</p>{HOSTILE}"
    introduction = section.get_context(rf.get("/"))["introduction"]
    assert introduction.startswith("<p>Kept.</p>")
    assert offences(introduction) == []


def test_markup_of_which_nothing_is_left_is_no_paragraph(section: Page) -> None:
    body = [block("paragraph", "<p><script>alert(1)</script></p>"), block("synopsis", "<embed>")]
    assert make_review(section, body=body).review.body == []
