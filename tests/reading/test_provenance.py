from rashomon.reading.article import reading
from rashomon.reading.lines import lines_of
from rashomon.reading.raw import Raw, Said

STORY = (
    "A ferry was hit by two shells on Sunday while crossing the river below Brackwater, the harbour master said.",
    "The army on the eastern bank denied that it had fired, and said that its guns had been silent since the truce.",
)


def read(*lines, said=()):
    text = "\n\n".join(lines)
    return reading(Raw(text=text, lines=tuple(lines_of(text)), said=tuple(said)), "x", None)


def claims(found):
    return [(row.kind, row.name, row.conflict) for row in found.provenance]


def test_every_claim_of_a_reprinted_column_is_a_row_with_its_words():
    found = read(
        "The Shells and the Stories",
        "By Ola Brandt",
        "BRACKWATER, May 3 (Northwire) - " + STORY[0],
        STORY[1],
        "Photo: Tess Marrow/Northwire",
        "Translated by Jo Quell",
        "Copyright © Ola Brandt, Tide & Timber, 2020",
        said=[Said("outlet", "Quayside Weekly", "user")],
    )
    assert claims(found) == [
        ("publisher", "Quayside Weekly", False),
        ("author", "Ola Brandt", False),
        ("agency", "Northwire", False),
        ("image_credit", "Tess Marrow/Northwire", False),
        ("translator", "Jo Quell", False),
        ("copyright_holder", "Ola Brandt", False),
        ("copyright_holder", "Tide & Timber", False),
    ]
    text = found.article.text
    assert all(text[row.start : row.end] == row.name for row in found.provenance if row.start is not None)


def test_a_text_first_published_elsewhere_makes_its_outlet_a_republisher():
    found = read(
        "Ferry hit", *STORY, "First published by Tide & Timber on 2 May 2020.",
        said=[Said("outlet", "Quayside Weekly", "user")],
    )  # fmt: skip
    assert ("republisher", "Quayside Weekly", False) in claims(found)
    (first,) = [row for row in found.provenance if row.kind == "original_publisher"]
    assert (first.name, first.date, first.role) == ("Tide & Timber", "2020-05-02", "origin_notice")


def test_two_notices_that_disagree_stand_side_by_side_in_conflict():
    found = read(
        "Ferry hit",
        "By Ola Brandt",
        *STORY,
        "Ola Brandt writes about rivers. Her column was first published by the Hollow Bay Argus.",
        "The original source of this article is Quayside Weekly",
    )
    assert [claim for claim in claims(found) if "original" in claim[0]] == [
        ("original_publisher", "Hollow Bay Argus", True),
        ("claimed_original_publisher", "Quayside Weekly", True),
    ]


def test_rights_holders_of_two_notices_that_disagree_are_in_conflict():
    found = read("Ferry hit", *STORY, "© 2019 Tide & Timber", "© 2020 Quayside Weekly. All rights reserved.")
    assert [(name, conflict) for kind, name, conflict in claims(found) if kind == "copyright_holder"] == [
        ("Tide & Timber", True),
        ("Quayside Weekly", True),
    ]


def test_an_address_in_a_notice_is_kept():
    found = read("Ferry hit", *STORY, "Originally published in Tide & Timber (https://tide.example/ferry).")
    (first,) = [row for row in found.provenance if row.kind == "original_publisher"]
    assert first.uri == "https://tide.example/ferry"


def test_a_publishers_own_lines_are_categories_with_their_words():
    found = read("Ferry hit", "Region: Lower Solmark", "Theme: Truces, Ferries", "Tags: river / army", *STORY).article
    assert [(c.scheme, c.value) for c in found.categories] == [
        ("region", "Lower Solmark"),
        ("theme", "Truces"),
        ("theme", "Ferries"),
        ("tag", "river"),
        ("tag", "army"),
    ]
    assert all(found.text[c.start : c.end] == c.value for c in found.categories)


def test_licence_notices_are_spans_of_reuse():
    notice = "Reproduction is permitted if the source is named."
    found = read("Ferry hit", *STORY, notice).article
    assert [span.of(found.text) for span in found.reuse] == [notice]


def test_outlets_that_the_story_quotes_are_rows_where_they_are_first_named():
    found = read(
        "Ferry hit",
        "The army fired twice, the Delta Courier reported on Sunday, citing the daily Ferryman.",
        "The Courier said it stood by its account. The pilot told Radio Tarvale that he saw no light.",
        *STORY,
    )
    assert [name for kind, name, _ in claims(found) if kind == "quoted_outlet"] == [
        "Delta Courier",
        "Ferryman",
        "Radio Tarvale",
    ]
