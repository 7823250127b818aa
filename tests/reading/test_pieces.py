import pytest

from rashomon.reading.lines import Line, lines_of
from rashomon.reading.pieces import joined, pieces_of, wire_dateline

STORY = "A ferry was hit by two shells on Sunday, the harbour master said."


@pytest.mark.parametrize(
    "dateline",
    [
        "PORT VELM (Northwire) - ",
        "VELM, Solmark, Oct 9 (Northwire) — ",
        "VELM, 3 May -- ",
        "VELM - ",
        "(Northwire) VELM – ",
        "(Velm, May 3, 2020) – ",
        "Velm, Solmark (CNN) -- ",
        "Velm (Quayside Weekly) ",
        "10:42 GMT - ",
        "VELM, May 3. /TASS/. ",
    ],
)
def test_the_dateline_of_wire_copy_is_cut_off(dateline):
    assert wire_dateline(dateline + STORY) == len(dateline.rstrip())


@pytest.mark.parametrize("opening", ["Ola Brandt: ", "Velm (left) ", "THE SHELLS THAT NOBODY FIRED - ", "O.B. "])
def test_speakers_and_headings_are_no_datelines(opening):
    assert wire_dateline(opening + STORY) == 0


def test_a_hint_of_the_markup_is_a_role_with_its_basis():
    text = "Ola Brandt"
    (piece,) = pieces_of(text, [Line(0, len(text), hint="byline", basis="markup: byline")])
    assert (piece.role, piece.basis) == ("byline", "markup: byline")


def test_parts_of_a_line_that_came_out_alike_are_one_again():
    text = f"VELM - {STORY}"
    pieces = pieces_of(text, lines_of(text))
    assert [piece.folded for piece in pieces] == ["VELM -", STORY]
    for piece in pieces:
        piece.role = "body"
    assert [(p.start, p.end) for p in joined(pieces)] == [(0, len(text))]
