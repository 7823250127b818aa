"""Fingerprints and furniture."""

from rashomon.linking.fingerprints import candidates, fingerprints, furnished, news, words
from rashomon.records import Passage, Span

TALE = " ".join(f"word{n} and more" for n in range(60))


def prints(text):
    return set(fingerprints(text, words(text, [Span(0, len(text))]))[0].tolist())


def test_words_put_in_early_do_not_shift_what_follows():
    kept = prints(TALE)
    assert len(kept & prints("Something new stands first. " + TALE)) >= len(kept) - 2


def test_case_and_punctuation_do_not_count():
    assert prints(TALE) == prints(TALE.upper().replace("AND", "and").replace(" ", ", "))


def test_a_short_text_has_none():
    assert prints("too short") == set()


def test_only_news_is_looked_at_and_headlines_are_left_out():
    roles = [("headline", 0, 5), ("body", 5, 20), ("copyright", 20, 30)]
    passages = [Passage(article_id="ar_1", start=a, end=b, role=role, basis="test") for role, a, b in roles]
    assert news("x" * 30, passages) == [Span(5, 20)]
    assert news("x" * 30, []) == [Span(0, 30)]


def test_what_unlike_articles_carry_is_furniture_and_what_copies_carry_is_not(pile, article):
    foot = "All our readers may write to the editor and every letter is read by somebody before noon on the next day"
    unlike = [
        article(" ".join(f"{word}{n}" for n in range(80)) + ". " + foot)
        for word in ("ash", "elm", "oak", "fir", "yew", "bay")
    ]
    copies = [article(f"Edition {'i' * n}. {TALE}", source_id=f"c{n}") for n in range(6)]
    pairs, furniture = candidates(pile(*unlike, *copies))
    assert len(pairs) == 15
    text = unlike[0].text
    assert any(
        "readers may write" in text[s.start : s.end]
        for s in furnished(text, words(text, [Span(0, len(text))]), furniture)
    )
    assert not furnished(TALE, words(TALE, [Span(0, len(TALE))]), furniture)
