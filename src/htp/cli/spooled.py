"""A run of `htp check` whose report goes nowhere but into a copy that can be read as often as needed."""

from contextlib import closing
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, cast

from htp.cli.options import CheckFormat, JobsOption, ProfilesRequest
from htp.cli.progress import Progress
from htp.cli.streams import termination_as_interruption
from htp.reading.opening import IN_MEMORY_BYTES
from htp.reports.formats import Target

if TYPE_CHECKING:
    from collections.abc import Callable

    from htp.assessing.pipeline import RunSettings
    from htp.cli.delivery import Selection, SortedReport


class SpooledRequest(ProfilesRequest, JobsOption):
    """The options of a run."""


class Silent(Progress):
    """Shows how far the run has come, and says nothing of its inputs."""

    def __init__(self) -> None:
        super().__init__(lambda: None, answer_runs=False)

    def say(self, text: str) -> None:
        del text


class _SaysOnce(Progress):
    """Says nothing that an earlier run of the same inputs has said."""

    def __init__(self, said: set[str]) -> None:
        super().__init__(lambda: None, answer_runs=False)
        self._said = said

    def say(self, text: str) -> None:
        if text not in self._said:
            self._said.add(text)
            super().say(text)


def spooled(request: SpooledRequest, said: set[str]) -> IO[bytes]:
    """The report of JSON lines on all inputs; a large one is on disk, without a name.

    What was `said` on standard error is not said again.
    """
    from htp.cli.delivery import Selection, SortedReport
    from htp.cli.formats import provenance_of, report_for
    from htp.cli.inputs import settings_for
    from htp.cli.options import Order

    settings = settings_for(request)
    made_from = provenance_of("check", request, settings.rulebook, (("--format", CheckFormat.JSONL),))
    report = report_for(CheckFormat.JSONL, settings.rulebook, None, None, Target(made_from))
    everything = Selection(frozenset(), is_summary=False)
    return run_into_spool(request, settings, SortedReport(report, Order.INPUT), everything, _SaysOnce(said))


def new_spool() -> IO[bytes]:
    return cast(IO[bytes], SpooledTemporaryFile(IN_MEMORY_BYTES))


def writer_to(file: IO[bytes]) -> "Callable[[str], None]":
    """A function that writes texts of a report into the file."""

    def write(text: str) -> None:
        file.write(text.encode())

    return write


def run_into_spool(
    request: SpooledRequest,
    settings: "RunSettings",
    report: "SortedReport",
    selection: "Selection",
    progress: Progress,
) -> IO[bytes]:
    """The report on the inputs of the request, however large."""
    from htp.assessing.batch import Work, assess_in_chunks
    from htp.cli.delivery import Preparer, ReportWriter, Sink
    from htp.cli.inputs import inputs_for

    file = new_spool()
    sink = Sink(report, writer_to(file))
    chunks = assess_in_chunks(inputs_for(request), Work(settings, Preparer((report,), selection)), request.jobs)
    with termination_as_interruption(), progress, closing(chunks):
        ReportWriter((sink,), progress).run(chunks)
    return file
