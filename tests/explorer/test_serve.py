import re
import signal
import subprocess
import sys
import time
from urllib.parse import urlsplit

import httpx2
import pytest

from rashomon.errors import NotFound
from rashomon.explorer import serve

PROGRAM = """
import sys
from rashomon.explorer import serve
serve(sys.argv[1], port=0, tell=lambda address: print(address, flush=True))
"""


def test_the_explorer_tells_its_address_answers_there_and_ends_when_told(project):
    began = time.monotonic()
    with subprocess.Popen([sys.executable, "-c", PROGRAM, str(project)], stdout=subprocess.PIPE, text=True) as process:
        try:
            address = process.stdout.readline().strip()
            assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address)
            page = httpx2.get(address, trust_env=False, timeout=20)
            assert page.status_code == 200
            assert "server" not in page.headers
            assert time.monotonic() - began < 20
            assert urlsplit(address).hostname == "127.0.0.1"
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(20)


def test_a_project_that_is_not_there_is_not_served(tmp_path):
    with pytest.raises(NotFound, match="no such project"):
        serve(tmp_path / "none.db", port=0)
