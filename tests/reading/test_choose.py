import pytest
from lxml import html

from rashomon.reading.blocks import page
from rashomon.reading.choose import choose, quoted

SENTENCE = "A ferry was hit by two shells on Sunday, while crossing the river, and eleven people, all old, were hurt."


@pytest.fixture
def story():
    """The blocks of a piece of HTML that are chosen as story."""

    def read(source):
        found = page(html.document_fromstring(f"<html><body>{source}</body></html>").find("body"))
        return [found.blocks[n].text for n in sorted(choose(found).story)]

    return read


def test_paragraphs_are_chosen_and_teasers_beside_them_are_not(story):
    teasers = "<div class='teasers'>" + f"<p><a href=x>{SENTENCE}</a></p>" * 9 + "</div>"
    assert story(f"<div class='entry'>{f'<p>{SENTENCE}</p>' * 3}</div>{teasers}") == [SENTENCE] * 3


def test_a_name_is_not_believed_of_what_holds_most_of_the_page(story):
    assert story(f"<div class='with-sidebar'>{f'<p class=paywall>{SENTENCE}</p>' * 3}</div>") == [SENTENCE] * 3


def test_remarks_of_readers_are_no_story_though_they_are_longer(story):
    remarks = "<div class='comments'>" + f"<p>{SENTENCE}</p>" * 3 + "</div>"
    assert story(f"<article>{f'<p>{SENTENCE}</p>' * 3}</article>{remarks}") == [SENTENCE] * 3


def test_an_embedded_post_within_the_story_is_kept(story):
    post = f"<div class='social-embed'><blockquote class='twitter-tweet'><p>{SENTENCE[:39]}</p></blockquote></div>"
    paragraph = f"<p>{SENTENCE}</p>"
    assert SENTENCE[:39] in story(f"<article>{paragraph * 2}{post}{paragraph}</article>")


def test_a_page_without_paragraphs_gives_all_its_blocks(story):
    assert story("<p>Short.</p><p>Lines.</p>") == ["Short.", "Lines."]


def test_a_block_within_a_quotation_is_quoted():
    found = page(html.document_fromstring("<body><blockquote><div><p>We saw it.</p></div></blockquote><p>x</p></body>"))
    assert [quoted(found, block) for block in found.blocks] == [True, False]
