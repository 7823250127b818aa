import hashlib
from importlib.resources import files
from pathlib import Path

import pytest
import things as command

from rashomon.errors import LexiconError
from rashomon.lexicon.events import words
from rashomon.lexicon.loading import entry
from rashomon.lexicon.things import Kind, kinds, nouns

MADE = (files("rashomon.lexicon") / "things.tsv").read_text(encoding="utf-8")
DEBIAN = Path("/usr/share/wordnet")
"""Where Debian's package wordnet-base puts WordNet 3.0."""
DIGEST = "8150fe3bd4b9f9a26cc86d1a409d1fa57bd745e6f15c605f0e0e82e371dcd080"


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_the_example_of_a_class_has_a_noun_of_it(kind):
    said = {word.strip(".").lower().removesuffix("s") for word in kind.example.replace("-", " ").split()}
    assert said & nouns()[kind.name]


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_what_a_class_has_wrong_is_left_out_of_it(kind):
    assert not nouns()[kind.name].intersection(kind.wrong)


def test_the_file_names_its_source_is_sorted_and_stays_small():
    head, *lines = MADE.splitlines()
    assert "WordNet 3.0" in head
    assert "Princeton University" in head
    assert lines == sorted(lines)
    assert len(MADE.encode()) < 400_000


def test_the_file_is_what_the_command_last_made():
    assert hashlib.sha256(MADE.encode()).hexdigest() == DIGEST


@pytest.mark.skipif(not DEBIAN.is_dir(), reason="WordNet is not here: apt-get install wordnet-base")
def test_the_file_is_what_the_command_makes():
    assert command.made(DEBIAN) == MADE


@pytest.mark.parametrize(
    ("name", "of_it", "not_of_it"),
    [
        (
            "people",
            {"falconer", "hostage", "gendarmerie", "frenchman", "oncologist"},
            {"server", "tiger", "loom", "list"},
        ),
        ("not_people", {"hammer", "mirror", "wrist"}, {"driver", "teacher"}),
        ("sites", {"tannery", "loft", "hillock", "tunnel"}, {"teacher", "idea"}),
        ("vessels", {"brigantine", "skiff"}, {"bottle"}),
        ("abstract", {"envy", "idea", "fatigue"}, {"life", "fireman"}),
    ],
)
def test_nouns_are_of_the_kind_that_they_mostly_name(name, of_it, not_of_it):
    assert of_it <= words(name)
    assert not not_of_it & words(name)


def test_our_own_words_of_a_class_are_joined_to_those_made():
    assert {"coup-plotter", "falconer"} <= words("people")


def test_a_root_that_is_no_sense_is_refused():
    with pytest.raises(LexiconError, match="'loom' is no sense; write it as WordNet does: 'loom%1:06:00'"):
        entry(Kind, {"name": "looms", "roots": ["loom"], "example": "x"}, "things.toml, [[kinds]] 1")


DATA = """  1 their licence stands before all else
00000001 03 n 01 thing 0 000 | whatever there is
00000002 18 n 01 herder 0 001 @ 00000001 n 0000 | one who herds
00000003 18 n 01 Drover 0 001 @ 00000002 n 0000 | one who herds to market
00000004 18 n 01 post 0 001 @ 00000002 n 0000 | one who is put among the herd
00000005 06 n 01 post 1 001 @ 00000001 n 0000 | a piece of wood
00000006 18 n 01 Karsk 0 001 @i 00000002 n 0000 | a herder of old
00000007 18 n 01 lout 0 002 @ 00000002 n 0000 ;u 00000008 n 0000 | a herder whom nobody likes
00000008 10 n 01 insult 0 001 @ 00000001 n 0000 | rude words
00000009 18 n 01 goat_herder 0 001 @ 00000002 n 0000 | one who herds goats
"""
INDEX = """  1 their licence stands before all else
thing n 1 0 1 0 00000001
herder n 1 1 @ 1 1 00000002
drover n 1 1 @ 1 0 00000003
post n 2 1 @ 2 1 00000005 00000004
karsk n 1 1 @i 1 0 00000006
lout n 1 1 @ 1 0 00000007
goat_herder n 1 1 @ 1 0 00000009
"""


@pytest.fixture
def wordnet(tmp_path):
    (tmp_path / "data.noun").write_text(DATA)
    (tmp_path / "index.noun").write_text(INDEX)
    (tmp_path / "cntlist.rev").write_text("post%1:06:01:: 1 5\npost%1:18:00:: 2 4\n")
    return command.WordNet(tmp_path)


HERDERS = Kind(name="people", roots=("herder%1:18:00",), example="x")


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        (HERDERS, ["herder", "drover", "lout"]),
        (Kind(name="things", roots=("thing%1:03:00",), without=("herder%1:18:00",), example="x"), ["thing", "post"]),
        (Kind(name="people", roots=("herder%1:18:00",), wrong=("drover",), endings=("er",), example="x"), ["herder"]),
    ],
)
def test_a_class_takes_words_of_one_part_by_the_meaning_they_were_mostly_met_in(wordnet, kind, found):
    assert [*command.members(wordnet, kind, set())] == found


def test_words_of_insult_are_left_out(wordnet):
    marks = {"used_as": ["insult%1:10:00"], "said_of": ["nobody"]}
    rude = {*command.rude_meanings(wordnet, marks)}
    assert rude == {"00000007"}
    assert "lout" not in {*command.members(wordnet, HERDERS, rude)}


def test_a_sense_that_wordnet_does_not_have_stops_the_command(wordnet):
    with pytest.raises(SystemExit, match="goat%1:05:00 is no sense of WordNet's"):
        wordnet.under(["goat%1:05:00"])
