"""What sort of work lines of facts are about."""

from wagtail_reviews.importers.legacy.work import Work

EVIDENCE: tuple[tuple[str, frozenset[str]], ...] = (
    ("VideoGame", frozenset({"developer"})),
    ("VideoGame", frozenset({"platform"})),
    ("Audiobook", frozenset({"narrator"})),
    ("Book", frozenset({"isbn"})),
    ("Book", frozenset({"pages"})),
    ("MusicAlbum", frozenset({"tracks"})),
    ("MusicAlbum", frozenset({"artist", "label"})),
    ("TVSeries", frozenset({"seasons"})),
    ("TVSeries", frozenset({"episodes"})),
    ("Game", frozenset({"players"})),
    ("Movie", frozenset({"director"})),
)
# What may also be said of a work of the first type: no evidence against it.
ALSO = {
    "VideoGame": {"Game", "Movie"},
    "TVSeries": {"Movie"},
    "Audiobook": {"Book"},
}


def work_type(work: Work) -> str:
    """The type that the roles and facts of a work are evidence of; "" where it is not certain."""
    known = {*work.credits, *(fact["key"] for fact in work.facts)}
    found = {kind for kind, evidence in EVIDENCE if evidence <= known}
    for kind in [kind for kind in ALSO if kind in found]:
        found -= ALSO[kind]
    return found.pop() if len(found) == 1 else ""
