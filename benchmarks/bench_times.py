"""Characters a second of the stage of times alone, on parsed news: CPU time, one core, the best of several rounds."""

import time
from itertools import islice

from measures import SHARED

from rashomon.pipeline import build, opened, parsed
from rashomon.pipeline.times import rows
from rashomon.reading import Reading, read

TEXTS, ROUNDS = 150, 5


def main() -> None:
    """Parse once, look for times again and again, print the best."""
    news = SHARED / "gold" / "scale" / "bench_news.jsonl"
    if not news.exists():
        print("skipped: the texts of gold/scale are not here")
        return
    nlp = build()
    found = islice((r for r in read(news) if isinstance(r, Reading)), TEXTS)
    docs = list(parsed(nlp, [opened(nlp, r.article, r.passages) for r in found]))
    letters = sum(len(doc.text) for doc in docs)
    best, times = min((took(docs) for _ in range(ROUNDS)), key=lambda round: round[0])
    print(f"times: {letters:,} characters, {times:,} expressions, {letters / best:,.0f} characters a CPU second")


def took(docs: list) -> tuple[float, int]:
    """CPU seconds of one round, and how many expressions it found."""
    start = time.process_time()
    times = sum(len(list(rows(doc))) for doc in docs)
    return time.process_time() - start, times


if __name__ == "__main__":
    main()
