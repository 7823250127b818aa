"""One actor under many names."""

from rashomon.linking.entities import entities, is_name, named, outlet_entity
from rashomon.records import Actor, make_id

TEXT = (
    "Nora Aster spoke. She said the court of Ruritania and the Harbour Union agreed. President Aster left. "
    "The ministry stayed."
)


def actor(words, actor_id, name, kind="person", nth=0, **more):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Actor(
        article_id="ar_1",
        start=start,
        end=start + len(words),
        actor_id=actor_id,
        kind=kind,
        name=name,
        reason="",
        **more,
    )


def test_names_are_gathered_and_pronouns_left_out():
    rows = [
        actor("Nora Aster", "ac_n", "Nora Aster"),
        actor("She", "ac_n", "Nora Aster"),
        actor("President Aster", "ac_n", "Nora Aster"),
    ]
    (nora,) = entities(rows, {"ar_1": TEXT})
    assert (nora.name, nora.aliases, nora.kind) == ("Nora Aster", ("President Aster",), "person")


def test_a_bare_role_is_nobodys_name():
    rows = [
        actor("the Harbour Union", "ac_h", "Harbour Union", "ngo"),
        actor("The ministry", "ac_h", "Harbour Union", "ngo"),
    ]
    (union,) = entities(rows, {"ar_1": TEXT})
    assert (union.name, union.aliases) == ("Harbour Union", ())


def test_words_that_describe_are_no_names():
    assert [w for w in ("Aster", "the Harbour Ministry", "she", "The Ministry", "Ruritanian forces") if is_name(w)] == [
        "Aster",
        "the Harbour Ministry",
    ]


def seen(actor_id, words, name, kind="person"):
    return (actor_id, words, name, kind, "", "")


def test_a_surname_alone_is_its_only_bearer():
    found, aliases = named([seen("ac_1", "Nora Quillby", "Nora Quillby"), seen("ac_2", "Quillby", "Quillby")], ())
    assert [(a.old_id, a.new_id) for a in aliases] == [("ac_2", "ac_1")]
    assert {e.name for e in found} == {"Nora Quillby"}


def test_a_surname_of_two_is_left_alone():
    rows = [
        seen("ac_1", "Nora Quillby", "Nora Quillby"),
        seen("ac_2", "Tomas Quillby", "Tomas Quillby"),
        seen("ac_3", "Quillby", "Quillby"),
    ]
    assert named(rows, ())[1] == []


def test_an_unknown_kind_gives_way_to_a_known_one():
    rows = [seen("ac_1", "Reed Front", "Reed Front", "other"), seen("ac_2", "Reed Front", "Reed Front", "armed_group")]
    assert [(a.old_id, a.new_id) for a in named(rows, ())[1]] == [("ac_1", "ac_2")]


def test_a_name_that_several_bear_is_no_alias():
    rows = [
        seen("ac_1", "Ash Valley Council", "Ash Valley Council", "government"),
        seen("ac_1", "Valley Council", "Ash Valley Council", "government"),
        seen("ac_2", "Elm Valley Council", "Elm Valley Council", "government"),
        seen("ac_2", "Valley Council", "Elm Valley Council", "government"),
    ]
    assert [e.aliases for e in named(rows, ())[0]] == [(), ()]


def test_an_outlet_speaks_as_a_medium():
    gazette = outlet_entity("The Sallow Gazette")
    assert (gazette.kind, gazette.actor_id) == ("media", make_id("ac", "sallow gazette", "media"))


def test_an_office_that_publishes_is_the_office():
    assert outlet_entity("The White House").kind == "government"
    assert outlet_entity("President of Russia (Kremlin)").actor_id == outlet_entity("The Kremlin").actor_id


def test_the_order_of_rows_changes_nothing():
    rows = [actor("Nora Aster", "ac_n", "Nora Aster"), actor("President Aster", "ac_n", "Nora Aster")]
    assert entities(rows, {"ar_1": TEXT}) == entities(rows[::-1], {"ar_1": TEXT})
