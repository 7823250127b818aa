import pytest

from rashomon.reading.article import reading
from rashomon.reading.lines import lines_of
from rashomon.reading.raw import Raw, Said

STORY = "A ferry was hit by two shells on Sunday while crossing the river below Brackwater, the harbour master said."


def read(*lines, said=(), month_first=None):
    text = "\n\n".join(lines)
    raw = Raw(text=text, lines=tuple(lines_of(text)), said=tuple(said), month_first=month_first)
    return reading(raw, "x", None)


@pytest.mark.parametrize(
    "line",
    [
        "Copyright 2020 Quayside Weekly",
        "Last updated: 4 May 2020",
        "Correction: this article was corrected on 4 May 2020.",
        "BRACKWATER, May 3 (Northwire) - The ferry that was hit had been repaired twice since the war ended.",
    ],
)
def test_a_date_of_publication_is_never_invented(line):
    found = read("Ferry hit", line, STORY) if line[:4] in ("Last", "BRAC") else read("Ferry hit", STORY, line)
    assert (found.article.published, found.article.published_precision) == (None, "none")


def test_a_month_and_a_day_are_kept_as_a_candidate_without_a_year():
    found = read("Ferry hit", "BRACKWATER, May 3 (Northwire) - " + STORY)
    (one,) = [c for c in found.candidates if c.field == "published"]
    assert (one.value, one.precision, one.chosen) == ("--05-03", "none", False)
    assert one.reason == "no year stands beside it"


def test_the_day_of_a_change_is_a_candidate_that_is_not_chosen():
    found = read("Ferry hit", "Published 3 May 2020 | Updated 5 May 2020", STORY)
    assert found.article.published == "2020-05-03"
    assert [(c.value, c.chosen) for c in found.candidates if c.field == "published"] == [
        ("2020-05-03", True),
        ("2020-05-05", False),
    ]


def test_a_better_source_wins_and_the_other_is_kept_with_its_reason():
    said = (Said("published", "2020-05-04T09:00:00Z", "meta"),)
    found = read("Ferry hit", "3 May 2020", STORY, said=said)
    assert (found.article.published_basis, found.article.published[:10]) == ("meta", "2020-05-04")
    other = next(c for c in found.candidates if c.field == "published" and not c.chosen)
    assert (other.value, other.source, other.reason) == ("2020-05-03", "dateline", "meta is the better source")


def test_day_and_month_are_settled_by_another_date_of_the_page():
    found = read("Ferry hit", "05/03/2020", "BRACKWATER, May 3 - " + STORY)
    assert found.article.published == "2020-05-03"


def test_day_and_month_are_settled_by_the_english_of_the_page_or_left_open():
    assert read("Ferry hit", "05/03/2020", STORY, month_first=True).article.published == "2020-05-03"
    assert read("Ferry hit", "05/03/2020", STORY, month_first=False).article.published == "2020-03-05"
    assert read("Ferry hit", "05/03/2020", STORY).article.published == "2020"
    assert read("Ferry hit", "05/03/2020", STORY).article.published_precision == "year"


def test_an_address_gives_a_date_where_nothing_else_does():
    found = read("Ferry hit", STORY, said=[Said("url", "https://quay.example/2020/05/03/ferry", "link")])
    assert (found.article.published, found.article.published_basis) == ("2020-05-03", "url")


def test_authors_are_persons_without_titles_hosts_and_the_outlet():
    said = [
        Said("authors", "By Dr. Ola Brandt and Tess Marrow", "json-ld"),
        Said("authors", "https://quay.example/staff", "json-ld"),
        Said("authors", "Quayside Weekly", "json-ld"),
        Said("outlet", "Quayside Weekly", "json-ld"),
    ]
    assert read("Ferry hit", STORY, said=said).article.authors == ("Ola Brandt", "Tess Marrow")


def test_a_name_written_last_first_is_turned():
    assert read("Ferry hit", STORY, said=[Said("authors", "Brandt, Ola", "meta")]).article.authors == ("Ola Brandt",)


def test_the_headline_is_the_title_where_nobody_gave_one():
    found = read("Ferry hit", STORY)
    title = next(c for c in found.candidates if c.field == "title" and c.chosen)
    assert (found.article.title, found.article.text[title.start : title.end]) == ("Ferry hit", "Ferry hit")


@pytest.mark.parametrize(
    ("lines", "genre"),
    [
        (("OPINION | RIVERS", "Ferry hit", STORY), "opinion"),
        (("Readout of the Minister's call with the envoy", STORY), "statement"),
        (("Ferry hit", "BRACKWATER, May 3 (Northwire) - " + STORY), "report"),
        (("Ferry hit", "Quayside Weekly | Analysis | 3 May 2020", STORY), "analysis"),
        (("Ferry hit", STORY), "unknown"),
    ],
)
def test_the_publishers_own_words_tell_the_kind_of_text(lines, genre):
    found = read(*lines).article
    assert found.genre == genre
    assert bool(found.genre_basis) == (genre != "unknown")


def test_english_is_known_by_its_common_words():
    assert read("Ferry hit", STORY, STORY).article.language == "en"
    assert (
        read(
            "Fähre getroffen", "Die Fähre wurde am Sonntag auf dem Fluss von zwei Granaten getroffen. " * 3
        ).article.language
        is None
    )


def test_a_line_of_publication_dates_a_text_before_the_dateline_of_its_wire_copy():
    found = read("Ferry hit", "Quayside Weekly, 4 May 2020", "BRACKWATER, May 3, 2020 (Northwire) - " + STORY)
    assert (found.article.published, found.article.outlet) == ("2020-05-04", "Quayside Weekly")


def test_the_holder_of_the_rights_or_the_agency_is_the_outlet_where_nothing_better_tells():
    assert read("Ferry hit", STORY, "© 2020 Quayside Weekly").article.outlet == "Quayside Weekly"
    assert read("Ferry hit", "BRACKWATER, May 3 (Northwire) - " + STORY).article.outlet == "Northwire"
    first = read("Ferry hit", STORY, "First published by Tide Weekly.", "© 2020 Tide Weekly")
    assert first.article.outlet is None
