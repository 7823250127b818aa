import zipfile

import pytest

from rashomon.errors import LexiconError
from rashomon.lexicon.places import Gazetteer, places
from rashomon.run import gazetteer as room
from rashomon.run.gazetteer import Imported, imported


def row(number, name, kind="P", code="PPL", land="SY", others="", people=0, at=("35.9", "36.6"), regions=("12", "121")):
    fields = [number, name, name, others, *at, kind, code, land, "", *regions, "", "", people, "", "", "Asia/Damascus"]
    return "\t".join(map(str, [*fields, "2031-01-01"]))


PLACES = [
    row(1, "Karskmoor", people=900, others="Karsk Mur,كارسك,KM1,KMR"),
    row(2, "Vey Dam", "S", "DAM", regions=("12", "00")),
    row(3, "Brenn", "A", "ADM1", people=50_000, regions=("99", "")),
    row(4, "Lodra Road", "R", "RD"),
    row(163843, "Syria", "A", "PCLI", people=17_000_000, regions=("00", "")),
]


@pytest.fixture
def dump(tmp_path):
    path = tmp_path / "SY.txt"
    path.write_text("\n".join(PLACES) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def made(dump, tmp_path):
    imported(dump, tmp_path / "SY.gazetteer")
    return tmp_path / "SY.gazetteer"


def test_a_village_is_found_under_all_its_names_in_latin_letters(made):
    own = Gazetteer([made])
    (village,) = own.places("Karskmoor")
    assert (village.name, village.country, village.region, village.precision) == ("Karskmoor", "SYR", "12.121", "city")
    assert (village.lat, village.lon, village.population, village.geonames_id) == (35.9, 36.6, 900, 1)
    assert [known.other_name for known in own.places("Karsk Mur")] == [True]
    assert not own.places("KM1")
    assert not own.places("KMR")


def test_what_a_place_is_comes_from_its_class(made):
    own = Gazetteer([made], shipped=False)
    assert {name: own.places(name)[0].precision for name in ("Vey Dam", "Brenn", "Syria")} == {
        "Vey Dam": "site",
        "Brenn": "region",
        "Syria": "country",
    }
    assert own.places("Vey Dam")[0].region == "12"


def test_classes_that_are_not_asked_for_stay_out(dump, tmp_path):
    assert not Gazetteer([dump_of(dump, tmp_path, "AP")], shipped=False).places("Vey Dam")
    assert Gazetteer([dump_of(dump, tmp_path, "R")], shipped=False).places("Lodra Road")


def dump_of(dump, tmp_path, classes):
    imported(dump, tmp_path / f"{classes}.gazetteer", classes)
    return tmp_path / f"{classes}.gazetteer"


def test_a_place_that_ours_has_too_is_listed_once_as_the_own_file_has_it(made):
    syria = [known for known in Gazetteer([made]).places("Syria") if known.precision == "country"]
    assert [known.population for known in syria] == [17_000_000]
    assert Gazetteer([made]).places("Aleppo") == places("Aleppo")


def test_without_ours_only_the_own_file_is_asked(made):
    assert not Gazetteer([made], shipped=False).places("Aleppo")


def test_a_zipped_dump_is_read_as_it_is(dump, tmp_path, made):
    with zipfile.ZipFile(tmp_path / "SY.zip", "w") as archive:
        archive.write(dump, "SY.txt")
        archive.writestr("readme.txt", "what the fields mean")
    imported(tmp_path / "SY.zip", tmp_path / "zipped")
    assert (tmp_path / "zipped").read_bytes() == made.read_bytes()


def test_the_file_is_the_same_in_small_portions_and_says_what_it_credits(dump, tmp_path, made, monkeypatch):
    monkeypatch.setattr(room, "_IN_MEMORY", 2)
    assert imported(dump, tmp_path / "small") == Imported(places=4, names=5)
    assert (tmp_path / "small").read_bytes() == made.read_bytes()
    assert b"GeoNames" in made.read_bytes().splitlines()[0]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("just words", "1 fields between tabs, not 19"),
        (row(7, "Karsk", at=("north", "36.6")), "could not convert string to float: 'north'"),
        (row(7, "Karsk", at=("95.0", "36.6")), "no place on earth lies at 95.0, 36.6"),
        (row(7, ""), "a place without a name"),
        (row("seven", "Karsk"), "invalid literal for int"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_left(dump, tmp_path, line, told):
    dump.write_text(dump.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"SY\.txt, line 6: ") as error:
        imported(dump, tmp_path / "SY.gazetteer")
    assert told in str(error.value)
    assert [path.name for path in tmp_path.iterdir()] == ["SY.txt"]


def test_letters_that_are_no_utf8_are_told_with_their_line(dump, tmp_path):
    dump.write_bytes(b"\xff\xfe" + dump.read_bytes())
    with pytest.raises(LexiconError, match=r"SY\.txt, line 1: 'utf-8' codec can't decode"):
        imported(dump, tmp_path / "SY.gazetteer")


@pytest.mark.parametrize("stop", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_a_run_that_is_stopped_leaves_what_was_there(dump, tmp_path, made, monkeypatch, stop):
    before = made.read_bytes()

    def stopped(*_):
        raise stop

    monkeypatch.setattr(room, "_merged", stopped)
    with pytest.raises((KeyboardInterrupt, OSError)):
        imported(dump, made)
    assert made.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["SY.gazetteer", "SY.txt"]


def test_a_file_of_another_kind_is_not_written_over(dump, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(LexiconError, match="is there, and no gazetteer"):
        imported(dump, tmp_path / "notes.txt")
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_a_dump_without_a_place_of_the_classes_is_told(dump, tmp_path):
    with pytest.raises(LexiconError, match="no place of the classes U is in it; choose from APSLTHVRU"):
        imported(dump, tmp_path / "SY.gazetteer", "U")


@pytest.mark.parametrize(("content", "told"), [(b"PK\x03\x04 half", "is no whole zip file"), (None, "holds 2 texts")])
def test_a_zip_that_is_none_or_holds_too_much_is_told(tmp_path, content, told):
    path = tmp_path / "SY.zip"
    if content:
        path.write_bytes(content)
    else:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("SY.txt", "")
            archive.writestr("IQ.txt", "")
    with pytest.raises(LexiconError, match=told):
        imported(path, tmp_path / "SY.gazetteer")


def test_how_far_it_is_is_told(dump, tmp_path):
    heard = []
    imported(dump, tmp_path / "x", tell=lambda *words: heard.append(words))
    assert heard[-1] == ("import", 0, 0)


@pytest.mark.parametrize("content", [b"", b"Karsk\tKarsk\n"])
def test_what_is_no_gazetteer_is_refused_with_a_way_out(tmp_path, content):
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(LexiconError, match="make one: rashomon gazetteer import"):
        Gazetteer([tmp_path / "x"])
