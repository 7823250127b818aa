"""How answers look on a terminal: sources' words in quotation marks, what the machine says of them dimmed."""

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rashomon.ask.answers import (
    GRADES,
    Account,
    Accounts,
    ArticleLine,
    Cell,
    Deed,
    EventLine,
    Events,
    Explained,
    Found,
    Manner,
    OneRow,
    Origins,
    Piece,
    Point,
    Reading,
    Saying,
    Who,
    Why,
    Words,
)
from rashomon.cli.output import cell, terminal

_COLUMN = 27
"""Letters an account needs to be read in a column."""

_PLAIN_WIDTH = 100


def console() -> Console:
    """Where faces are drawn: as wide as the terminal, or plain text of a fixed width."""
    return Console(highlight=False, markup=False, width=None if terminal() else _PLAIN_WIDTH)


def show(answer: Any) -> None:
    """An event, an article, origins, or any row. Any: one of the answers."""
    match answer:
        case Accounts():
            event(answer)
        case Reading():
            article(answer)
        case Origins():
            origins(answer)
        case Explained():
            explained(answer)
        case OneRow():
            pairs({"table": answer.table, **answer.row})
        case _:
            for row in answer.rows:
                pairs(row)


def events(found: Events) -> None:
    """Events, two or three lines each."""
    out = console()
    for line in found.events:
        headline(out, line)
        out.print()


def event(told: Accounts) -> None:
    """An event with its accounts side by side, as many as fit."""
    out = console()
    headline(out, told.event)
    for manner in told.event.told:
        out.print(Text.assemble("  ", (_by(manner), "dim"), (f"   {manner.why}", "dim")))
    _side_by_side(out, told.accounts, told.points)
    for check in told.checks:
        out.print(Text(f"{check.speaker}, {check.outlet or check.article_id}: {check.told}", style="dim"))
    if told.left_out:
        out.print(Text(f"not shown: {', '.join(a.name for a in told.left_out)}", style="dim"))


def diff(told: Accounts) -> None:
    """Only what the accounts disagree on."""
    out = console()
    headline(out, told.event)
    if not told.points:
        out.print("No two accounts conflict on anything that was found.")
    for point in told.points:
        out.print()
        out.print(Text(point.question, style="bold"), Text(f"  {point.state}", style="red"))
        names = {a.claimant: a for a in told.accounts}
        for one in point.cells:
            if one.words or one.value:
                out.print(Padding(Group(_who(names[one.claimant]), _said(one)), (0, 0, 0, 2)))


def _parties(line: EventLine, role: Literal["actor", "recipient"]) -> str:
    """All who are told to have this part: "or" stands between them where the accounts conflict on it."""
    named = line.actors if role == "actor" else line.recipients
    return (" or " if role in line.conflicts else ", ").join(n.name for n in named)


def headline(out: Console, line: EventLine) -> None:
    """What, when, where; how many tell it; on whose word it rests."""
    act = line.type + (f" ({line.mode})" if line.mode else "")
    mark = "".join(f" [{m.told}]" for m in line.marks)
    doing = " → ".join(filter(None, (_parties(line, "actor"), _parties(line, "recipient"))))
    rest = "".join(f" · {part}" for part in (line.date, line.place, doing) if part)
    out.print(Text.assemble((act, "bold"), mark, (rest, "bold")))
    against = [f"in conflict: {', '.join(line.conflicts)}"] if line.conflicts else []
    against += [f"denied by {', '.join(n.name for n in line.denied_by)}"] if line.denied_by else []
    if line.called:
        out.print(quoted([line.called]), end="  " if against else "\n")
    if against:
        out.print(Text("; ".join(against), style="red"))
    out.print(Text(f"{counts(line)}   {line.event_id}", style="dim"))


def counts(line: EventLine) -> str:
    """How many articles, origins and claimants tell of it, how many of these as done; on how many grounds it rests."""
    grounds = sorted({line.grounds_at_least, line.grounds_at_most})
    claimants = _many(line.claimants, "claimant")
    if line.claimants_done not in (0, line.claimants):
        claimants += f" ({line.claimants_done:,} as done)"
    return (
        f"{_many(line.articles, 'article')} from {_many(line.origins, 'origin')}, {claimants}, "
        f"resting on {' to '.join(map(str, grounds))} independent {'ground' if grounds == [1] else 'grounds'}"
    )


def article(read: Reading) -> None:
    """A text with its marks: who speaks in italics, words that hand over underlined, what is told as done in bold."""
    out = console()
    out.print(_line(read.article))
    for block in read.blocks:
        out.print()
        if block.role not in ("body", "headline"):
            out.print(Text(block.role, style="dim"))
        out.print(Text.assemble(*((piece.text, _mark(piece)) for piece in block.pieces)), end="")
    out.print()
    for saying in read.sayings:
        out.print(Padding(_saying(saying), (0, 0, 0, 2 * saying.depth)))
    for deed in read.deeds:
        _line_of(out, _deed(deed))


def who(told: Who) -> None:
    """What a claimant said, by date."""
    out = console()
    out.print(Text(told.name, style="bold"), Text(f"  {_many(told.total, 'statement')}   {told.actor_id}", style="dim"))
    for saying in told.sayings:
        _line_of(out, _saying(saying))


def origins(found: Origins) -> None:
    """Copies of one text, the earliest first where it can be told, and the evidence."""
    out = console()
    if not found.origins:
        out.print("No text stands in more than one article.")
    for origin in found.origins:
        out.print(
            Text(f"{_many(len(origin.articles), 'copy', 'copies')}", style="bold"), Text(origin.basis, style="dim")
        )
        for line in origin.articles:
            first = "first  " if line.article_id == origin.earliest_article_id else "       "
            _line_of(out, Text.assemble((f"  {first}", "green"), _line(line)))
    for article_id, relation in found.relations:
        _line_of(out, Text(f"{relation.kind}  {article_id}  {relation.reason}", style="dim"))
        for _, other in relation.evidence[:1]:
            out.print(Padding(quoted([other]), (0, 0, 0, 2)))


def search(found: Found) -> None:
    """Words in context, the word in the middle."""
    out = console()
    for hit in found.hits:
        text = Text.assemble(
            (f"{hit.article_id} {hit.start}-{hit.end}  ", "dim"), hit.pre, (hit.keyword, "bold"), hit.post
        )
        _line_of(out, text)


def explained(told: Explained, texts: bool = True) -> None:
    """Sentence by sentence: the words, the rows they gave with what decided, and what was passed over."""
    out = console()
    if texts:
        title = Text.assemble((told.title or "without a title", "bold"), (f"  {told.article_id}", "dim"))
        out.print(title, end="\n\n")
    for sentence in told.sentences:
        if texts:
            _line_of(out, Text(" ".join(sentence.text.split()), style="italic"))
        for why in sentence.found:
            _line_of(
                out, Text.assemble(f"  {why.table.removesuffix('s')} ", (why.told, "bold"), (f"  {why.id}", "dim"))
            )
            _reasons(out, why)
        for why in sentence.passed_over:
            _reasons(out, why)
        if sentence.silence:
            _line_of(out, Text(f"  {sentence.silence}", style="dim"))
        if texts:
            out.print()


def _reasons(out: Console, why: Why) -> None:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", width=12, no_wrap=True)
    table.add_column(overflow="fold")
    for reason in why.reasons:
        said = " … ".join(f"“{' '.join(words.split())}”" for words in reason.words)
        table.add_row(reason.about, Text.assemble((said, "bold"), ": " if said else "", reason.why))
    out.print(Padding(table, (0, 0, 0, 4)))


def pairs(row: dict[str, Any]) -> None:
    """A row in full, one column a line. Any: JSON values."""
    table = Table(box=None, show_header=False, pad_edge=False)
    for name, value in row.items():
        table.add_row(Text(name, style="dim"), Text(cell(value)))
    console().print(table)


def quoted(words: Iterable[Words]) -> Text:
    """Somebody's exact words."""
    return Text(" … ".join(f"“{' '.join(w.text.split())}”" for w in words), style="italic")


def _line_of(out: Console, text: Text) -> None:
    """A line: folded on a terminal, whole in a pipe, where one line is one row."""
    out.print(text, soft_wrap=not terminal())


def _side_by_side(out: Console, accounts: Sequence[Account], points: Sequence[Point]) -> None:
    fit = max(1, (out.width - 16) // _COLUMN)
    told = [p for p in points if p.state != "nothing found"]
    for start in range(0, len(accounts), fit):
        shown = accounts[start : start + fit]
        table = Table(box=None, show_header=True, padding=(0, 2, 1, 0), pad_edge=False)
        table.add_column("", width=14)
        for account in shown:
            table.add_column(_who(account, "\n"), ratio=1)
        for point in told:
            cells = {one.claimant: one for one in point.cells}
            row: list[RenderableType] = [_said(cells.get(a.claimant)) for a in shown]
            state = Text(point.state, style="red" if point.state == "conflict" else "dim")
            table.add_row(Group(Text(point.question, style="bold"), state), *row)
        out.print()
        out.print(table)


def _who(account: Account, between: str = "  ") -> Text:
    stance = ", ".join(account.verdicts)
    if account.own_voice:
        stance = "in its own voice" + (f", {stance}" if stance else "")
    through = f" in {', '.join(account.through)}" if account.through else ""
    return Text.assemble((account.name, "bold"), (f"{between}{stance}{through}", "dim"))


def _said(one: Cell | None) -> RenderableType:
    if one is None or not (one.words or one.value):
        return Text("–", style="dim")
    parts: list[RenderableType] = [quoted([words]) for words in one.words]
    if one.value:
        parts.append(Text(one.value, style="dim"))
    if one.more:
        parts.append(Text(f"and {one.more} more", style="dim"))
    return Group(*parts)


def _saying(saying: Saying) -> Text:
    when = (saying.published or "no date")[:10]
    where = f"  {saying.outlet or ''} ({saying.statement_id})"
    said = Text.assemble(
        (f"{when}  ", "dim"), (saying.speaker, "bold"), f" {saying.stance} ", quoted(saying.content), (where, "dim")
    )
    if saying.grade is not None and saying.source:
        said.append(f"  [{GRADES[saying.grade]}]", "dim")
    for words in saying.withheld:
        said.append("  why no name: ", "dim").append(quoted([words]))
    if saying.distance:
        said.append("  kept at a distance: ", "dim").append(quoted(saying.distance))
    if saying.check is not None:
        said.append(f"  [{saying.check.told}]", "dim" if saying.check.verdict == "exact" else "yellow")
    return said


def _deed(deed: Deed) -> Text:
    act = deed.type + (f" ({deed.mode})" if deed.mode else "")
    return Text.assemble((act, "bold"), f" [{deed.told}] ", quoted(deed.trigger), (f"  ({deed.mention_id})", "dim"))


def _by(manner: Manner) -> str:
    """How something is told, by whom and how often."""
    return f"{manner.told} in {_many(manner.mentions, 'mention')}: {', '.join(n.name for n in manner.claimants)}"


def _line(line: ArticleLine) -> Text:
    known = " · ".join(filter(None, (line.outlet, (line.published or "no date")[:10])))
    return Text.assemble((line.title or "without a title", "bold"), (f"  {known}   {line.article_id}", "dim"))


def _mark(piece: Piece) -> str:
    marks = (
        "bold" if piece.act and not piece.told else "",
        "underline" if piece.cue else "",
        "italic" if piece.source else "",
    )
    inside = "cyan" if piece.depth else ""
    return " ".join(filter(None, (*marks, inside, "reverse" if piece.at else ""))) or "none"


def _many(number: int, one: str, several: str = "") -> str:
    return f"{number:,} {one if number == 1 else several or one + 's'}"
