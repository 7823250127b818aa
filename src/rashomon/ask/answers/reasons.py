"""Why a row is there, and why a sentence gave none."""

from dataclasses import dataclass

from rashomon.ask.answers.words import Row


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that was decided: what it is about, the words of the text that show it, and why."""

    about: str
    words: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Why:
    """A row with its reasons; of a miss the only one is why it is none."""

    table: str
    id: str | None
    start: int
    told: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the rows that begin in it, and the words of it that gave none."""

    start: int
    end: int
    text: str
    found: tuple[Why, ...]
    passed_over: tuple[Why, ...]

    @property
    def silence(self) -> str:
        """What is to be said of a sentence in which no word was even looked at; empty where one was."""
        return "" if self.found or self.passed_over else "no frame and no cue knows a word of it"


@dataclass(frozen=True, slots=True)
class Explained:
    """An article sentence by sentence, with what decided."""

    article_id: str
    title: str | None
    sentences: tuple[Sentence, ...]

    @property
    def rows(self) -> list[Row]:
        """One row for each reason, and one for each sentence without any."""
        return [row for sentence in self.sentences for row in self._of(sentence)]

    def _of(self, sentence: Sentence) -> list[Row]:
        place: Row = {"article_id": self.article_id, "start": sentence.start, "end": sentence.end}
        if sentence.silence:
            nothing = {"table": None, "id": None, "about": None, "words": sentence.text, "why": sentence.silence}
            return [place | nothing]
        return [
            place | {"table": w.table, "id": w.id, "about": r.about, "words": " … ".join(r.words), "why": r.why}
            for w in (*sentence.found, *sentence.passed_over)
            for r in w.reasons
        ]
