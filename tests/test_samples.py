"""The two samples give the rows of their golden files, and keep what the README promises of them."""

import importlib.util
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "src" / "rashomon" / "samples"

spec = importlib.util.spec_from_file_location("golden", ROOT / "tests" / "golden" / "golden.py")
golden = importlib.util.module_from_spec(spec)
spec.loader.exec_module(golden)


@pytest.mark.model
@pytest.mark.parametrize("name", golden.NAMES)
def test_a_sample_gives_the_rows_of_its_golden_file(name, tmp_path):
    wanted = (ROOT / "tests" / "golden" / f"{name}.txt").read_text(encoding="utf-8")
    assert golden.told(name, tmp_path) == wanted, "read the difference; if it is right: python tests/golden/golden.py"


def test_october_1962_has_at_least_24_texts_that_say_they_are_samples():
    texts = [p.read_text(encoding="utf-8") for p in (SAMPLES / "october-1962").iterdir()]
    assert len(texts) >= 24
    assert all("sample text of our own writing" in text for text in texts)


def test_the_ukraine_sample_names_a_licence_with_every_text():
    lines = (SAMPLES / "ukraine-2022-02" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert len(rows) == 24
    assert {row["licence"] for row in rows} == {"CC BY 4.0", "Public domain (US federal government work)"}
    assert all(row["url"].startswith(("https://", "http://en.kremlin.ru/")) for row in rows)
