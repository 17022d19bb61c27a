"""Structured reviews for Wagtail, served typed through its API."""

__version__ = "0.1.0"
