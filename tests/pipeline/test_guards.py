import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.pipeline import parsed
from rashomon.pipeline.guards import LONGEST_RUN, LONGEST_WHOLE, LONGEST_WORD, GuardedTokenizer, pieces
from rashomon.pipeline.slots import PASSAGES
from rashomon.records import Passage

BLANK = English()
GUARDED = GuardedTokenizer(BLANK.tokenizer)


def texts(doc: Doc) -> list[str]:
    return [token.text for token in doc]


@pytest.mark.parametrize("sign", ["\"'", "(", "[{", "”", "!?", "'s", "km"])
@pytest.mark.parametrize("size", [5_000, 100_000])
def test_a_run_of_signs_ends(sign: str, size: int) -> None:
    text = "The army " + sign * (size // len(sign)) + " left."
    start = time.process_time()
    assert GUARDED(text).text == text
    assert time.process_time() - start < 20


def test_below_the_limits_the_tokens_are_the_tokenizers_own() -> None:
    text = f'He (they said) isn\'t "there". {"." * LONGEST_RUN} {"x-" * (LONGEST_WORD // 2)} {"(" * 150} end'
    assert texts(GUARDED(text)) == texts(BLANK(text))


def test_a_cut_loses_no_norm_of_what_stands_around_it() -> None:
    doc = GUARDED("They can't leave. " + "(" * (LONGEST_RUN + 5) + " They won't.")
    assert [t.norm_ for t in doc if t.text in ("ca", "wo", "n't")] == ["can", "not", "will", "not"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.sampled_from("(\"'-.a\u0301🙂"), st.integers(0, 1500))
def test_every_text_is_given_back_letter_for_letter(text: str, sign: str, times: int) -> None:
    whole = text + sign * times + text
    assert GUARDED(whole).text == whole


def test_the_tokenizer_inside_can_be_asked_and_changed() -> None:
    inside = English().tokenizer
    guarded = GuardedTokenizer(inside)
    guarded.add_special_case("gimme", [{"ORTH": "gim"}, {"ORTH": "me"}])
    guarded.token_match = None
    assert texts(guarded("gimme")) == ["gim", "me"]
    assert inside.token_match is None


def test_a_guarded_pipeline_survives_the_disk(nlp: Language, tmp_path) -> None:
    import spacy

    nlp.to_disk(tmp_path / "mine")
    again = spacy.load(tmp_path / "mine")
    assert isinstance(again.tokenizer, GuardedTokenizer)
    assert again.pipe_names == nlp.pipe_names


def words(count: int) -> Doc:
    return Doc(BLANK.vocab, words=[f"w{i % 7}" for i in range(count)])


def test_pieces_tile_a_doc() -> None:
    for size in (0, 1, 10, 11, 99):
        cut = list(pieces(words(size), most=10))
        assert [start for start, _ in cut] == [0, *(end for _, end in cut[:-1])]
        assert cut[-1][1] == size
        assert all(end - start <= 10 for start, end in cut)


def test_a_piece_begins_with_a_passage_where_one_begins() -> None:
    doc = words(30)
    PASSAGES.put(
        doc, [Passage(article_id="ar_x", start=doc[i].idx, end=0, role="body", basis="test") for i in (0, 7, 17)]
    )
    assert list(pieces(doc, most=10)) == [(0, 7), (7, 17), (17, 27), (27, 30)]


def test_else_with_a_sentence() -> None:
    doc = words(12)
    doc[8].is_sent_start = True
    assert list(pieces(doc, most=10)) == [(0, 8), (8, 12)]


@pytest.mark.model
def test_a_long_article_is_one_doc_with_its_own_offsets(nlp: Language) -> None:
    paragraph = 'The governor of Lower Vell said on Monday that "no troops" had crossed the river at Brenn.\n\n'
    text = paragraph * (LONGEST_WHOLE // 20 + 40)
    (doc,) = parsed(nlp, [nlp.tokenizer(text)])
    assert doc.text == text
    assert len(doc) > LONGEST_WHOLE
    assert doc.has_annotation("DEP", require_complete=True)
    assert all(text[e.start_char : e.end_char] == e.text for e in doc.ents)
    said = doc._.statements
    assert {text[s.cue[0].start : s.cue[0].end] for s in said if s.cue} == {"said"}
    assert said[-1].content[0].end > len(text) - len(paragraph)


@pytest.mark.model
def test_short_and_long_come_out_in_the_order_they_went_in(nlp: Language) -> None:
    given_ = ["One left.", "They stayed. " * (LONGEST_WHOLE // 2), "", "Two came."]
    assert [d.text for d in parsed(nlp, map(nlp.tokenizer, given_))] == given_


@pytest.mark.model
def test_fifty_thousand_words_without_a_stop_end(nlp: Language) -> None:
    (doc,) = parsed(nlp, [nlp.tokenizer("the army " * 25_000)])
    assert max(len(sentence) for sentence in doc.sents) <= 500
