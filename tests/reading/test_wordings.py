import tomllib
from pathlib import Path

import pytest

from rashomon.reading.lines import lines_of
from rashomon.reading.passages import Known, passages

HEADLINE = "Ferry hit on the river as truce frays"
STORY = (
    "A ferry was hit by two shells on Sunday while crossing the river below Brackwater, the harbour master said.",
    "The army on the eastern bank denied that it had fired, and said that its guns had been silent since the truce.",
    "Eleven people were taken to hospital. The pilot, the last to leave, said that he had seen no warning lights.",
)  # fmt: skip
WORDINGS = tomllib.loads((Path(__file__).parent / "wordings.toml").read_text(encoding="utf-8"))
CASES = [(place, role, line) for place, roles in WORDINGS.items() for role, lines in roles.items() for line in lines]


def around(place: str, line: str) -> list[str]:
    """The lines of an article with `line` where it belongs."""
    first, *rest = STORY
    return {
        "top": [line, HEADLINE, "By Ansa Quell", *STORY],
        "head": [HEADLINE, line, *STORY],
        "middle": [HEADLINE, "By Ansa Quell", first, line, *rest],
        "foot": [HEADLINE, "By Ansa Quell", *STORY, line],
    }[place]


@pytest.mark.parametrize(("place", "role", "line"), CASES)
def test_a_line_gets_its_role_in_many_wordings(place, role, line):
    text = "\n\n".join(around(place, line))
    found = passages("ar_x", text, lines_of(text), Known())
    at = text.index(line)
    # A line may be cut in two, as a byline and its date; the longer part counts.
    parts = [(min(p.end, at + len(line)) - max(p.start, at), p.role, p.basis) for p in found]
    assert max(parts)[1:2] == (role,), max(parts)[1:]


@pytest.mark.parametrize(("place", "role", "line"), CASES)
def test_a_line_around_the_story_never_moves_the_story(place, role, line):
    text = "\n\n".join(around(place, line))
    found = passages("ar_x", text, lines_of(text), Known())
    story = {text[p.start : p.end].strip(): p.role for p in found}
    assert [story.get(sentence) for sentence in STORY] == ["body"] * 3
