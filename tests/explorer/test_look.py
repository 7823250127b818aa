import pytest

from rashomon import ask
from rashomon.ask.answers import Day, Week
from rashomon.explorer.drawings import bars, moment, thinned, timeline, weeks
from rashomon.explorer.look import day, listed, many, spread, web


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("1962-10-26", "26 October 1962"),
        ("1962-10-28T07:30:00-05:00", "28 October 1962, 07:30 -05:00"),
        ("1962-10-28T07:30:00Z", "28 October 1962, 07:30 UTC"),
        ("1962-10-28 07:30", "28 October 1962, 07:30"),
        ("1962", "1962"),
        (None, ""),
    ],
)
def test_days_are_told_in_words(value, told):
    assert day(value) == told


def test_counts_are_told_with_their_nouns():
    assert [many(1, "article"), many(1204, "story"), many(2, "copy"), many(0, "day")] == [
        "1 article",
        "1,204 stories",
        "2 copies",
        "0 days",
    ]
    assert [spread(2, 2), spread(2, 3)] == ["2", "2 to 3"]


def test_long_lists_end_in_others():
    assert listed(["A"]) == "A"
    assert listed(["A", "B"]) == "A and B"
    assert listed(["A", "B", "C", "D"]) == "A, B and 2 others"


@pytest.mark.parametrize(
    "uri", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "a/b.txt", "", None, "JaVaScRiPt:x"]
)
def test_only_addresses_of_the_web_are_linked(uri):
    assert web(uri) is None


def test_an_address_of_the_web_is_linked():
    assert web("https://strait-wire.example/1") == "https://strait-wire.example/1"


def test_a_moment_is_read_as_far_as_it_goes():
    assert moment("1962-10-26").hour == 12
    assert moment("1962-10-26T06:00:00-05:00").hour == 11
    assert moment("1962-10") is None
    assert moment(None) is None


def test_the_line_of_time_runs_from_the_first_to_the_last(db):
    line = timeline(ask.event(db, ask.events(db).events[0].event_id))
    assert line.lanes[0].account.name == "Norvian Defence Ministry"
    assert [[d.kind for d in lane.dots] for lane in line.lanes][:2] == [["asserts", "reprint"], ["denies"]]
    places = [d.x for lane in line.lanes for d in lane.dots]
    assert min(places) >= 0
    assert max(places) <= 100
    assert line.lanes[0].label == "first, and 1 reprint"


def test_bars_stand_at_their_place_in_time():
    drawn = bars([Day("2031-05-01", 2), Day("2031-05-31", 4), Day("nonsense", 9)])
    assert [b.height for b in drawn.bars] == [50.0, 100.0]
    assert drawn.bars[0].x < drawn.bars[1].x
    assert drawn.bars[1].title == "2031-05-31: 4 events"


def test_too_many_days_become_months():
    days = [Day(f"20{y}-{m:02}-{d:02}", 1) for y in (30, 31) for m in (1, 2, 3) for d in range(1, 29)]
    assert [d.date for d in thinned(days)] == ["2030-01", "2030-02", "2030-03", "2031-01", "2031-02", "2031-03"]
    assert bars(thinned(days)).bars[0].title == "2030-01: 28 events"
    assert thinned(days[:9]) == tuple(days[:9])


def test_within_what_is_told_of_stands_what_is_told_as_done():
    assert bars([Day("2031-05-01", 4, 1)]).bars[0].inner == 25.0
    assert weeks([Week("2031-05-05", 3, 1, 2, 1)], "told").bars[0].inner == 50.0
    days = [Day(f"2031-{m:02}-{d:02}", 2, 1) for m in (1, 2, 3, 4) for d in range(1, 29)]
    assert [(d.events, d.done) for d in thinned(days)] == [(56, 28)] * 4


def test_nothing_is_drawn_of_nothing():
    assert bars([]).bars == ()
    assert weeks([], "said").bars == ()
    assert weeks([Week("2031-05-05", 3, 1, 0)], "said").bars[0].inner == pytest.approx(33.3)
