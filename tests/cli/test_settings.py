import pytest

from rashomon.cli.settings import read, told
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


def test_a_wrong_entry_is_told_with_the_file_before_anything_is_done(tmp_path):
    file = tmp_path / "rashomon.toml"
    file.write_text('[rashomon_mentions]\ndisable = ["assault.strik"]\n')
    with pytest.raises(LexiconError) as error:
        told(tmp_path / "x.db")
    assert str(error.value) == (
        f"{file}, [rashomon_mentions] disable: 'assault.strik' is the id of no entry of ours; "
        "did you mean assault.strike?"
    )


def test_settings_are_read_from_any_file(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text('model = "en_x"\n[[rashomon_mentions.extra]]\nid = "assault.strike"\nnot_object = ["noon"]\n')
    assert read(file).model == "en_x"
    assert read(file).options["rashomon_mentions"]["extra"] == [{"id": "assault.strike", "not_object": ["noon"]}]


def test_gazetteers_are_named_from_the_folder_of_the_settings(tmp_path):
    (tmp_path / "rashomon.toml").write_text('[rashomon_places]\ngazetteer = ["islands.tsv"]\n')
    assert told(tmp_path / "x.db").options["rashomon_places"]["gazetteer"] == [str(tmp_path / "islands.tsv")]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('modle = "x"\n', "modle; did you mean model? choose model = "),
        ("model = 3\n", "model or workers; choose model = "),
        (
            '[[rashomon_mentions]]\nlemma = "zap"\n',
            "write [rashomon_mentions], and its entries as [[rashomon_mentions.extra]]",
        ),
        ("[rashomon_mentions\n", "mend the line, or move the file away"),
    ],
)
def test_a_slip_of_form_is_told_with_the_way_out(tmp_path, text, complaint):
    (tmp_path / "rashomon.toml").write_text(text)
    with pytest.raises(LexiconError) as error:
        told(tmp_path / "x.db")
    assert complaint in str(error.value)
    assert str(tmp_path / "rashomon.toml") in str(error.value)
