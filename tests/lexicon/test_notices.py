import re
import time

import pytest

from rashomon.errors import LexiconError
from rashomon.lexicon.boilerplate import boilerplate, furniture
from rashomon.lexicon.loading import entry
from rashomon.lexicon.notices import FOLDED, Index, Notice, alternatives, listed, notices, words
from rashomon.reading.lines import lines_of
from rashomon.reading.passages import passages

STORY = (
    "A ferry was hit by two shells on Sunday while crossing the river below Brackwater, the harbour master said.",
    "The army on the eastern bank denied that it had fired, and said that its guns had been silent since the truce.",
)


def place(entry_: Notice) -> list[str]:
    """The lines of an article with the entry's example where the entry may be believed."""
    if entry_.where == "head":
        return ["Ferry hit on the river", entry_.example, *STORY]
    return ["Ferry hit on the river", *STORY, entry_.example]


@pytest.mark.parametrize("known", notices(), ids=lambda known: known.example[:40])
def test_every_example_of_a_notice_gets_its_role_in_an_article(known):
    text = "\n\n".join(place(known))
    found = {text[p.start : p.end].strip(): p.role for p in passages("ar_x", text, lines_of(text))}
    assert found[known.example] == known.role


def test_a_name_is_found_without_its_article_and_with_it():
    said = "Reprinted with permission from the Quayside Weekly.".translate(FOLDED)
    names = [match["name"] for known, match in furniture().ask(said) if known.kind]
    assert names == ["Quayside Weekly"]


def test_an_entry_that_its_example_does_not_show_is_refused():
    with pytest.raises(LexiconError, match=r"notices.toml, entry 7: pattern '\^Never' does not find its own example"):
        entry(Notice, {"role": "bio", "pattern": "^Never", "example": "Ever"}, "notices.toml, entry 7")


def test_an_entry_of_an_unknown_role_is_refused_with_the_roles_there_are():
    with pytest.raises(LexiconError, match=r"role = .ending.; choose one of headline, byline"):
        entry(Notice, {"role": "ending", "pattern": "x", "example": "x"}, "here")


def test_an_entry_with_a_kind_needs_a_name():
    with pytest.raises(LexiconError, match=r"needs \{Name\} in the pattern"):
        entry(Notice, {"role": "bio", "pattern": "x", "example": "x", "kind": "author"}, "here")


def test_keys_that_its_example_lacks_are_refused():
    with pytest.raises(LexiconError, match="none of keys"):
        entry(Notice, {"role": "bio", "pattern": "x", "example": "x", "keys": ["y"]}, "here")


def test_a_pattern_may_name_only_lists_that_are_there():
    with pytest.raises(LexiconError, match=r"\{nothing\} is not a list"):
        entry(Notice, {"role": "bio", "pattern": "{nothing}", "example": "x"}, "here")


def test_lists_of_words_come_in_lower_case_and_in_their_own_order():
    assert "may" in words("months")
    assert listed("months")[0] == "January"
    assert re.fullmatch(alternatives("zones"), "local time")


PREFIXES = (
    "This article ", "first published in ", "By ", "The Low Tide ", "A b ", "©2020 ", "(", "views ", "may be ", "| ",
    "Photo: ", "Ola Brandt ", "the opinions ", "Reprinted from the ", "a-", "A. ", "no ", "1 May 2020 ", "Quell, ",
)  # fmt: skip


@pytest.mark.parametrize("prefix", PREFIXES)
def test_no_pattern_is_lost_in_a_long_run_of_its_own_words(prefix):
    begun = time.process_time()
    for known in (*notices(), *boilerplate()):
        index = Index([Notice(role=known.role, pattern=known.pattern, example=known.example)])
        list(index.ask(prefix * 4000))
    # All of them take a second or two; one that goes back and forth would take minutes.
    assert time.process_time() - begun < 60
