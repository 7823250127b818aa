"""A sample's rows as text that a person can read: one line a row, with the words each span points at.

python tests/golden/golden.py      writes the golden files anew; read the difference before it is committed
"""

from collections.abc import Iterator
from pathlib import Path

from rashomon.project import Project
from rashomon.records import Article, Claim, Event, Link, Mention, Origin, Passage, Provenance, Statement
from rashomon.run import add, alone, build
from rashomon.run.recipe import recipe

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "src" / "rashomon" / "samples"
NAMES = ("october-1962", "ukraine-2022-02")


def told(sample: str, folder: Path) -> str:
    """Build the sample as a project in `folder` and tell its rows."""
    with Project(folder / f"{sample}.db", create=True) as project:
        add(project, [SAMPLES / sample])
        build(project, recipe(), alone)
        return "\n".join(lines(project)) + "\n"


def lines(project: Project) -> Iterator[str]:
    """Articles with all that is in them, then what links them."""
    articles = {a.article_id: a for a in project.all(Article)}
    named = {a.article_id: a.source_id for a in articles.values()}
    rows: dict[str, list[str]] = {key: [] for key in articles}

    def words(article_id: str, spans) -> str:
        return " … ".join(articles[article_id].text[s.start : s.end] for s in spans) or "-"

    for p in project.all(Passage):
        rows[p.article_id].append(f"  passage {p.role}: {articles[p.article_id].text[p.start : p.end].strip()[:60]!r}")
    for v in project.all(Provenance):
        rows[v.article_id].append(f"  {v.kind}: {v.name}{' (conflict)' if v.conflict else ''}")
    content = {}
    for s in project.all(Statement):
        content[s.statement_id] = words(s.article_id, s.content)
        within = f" within {content.get(s.parent_id, '?')[:30]!r}" if s.parent_id else ""
        rows[s.article_id].append(
            f"  statement {s.stance} [{s.kind}, {s.source_type}] {words(s.article_id, s.source)!r}"
            f" | {words(s.article_id, s.cue)} | {content[s.statement_id]!r}{within}"
        )
    for m in project.all(Mention):
        act = words(m.article_id, m.trigger)
        who, whom = words(m.article_id, m.actor), words(m.article_id, m.recipient)
        place, date = words(m.article_id, [m.place] if m.place else []), m.date.value if m.date else None
        said = f" said in {content[m.statement_id][:30]!r}" if m.statement_id else ""
        rows[m.article_id].append(
            f"  mention {m.type} {act!r}: {who!r} -> {whom!r} at {place!r} on {date} [{m.polarity}, {m.modality}]{said}"
        )
    for key in sorted(articles, key=named.__getitem__):
        a = articles[key]
        who = ", ".join(a.authors) or "no author"
        yield f"{a.source_id}: {a.outlet}, {a.published} ({a.published_basis}), {who}: {a.title}"
        yield from rows[key]
    triggers = {m.mention_id: (named[m.article_id], words(m.article_id, m.trigger)) for m in project.all(Mention)}
    yield from sorted(
        f"link {link.kind}: {named[link.a]} <- {named[link.b]}: {link.reason}"
        for link in project.all(Link)
        if link.a in named and link.b in named
    )
    yield from sorted(f"origin: {', '.join(sorted(named[i] for i in o.article_ids))}" for o in project.all(Origin))
    yield from sorted(
        f"event {e.type} {e.date}, grounds {e.grounds_at_least} to {e.grounds_at_most}: "
        + "; ".join(sorted(f"{where}: {act}" for where, act in map(triggers.__getitem__, e.mention_ids)))
        for e in project.all(Event)
        if len(e.article_ids) > 1
    )
    yield f"claims told more than once: {sum(len(c.statement_ids) > 1 for c in project.all(Claim))}"


def main() -> None:
    """Write the golden files anew."""
    import tempfile

    for name in NAMES:
        with tempfile.TemporaryDirectory() as folder:
            (HERE / f"{name}.txt").write_text(told(name, Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
