import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.reading.lines import lines_of
from rashomon.reading.passages import Known, passages

STORY = (
    "A ferry was hit by two shells on Sunday while crossing the river below Brackwater, the harbour master said.",
    "The army on the eastern bank denied that it had fired, and said that its guns had been silent since the truce.",
)


def judged(*lines, **known):
    """Roles and words of an article made of these paragraphs."""
    text = "\n\n".join(lines)
    return [(p.role, text[p.start : p.end].strip()) for p in passages("ar_x", text, lines_of(text), Known(**known))]


def roles(*lines, **known):
    return [role for role, _ in judged(*lines, **known)]


def test_a_column_with_header_and_footer_lines_gets_each_its_role():
    assert judged(
        "The Shells and the Stories",
        "By Ola Brandt",
        "Quayside Weekly, 3 May 2020",
        "Region: Lower Solmark",
        "Theme: Truces, Ferries",
        "In-depth report: THE RIVER WAR",
        STORY[0],
        "The Low Tide Courier wrote:",
        "Two shells fell near the ferry, and nobody was hurt, the army says.",
        STORY[1],
        "*",
        "Note to readers: please use the share buttons above.",
        "Ola Brandt writes about rivers. Her column was first published by the Hollow Bay Argus.",
        "Featured image: the ferry at dusk (Hollow Bay Pictures)",
        "The original source of this article is Quayside Weekly",
        "Copyright © Ola Brandt, Quayside Weekly, 2020",
        "Articles by: Ola Brandt",
        "Disclaimer: The views are the author's own.",
        "Our articles may be reposted by non-commercial sites as long as the source is named.",
        "Press enquiries: the harbour office.",
    ) == [
        ("headline", "The Shells and the Stories"),
        ("byline", "By Ola Brandt"),
        ("dateline", "Quayside Weekly, 3 May 2020"),
        ("taxonomy", "Region: Lower Solmark"),
        ("taxonomy", "Theme: Truces, Ferries"),
        ("taxonomy", "In-depth report: THE RIVER WAR"),
        ("body", STORY[0]),
        ("body", "The Low Tide Courier wrote:"),
        ("blockquote", "Two shells fell near the ferry, and nobody was hurt, the army says."),
        ("body", STORY[1]),
        ("boilerplate", "*"),
        ("call_to_action", "Note to readers: please use the share buttons above."),
        ("bio", "Ola Brandt writes about rivers."),
        ("origin_notice", "Her column was first published by the Hollow Bay Argus."),
        ("credit", "Featured image: the ferry at dusk (Hollow Bay Pictures)"),
        ("origin_notice", "The original source of this article is Quayside Weekly"),
        ("copyright", "Copyright © Ola Brandt, Quayside Weekly, 2020"),
        ("byline", "Articles by: Ola Brandt"),
        ("disclaimer", "Disclaimer: The views are the author's own."),
        ("licence", "Our articles may be reposted by non-commercial sites as long as the source is named."),
        ("call_to_action", "Press enquiries: the harbour office."),
    ]


def test_a_dateline_is_cut_from_the_story_in_its_line():
    assert judged("Ferry hit", "BRACKWATER, May 3 (Northwire) - " + STORY[0])[1:] == [
        ("dateline", "BRACKWATER, May 3 (Northwire) -"),
        ("body", STORY[0]),
    ]


@pytest.mark.parametrize(
    "opening", ["ARMY DENIES ALL THE CHARGES - ", "Colonel Brandt: ", "The Harbour Guard (HG) ", "U.S. "]
)
def test_what_only_looks_like_a_dateline_stays_in_the_story(opening):
    assert roles("Ferry hit", STORY[0], opening + STORY[1]) == ["headline", "body", "body"]


def test_a_byline_gives_its_date_away():
    assert judged("Ferry hit on the river", "By Ola Brandt | 3 May 2020", *STORY)[1:3] == [
        ("byline", "By Ola Brandt"),
        ("dateline", "| 3 May 2020"),
    ]


def test_a_caption_gives_its_credit_away():
    caption = "Cranes stand idle in the port. Photo: Tess Marrow/Northwire"
    assert judged("Ferry hit on the river", caption, *STORY)[1:3] == [
        ("caption", "Cranes stand idle in the port."),
        ("credit", "Photo: Tess Marrow/Northwire"),
    ]


def test_stories_listed_under_the_article_are_boilerplate_though_they_read_like_news():
    found = roles("Ferry hit", *STORY, "Related Posts", "Army enters Velm after dawn raid", "May 2, 2020 Ola Brandt")
    assert found == ["headline", "body", "body", "boilerplate", "boilerplate", "boilerplate"]


def test_lines_above_the_title_are_furniture():
    lines = ("QUAYSIDE.EXAMPLE", "News from every quay", "Ferry hit on the river", *STORY)
    assert roles(*lines, title="Ferry hit on the river")[:3] == ["boilerplate", "boilerplate", "headline"]


def test_a_known_outlet_alone_under_the_headline_is_a_byline():
    assert roles("Ferry hit on the river", "Harbour Office", *STORY, outlet="Harbour Office")[1] == "byline"


def test_the_paragraph_under_about_the_outlet_is_about_it():
    found = roles("Ferry hit", *STORY, "About Quayside Weekly", "Quayside Weekly has told of rivers since 1990.")
    assert found[-2:] == ["boilerplate", "bio"]


def test_an_announced_paragraph_is_a_block_quote_with_or_without_marks():
    assert roles("Ferry hit", STORY[0], "The statement read:", "We saw no ferry.", STORY[1])[3] == "blockquote"
    assert roles("Ferry hit", STORY[0], "The statement read:", '"We saw no ferry."', STORY[1])[3] == "blockquote"


def test_a_quotation_that_its_speaker_follows_is_story():
    assert (
        roles("Ferry hit", STORY[0], "The pilot spoke at noon and said:", '"I saw it," he said.', STORY[1])[3] == "body"
    )


def test_a_list_is_no_block_quote():
    assert "blockquote" not in roles(
        "Ferry hit", STORY[0], "The army said it had three aims:", "- peace", "- trade", STORY[1]
    )


def test_a_quotation_of_several_paragraphs_goes_on_while_its_mark_opens_each():
    found = roles("Ferry hit", STORY[0], "The letter reads:", '"We were there.', '"We saw it burn.', STORY[1])
    assert found[3:] == ["blockquote", "blockquote", "body"]


def test_lines_of_one_sentence_that_blank_lines_part_are_story():
    found = roles("The ferry that was hit on Sunday below the bridge had been", "repaired twice since the war.", *STORY)
    assert found == ["body"] * 4


def test_a_text_of_one_line_is_story():
    assert roles("A group has agreed to set up a centre in Brackwater, officials said Thursday.") == ["body"]


def test_a_sub_heading_is_a_headline():
    assert roles("Ferry hit", STORY[0], "A Habit of Silence", STORY[1])[2] == "headline"


def test_every_passage_says_why():
    text = "\n\n".join(("Ferry hit", "By Ola Brandt", *STORY, "All rights reserved."))
    assert all(p.basis for p in passages("ar_x", text, lines_of(text)))


def test_an_empty_text_has_no_passages():
    assert passages("ar_x", " \n ", lines_of(" \n ")) == ()


LINES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            (*STORY, "By Ola Brandt", "3 May 2020", "The daily wrote:", "> quoted", "© 2020 Q", "Photo: A B")
        ),
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(LINES, st.sampled_from(("\n", "\n\n")))
def test_passages_tile_any_text(lines, gap):
    text = gap.join(lines)
    found = passages("ar_x", text, lines_of(text))
    assert "".join(text[p.start : p.end] for p in found) == (text if text.strip() else "")
    assert all(p.start < p.end for p in found)


@pytest.mark.parametrize(
    "prefix",
    ["By Ola Brandt and ", "A. B. ", "3 May 2020 ", "World | ", "VELM, ", '("', "Photo: A ", "1.2.", "It said. "],
)
def test_a_very_long_line_ends(prefix):
    text = "Ferry hit\n\n" + (prefix * 400_000)[:400_000] + "\n\n" + STORY[0]
    begun = time.process_time()
    assert passages("ar_x", text, lines_of(text))
    # It takes a fraction of a second; a pattern that goes back and forth would take minutes.
    assert time.process_time() - begun < 60
