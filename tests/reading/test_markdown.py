from rashomon.reading.article import reading
from rashomon.reading.markdown import article, front_matter

TEXT = """---
title: "Ferry hit"
author: [Ola Brandt, Tess Marrow]
date: 2020-05-03
tags:
  - ferry
  - truce
---

# Ferry *hit*

By [Ola Brandt](#), **Quayside Weekly**

A ferry was hit by two shells on Sunday while crossing the river
below Brackwater, the [harbour master](https://quay.example) said.

The letter reads:

> We saw *nothing*.

![The ferry](ferry.jpg)

- a first item of the list
- a second
"""


def test_marks_are_left_out_and_words_stay():
    found = reading(article(TEXT), "x", None)
    words = [found.article.text[p.start : p.end].strip() for p in found.passages]
    assert words == [
        "Ferry hit",
        "By Ola Brandt, Quayside Weekly",
        "A ferry was hit by two shells on Sunday while crossing the river below Brackwater, the harbour master said.",
        "The letter reads:",
        "We saw nothing.",
        "a first item of the list",
        "a second",
    ]
    assert [p.role for p in found.passages][:5] == ["headline", "byline", "body", "body", "blockquote"]


def test_front_matter_is_metadata():
    found = reading(article(TEXT), "x", None).article
    assert (found.title, found.authors) == ("Ferry hit", ("Ola Brandt", "Tess Marrow"))
    assert (found.published, found.published_basis) == ("2020-05-03", "front matter")
    assert [(c.scheme, c.value) for c in found.categories] == [("tag", "ferry"), ("tag", "truce")]


def test_front_matter_ends_at_its_second_rule():
    assert front_matter("---\nlayout: post\n---\nText") == ([("layout", "post")], "Text")
    assert front_matter("Text\n---\n") == ([], "Text\n---\n")


def test_elements_of_html_are_read_as_such():
    found = article("# Ferry hit\n\n<div>By Ola Brandt</div>\n\nThe ferry left<br>Brackwater at dawn.")
    assert found.text == "Ferry hit\n\nBy Ola Brandt\n\nThe ferry left\nBrackwater at dawn."


def test_a_text_without_words_is_no_article():
    assert article("---\na: b\n---\n\n***\n") is None
