"""What every test relies on: the same random examples in every run, and whole outputs kept as files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from support.examples import PHASES

settings.register_profile(
    "repeatable",
    derandomize=True,
    deadline=None,
    database=None,
    phases=PHASES,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.load_profile("repeatable")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-snapshots", action="store_true", help="Write the snapshots anew instead of comparing.")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Thousands of random examples take the ways that the examples of other tests take: none of them is measured."""
    for each in items:
        if isinstance(each, pytest.Function) and getattr(each.obj, "is_hypothesis_test", False):
            each.add_marker(pytest.mark.no_cover)


@pytest.fixture
def assert_snapshot(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with the file of that name in `snapshots` beside the test; `--update-snapshots` writes it."""

    def compare(name: str, text: str) -> None:
        file = Path(request.path).parent / "snapshots" / name
        if request.config.getoption("--update-snapshots"):
            file.write_text(text, encoding="utf-8", newline="\n")
        assert text == file.read_text(encoding="utf-8"), f"{name} differs; if it should: pytest --update-snapshots"

    return compare
