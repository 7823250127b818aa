from rashomon.reading.charset import decoded


def test_utf_8_is_utf_8():
    found = decoded("“Café”".encode())
    assert (found.text, found.charset, found.lost) == ("“Café”", "utf-8", "")


def test_a_byte_order_mark_decides_and_is_no_text():
    assert decoded("Café".encode("utf-16")).text == "Café"
    assert decoded("Café".encode("utf-8-sig")).text == "Café"


def test_a_page_that_says_its_charset_is_believed():
    page = "<meta charset=iso-8859-1>“Café”".encode("cp1252")
    assert decoded(page).text.endswith("“Café”")


def test_a_few_bad_bytes_are_replaced_and_told():
    found = decoded(("Café " * 100).encode() + b"\xff end")
    assert found.text.endswith("\ufffd end")
    assert "U+FFFD" in found.lost


def test_a_guess_says_that_it_is_one():
    found = decoded(("Die Brücke wurde am Sonntag gesprengt, hieß es. " * 20).encode("cp1252"))
    assert "ü" in found.text
    assert "which the file does not say" in found.lost


def test_an_unknown_charset_is_not_believed():
    assert decoded(b"<meta charset=klingon> Caf\xe9 au lait, deux caf\xe9s").text.count("é") == 2
