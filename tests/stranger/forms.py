"""What an editor fills into the forms of the admin."""

from typing import Any

from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield


def items(*values: Any) -> Any:
    """The items of a list, as its form sends them."""
    return streamfield([("item", value) for value in values])


def published(fields: dict[str, Any]) -> dict[str, str]:
    """The form of a page, sent by the button that publishes it."""
    comments = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0"}
    filled = {**fields, "comments": comments, "action-publish": "1"}
    return {name: str(value) for name, value in nested_form_data(filled).items()}


SECTION = published(
    {"title": "Reviews", "slug": "reviews", "introduction": rich_text("<p>All of them.</p>")}
)
WORK = {
    "work_type": "Movie",
    "title": "Nosferatu",
    "year": "1922",
    "genres": items("Horror"),
    "credits": items({"role": "director", "names": items("F. W. Murnau")}),
    "facts": items(),
    "links": items(),
    "original_title": "",
    "year_end": "",
    "part_of": "",
    "number": "",
    "image": {"image": "", "alt_text": ""},
}
SCORE = {
    "scale": "points-10",
    "overall": "manual",
    "value": "8.5",
    "label": "",
    "criteria": items(),
}
REVIEW = published(
    {
        "title": "The Shadow on the Stairs",
        "slug": "the-shadow-on-the-stairs",
        "summary": "Still better company than most of its descendants.",
        "body": streamfield(
            [
                ("metadata", WORK),
                ("paragraph", rich_text("<p>The rats are given too little to do.</p>")),
                ("score", SCORE),
            ]
        ),
    }
)
