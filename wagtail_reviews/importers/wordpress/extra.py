"""What reading exports of WordPress needs, and the rest of the app does not."""

from importlib import import_module
from typing import Any

from django.core.exceptions import ImproperlyConfigured

MODULES = ("defusedxml.ElementTree", "phpserialize")


def require_all() -> None:
    """Raises ImproperlyConfigured unless all of the extra ``import`` is installed."""
    for name in MODULES:
        required(name)


def required(name: str) -> Any:
    """A module of the extra ``import``; raises ImproperlyConfigured where it is not installed."""
    try:
        return import_module(name)
    except ImportError as error:
        message = f"{name} is not installed: run pip install wagtail-reviews[import]."
        raise ImproperlyConfigured(message) from error
