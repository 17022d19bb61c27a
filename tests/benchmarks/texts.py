"""Texts as long as those of real reviews, each number another one, the same in every run."""

from random import Random

SUBJECTS = (
    "The camera", "The script", "Its second act", "The lead", "Every corridor", "The score",
    "What the trailer hides", "The lighthouse keeper", "A lesser director", "The final hour",
)  # fmt: skip
VERBS = (
    "lingers on", "earns", "circles back to", "never quite trusts", "borrows from", "forgives",
    "keeps its distance from", "is drawn to", "makes little of", "rests its whole weight on",
)  # fmt: skip
OBJECTS = (
    "the silence between two people who have run out of excuses",
    "a harbour town that the ferries stopped calling at years ago",
    "the small humiliations of a job nobody else would take",
    "an idea that was old when the book came out",
    "faces, hands and the backs of heads rather than explosions",
    "the sort of ending that audiences argue about in the car park",
    "a soundtrack of wind, gulls and one badly tuned piano",
    "the machinery of the plot, which creaks only once",
)
TURNS = (
    "and that is to its credit", "although it takes its time", "as if there were no hurry at all",
    "which few will mind", "without once raising its voice", "and then it looks away",
    "more often than it should", "to better effect than anyone could expect",
)  # fmt: skip


def sentence(random: Random) -> str:
    """About a hundred characters."""
    parts = (random.choice(words) for words in (SUBJECTS, VERBS, OBJECTS))
    return f"{' '.join(parts)}, {random.choice(TURNS)}."


def prose(random: Random, least: int, most: int) -> str:
    """So many sentences."""
    return " ".join(sentence(random) for _ in range(random.randint(least, most)))


def paragraph(random: Random) -> str:
    """From four to seven sentences as rich text, one of them in italics and one with a link."""
    plain, stressed, linked = prose(random, 3, 5), sentence(random), sentence(random)
    link = f'<a href="https://example.org/{random.randrange(1000)}">{linked}</a>'
    return f"<p>{plain} <i>{stressed}</i> {link}</p>"
