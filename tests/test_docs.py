import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from rashomon.cli import app
from rashomon.project.schema import joins, shape
from rashomon.records import TABLES

DOCS = Path(__file__).parent.parent / "docs"


def commands(group, before=""):
    """Every command by its name, those of a group behind the group's."""
    found = {}
    for name, command in group.commands.items():
        found |= commands(command, f"{name} ") if hasattr(command, "commands") else {before + name: command}
    return found


COMMANDS = commands(get_command(app))


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def section(text: str, title: str) -> str:
    """What stands under a heading."""
    return text.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def components() -> list[str]:
    import tomllib

    project = tomllib.loads((DOCS.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return list(project["entry-points"]["spacy_factories"])


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_told(table):
    told = section(page("tables.md"), table)
    for column in shape(table):
        assert f"`{column.name}`" in told
        assert column.doc in told
    for join in joins(table):
        assert f"`{join.name}`" in told


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_told_with_its_options_and_an_example(command):
    told = section(page("cli.md"), command)
    assert f"$ rashomon {command}" in told or f" {command} " in told or f"| rashomon {command}" in told
    for option in COMMANDS[command].params:
        names = (*option.opts, option.metavar or option.name.upper())
        assert any(f"`{name}`" in told for name in names)


@pytest.mark.parametrize("component", components())
def test_every_component_is_told(component):
    assert component in page("components.md")


@pytest.mark.parametrize("name", ["tables.md", "cli.md"])
def test_what_is_generated_is_up_to_date(name):
    done = subprocess.run([sys.executable, "-m", "cogapp", "--check", str(DOCS / name)], capture_output=True, text=True)
    assert done.returncode == 0, f"{name} is out of date: make docs\n{done.stdout}{done.stderr}"


def test_every_column_of_a_table_has_a_line_of_documentation():
    for table, cls in TABLES.items():
        assert cls.__doc__, table
        assert all(column.doc for column in shape(table))
