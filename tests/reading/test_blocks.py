import pytest
from lxml import html

from rashomon.reading.blocks import page, running, says, tokens


@pytest.fixture
def blocks():
    """The blocks of a piece of HTML."""
    return lambda source: page(html.document_fromstring(f"<html><body>{source}</body></html>").find("body")).blocks


def test_a_block_is_a_run_of_inline_text_with_its_white_space_folded(blocks):
    found = blocks("<p>The  <b>ferry</b>\n left<a href=x>.</a></p>It <i>sank</i>.<div>All<p>died</p>there</div>")
    assert [block.text for block in found] == ["The ferry left.", "It sank.", "All", "died", "there"]


def test_a_line_break_parts_lines_and_two_part_blocks(blocks):
    found = blocks("<p>By Ola<br>3 May<br><br>The ferry</p>")
    assert [block.lines for block in found] == [["By Ola", "3 May"], ["The ferry"]]


def test_a_block_knows_how_much_of_it_is_links(blocks):
    (block,) = blocks("<p><a href=x>More</a> on it</p>")
    assert block.linked == len("More")


def test_words_after_a_comment_or_a_script_are_kept(blocks):
    assert [b.text for b in blocks("<p>The <!-- x -->ferry <script>y</script>left</p>")] == ["The ferry left"]


def test_a_page_nested_deeply_is_walked_without_recursion(blocks):
    assert [b.text for b in blocks("<div>" * 200 + "The ferry" + "</div>" * 200)] == ["The ferry"]


def test_parts_of_class_names_are_told_apart():
    assert {"meta", "author", "meta-author"} <= tokens("meta-author")
    assert {"post", "body", "postbody"} <= tokens("postBody post-body")
    assert says(tokens("storyByline"), "byline")


def test_sums_so_far_are_one_more_than_the_values():
    assert running([1, 2, 3]) == [0, 1, 3, 6]
