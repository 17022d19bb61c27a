"""A client that asks both versions of the API the same thing."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.test import Client

from tests.settings import HAS_V3

VERSIONS = ("v2", "v3") if HAS_V3 else ("v2",)


@dataclass
class Api:
    """One version of the API; ``get`` answers with the response, the rest with its JSON."""

    version: str
    client: Client

    def get(self, path: str = "", query: str = "", **params: Any) -> Any:
        """The response to a GET below ``reviews/``."""
        query = query or urlencode(params)
        return self.client.get(f"/api/{self.version}/reviews/{path}?{query}")

    def titles(self, query: str = "", **params: Any) -> list[str]:
        """The titles of a list."""
        response = self.get(query=query, **params)
        assert response.status_code == 200, response.content
        return [item["title"] for item in response.json()["items"]]

    def count(self, **params: Any) -> int:
        """How many reviews a list says there are."""
        answer = self.get(**params).json()
        return int(answer["count"] if self.version == "v3" else answer["meta"]["total_count"])

    def blamed(self, query: str, path: str = "") -> str:
        """The parameter that an error names."""
        response = self.get(path, query)
        if self.version == "v3":
            assert response.status_code == 422
            assert response["Content-Type"] == "application/problem+json"
            return str(response.json()["errors"][0]["loc"][-1])
        assert response.status_code == 400
        return str(response.json()["message"]).partition(":")[0]


def token_client(user: Any) -> Client:
    """A client with the user's token."""
    from wagtail.models import APIToken

    _, token = APIToken.create_token(user=user, name="tests")
    return Client(headers={"authorization": f"Bearer {token}"})
