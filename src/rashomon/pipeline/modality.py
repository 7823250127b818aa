"""Polarity, modality and the innermost statement of each mention: every mention is replaced with its fuller copy."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Token

from rashomon.pipeline.reality import Reading, is_told_as_past, reading
from rashomon.pipeline.slots import MENTIONS, PUBLISHED, STATEMENTS, need
from rashomon.records import Mention, Modality, Stance, Statement

_OF_STANCE: dict[Stance, Modality] = {"demands": "demanded", "threatens": "threatened", "promises": "planned"}
_LONG_AGO = 366
"""Days before the article from which an act is history."""
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


_BLOCK = 1_000
"""Code points of a block of text."""


@Language.factory(
    "rashomon_modality",
    requires=["token.dep", "token.lemma", "token.pos", "token.tag", "doc._.mentions"],
    assigns=["doc._.mentions"],
)
def make_modality(nlp: Language, name: str) -> "Modalities":
    """Say of each mention whether it took place, and in whose words it is told."""
    return Modalities()


class Modalities:
    """A Doc comes in, and goes out with fuller mentions."""

    def __call__(self, doc: Doc) -> Doc:
        """Replace every mention with a copy that has polarity, modality and statement."""
        need(doc, "DEP", "rashomon_modality", remedy='add a "parser" before it')
        near, published = _by_block(STATEMENTS.get(doc)), PUBLISHED.one(doc)
        return MENTIONS.put(
            doc,
            [fuller(doc, m, near.get(m.trigger[0].start // _BLOCK, ()), published) for m in MENTIONS.get(doc)],
        )


def fuller(doc: Doc, mention: Mention, statements: Sequence[Statement], published: str | None) -> Mention:
    """The mention with all that its words, its date and the statement around it say of its reality."""
    trigger = _root(doc, mention)
    around = innermost(mention, statements)
    if trigger is None:
        return replace(mention, statement_id=around.statement_id if around else None)
    found = reading(trigger)
    modality = found.modality
    if found.strong is None and around is not None and trigger.pos_ == "VERB" and not is_told_as_past(trigger):
        modality = _OF_STANCE.get(around.stance, modality)
    if modality == "actual" and mention.date is not None and published is not None:
        modality = _by_date(mention.date.value, published, trigger, found) or modality
    return replace(
        mention,
        statement_id=around.statement_id if around is not None else None,
        polarity=found.polarity,
        modality=modality,
        rule=f"{mention.rule}; {modality} by {found.rule}" if found.rule else mention.rule,
    )


def innermost(mention: Mention, statements: Sequence[Statement]) -> Statement | None:
    """The statement with the shortest content that holds the trigger; of equal ones the inner one."""
    at = mention.trigger[0]
    holding = [s for s in statements if any(at in span for span in s.content)]
    if not holding:
        return None
    parents = {s.parent_id for s in holding}
    return min(
        holding,
        key=lambda s: (sum(c.end - c.start for c in s.content), s.statement_id in parents, s.statement_id),
    )


def _by_block(statements: Sequence[Statement]) -> dict[int, list[Statement]]:
    """The statements whose content touches each block of text, so that a long text is not searched from end to end."""
    blocks: dict[int, list[Statement]] = {}
    for statement in statements:
        touched = {b for s in statement.content for b in range(s.start // _BLOCK, s.end // _BLOCK + 1)}
        for block in sorted(touched):
            blocks.setdefault(block, []).append(statement)
    return blocks


def _root(doc: Doc, mention: Mention) -> Token | None:
    first = mention.trigger[0]
    span = doc.char_span(first.start, first.end, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def _by_date(value: str | None, published: str, trigger: Token, found: Reading) -> Modality | None:
    told, now = _days(value), _days(published)
    if told is None or now is None:
        return None
    if (now[0] - told[1]).days >= _LONG_AGO:
        return "past_reference"
    if told[0] > now[1] and not is_told_as_past(trigger) and not found.negated:
        return "planned"
    return None


def _days(value: str | None) -> tuple[date, date] | None:
    """The first and the last day that a value may mean; None for what is no calendar date."""
    said = _DAY.match(value or "")
    if said is None:
        return None
    year, month, day = (int(part) if part else None for part in said.groups())
    assert year is not None
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        return (
            (date(year, month, day), date(year, month, day)) if day else (date(year, month, 1), date(year, month, 28))
        )
    except ValueError:
        return None
