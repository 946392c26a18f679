"""A run of `htp check` whose report goes nowhere but into a copy that can be read as often as needed."""

from contextlib import closing
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, cast

from htp.cli.options import CheckFormat, JobsOption, ProfilesRequest
from htp.cli.progress import Progress
from htp.cli.streams import termination_as_interruption
from htp.reading.opening import IN_MEMORY_BYTES

if TYPE_CHECKING:
    from htp.cli.delivery import Sink
    from htp.rulebook.model import Rulebook


class SpooledRequest(ProfilesRequest, JobsOption):
    """What a run needs to know."""


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
    from htp.assessing.batch import Work, assess_in_chunks
    from htp.cli.delivery import Preparer, ReportWriter, Selection
    from htp.cli.inputs import inputs_for, settings_for

    settings = settings_for(request)
    file = new_spool()
    sink = sink_of(request, settings.rulebook, file)
    work = Work(settings, Preparer((sink.sorted_report,), Selection(frozenset(), is_summary=False)))
    progress = _SaysOnce(said)
    chunks = assess_in_chunks(inputs_for(request), work, request.jobs)
    with termination_as_interruption(), progress, closing(chunks):
        ReportWriter((sink,), progress).run(chunks)
    return file


def new_spool() -> IO[bytes]:
    return cast(IO[bytes], SpooledTemporaryFile(IN_MEMORY_BYTES))


def sink_of(request: ProfilesRequest, rulebook: "Rulebook", file: IO[bytes]) -> "Sink":
    """What writes the report of JSON lines into the file."""
    from htp.cli.delivery import Sink, SortedReport
    from htp.cli.formats import provenance_of, report_for
    from htp.cli.options import Order

    made_from = provenance_of("check", request, rulebook, (("--format", CheckFormat.JSONL),))
    report = report_for(CheckFormat.JSONL, rulebook, None, None, made_from)

    def write(text: str) -> None:
        file.write(text.encode())

    return Sink(SortedReport(report, Order.INPUT), write)
