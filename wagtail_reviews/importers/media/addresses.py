"""Which addresses may be fetched from: public ones, checked before each connection."""

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
PORTS = {"http": 80, "https": 443}


class NotAllowedError(Exception):
    """An address leads where nothing may be fetched from."""


@dataclass(frozen=True)
class Target:
    """A checked place: the address to connect to, and what to ask for there."""

    address: str
    scheme: str
    host: str
    port: int
    netloc: str
    path: str


def is_public(address: Address) -> bool:
    """Whether everybody can reach an address; one that wraps another, such as ``::ffff:10.0.0.1``
    or that of a tunnel, is as public as what it wraps.
    """
    inner = _wrapped(address)
    return address.is_global and not address.is_multicast and all(map(is_public, inner))


def _wrapped(address: Address) -> list[Address]:
    if isinstance(address, ipaddress.IPv4Address):
        return []
    teredo = address.teredo or ()
    nat64 = address in ipaddress.ip_network("64:ff9b::/96")
    last = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) if nat64 else None
    found = (address.ipv4_mapped, address.sixtofour, last, *teredo)
    return [one for one in found if one is not None]


def target(url: str, is_allowed: Callable[[Address], bool]) -> Target:
    """Where to connect to for ``url``; raises NotAllowedError unless it is of the web and every
    address of its host is allowed, OSError where the host has none.
    """
    try:
        parsed = parse_url(url)
    except LocationParseError as error:
        raise NotAllowedError from error
    scheme, host = parsed.scheme or "", (parsed.host or "").strip("[]")
    if scheme not in PORTS or not host or parsed.auth:
        raise NotAllowedError
    port = parsed.port or PORTS[scheme]
    addresses = _resolved(host, port)
    if not addresses or not all(map(is_allowed, addresses)):
        raise NotAllowedError
    return Target(
        str(min(addresses, key=_version)),
        scheme,
        host,
        port,
        parsed.netloc or host,
        parsed.request_uri or "/",
    )


def _resolved(host: str, port: int) -> list[Address]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return [ipaddress.ip_address(str(address[0])) for *_, address in found]
    except (UnicodeError, ValueError) as error:
        raise NotAllowedError from error


def _version(address: Address) -> int:
    """Older ones first: hosts often have a newer one that nothing answers at."""
    return address.version
