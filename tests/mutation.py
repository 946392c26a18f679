"""Changes the program a little at a time and looks whether the tests notice.

    python tests/mutation.py [--max-children NUMBER] [--sample NUMBER] [NAME …]

Needs the extra `mutation` (mutmut), which makes and counts the changes: `mutmut results` lists those that no test
noticed, `mutmut show NAME` shows one, and a NAME here may be a pattern, such as "htp.rules.fee*". With --sample so many
of those are tried, chosen at random but the same ones in each run of the same program. What was found is kept in the
folder `mutants`; remove it when the program has new functions, for it also says which test calls which.

`mutmut run` would begin pytest anew for each change. That takes several times as long, and it is wrong: in a process
that has collected the tests before, pytest writes the id of a test with a letter that is not ASCII in another way. Then
there is no such test, and mutmut takes the error for a test that has noticed.
"""

import gc
import os
import random
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from contextlib import suppress
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Any, cast

import mutmut.__main__ as program
import pytest
from mutmut.configuration import config
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.runners.harness import ListAllTestsResult
from mutmut.state import state
from mutmut.utils.file_utils import change_cwd, copy_also_copy_files, copy_src_dir, setup_source_paths
from mutmut.workers.isolation import ForkRunner, MutantResult

LOOK_AT_THE_PROGRAM = (
    "tests/reports/test_problem_sentences.py",
    "tests/company/test_core_schema.py::test_a_check_loads_nothing_that_looks_for_plugins",
)
"""Left out: in the text of the program each change stands beside the others, and what chooses one loads more."""
COPY = Path("mutants")
"""Where mutmut puts the program that it changes, with its tests."""
_READ_ONCE = frozenset({"_shipped_rulebook", "_catalogue", "_stemmers"})
"""The functions that keep what takes long to be made, for so many tests."""


def _caches() -> list["_lru_cache_wrapper[object]"]:
    """What keeps results of functions of the program."""
    found = (each for each in gc.get_objects() if isinstance(each, _lru_cache_wrapper))
    return [each for each in found if (each.__module__ or "").startswith("htp.")]


def _forget(caches: "Iterable[_lru_cache_wrapper[object]]") -> None:
    from htp.rulebook.matching import _kept_matchers  # of the copy, which can be imported only when it is there

    _kept_matchers.clear()
    for each in caches:
        each.cache_clear()


class CollectedTests:
    """What mutmut calls a test runner: runs the tests of a session of pytest, which has collected them already."""

    def __init__(self, session: pytest.Session) -> None:
        self._tests = {test.nodeid: test for test in session.items}
        self._has_failed = False
        self._expects_failures = True
        self.caches: list[_lru_cache_wrapper[object]] = []
        """Those that a change clears: what has not been changed has filled them, and a change would not be run."""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._has_failed |= report.failed
        if report.failed and not self._expects_failures:
            print(report.nodeid, report.longreprtext, sep="\n", file=sys.__stderr__)

    def run_tests(self, *, mutant_name: str | None, tests: Iterable[str]) -> int:
        _forget(self.caches)
        for each in tests or self._tests:
            if not self._passes(each):
                return 1
        return 0

    def run_stats(self, *, tests: Iterable[str]) -> int:
        self._expects_failures = False
        caches = [each for each in _caches() if each.__name__ not in _READ_ONCE]
        for each in tests or self._tests:
            began = os.times().user
            _forget(caches)  # else the first test alone is taken to call what fills one
            if not self._passes(each):
                return 1
            state().duration_by_test[each] = os.times().user - began
            for function in state()._stats:
                state().tests_by_mangled_function_name[function].add(each)
            state()._stats.clear()
        self._expects_failures = True
        return 0

    def run_forced_fail(self) -> int:
        return self.run_tests(mutant_name=None, tests=())

    def list_all_tests(self) -> ListAllTestsResult:
        return ListAllTestsResult(ids=set(self._tests))

    def _passes(self, test: str) -> bool:
        self._has_failed = False
        with change_cwd(COPY):
            item = self._tests[test]
            item.ihook.pytest_runtest_protocol(item=item, nextitem=None)
        return not self._has_failed


class RunnerOfMutants(ForkRunner):
    """Waits for its own processes alone: tests leave others, which end when they like."""

    def startup(self) -> None:
        cast(CollectedTests, self.test_runner).caches = _caches()  # hidden from now on, as all that there is
        super().startup()

    def wait_for_result(self, timeout: float | None = None) -> MutantResult:
        while True:
            with suppress(KeyError):
                return super().wait_for_result(timeout)


class MutmutWithin:
    """Hands a session of pytest to mutmut instead of running its tests once."""

    def __init__(self, names: list[str], processes: int | None) -> None:
        self._names = names
        self._processes = processes

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        tests = CollectedTests(session)
        session.config.pluginmanager.register(tests)
        session.config.option.tbstyle = "native"  # any other is looked for in the source, which the changes make long
        vars(program)["get_mutant_runner"] = lambda processes: RunnerOfMutants(processes, cast(Any, tests))
        with change_cwd(".."):
            program._run(self._names, self._processes)
        return True


def _sample(patterns: list[str], number: int) -> list[str]:
    """The names of so many changes."""
    changes, _ = program.collect_source_file_mutation_data(mutant_names=patterns)
    names = [name for _, name, _ in changes]
    return random.Random(number).sample(names, min(number, len(names)))


def main() -> None:
    parser = ArgumentParser()
    parser.add_argument("--max-children", type=int)
    parser.add_argument("--sample", type=int)
    parser.add_argument("names", nargs="*")
    asked = parser.parse_args()
    set_mutant_under_test("mutant_generation")
    COPY.mkdir(exist_ok=True)
    copy_src_dir()
    copy_also_copy_files()
    setup_source_paths()
    program.create_mutants(1)
    names = asked.names if asked.sample is None else _sample(asked.names, asked.sample)
    os.chdir(COPY)
    options = [
        "--rootdir=.",
        "--assert=plain",
        "-p",
        "no:terminal",
        *(f"--deselect={each}" for each in LOOK_AT_THE_PROGRAM),
    ]
    tests = config().pytest_add_cli_args_test_selection
    sys.exit(pytest.main([*options, *config().pytest_add_cli_args, *tests], [MutmutWithin(names, asked.max_children)]))


if __name__ == "__main__":
    main()
