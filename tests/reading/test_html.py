import pytest

from rashomon.reading.article import reading
from rashomon.reading.html import article

STORY = (
    "A ferry was hit by two shells on Sunday while crossing the river below Brackwater, the harbour master said.",
    "The army on the eastern bank denied that it had fired, and said that its guns had been silent since the truce.",
    "Eleven people were taken to hospital, and the pilot, the last to leave, said that he had seen no warning lights.",
)
BODY = "".join(f"<p>{sentence}</p>" for sentence in STORY)


@pytest.fixture
def page():
    """A page's reading: its body, and what its head says."""

    def read(body, head="", attributes=""):
        raw = article(f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{body}</body></html>")
        return reading(raw, "page", "page.html")

    return read


def roles(found):
    text = found.article.text
    return [(p.role, text[p.start : p.end].strip()) for p in found.passages]


def test_a_lead_between_headline_and_story_is_never_dropped(page):
    found = page(f'<header><h1>Ferry hit</h1><p class="lead">Eleven are hurt.</p></header><article>{BODY}</article>')
    assert roles(found)[:2] == [("headline", "Ferry hit"), ("body", "Eleven are hurt.")]


def test_navigation_and_related_stories_stay_out_of_the_story(page):
    links = "".join(f'<li><a href="#">Other story number {n} about the river</a></li>' for n in range(80))
    found = page(
        f"<nav><ul>{links}</ul></nav><main><h1>Ferry hit</h1><div class='article-body'>{BODY}</div></main>"
        f"<aside class='related'><ul>{links}</ul></aside>"
    )
    assert "Other story" not in found.article.text
    assert [words for role, words in roles(found) if role == "body"] == list(STORY)


def test_a_story_parted_by_advertisements_is_gathered(page):
    parts = "".join(f'<div class="chunk x1"><p>{s}</p><p>{s}</p></div><div class="ad">Buy</div>' for s in STORY)
    found = page(f'<div id="all"><h1>Ferry hit</h1><div class="wrap">{parts}</div></div>')
    assert all(sentence in found.article.text for sentence in STORY)


def test_a_block_quote_is_marked_from_its_element(page):
    found = page(f"<h1>Ferry hit</h1>{BODY}<blockquote><p>We saw nothing.</p></blockquote><p>{STORY[0]}</p>")
    assert ("blockquote", "We saw nothing.") in roles(found)


def test_class_names_tell_bylines_dates_captions_and_credits(page):
    found = page(
        f'<h1>Ferry hit</h1><div class="meta-author">Ola Brandt</div><div class="post-date">3 May 2020</div>'
        f"<figure><img src=x><figcaption>The ferry.</figcaption></figure>"
        f'<div class="img-credit">Tess Marrow</div>{BODY}'
    )
    assert roles(found)[1:5] == [
        ("byline", "Ola Brandt"),
        ("dateline", "3 May 2020"),
        ("caption", "The ferry."),
        ("credit", "Tess Marrow"),
    ]


def test_a_line_break_parts_lines_but_not_sentences(page):
    found = page(
        f"<h1>Ferry hit</h1><p>By Ola Brandt<br>3 May 2020</p>{BODY}<p>The river<br>rose again on Monday night.</p>"
    )
    assert roles(found)[1:3] == [("byline", "By Ola Brandt"), ("dateline", "3 May 2020")]
    assert "The river rose again on Monday night." in found.article.text


def test_words_in_scripts_and_hidden_elements_are_no_text(page):
    found = page(
        f"<h1>Ferry hit</h1>{BODY}<script>var ferry</script><p hidden>Ghost</p><p style='display: none'>Shade</p>"
    )
    assert not any(word in found.article.text for word in ("var", "Ghost", "Shade"))


def test_the_head_gives_title_authors_outlet_and_date(page):
    head = (
        '<title>Ferry hit | Quayside Weekly</title><meta property="og:site_name" content="Quayside Weekly">'
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Ferry hit",'
        ' "datePublished": "2020-05-03T08:00:00Z", "author": [{"@type": "Person", "name": "Ola Brandt"}],'
        ' "publisher": {"name": "Quayside Weekly"}}]}</script>'
    )
    found = page(f"<h1>Ferry hit</h1>{BODY}", head, 'lang="en-GB"').article
    assert (found.title, found.authors, found.outlet) == ("Ferry hit", ("Ola Brandt",), "Quayside Weekly")
    assert (found.published, found.published_basis, found.language) == ("2020-05-03T08:00:00+00:00", "json-ld", "en")


def test_a_title_tag_gives_the_outlet_where_nothing_better_does(page):
    found = page(f"<h1>Ferry hit</h1>{BODY}", "<title>Ferry hit | Quayside Weekly</title>").article
    assert (found.title, found.outlet) == ("Ferry hit", "Quayside Weekly")


def test_broken_json_in_a_script_is_passed_over(page):
    assert (
        page(f"<h1>Ferry hit</h1>{BODY}", '<script type="application/ld+json">{"@type":</script>').article.title
        == "Ferry hit"
    )


def test_a_page_without_text_is_no_article():
    raw = article("<html><body><img src=x></body></html>")
    assert raw is None or not raw.text
