import pytest

from rashomon.errors import LexiconError
from rashomon.lexicon.loading import entry
from rashomon.lexicon.outlets import Outlet, named, of_host, outlets, quoting, sounds_like_outlet, spoken_of
from rashomon.reading.pieces import wire_dateline


@pytest.mark.parametrize("known", outlets(), ids=lambda known: known.name)
def test_every_example_of_an_agency_has_a_dateline_that_is_cut_off(known):
    assert any(name.upper() in known.example.upper() for name in (known.name, *known.also))
    if known.kind == "agency" and "according to" not in known.example:
        cut = wire_dateline(known.example)
        assert known.example[cut:].strip() == "The bridge stood empty at dawn."


def test_an_outlet_is_found_by_any_of_its_names_and_hosts():
    assert named("AP") is named("Associated Press")
    assert of_host("edition.cnn.com") is named("CNN")
    assert of_host("example.org") is None


def test_a_name_sounds_like_an_outlet_by_its_last_word():
    assert sounds_like_outlet("Quayside Weekly")
    assert not sounds_like_outlet("Ola Brandt")


def test_an_example_that_does_not_name_the_outlet_is_refused():
    with pytest.raises(LexiconError, match="neither 'Quayside Weekly'"):
        entry(Outlet, {"name": "Quayside Weekly", "kind": "newspaper", "example": "Nothing."}, "outlets.toml")
    with pytest.raises(LexiconError, match="give the bare host"):
        entry(
            Outlet,
            {"name": "Q", "kind": "newspaper", "example": "Q", "hosts": ["www.q.example"]},
            "outlets.toml",
        )


@pytest.mark.parametrize(
    "known", [one for one in outlets() if "according to" in one.example], ids=lambda known: known.name
)
def test_every_outlet_is_found_where_it_is_quoted(known):
    assert spoken_of().search(known.example).group("known") == known.name
    assert quoting().search(known.example)
