"""Questions to one folded line: whether it is a date, a row of sections, a name alone, a life, a caption."""

import re
from collections.abc import Iterable
from functools import cache

from rashomon.lexicon.boilerplate import evidence
from rashomon.lexicon.notices import alternatives, name_pattern, words
from rashomon.lexicon.outlets import sounds_like_outlet
from rashomon.reading.dates import dates
from rashomon.reading.names import is_trade, person
from rashomon.records import Role


def letters(value: str) -> str:
    """Letters and digits alone, in lower case, for comparing lines."""
    return re.sub(r"[\W_]+", "", value.casefold())


def is_sentence(folded: str) -> bool:
    """More than three words and a stop at the end."""
    return bool(_stopped().search(folded[-40:])) and folded.count(" ") > 2


def is_dateline(folded: str) -> bool:
    """A date, with a place, an outlet, a number or a clock time at most: "Brackwater, 3 May 2020"."""
    if len(folded) > 200 or folded.count(" ") > 15:
        return False
    found = list(dates(folded))
    if not found:
        return bool(_clock_or_day().fullmatch(folded))
    rest = folded
    for one in reversed(found):
        rest = rest[: one.start] + " " + rest[one.end :]
    rest = re.sub(r"(?:No|Nr)\.? ?[\d/-]+|[\d:./]*\d", " ", rest)
    left = [word for word in re.findall(r"[\w'&.-]+", rest) if not _dates_word(word)]
    return len(left) <= 8 and not any(word[0].islower() and word not in ("of", "the", "for", "and") for word in left)


def is_navigation(folded: str) -> bool:
    """Names of a site's pages side by side: "Home | World | Contact us"."""
    parts = _parts(folded) if len(folded) < 600 else []
    if not 1 < len(parts) < 30 or is_sentence(folded):
        return False
    pages = sum(part in words("navigation") for part in parts) + (len(parts) > 3 and sounds_like_outlet(parts[0]))
    return pages > 0 and pages + sum(part in words("sections") for part in parts) >= max(2, len(parts) / 2)


def is_taxonomy(folded: str) -> bool:
    """Section names alone or between bars: "OPINION | FOREIGN AFFAIRS | LAKES REGION"."""
    if len(folded) > 200 or folded.count(" ") > 13 or is_sentence(folded):
        return False
    parts = _parts(folded)
    known = sum(part in words("sections") for part in parts)
    return known == 1 if len(parts) == 1 else known > 0 and len(parts) <= known * 3


def is_subheading(folded: str) -> bool:
    """A short line that begins with a capital and ends without a mark; no speaker's name and colon."""
    return (
        folded.count(" ") < 12
        and len(folded) <= 90
        and folded[:1].isupper()
        and not re.search(r"[.!?…:;,\"')\]-]$", folded)
        and not re.match(r"[A-Z][\w .]{0,30}: ", folded)
    )


def is_names(folded: str) -> bool:
    """Names of persons, with an outlet, a trade or a place beside them at most."""
    plain = re.sub(r"^\W*|\W*$", "", folded) if len(folded) < 300 else ""
    if not 1 < len(plain.split()) < 12 or re.search(r"\d", plain):
        return False
    parts = [re.sub(r" in [A-Z].*$", "", part.strip()) for part in re.split(r",| and | & |/|\||;", plain)]
    parts = [part for part in parts if part]
    persons = [person(part) for part in parts]
    beside = [sounds_like_outlet(part) or is_trade(part) or part.startswith("for ") for part in parts]
    if not all(map(max, persons, beside)):
        return False
    return any(persons) or (len(parts) > 1 and any(map(sounds_like_outlet, parts)))


def is_office(folded: str) -> bool:
    """An office or outlet with its place: "Defence Department, Velm"; capitals throughout, so no headline."""
    first, _, rest = folded.partition(",")
    capitals = all(word[0].isupper() or word in ("of", "the", "for", "and", "&") for word in folded.split())
    return folded.count(" ") < 8 and rest.count(" ") < 4 and capitals and sounds_like_outlet(first.strip())


def is_listing(folded: str) -> bool:
    """The heading of a list of other stories."""
    return bool(_listings().match(folded))


def is_picture(folded: str) -> bool:
    """Words that only a caption has: "in this file photo", "seen from"."""
    return bool(_pictured().search(folded.casefold()))


def shows(folded: str) -> bool:
    """A sentence in the present, or without a verb, that tells a picture: "Cranes stand idle in the port."."""
    here = [word.strip(",.;:").casefold() for word in folded.split()]
    if not words("pronouns").isdisjoint(here):
        return False
    verb = next((k for k, word in enumerate(here[:9]) if word in words("shows")), 0)
    if verb and here[verb - 1] not in ("to", "will", "would", "could", "the", "a"):
        return True
    return len(here) <= 14 and words("past").isdisjoint(here) and not any(word.endswith("ed") for word in here)


def is_bio_of(folded: str, names: Iterable[str]) -> bool:
    """Whether a line begins with a writer's name and goes on with what he or she is or does."""
    if len(folded) > 900 or folded.count(" ") > 89 or folded[0] == '"':
        return False
    return any((after := _after_name(folded, name)) and _being().match(after) for name in names)


def is_bio(folded: str) -> bool:
    """Whether a line begins with a person's name and goes on with a calling: "Ola Brandt is a lawyer in Velm."."""
    found = _bio().match(folded[:200])
    if not found or not person(re.sub(r",? [a-z].*$", "", found.group()).strip(" ,")):
        return False
    return found.group().split()[-1] not in ("is", "was") or has_calling(folded)


def has_calling(folded: str) -> bool:
    """Whether a line names a calling that writers are introduced with."""
    return bool(_calling().search(folded[:400].casefold()))


def weighed(folded: str) -> tuple[Role, str] | None:
    """The role that the single words of a line under the story weigh for, where no pattern knows the line."""
    here = folded.split() if len(folded) < 600 else []
    if not 0 < len(here) <= 45 or '"' in folded or _telling().search(folded):
        return None
    outlet = any(sounds_like_outlet(name.group()) for name in name_pattern().finditer(folded))
    begun = [word.strip(",:.").casefold() for word in here[:2]]
    asks = begun[0] in words("asks") and (len(begun) == 1 or begun[1] in words("asked") or ":" in here[0])
    extra: dict[Role, int] = {"origin_notice": int(outlet), "call_to_action": 2 * asks}
    found = evidence().weigh(set(re.findall(r"[^\W_]+(?:'s)?|©", folded.casefold())), extra)
    if found and (outlet or found[0] != "origin_notice"):
        return found[0], f"words weighed: {found[1]}"
    return ("boilerplate", "words: it speaks of the text itself") if _itself().match(folded) else None


def announces(folded: str) -> bool:
    """Whether a line hands over to a quotation: "The daily wrote:"."""
    if not folded.endswith(":"):
        return False
    tail = re.findall(r"[a-z]+", folded[-200:].casefold())[-12:]
    if len(tail) < 2 or tail[-1] in words("lists"):
        return False
    return tail[-1] == "that" or not words("announce").isdisjoint(tail)


def is_quotable(folded: str) -> bool:
    """Whether a paragraph may be a quotation as a whole: no item of a list, no quotation that its speaker follows."""
    if re.match(r"(?:[-–—•*·]|\d+[.)]) ?\S", folded):
        return False
    if folded[0] not in "\"'":
        return folded.count(" ") > 1 and folded[-1] not in ";,"
    return folded.rstrip(".")[-1] in "\"'" or '"' not in folded[1:]


# --- patterns over the lexicon's words -----------------------------------------------------------------------------


@cache
def _stopped() -> re.Pattern[str]:
    return re.compile(r"[.!?…:;][\"')\]*_]*$")


@cache
def _clock_or_day() -> re.Pattern[str]:
    """A clock time alone, a date with two figures for its year, a place and a day of the week."""
    return re.compile(
        r"\W*\d\d?[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,5})?\W*|\W*\d\d?[./]\d\d?[./]\d\d\W*"
        rf"|\W*(?:[A-ZÀ-Þ][\w'.-]*(?: [A-ZÀ-Þ][\w'.-]*){{0,3}}, )?{alternatives('weekdays')}\W*"
    )


def _dates_word(word: str) -> bool:
    plain = word.strip(".-'&").casefold()
    return not plain or plain in _beside_dates()


@cache
def _beside_dates() -> frozenset[str]:
    labels = (word for phrase in words("dated") | words("updated") for word in phrase.split())
    return words("weekdays") | words("clock") | words("zones") | frozenset(labels)


def _parts(folded: str) -> list[str]:
    parts = [part.strip(" *_#").casefold() for part in re.split(r" ?[|/>›»·•] ?| [–—-] |  +", folded)]
    return [part for part in parts if part]


@cache
def _listings() -> re.Pattern[str]:
    return re.compile(rf"\W*{alternatives('listing')}\b", re.IGNORECASE)


@cache
def _pictured() -> re.Pattern[str]:
    return re.compile(alternatives("pictured"))


@cache
def _itself() -> re.Pattern[str]:
    return re.compile(rf"{alternatives('itself')}\b", re.IGNORECASE)


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(rf"(?<!is )(?<!was )(?<!what )\b{alternatives('telling')}\b")


def _after_name(folded: str, name: str) -> str | None:
    """What follows a name at the beginning of a line; a surname alone will do."""
    parts = re.findall(r"[\w'-]+", name.casefold())
    low = folded.casefold()
    begun = re.match(r"\W*(?:about (?:the )?\w+: ?|[a-z]{2,4}\. |dr |prof |an? [^,.]{3,60}, ){0,3}", low)
    at = begun.end() if begun else 0
    for said in (" ".join(name.casefold().split()), parts[-1]) if len(parts) > 1 else ():
        if low.startswith(said, at):
            return low[at + len(said) :]
    return None


@cache
def _being() -> re.Pattern[str]:
    return re.compile(
        r"(?:,[^,]{2,80},)?,? (?:[a-z]+ly |also |now |who )?"
        rf"(?!{alternatives('telling')}\b|and\b)(?:{alternatives('lived')}|[a-z]+s|[a-z]+ed)\b"
        rf"|: |'s? (?:[\w-]+ ){{0,3}}{alternatives('works')}\b"
    )


@cache
def _bio() -> re.Pattern[str]:
    return re.compile(
        rf"^\W*(?:[A-ZÀ-Þ][\w'.-]*,? ){{1,6}}(?:(?:van|de|der|al|bin|el|von|of) ){{0,2}}(?:[A-ZÀ-Þ][\w'.-]*,? ){{0,2}}"
        rf"(?:(?:[a-z]+ly|also|now) )?(?:is|was|{alternatives('does')}|has {alternatives('has_done')}"
        rf"|{alternatives('has_done')})\b"
    )


@cache
def _calling() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('vocation')}|{alternatives('learned')}|based in|{alternatives('works')})\b")
