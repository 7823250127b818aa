"""The project as linking asks for it: the same answers as a pile in memory."""

import pytest
from tests import island

from rashomon.errors import NotFound
from rashomon.linking import MemoryPile, link
from rashomon.project import Project
from rashomon.project.pile import ProjectPile
from rashomon.project.schema import LINKED
from rashomon.records import Article, Mention


@pytest.fixture
def project(tmp_path):
    with Project(island.make(tmp_path / "island.db")) as project:
        yield project


def in_memory() -> MemoryPile:
    rows = [r for r in island.records() if r.TABLE not in (*LINKED, "problems", "aliases")]
    return MemoryPile([r for r in rows if isinstance(r, Article)], [r for r in rows if not isinstance(r, Article)])


def test_it_links_like_a_pile_in_memory(project):
    assert list(link(ProjectPile(project))) == list(link(in_memory()))


def test_articles_and_their_rows_come_as_they_were_stored(project):
    pile = ProjectPile(project)
    for article_id in pile.article_ids():
        assert pile.article(article_id) == in_memory().article(article_id)
        assert {m.mention_id for m in pile.rows(Mention, article_id)} == {
            m.mention_id for m in in_memory().rows(Mention, article_id)
        }


def test_an_article_that_is_not_there_is_an_error(project):
    with pytest.raises(NotFound):
        ProjectPile(project).article("ar_nowhere")


def test_a_heap_comes_back_in_order_as_often_as_asked(project):
    heap = ProjectPile(project).sorted([(3, "c"), (1, "b"), (1, "a")])
    assert list(heap) == list(heap) == [(1, "a"), (1, "b"), (3, "c")]


def test_a_heap_may_be_made_from_another(project):
    pile = ProjectPile(project)
    first = pile.sorted((n,) for n in range(12_000, 0, -1))
    assert [n for (n,) in pile.sorted((-n,) for (n,) in first)] == list(range(-12_000, 0))


def test_nothing_sorted_is_nothing(project):
    assert list(ProjectPile(project).sorted([])) == []


def test_a_shelf_gives_by_number(project):
    shelf = ProjectPile(project).shelf(["one", "two"])
    assert (len(shelf), shelf[0], shelf[1]) == (2, "one", "two")
    with pytest.raises(IndexError):
        shelf[2]


def test_what_is_linked_can_be_stored(project):
    project.relink(link(ProjectPile(project)))
    assert project.count("events") > 0
