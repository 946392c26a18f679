"""`htp plan`: what to change, what to fill in, or the road to registration."""

from typing import TYPE_CHECKING

from htp.cli.options import (
    AllowEmpty,
    AsOf,
    Color,
    ExitZero,
    Facts,
    Format,
    FormatOption,
    Paths,
    Quiet,
    RulebookFile,
    StdinFilename,
)
from htp.cli.streams import ColorChoice, write_answer

if TYPE_CHECKING:
    from htp.assessing.pipeline import AssessedProfile
    from htp.assessing.plan import Plan
    from htp.cli.inquiry import AssessedInputs


def plan(
    paths: Paths,
    format_: FormatOption = Format.TABLE,
    facts: Facts = None,
    as_of: AsOf = None,
    rulebook_file: RulebookFile = None,
    quiet: Quiet = False,
    exit_zero: ExitZero = False,
    allow_empty: AllowEmpty = False,
    stdin_filename: StdinFilename = "<stdin>",
    color: Color = ColorChoice.AUTO,
) -> None:
    """Say what to change for a yes, which facts are missing, or which steps lead to registration.

    Every change was tried on the profile and meets its criterion.

    Example: htp plan company.yaml --set revenue.export=9_000_000
    """
    from htp.assessing.plan import plan_for
    from htp.cli.inquiry import assess_paths

    inquiry = assess_paths(paths, rulebook_file, as_of, facts, stdin_filename)
    if not quiet:
        plans = [(each, plan_for(each.read, each.result.assessment, inquiry.rulebook)) for each in inquiry.companies]
        write_answer(_report(format_, plans, inquiry, color))
    raise inquiry.exit(exit_zero=exit_zero, allow_empty=allow_empty)


def _report(
    format_: Format, plans: "list[tuple[AssessedProfile, Plan]]", inquiry: "AssessedInputs", color: ColorChoice
) -> str:
    if format_ is Format.JSON:
        from htp import __version__
        from htp.reports import plan_json_report

        return plan_json_report.render(plans, inquiry.found, inquiry.rulebook, __version__)
    from htp.cli.canvas import canvas_for
    from htp.reports.answers import plan as answer
    from htp.reports.formats import drawn

    blocks = answer.blocks([plan for _, plan in plans], inquiry.rulebook)
    return drawn(format_, blocks, inquiry.rulebook, canvas_for(color))
