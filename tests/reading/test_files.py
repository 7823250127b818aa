from rashomon.reading.files import bare


def test_a_path_is_bare_of_its_ending():
    assert bare("may/raid.html") == "may/raid"
    assert bare("raid") == "raid"
    assert bare("a long title. With more words after it") == "a long title. With more words after it"
