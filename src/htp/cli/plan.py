"""`htp plan`: the way to a yes."""

import typer

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
    from htp.cli.canvas import canvas_for
    from htp.cli.inquiry import assess_paths
    from htp.reports import plan_report

    inquiry = assess_paths(paths, rulebook_file, as_of, facts, stdin_filename)
    plans = [plan_for(each.read, each.result.assessment, inquiry.rulebook) for each in inquiry.companies]
    if format_ is Format.JSON and len(plans) > 1:
        raise typer.BadParameter("the JSON of a plan is for one company", param_hint="--format json")
    if not quiet and format_ is Format.JSON:
        for each, made in zip(inquiry.companies, plans, strict=True):
            write_answer(plan_report.render_json(made, each.read.path, each.read.document))
    elif not quiet:
        write_answer(plan_report.render(plans, inquiry.rulebook, canvas_for(color)))
    raise inquiry.exit(exit_zero=exit_zero, allow_empty=allow_empty)
