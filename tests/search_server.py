"""A stand-in for a server of Elasticsearch or OpenSearch, to which Wagtail's backends speak HTTP.

It holds what is indexed, and finds by words alone: every filter is ignored. So it stands for the
worst that such a server may answer, to which the privacy of reviews must be indifferent.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

Document = dict[str, Any]
UNSEARCHED = re.compile("_filter$|_edgengrams$|^pk$|^_django_content_type$")


class SearchServer(ThreadingHTTPServer):
    """``documents`` by their id, and the bodies of all ``searches`` that were made."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.documents: dict[str, Document] = {}
        self.searches: list[Document] = []
        self.url = f"http://127.0.0.1:{self.server_port}"

    def bulk(self, lines: list[Document]) -> Document:
        """Keep documents, each after a line that names its id."""
        ids = [line["index"]["_id"] for line in lines[::2]]
        self.documents.update(zip(ids, lines[1::2], strict=True))
        return {"errors": False, "items": [{"index": {"_id": pk, "status": 201}} for pk in ids]}

    def search(self, body: Document) -> Document:
        """The ids of all documents that hold any of the words, the most relevant first."""
        self.searches.append(body)
        words, prefix = asked(body["query"]["bool"]["must"])
        scores = {pk: relevance(doc, words, prefix) for pk, doc in self.documents.items()}
        found = sorted((pk for pk in scores if scores[pk]), key=lambda pk: -scores[pk])
        hits = [{"_score": scores[pk], "fields": {"pk": [pk]}} for pk in found]
        return {"hits": {"hits": hits[: body.get("size", 10)]}}


def asked(query: Document) -> tuple[list[str], bool]:
    """The words of a query, and whether they are beginnings."""
    (clause,) = query.values()
    prefix = "_edgengrams" in clause
    match = clause if "query" in clause else next(iter(clause.values()))
    return tokens(match["query"]), prefix


def relevance(document: Document, words: list[str], prefix: bool) -> int:
    """How often the words stand in the texts of a document."""
    searched = [name for name in document if not UNSEARCHED.search(name)]
    texts = [document[name] for name in (["_edgengrams"] if prefix else searched)]
    held = tokens(json.dumps(texts, ensure_ascii=False))
    return sum(one.startswith(word) if prefix else one == word for word in words for one in held)


def tokens(text: str) -> list[str]:
    """The words of a text, folded."""
    return re.findall(r"\w+", text.casefold())


class Handler(BaseHTTPRequestHandler):
    """The few paths that searching and indexing ask for."""

    server: SearchServer

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        path, _, query = self.path.partition("?")
        if path.endswith("/_bulk"):
            self.answer(self.server.bulk([json.loads(line) for line in body.splitlines()]))
        else:
            size = re.search(r"size=(\d+)", query)
            given = {"size": int(size[1])} if size else {}
            self.answer(self.server.search({**given, **json.loads(body)}))

    do_PUT = do_POST  # noqa: N815  # as http.server calls them

    def answer(self, content: Document) -> None:
        payload = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("Content-Type", self.headers.get("Accept", "application/json"))
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Length", str(len(payload)))
        self.end_headers()
        self.wfile.write(payload)

    def log_message(self, *args: Any) -> None:
        """Nothing is written to the terminal."""


@contextmanager
def running() -> Iterator[SearchServer]:
    """A server that listens while the block runs."""
    with SearchServer() as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
