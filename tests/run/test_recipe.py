import pytest

from rashomon.errors import LexiconError
from rashomon.run.recipe import recipe


def test_other_places_are_another_recipe(tmp_path):
    file = tmp_path / "islands.tsv"
    options = {"rashomon_places": {"gazetteer": [str(file)]}}
    file.write_text("one\n")
    before = recipe(options=options).parsing
    assert recipe(options=options).parsing == before
    file.write_text("two\n")
    assert recipe(options=options).parsing != before


def test_a_gazetteer_that_is_not_there_is_told(tmp_path):
    with pytest.raises(LexiconError, match="no gazetteer lies there; make it with"):
        recipe(options={"rashomon_places": {"gazetteer": [str(tmp_path / "none.tsv")]}})


@pytest.mark.parametrize(
    "options",
    [
        {"rashomon_mentions": {"disable": ["assault.pound"]}},
        {"rashomon_mentions": {"extra": [{"id": "assault.raid", "not_object": ["larder"]}]}},
        {"rashomon_modality": {"disable": ["warn.against"]}},
        {"rashomon_statements": {"disable": ["deny"]}},
    ],
)
def test_a_change_of_any_entry_is_another_recipe(options):
    assert recipe(options=options).parsing != recipe().parsing
    assert recipe(options=options).linking != recipe().linking
