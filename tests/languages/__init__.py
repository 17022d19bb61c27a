"""A site in several languages, with Wagtail's own simple translation."""
