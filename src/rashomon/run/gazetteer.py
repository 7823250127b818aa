"""From a dump of GeoNames to a gazetteer that the pipeline reads: sorted on disk, so that the whole world fits.

A dump is what GeoNames gives away (allCountries.txt, or SY.txt for one country, zipped or not): a line a place,
nineteen fields between tabs. The gazetteer is put in its place when it is whole; until then nothing of its name is
touched.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from heapq import merge
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO
from zipfile import BadZipFile, ZipFile

from rashomon.errors import LexiconError
from rashomon.lexicon.countries import iso3_of
from rashomon.lexicon.places import HEAD, SHORTEST, Known, is_gazetteer, key, latin, line
from rashomon.records import PlacePrecision
from rashomon.run.report import Tell, silent

CREDIT = f"{HEAD}. GeoNames, https://www.geonames.org, CC BY 4.0; made by rashomon gazetteer import\n".encode()
CLASSES: dict[str, PlacePrecision] = {
    "A": "region",
    "P": "city",
    "S": "site",
    "L": "area",
    "T": "area",
    "H": "area",
    "V": "area",
    "R": "area",
    "U": "area",
}
"""What a place of each of GeoNames' classes is: regions, towns, buildings, areas, mountains, waters, and so on."""

_FIELDS = 19
_IN_MEMORY = 1_000_000
"""Lines that are sorted at once; more go to files that are merged."""
_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Imported:
    """How much came in."""

    places: int
    names: int


def imported(dump: Path, to: Path, classes: str = "AHLPST", tell: Tell = silent) -> Imported:
    """Make a gazetteer at `to` of the places of these classes; `dump` may be zipped."""
    if to.exists() and not is_gazetteer(to):
        raise LexiconError(f"{to}: is there, and no gazetteer; move it away, or name another file with --to")
    counts = [0, 0]
    with TemporaryDirectory(dir=to.absolute().parent, prefix=f".{to.name}-") as folder:
        with _opened(dump) as (file, size):
            lines = _lines(_places(file, dump, classes), counts, tell, file, size)
            parts = [_sorted_part(Path(folder) / str(n), part) for n, part in enumerate(_portions(lines))]
        if not parts:
            raise LexiconError(f"{dump}: no place of the classes {classes} is in it; choose from {''.join(CLASSES)}")
        whole = Path(folder) / "whole"
        counts[1] = _merged(whole, parts)
        whole.replace(to)
    return Imported(*counts)


@contextmanager
def _opened(dump: Path) -> Iterator[tuple[IO[bytes], int]]:
    """The lines of a dump, and how many bytes there are."""
    if dump.suffix.lower() != ".zip":
        with dump.open("rb") as file:
            yield file, dump.stat().st_size
        return
    try:
        with ZipFile(dump) as archive:
            inside = [info for info in archive.infolist() if info.filename.lower().endswith(".txt")]
            texts = [info for info in inside if "readme" not in info.filename.lower()]
            if len(texts) != 1:
                raise LexiconError(f"{dump}: holds {len(texts)} texts; unpack it, and name the one with the places")
            with archive.open(texts[0]) as file:
                yield file, texts[0].file_size
    except BadZipFile as error:
        raise LexiconError(f"{dump}: is no whole zip file ({error}); fetch it again") from error


def _places(file: IO[bytes], dump: Path, classes: str) -> Iterator[tuple[Known, list[str]]]:
    """Each place of these classes, with its other names."""
    for number, raw in enumerate(file, 1):
        try:
            fields = raw.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n").split("\t")
            if fields == [""]:
                continue
            if len(fields) != _FIELDS:
                raise ValueError(f"{len(fields)} fields between tabs, not {_FIELDS}")
            if fields[6] in classes and fields[6] in CLASSES:
                yield _known(fields), [fields[2], *fields[3].split(",")]
        except ValueError as error:
            mend = "is it a dump of places from GeoNames, such as SY.zip? Take the line out, or fetch the file again"
            raise LexiconError(f"{dump}, line {number}: {error}; {mend}") from error


def _known(fields: list[str]) -> Known:
    geonames_id, name, _, _, lat, lon, kind, code, land, _, first, second, *_ = fields
    where = float(lat), float(lon)
    if not (-90 <= where[0] <= 90 and -180 <= where[1] <= 180):
        raise ValueError(f"no place on earth lies at {lat}, {lon}")
    if not name:
        raise ValueError("a place without a name")
    country = code.startswith("PCL")
    return Known(
        name=name,
        country=iso3_of(land),
        region="" if country else ".".join(part for part in (first, second) if part not in ("", "00")),
        lat=where[0],
        lon=where[1],
        precision="country" if country else CLASSES[kind],
        population=int(fields[14] or 0),
        geonames_id=int(geonames_id),
        other_name=False,
    )


def _lines(
    places: Iterable[tuple[Known, list[str]]], counts: list[int], tell: Tell, file: IO[bytes], size: int
) -> Iterator[bytes]:
    """A line a name of each place; tells how far it is."""
    for known, others in places:
        counts[0] += 1
        if counts[0] % 10_000 == 0:
            tell("import", file.tell() // _MEGABYTE, size // _MEGABYTE)
        filed = {key(known.name)}
        yield f"{line(known.name, known)}\n".encode()
        behind_other = line("", replace(known, other_name=True))
        for other in others:
            if (short := key(other)) not in filed and len(short) >= SHORTEST and latin(other):
                filed.add(short)
                yield f"{short}{behind_other}\n".encode()
    tell("import", size // _MEGABYTE, size // _MEGABYTE)


def _portions(lines: Iterator[bytes]) -> Iterator[list[bytes]]:
    while portion := list(islice(lines, _IN_MEMORY)):
        yield portion


def _sorted_part(path: Path, lines: list[bytes]) -> Path:
    lines.sort()
    with path.open("wb") as file:
        file.writelines(lines)
    return path


def _merged(whole: Path, parts: list[Path]) -> int:
    """The parts in one file behind the credit, a line once; how many lines there are."""
    count, last = 0, b""
    with ExitStack() as stack, whole.open("wb") as file:
        file.write(CREDIT)
        for one in merge(*(stack.enter_context(part.open("rb")) for part in parts)):
            if one != last:
                file.write(one)
                count, last = count + 1, one
    return count
