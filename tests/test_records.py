"""Records are plain, frozen, and survive the way through JSON; every column is documented."""

import json
from dataclasses import FrozenInstanceError, fields, is_dataclass
from typing import Literal, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon import records
from rashomon.records import TABLES, Span, columns, make_id, plain, revive


def values(kind):
    """Any value of a column's type."""
    if kind in (str, int, float, bool):
        return {
            str: st.text(max_size=5),
            int: st.integers(0, 99),
            float: st.floats(0, 1),
            bool: st.booleans(),
        }[kind]
    if kind is type(None):
        return st.none()
    if get_origin(kind) is Literal:
        return st.sampled_from(get_args(kind))
    if is_dataclass(kind):
        return rows(kind)
    args = get_args(kind)
    if get_origin(kind) is tuple:
        if args[-1] is Ellipsis:
            return st.lists(values(args[0]), max_size=2).map(tuple)
        return st.tuples(*map(values, args))
    return st.one_of(*map(values, args))


def rows(cls):
    """Any row of a table."""
    hints = get_type_hints(cls)
    return st.builds(cls, **{f.name: values(hints[f.name]) for f in fields(cls)})


@pytest.mark.parametrize("table", TABLES)
def test_a_row_of_every_table_survives_json(table):
    cls = TABLES[table]

    @given(rows(cls))
    def survives(row):
        assert revive(cls, json.loads(json.dumps(plain(row)))) == row

    survives()


@pytest.mark.parametrize("table", TABLES)
def test_every_table_and_column_has_its_line_of_documentation(table):
    cls = TABLES[table]
    assert cls.__doc__
    assert all(line for _, line in columns(cls).values())


@pytest.mark.parametrize("table", TABLES)
def test_the_key_of_a_table_names_its_columns(table):
    cls = TABLES[table]
    assert set(cls.KEY) <= set(columns(cls))


def test_a_record_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        Span(1, 2).start = 0


def test_a_span_holds_itself_and_what_lies_within():
    assert Span(2, 5) in Span(2, 5)
    assert Span(3, 4) in Span(2, 5)
    assert Span(1, 3) not in Span(2, 5)


def test_a_span_gives_its_words():
    assert Span(4, 8).of("the army left") == "army"


def test_an_id_is_a_prefix_and_sixteen_letters_of_a_hash():
    assert make_id("ar", "report-7", "The bridge is gone.") == make_id("ar", "report-7", "The bridge is gone.")
    prefix, _, rest = make_id("ar", "report-7", "text").partition("_")
    assert (prefix, len(rest), rest.islower()) == ("ar", 16, True)


def test_parts_of_an_id_do_not_run_together():
    assert make_id("st", "ab", "c") != make_id("st", "a", "bc")


def test_every_record_class_is_a_table():
    classes = {c for c in vars(records).values() if isinstance(c, type) and is_dataclass(c) and hasattr(c, "TABLE")}
    assert classes == set(TABLES.values())
