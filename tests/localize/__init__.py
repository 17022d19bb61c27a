"""A site in several languages, with wagtail-localize."""
