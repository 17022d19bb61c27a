"""The title of a work, out of the headline of its review."""

import re

KIND = r"(?:film|movie|book|game|album|music|tv|series|serien?|buch|spiel|anime|manga|comic)"
CALLED = (
    rf"(?:(?:{KIND}[\s-]?)?review|{KIND}?-?kritik|(?:film|buch|spiel|serien)?rezension"
    rf"|critique(?: (?:du |de )?(?:film|livre|jeu|série))?|chronique|(?:im )?test(?:bericht)?)"
)
ENDS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{CALLED}\s*(?:[:：|]|\s[–—-]\s)\s*(?P<title>.+)",
        r"(?:film|movie|book|game)?\s*(?:review of|kritik zu|rezension zu)\s+(?P<title>.+)",
        rf"(?P<title>.+?)\s*(?:[:：|]|\s[–—-]\s|,)\s*(?:(?:an?|eine|une|my|the)\s+)?{CALLED}",
        rf"(?P<title>.+?)\s+\(?(?:(?:{KIND}\s)?review|{KIND}?-?kritik|rezension)\)?",
    )
)
BRACKETED = re.compile(r"\(((?:1[89]|20)[0-9]{2})\)")
DATED = re.compile(rf"(?P<title>\S.*?)\s*{BRACKETED.pattern}")
QUOTED = re.compile(r"[“\"„«»‘](?P<title>[^“”\"„«»]+)[”\"“»«’]")
LONGEST = 255


def work_title(headline: str) -> str:
    """``headline`` without the words that call it a review, a year behind it, quotation marks."""
    if len(headline) > LONGEST:
        return headline
    found = next((match for end in ENDS if (match := end.fullmatch(headline))), None)
    title = found["title"].strip() if found else headline
    dated = DATED.fullmatch(title)
    title = dated["title"] if dated else title
    quoted = QUOTED.fullmatch(title)
    return quoted["title"] if quoted else title


def year_in(headline: str) -> int | None:
    """The year in brackets that a headline gives with the title of the work."""
    found = BRACKETED.findall(headline[:LONGEST])
    return int(found[0]) if len(found) == 1 else None
