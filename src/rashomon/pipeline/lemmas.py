"""spaCy's rule lemmatizer with a quicker look into its word lists: the same lemmas.

The lists of known words are Python lists of up to eighty thousand words, searched from the front for every new word.
"""

from typing import Any


class WordList(list[str]):
    """A list of words that knows at once whether it holds one; written to disk as the list it is."""

    def __init__(self, words: list[str]) -> None:
        super().__init__(words)
        self._words = frozenset(words)

    def __contains__(self, word: object) -> bool:
        return word in self._words


def index_words(lemmatizer: Any) -> None:
    """Give the lemmatizer's lists of known words an index; Any: its tables hold plain JSON."""
    lookups = lemmatizer.lookups
    if "lemma_index" in lookups:
        table = lookups.get_table("lemma_index")
        for key, words in list(table.items()):
            if type(words) is list:
                table[key] = WordList(words)
