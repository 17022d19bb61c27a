"""A stock Wagtail site, run in processes of its own: with the app, without it, or without other
parts that a site need not have.

Parts that the variable WITHOUT names, apps or Python packages, are neither installed nor found.
"""
