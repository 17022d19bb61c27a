"""Storages of media as sites have them."""

from itertools import count
from urllib.parse import quote

from django.core.files.storage import FileSystemStorage

TICKS = count(1_700_000_000)


class SignedStorage(FileSystemStorage):
    """Addresses on another host, signed, expiring, and new each time they are asked for."""

    def url(self, name: str | None) -> str:
        moment = next(TICKS)
        return f"https://cdn.example/{quote(name or '')}?X-Expires={moment}&signature=a%2Fb%3D"


class ClosedStorage(FileSystemStorage):
    """Addresses for nobody, as where credentials are missing."""

    def url(self, name: str | None) -> str:
        raise RuntimeError("No credentials.")
