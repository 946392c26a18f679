"""`htp plan`: the way to a yes."""

from htp.cli.messages import wrong_usage
from htp.cli.options import Format, FormatOption, ProfilesRequest
from htp.cli.streams import write_answer


class PlanRequest(ProfilesRequest):
    """What `htp plan` is asked for."""

    format_: FormatOption = Format.TABLE


def plan(request: PlanRequest) -> None:
    """Say what to change for a yes, which facts are missing, or which steps lead to registration.

    Every change was tried on the profile and meets its criterion.

    Example: htp plan company.yaml --set revenue.export=9_000_000
    """
    from htp.assessing.plan import plan_for
    from htp.cli.canvas import canvas_for
    from htp.cli.inputs import assess_paths
    from htp.reports import plan_report

    inputs = assess_paths(request)
    plans = [plan_for(each.read, each.result.assessment, inputs.rulebook) for each in inputs.companies]
    if request.format_ is Format.JSON and len(plans) > 1:
        raise wrong_usage("plan-json-of-one", "--format json")
    if not request.quiet and request.format_ is Format.JSON:
        for each, made in zip(inputs.companies, plans, strict=True):
            write_answer(plan_report.render_json(made, each.read.path, each.read.document))
    elif not request.quiet:
        write_answer(plan_report.render(plans, inputs.rulebook, canvas_for(request.color)))
    raise inputs.end(request)
