import pytest

from rashomon.cli.settings import told
from rashomon.errors import LexiconError


def test_weights_are_named_from_the_folder_of_the_settings(tmp_path):
    (tmp_path / "rashomon.toml").write_text('[rashomon_statements]\nweights = "own.npz"\n')
    assert told(tmp_path / "x.db").options["rashomon_statements"]["weights"] == str(tmp_path / "own.npz")


@pytest.mark.parametrize("word", ["none", "shipped"])
def test_words_for_weights_stay_words(tmp_path, word):
    (tmp_path / "rashomon.toml").write_text(f'[rashomon_statements]\nweights = "{word}"\n')
    assert told(tmp_path / "x.db").options["rashomon_statements"]["weights"] == word


def test_weights_that_are_no_name_are_refused(tmp_path):
    (tmp_path / "rashomon.toml").write_text("[rashomon_statements]\nweights = 3\n")
    with pytest.raises(LexiconError, match="weights = 3"):
        told(tmp_path / "x.db")
