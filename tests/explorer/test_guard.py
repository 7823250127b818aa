import pytest
from starlette.testclient import TestClient

import island
from rashomon.explorer import app
from rashomon.explorer.guard import HEADERS


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "", "a@127.0.0.1"]
)
def test_another_host_is_refused(visit, host):
    answer = visit.get("/", headers={"host": host})
    assert answer.status_code == 400
    assert "only on this machine" in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8765", "localhost:8765", "LOCALHOST", "[::1]:8765"])
def test_this_machine_is_answered(visit, host):
    assert visit.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_can_be_changed(visit, method):
    answer = visit.request(method, "/events")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


def test_head_is_answered_without_a_body(visit):
    answer = visit.head("/events")
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize(
    "address", ["/", "/events.json", "/events.csv", "/static/style.css", "/nowhere", "/table/x.csv"]
)
def test_every_answer_has_the_headers(visit, address):
    answer = visit.get(address)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_no_script_may_run():
    policy = HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'self';")
    assert "script" not in policy
    assert "unsafe" not in policy


def test_hostile_texts_stay_texts(visit):
    for address in (f"/article/{island.trap.id}", f"/row/{island.trap.id}", "/articles", "/events", "/table/articles",
                    "/search?q=alert", "/search?q=<script>alert(1)</script>", "/nowhere/<script>"):  # fmt: skip
        page = visit.get(address).text
        assert "<script" not in page, address
        assert "<img" not in page, address
        assert "<b>nothing" not in page, address
        assert "<i>mode" not in page, address
        assert 'href="javascript:' not in page, address
    assert "&lt;script&gt;" in visit.get(f"/article/{island.trap.id}").text


@pytest.mark.parametrize(
    "address", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd"]
)
def test_no_file_but_ours_is_given(visit, address):
    assert visit.get(address).status_code == 404


def test_a_page_that_takes_too_long_is_given_up_with_words(project):
    slow = TestClient(app(project, seconds=0.0), base_url="http://127.0.0.1")
    answer = slow.get("/events")
    assert answer.status_code == 503
    assert "ask for less" in answer.text


def test_a_project_that_has_gone_is_said_to_be_gone(tmp_path):
    path = island.make_empty(tmp_path / "gone.db")
    gone = TestClient(app(path), base_url="http://127.0.0.1")
    path.unlink()
    answer = gone.get("/")
    assert answer.status_code == 404
    assert "no such project" in answer.text
