"""Reads feeds and sitemaps, as those who fetch them do: with an XML parser."""

from typing import Any
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Feed:
    """An Atom feed, by the response that it came in."""

    def __init__(self, response: Any) -> None:
        assert response.status_code == 200, response.content
        assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
        self.root = ElementTree.fromstring(response.content)
        self.entries = self.root.findall(f"{ATOM}entry")

    def text(self, element: ElementTree.Element, name: str) -> str:
        """The text of the one child of that name."""
        (child,) = element.findall(ATOM + name)
        return child.text or ""

    def texts(self, name: str) -> list[str]:
        """The texts of the children of that name, one for each entry."""
        return [self.text(entry, name) for entry in self.entries]

    def link(self, element: ElementTree.Element, rel: str) -> str | None:
        """The address of the one link of that kind."""
        (found,) = [
            link for link in element.findall(f"{ATOM}link") if link.get("rel", "alternate") == rel
        ]
        return found.get("href")


def sitemap_urls(response: Any) -> dict[str, dict[str, str]]:
    """The addresses in a sitemap, and the alternates of each by language."""
    assert response.status_code == 200
    return {
        url.findtext(f"{SITEMAP}loc") or "": {
            link.attrib["hreflang"]: link.attrib["href"] for link in url.findall(f"{XHTML}link")
        }
        for url in ElementTree.fromstring(response.content)
    }
