"""Somebody with a browser, without its scripts."""

import json
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, build_opener

from bs4 import BeautifulSoup

from tests.stranger.project import PASSWORD


class Visitor:
    """Asks a running site for pages, follows links by their text, and fills forms."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def get(self, path: str, fields: dict[str, str] | None = None) -> str:
        """The text of an answer of success; with fields, to a form that is sent."""
        body = urlencode(fields).encode() if fields else None
        with self.opener.open(urljoin(self.address, path), body, timeout=60) as response:
            return str(response.read().decode())

    def status(self, path: str) -> int:
        """The status of the answer."""
        try:
            self.get(path)
        except HTTPError as error:
            return error.code
        return 200

    def json(self, path: str) -> Any:
        """The JSON of an answer."""
        return json.loads(self.get(path))

    def submit(self, path: str, fields: dict[str, str]) -> str:
        """What follows after the form of that page has been sent."""
        form = BeautifulSoup(self.get(path), "html.parser")
        token = form.select('input[name="csrfmiddlewaretoken"]')[0]
        return self.get(path, {**fields, "csrfmiddlewaretoken": str(token["value"])})

    def log_in(self) -> None:
        """Log in to Wagtail's admin."""
        self.submit("/admin/login/", {"username": "ada", "password": PASSWORD})


def link(html: str, text: str) -> str:
    """Where the link with that text leads, the last one of several."""
    links = BeautifulSoup(html, "html.parser").find_all("a")
    found = [str(link["href"]) for link in links if " ".join(link.get_text().split()) == text]
    assert found, f"There is no link {text!r}."
    return found[-1]
