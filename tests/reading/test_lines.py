from rashomon.reading.lines import lines_of, unwrapped, width


def words(text):
    return [text[line.start : line.end] for line in lines_of(text)]


def test_each_line_stands_for_itself_where_nothing_is_wrapped():
    assert words("Low Tide Courier\n3 May 2020\n\nThe ferry left.\n") == [
        "Low Tide Courier",
        "3 May 2020",
        "The ferry left.",
    ]


def test_a_paragraph_broken_at_a_width_is_one_line():
    text = (
        "The ferry left the harbour at dawn with forty passengers on board and\n"
        "was hit by two shells below the bridge, the harbour master said, before\n"
        "it could turn."
    )
    assert words(text) == [text]


def test_a_dateline_above_a_longer_line_is_not_joined_to_it():
    text = "May 3, 2020 , ,\nThe ferry that was hit on Sunday had been repaired twice since the war"
    assert len(words(text)) == 2


def test_a_mark_of_quotation_is_left_out_of_the_line():
    (line,) = lines_of("> We saw nothing.")
    assert line.quoted
    assert line.start == 2 or "> We saw nothing."[line.start] == ">"


def test_a_heading_mark_makes_a_headline():
    assert lines_of("# The ferry")[0].hint == "headline"
    assert lines_of("#ferry")[0].hint is None
    assert lines_of("# #")[0].hint is None


def test_indented_lines_are_marked():
    assert [line.indented for line in lines_of("He said:\n\n    We saw it.\n    We ran.")] == [False, True, True]


def test_lines_broken_at_a_column_are_made_whole_and_others_stay_apart():
    assert unwrapped(["By Ola Brandt", "3 May 2020"], 0) == ["By Ola Brandt", "3 May 2020"]
    assert unwrapped(["The ferry left", "at dawn."], 0) == ["The ferry left at dawn."]
    assert width(iter(["x" * 72, "short"])) == 72
    assert width(iter(["short"])) == 0
