"""``python -m wagtail_reviews.schema`` prints the JSON Schema of a review, or of a card."""

from argparse import ArgumentParser

from wagtail_reviews.schema.export import ROOTS, dumps

parser = ArgumentParser(prog="python -m wagtail_reviews.schema", description=__doc__)
parser.add_argument("root", nargs="?", choices=ROOTS, default="review")
print(dumps(parser.parse_args().root))
