from rashomon.reading.article import reading
from rashomon.reading.text import article


def test_wrapped_paragraphs_are_made_whole_and_short_lines_stay_apart():
    text = (
        "Ferry hit on the river\n\nBy Ola Brandt\n3 May 2020\n\n"
        "A ferry was hit by two shells on Sunday while crossing the river below\n"
        "Brackwater, and eleven people were taken to hospital, the harbour\nmaster said.\n"
    )
    found = article(text).text
    assert found == (
        "Ferry hit on the river\n\nBy Ola Brandt\n3 May 2020\n\n"
        "A ferry was hit by two shells on Sunday while crossing the river below Brackwater, and eleven people were "
        "taken to hospital, the harbour master said."
    )


def test_an_indented_paragraph_that_is_announced_is_a_block_quote():
    text = (
        "Ferry hit\n\nA ferry was hit below the bridge on Sunday, the army said.\n\nThe message read:\n\n"
        "    We did it.\n    We will do it again.\n\nNobody has been named so far.\n"
    )
    found = reading(article(text), "x", None)
    quoted = [found.article.text[p.start : p.end].strip() for p in found.passages if p.role == "blockquote"]
    assert quoted == ["We did it.", "We will do it again."] or quoted == ["We did it.\nWe will do it again."]


def test_marks_of_quotation_make_a_block_quote_and_are_left_out():
    found = reading(
        article("Ferry hit\n\nThe ferry was hit on Sunday below the bridge.\n\n> We saw it.\n\nIt sank."), "x", None
    )
    assert [found.article.text[p.start : p.end].strip() for p in found.passages if p.role == "blockquote"] == [
        "We saw it."
    ]


def test_a_text_without_words_is_no_article():
    assert article(" \n\n") is None
