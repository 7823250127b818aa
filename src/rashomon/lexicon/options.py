"""Options of stages, told before a model is loaded: which there are, and what is wrong with what a user gives."""

from collections.abc import Callable, Mapping
from typing import Any

from rashomon.errors import LexiconError
from rashomon.lexicon.actors import with_actors
from rashomon.lexicon.cues import cues
from rashomon.lexicon.events import with_frames, with_lights
from rashomon.lexicon.loading import meant
from rashomon.lexicon.modality import with_controls
from rashomon.lexicon.places import own_spots

STAGES: Mapping[str, tuple[str, ...]] = {
    "rashomon_sentences": (),
    "rashomon_recasing": (),
    "rashomon_ties": (),
    "rashomon_times": (),
    "rashomon_places": ("extra", "gazetteer", "shipped"),
    "rashomon_actors": ("extra", "disable"),
    "rashomon_statements": ("extra", "disable", "weights"),
    "rashomon_mentions": ("extra", "lights", "disable"),
    "rashomon_modality": ("extra", "disable"),
}
"""Every stage with its options."""

_TABLES = frozenset(("extra", "lights"))
_LISTS = frozenset(("disable", "gazetteer"))


def check(options: Mapping[str, Any]) -> None:
    """Refuse what no stage would understand, with the place and the way out. Any: TOML or JSON comes in."""
    for stage, given in options.items():
        if stage not in STAGES:
            raise LexiconError(f"[{stage}]: no stage is called so{meant(stage, STAGES) or ';'} choose one of {_all()}")
        for option, value in given.items():
            _check_option(stage, option, value)
        for reads in _READ.get(stage, ()):
            reads(given)


def _check_option(stage: str, option: str, value: Any) -> None:
    known = STAGES[stage]
    if option not in known:
        choice = f"choose one of {', '.join(known)}" if known else "it has none"
        raise LexiconError(f"[{stage}] {option}: no option is called so{meant(option, known) or ';'} {choice}")
    if option in _TABLES and not _is_list_of(dict, value):
        raise LexiconError(
            f"[{stage}] {option} = {value!r}; write each entry as a table of its own: [[{stage}.{option}]]"
        )
    if option == "shipped" and not isinstance(value, bool):
        raise LexiconError(f"[{stage}] shipped = {value!r}; choose true or false")
    if option in _LISTS and not _is_list_of(str, value):
        raise LexiconError(f'[{stage}] {option} = {value!r}; write a list: ["one", "other"]')


def _is_list_of(kind: type, value: Any) -> bool:
    return isinstance(value, (list, tuple)) and all(isinstance(item, kind) for item in value)


def _all() -> str:
    return ", ".join(STAGES)


_READ: Mapping[str, tuple[Callable[[Mapping[str, Any]], object], ...]] = {
    "rashomon_actors": (lambda given: with_actors(given.get("extra", ()), given.get("disable", ())),),
    "rashomon_statements": (lambda given: cues(given.get("extra", ()), given.get("disable", ())),),
    "rashomon_places": (lambda given: own_spots(given.get("extra", ())),),
    "rashomon_modality": (lambda given: with_controls(given.get("extra", ()), given.get("disable", ())),),
    "rashomon_mentions": (
        lambda given: with_frames(given.get("extra", ()), given.get("disable", ())),
        lambda given: with_lights(given.get("lights", ()), given.get("disable", ())),
    ),
}
"""What reads a stage's entries, and says what is wrong with them."""
