"""The catalogues of the languages: complete, fit for their placeholders, and compiled."""

import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

LOCALE = Path(__file__).parent.parent / "wagtail_reviews" / "locale"
LANGUAGES = sorted(path.name for path in LOCALE.iterdir() if path.name != "en")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%%|\{\w*\}")
TAG = re.compile(r"</?\w+>")

Message = tuple[str | None, str, str]
Pair = tuple[str, str]


def messages(language: str) -> polib.POFile:
    """The catalogue that is translated by hand."""
    return polib.pofile(str(LOCALE / language / "LC_MESSAGES" / "django.po"))


def compiled(language: str) -> polib.MOFile:
    """The catalogue that Django reads."""
    return polib.mofile((LOCALE / language / "LC_MESSAGES" / "django.mo").read_bytes())


def keys(language: str) -> list[Message]:
    """What is to be translated."""
    return [(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in messages(language)]


def texts(catalogue: polib.POFile | polib.MOFile) -> dict[Message, tuple[str, dict[int, str]]]:
    """The translations of each message; those of a message with a plural are numbered."""
    return {
        (entry.msgctxt, entry.msgid, entry.msgid_plural): (entry.msgstr, entry.msgstr_plural)
        for entry in catalogue
    }


def pairs(language: str) -> Iterator[Pair]:
    """Each translation beside its original; plurals beside the original's plural."""
    for entry in messages(language):
        if entry.msgid_plural:
            yield from ((entry.msgid_plural, text) for text in entry.msgstr_plural.values())
        else:
            yield entry.msgid, entry.msgstr


def found(pattern: re.Pattern[str], text: str) -> list[str]:
    """What is found, in any order."""
    return sorted(pattern.findall(text))


def closing(text: str) -> str:
    """The mark that ends a sentence or leads to something, if there is one."""
    return text[-1] if text.endswith((".", "…", ":", "?", "!")) else ""


def test_german_and_french_are_among_the_languages() -> None:
    assert {"de", "fr"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_messages_are_those_of_the_source_language(language: str) -> None:
    assert keys(language) == keys("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_names_its_language(language: str) -> None:
    assert messages(language).metadata["Language"] == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language: str) -> None:
    assert [entry.msgid for entry in messages(language) if not entry.translated()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_a_guess(language: str) -> None:
    catalogue = messages(language)
    assert not catalogue.metadata_is_fuzzy
    assert [entry.msgid for entry in catalogue if entry.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pattern", [PLACEHOLDER, TAG], ids=["placeholders", "tags"])
def test_translations_keep(language: str, pattern: re.Pattern[str]) -> None:
    lost = [pair for pair in pairs(language) if found(pattern, pair[0]) != found(pattern, pair[1])]
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_end_as_the_original_does(language: str) -> None:
    assert [pair for pair in pairs(language) if closing(pair[0]) != closing(pair[1])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_up_to_date(language: str) -> None:
    assert texts(compiled(language)) == texts(messages(language))
