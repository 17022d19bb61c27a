"""The Review node, as schema.org has it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wagtail_reviews import conf
from wagtail_reviews.schema import Card, parts
from wagtail_reviews.schema.base import json_number
from wagtail_reviews.structured_data.eligibility import (
    FEWEST_NOTES,
    Finding,
    count_notes,
    findings,
)

JsonLd = dict[str, Any]

SERIES = frozenset(
    {"TVSeries", "TVSeason", "MovieSeries", "BookSeries", "ComicSeries", "PodcastSeries"}
)
# Types that have none of the properties of a CreativeWork: datePublished, genre, isPartOf.
NOT_CREATIVE = frozenset({"Product", "Event"})
NUMBERS = {"TVSeason": "seasonNumber", "TVEpisode": "episodeNumber"}


@dataclass(frozen=True)
class Publisher:
    """Who publishes the review: the site."""

    name: str
    url: str


def json_ld(
    review: Card, publisher: Publisher | None = None
) -> tuple[JsonLd | None, list[Finding]]:
    """The Review node, None when the review is not eligible, and the findings about it."""
    found = list(findings(review))
    if any(finding.severity == "error" for finding in found):
        return None, found
    return _review(review, publisher), found


def _review(review: Card, publisher: Publisher | None) -> JsonLd:
    identity = _identity(review)
    return _without_empty(
        {
            "@context": "https://schema.org",
            "@type": "Review",
            **identity,
            "name": review.title,
            "url": review.meta.html_url,
            "inLanguage": review.meta.locale,
            "description": review.summary,
            "image": review.image.url if review.image else None,
            "datePublished": _isoformat(review.meta.first_published_at),
            "dateModified": _isoformat(review.meta.last_published_at),
            "author": [_author(author) for author in review.authors],
            "publisher": _publisher(publisher),
            "itemReviewed": _work(review.metadata, identity) if review.metadata else None,
            "reviewRating": _rating(review.score) if review.score else None,
            **_pros_and_cons(review.verdict),
        }
    )


def _identity(review: Card) -> JsonLd:
    """What a product refers to its review by: Google asks every Product for one, or an offer."""
    if review.metadata is None or review.metadata.type != "Product":
        return {}
    return {"@id": f"{review.meta.html_url or ''}#review"}


def _isoformat(moment: Any) -> str | None:
    return moment.isoformat() if moment else None


def _author(author: parts.Author) -> JsonLd:
    same_as = [link.url for link in author.links]
    node = {"@type": author.type, "name": author.name, "url": author.url, "sameAs": same_as}
    if author.type == "Person":
        node["jobTitle"] = author.job_title
    return _without_empty(node)


def _publisher(publisher: Publisher | None) -> JsonLd | None:
    if publisher is None:
        return None
    return _without_empty({"@type": "Organization", "name": publisher.name, "url": publisher.url})


def _rating(score: parts.Score) -> JsonLd:
    return {
        "@type": "Rating",
        "ratingValue": json_number(score.value),
        "bestRating": json_number(score.best),
        "worstRating": json_number(score.worst),
    }


def _pros_and_cons(verdict: parts.Verdict | None) -> JsonLd:
    if verdict is None or count_notes(verdict) < FEWEST_NOTES:
        return {}
    return {"positiveNotes": _notes(verdict.pros), "negativeNotes": _notes(verdict.cons)}


def _notes(notes: list[str]) -> JsonLd:
    if not notes:
        return {}
    elements = [
        {"@type": "ListItem", "position": position, "name": note}
        for position, note in enumerate(notes, 1)
    ]
    return {"@type": "ItemList", "itemListElement": elements}


def _work(work: parts.Metadata, review: JsonLd) -> JsonLd:
    return _without_empty(
        {
            "@type": work.type,
            "name": work.title,
            "alternateName": work.original_title,
            "image": work.image.url if work.image else None,
            "genre": [genre.name for genre in work.genres if work.type not in NOT_CREATIVE],
            "sameAs": [link.url for link in work.links if link.kind == "same_as"],
            "review": review,
            **_dates(work),
            **_place_in_series(work),
            **_credits(work),
            **_facts(work),
        }
    )


def _dates(work: parts.Metadata) -> dict[str, str | None]:
    start = f"{work.year:04}" if work.year else None
    if work.type in SERIES or work.type == "Event":
        return {"startDate": start, "endDate": f"{work.year_end:04}" if work.year_end else None}
    return {"releaseDate" if work.type == "Product" else "datePublished": start}


def _place_in_series(work: parts.Metadata) -> JsonLd:
    place: JsonLd = {}
    if work.part_of and work.type not in NOT_CREATIVE:
        whole = {"@type": work.part_of.type, "name": work.part_of.title}
        place["partOfSeries" if work.type in NUMBERS else "isPartOf"] = whole
    if work.number is not None and work.type in NUMBERS:
        place[NUMBERS[work.type]] = work.number
    return place


def _credits(work: parts.Metadata) -> JsonLd:
    """Credits by the property that their role has on this type of work; others stay out."""
    nodes: JsonLd = {}
    roles = conf.credit_roles() if work.credits else {}
    for credit in work.credits:
        role = roles.get(credit.role)
        name = role.properties.get(work.type) if role else None
        if name:
            nodes.setdefault(name, []).extend(_names(name, credit))
    return nodes


ORGANISATIONS = frozenset({"productionCompany", "publisher"})
TEXTS = frozenset({"gamePlatform"})
GROUPS = frozenset({"byArtist"})


def _names(name: str, credit: parts.Credit) -> list[Any]:
    if name in TEXTS:
        return [term.name for term in credit.names]
    kind = "Organization" if name in ORGANISATIONS else "MusicGroup" if name in GROUPS else "Person"
    return [{"@type": kind, "name": term.name} for term in credit.names]


def _facts(work: parts.Metadata) -> JsonLd:
    """The facts with a property on this type of work, and a value that is valid for it."""
    nodes = {}
    for fact in work.facts:
        types, name, read = FACTS.get(fact.key or "", ((), "", _nothing))
        if work.type in types:
            nodes[name] = read(fact.value)
    return nodes


def _nothing(value: str) -> None:
    return None


def duration(value: str) -> str | None:
    """An ISO 8601 duration out of "105 min", "1 h 45 min" or "2h"; None for anything else."""
    match = re.fullmatch(
        r"(?:([0-9]{1,3})\s*h(?:ours?|rs?)?)?\s*(?:([0-9]{1,4})\s*m(?:in(?:utes?|s)?)?\.?)?",
        value.strip().lower(),
    )
    hours, minutes = match.groups() if match else (None, None)
    if hours is None and minutes is None:
        return None
    return "PT" + (f"{int(hours)}H" if hours else "") + (f"{int(minutes)}M" if minutes else "")


def isbn(value: str) -> str | None:
    """An ISBN of 10 or 13 digits without its hyphens; None for anything else."""
    digits = re.sub(r"[\s-]", "", value).upper()
    return digits if re.fullmatch(r"[0-9]{9}[0-9X]|[0-9]{13}", digits) else None


def whole_number(value: str) -> int | None:
    """A whole number; None for anything else."""
    return int(value) if re.fullmatch(r"[0-9]{1,6}", value.strip()) else None


FACTS: Mapping[str, tuple[tuple[str, ...], str, Any]] = {
    "duration": (("Movie", "TVEpisode", "Audiobook", "MusicRecording"), "duration", duration),
    "isbn": (("Book", "Audiobook"), "isbn", isbn),
    "pages": (("Book",), "numberOfPages", whole_number),
    "seasons": (("TVSeries",), "numberOfSeasons", whole_number),
    "episodes": (("TVSeries", "TVSeason"), "numberOfEpisodes", whole_number),
    "tracks": (("MusicAlbum",), "numTracks", whole_number),
}


def _without_empty(node: JsonLd) -> JsonLd:
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}


ESCAPES = {ord(char): f"\\u{ord(char):04X}" for char in "<>&\u2028\u2029"}


def script_safe(text: str) -> str:
    """JSON text that cannot end the script element it is printed into."""
    return text.translate(ESCAPES)
