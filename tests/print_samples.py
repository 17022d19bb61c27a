"""Prints the structured data of the samples by name, for validators that are not in Python.

python -m tests.print_samples
"""

import json
import os
import sys

import django


def main() -> None:
    """Print it as JSON; null where a sample is not eligible."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from tests.samples import nodes

    json.dump(nodes(), sys.stdout, ensure_ascii=False, indent=2)


if __name__ == "__main__":
    main()
