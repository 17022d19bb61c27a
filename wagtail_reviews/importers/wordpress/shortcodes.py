"""WordPress's shortcodes: those of its own as HTML, any others as they are."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from wagtail_reviews.importers.items import Finding
from wagtail_reviews.importers.wordpress.entries import number
from wagtail_reviews.importers.wordpress.figures import attached, embed, figure
from wagtail_reviews.importers.wordpress.library import MOST_PICTURES, Library
from wagtail_reviews.importers.wordpress.words import attributes

CODE = re.compile(r"\[(?P<closing>/?)(?P<name>[a-zA-Z][\w-]*)(?P<attrs>[^\[\]]*)\]")
PICTURE = re.compile(r"\s*(?:<a\b[^<>]*>\s*<img\b[^<>]*>\s*</a>|<img\b[^<>]*>)")
IDS = re.compile(r"[0-9]+")
FILES = ("src", "mp4", "m4v", "webm", "ogv", "flv", "wmv", "mp3", "m4a", "ogg", "wav")
MOST_FINDINGS = 20
# Of WP Review: they say where its box stands, which the custom fields hold.
PLACES = frozenset(
    name.replace("-", sign)
    for name in ("wp-review", "wp-review-total", "wp-review-visitor-rating")
    for sign in "-_"
)

UNKNOWN = _("The text holds a shortcode of a plugin, which has been left as it is.")
MISSING = _("A gallery shows pictures that are not in the file.")


@dataclass
class Shortcodes:
    """Expands the shortcodes of one post; ``findings`` are on what could not be."""

    library: Library
    post: int
    findings: list[Finding] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def expand(self, text: str) -> str:
        """``text`` with what WordPress would show in place of its own shortcodes."""
        return "".join(self._parts(text)) if "[" in text else text

    def _parts(self, text: str) -> Iterator[str]:
        place = 0
        ends = _Ends(text)
        for match in CODE.finditer(text):
            if match.start() < place:
                continue
            yield text[place : match.start()]
            shown, place = self._shown(text, match, ends)
            yield shown
        yield text[place:]

    def _shown(self, text: str, match: re.Match[str], ends: "_Ends") -> tuple[str, int]:
        name, attrs = match["name"].lower(), match["attrs"]
        if name in PLACES and attributes(attrs).get("id", str(self.post)) == str(self.post):
            return "", match.end()
        if match["closing"] or name not in (*PAIRED, *SINGLE):
            self._leave(match)
            return match[0], match.end()
        if name in SINGLE:
            return SINGLE[name](self, attrs, ""), _after(text, match)
        end = ends.of(match["name"], match.end())
        if end is None:
            return match[0], match.end()
        return PAIRED[name](self, attrs, text[match.end() : end[0]]), end[1]

    def _caption(self, attrs: str, inner: str) -> str:
        match = PICTURE.match(inner)
        if match is None:
            return inner
        caption = inner[match.end() :].strip() or attributes(attrs).get("caption", "")
        return figure(match[0].strip(), caption)

    def _gallery(self, attrs: str, inner: str) -> str:
        given = attributes(attrs)
        wanted = IDS.findall(given.get("ids") or given.get("include", ""))
        if not wanted:
            return "".join(map(attached, self.library.attachments_of(self.post)))
        found = [self.library.attachment(number(pk)) for pk in wanted[:MOST_PICTURES]]
        missing = [pk for pk, one in zip(wanted, found, strict=False) if one is None]
        missing += wanted[MOST_PICTURES:]
        if missing:
            self._find(Finding("picture-unknown", MISSING, text=" ".join(missing)[:1000]))
        return "".join(attached(one) for one in found if one is not None)

    def _embed(self, attrs: str, inner: str) -> str:
        return embed(inner or attributes(attrs).get("src", ""))

    def _media(self, attrs: str, inner: str) -> str:
        given = attributes(attrs)
        urls = [given[name] for name in FILES if given.get(name)]
        return embed(urls[0]) if urls else ""

    def _leave(self, match: re.Match[str]) -> None:
        """Say that a shortcode stays; what looks like a word in brackets is one."""
        name = match["name"].lower()
        if name not in self.seen and ("=" in match["attrs"] or "_" in name or match["closing"]):
            self.seen.add(name)
            self._find(Finding("shortcode", UNKNOWN, text=match[0][:1000]))

    def _find(self, finding: Finding) -> None:
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(finding)


class _Ends:
    """Where the closing tags of shortcodes stand; each stretch of the text is searched once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: dict[str, int] = {}

    def of(self, name: str, start: int) -> tuple[int, int] | None:
        """The place before and after the next closing tag."""
        closing = f"[/{name}]"
        # -1 says that there is none in all the rest.
        if name not in self.found or -1 < self.found[name] < start:
            self.found[name] = self.text.find(closing, start)
        place = self.found[name]
        return None if place < 0 else (place, place + len(closing))


def _after(text: str, match: re.Match[str]) -> int:
    """Where a shortcode ends whose closing tag, if any, follows at once."""
    closing = f"[/{match['name']}]"
    return match.end() + len(closing) * text.startswith(closing, match.end())


Handler = Callable[[Shortcodes, str, str], str]
PAIRED: dict[str, Handler] = {
    "caption": Shortcodes._caption,
    "wp_caption": Shortcodes._caption,
    "embed": Shortcodes._embed,
}
SINGLE: dict[str, Handler] = {
    "gallery": Shortcodes._gallery,
    "audio": Shortcodes._media,
    "video": Shortcodes._media,
}
