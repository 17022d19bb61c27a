"""A site on several servers, each a process of its own: see tests/settings_scaled.py."""
