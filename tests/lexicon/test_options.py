import pytest
import spacy

from rashomon.errors import LexiconError
from rashomon.lexicon.actors import actors
from rashomon.lexicon.cues import cues
from rashomon.lexicon.events import frames, lights
from rashomon.lexicon.modality import controls
from rashomon.lexicon.options import STAGES, check
from rashomon.lexicon.places import spots
from rashomon.pipeline import STAGES as IN_ORDER


def test_every_stage_has_its_options_here():
    assert tuple(STAGES) == IN_ORDER
    nlp = spacy.blank("en")
    for stage, options in STAGES.items():
        assert set(nlp.get_factory_meta(stage).default_config) == set(options)


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"rashomon_mention": {}}, "[rashomon_mention]: no stage is called so; did you mean rashomon_mentions? choose"),
        (
            {"rashomon_mentions": {"extras": []}},
            "[rashomon_mentions] extras: no option is called so; did you mean extra?",
        ),
        ({"rashomon_times": {"extra": []}}, "[rashomon_times] extra: no option is called so; it has none"),
        ({"rashomon_mentions": {"extra": ["zap"]}}, "as a table of its own: [[rashomon_mentions.extra]]"),
        (
            {"rashomon_mentions": {"disable": "assault.strike"}},
            'disable = \'assault.strike\'; write a list: ["one", "other"]',
        ),
        ({"rashomon_mentions": {"disable": ["assault.strik"]}}, "did you mean assault.strike?"),
        ({"rashomon_mentions": {"disable": ["light.carry-uot"]}}, "did you mean light.carry-out?"),
        (
            {"rashomon_mentions": {"extra": [{"id": "assault.strike", "not_objects": ["noon"]}]}},
            "did you mean not_object?",
        ),
        ({"rashomon_mentions": {"extra": [{"id": "assault.strike", "object": ["@peeple"]}]}}, "did you mean @people?"),
        ({"rashomon_mentions": {"lights": [{"id": "light.carry-out", "via": "on"}]}}, 'write a list: ["on"]'),
        ({"rashomon_statements": {"disable": ["harumph"]}}, "[rashomon_statements] disable: 'harumph' is the id of no"),
        ({"rashomon_statements": {"extra": [{"id": "deny", "stance": "denys"}]}}, "did you mean denies?"),
        ({"rashomon_places": {"extra": [{"id": "strait-of-hormus"}]}}, "did you mean strait-of-hormuz?"),
        ({"rashomon_modality": {"disable": ["decide"]}}, "did you mean decide.against?"),
        ({"rashomon_actors": {"extra": [{"id": "kestrel-league"}]}}, "[[rashomon_actors.extra]] 1: name is missing"),
    ],
)
def test_a_slip_is_told_with_its_place_and_the_way_out(options, complaint):
    with pytest.raises(LexiconError) as error:
        check(options)
    assert complaint in str(error.value)


def test_what_is_right_passes():
    check(
        {
            "rashomon_mentions": {
                "extra": [{"id": "assault.strike", "not_object": ["noon"]}],
                "lights": [{"lemma": "sail into", "via": ["into"], "example": "The navy sailed into an ambush."}],
                "disable": ["assault.pound", "light.carry-out"],
            },
            "rashomon_statements": {"disable": ["deny"], "weights": "none"},
            "rashomon_sentences": {},
        }
    )


@pytest.mark.parametrize(
    "entries",
    [frames(), lights(), cues(), actors(), spots(), [one for family in controls().values() for one in family]],
    ids=["frames", "lights", "cues", "actors", "places", "controls"],
)
def test_every_entry_has_an_id_of_its_own(entries):
    ids = [one.id for one in entries]
    assert sorted({name for name in ids if ids.count(name) > 1}) == []
