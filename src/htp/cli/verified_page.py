"""A page of `htp report` made again from the profile of its company."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from htp.assessing.pipeline import AssessedProfile, RunSettings, assess_input
from htp.cli.inputs import inputs_for, settings_for
from htp.cli.language_choice import LANGUAGE_OPTION
from htp.cli.options import ProfilesRequest
from htp.cli.pages import origin_of_page, page_text, rulebooks_for
from htp.cli.report_files import options_of
from htp.reports.page_read_back import ReadPage, verify_page, without_company
from htp.reports.verification import Verification
from htp.rulebook.model import Rulebook


def verified(page: ReadPage, run: ProfilesRequest, names: Mapping[str, str]) -> Verification:
    """The page beside the same page made now; `run` has the files of today, `names` are theirs in the page."""
    settings = settings_for(run)
    if page.origin.today is not None:
        settings = settings._replace(today=page.origin.today)
    company = _company(page, run, settings, names)
    if company is None:
        return without_company(page)
    given = dict(page.origin.options)
    then = ProfilesRequest(
        **cast(
            dict[str, Any],
            {**options_of(page.origin), "paths": list(page.origin.paths)}
            | ({"stdin_filename": given["--stdin-filename"]} if "--stdin-filename" in given else {})
            | ({"lang": given[LANGUAGE_OPTION]} if LANGUAGE_OPTION in given else {}),
        )
    )
    in_languages = type(run)(**{**vars(run), "lang": then.lang})
    rulebooks = [_named_as_then(each, names) for each in rulebooks_for(in_languages)]
    again = page_text(company, then, rulebooks, page.format)
    return verify_page(page, again, origin_of_page(company, then, rulebooks[0], page.format))


def _company(
    page: ReadPage, run: ProfilesRequest, settings: RunSettings, names: Mapping[str, str]
) -> AssessedProfile | None:
    """The company of the page, under the name that its input had."""
    everything = type(run)(**{**vars(run), "client": None})
    for source in inputs_for(everything):
        for found in assess_input(source, settings):
            if isinstance(found, AssessedProfile):
                path = _renamed(found.read.path, names)
                if (path, found.read.document) == (page.path, page.document):
                    return AssessedProfile(found.read._replace(path=path), found.result._replace(path=path))
    return None


def _renamed(path: str, names: Mapping[str, str]) -> str:
    for now, then in names.items():
        if path == now or path.startswith(f"{now}/"):
            return f"{then}{path[len(now) :]}"
    return path


def _named_as_then(rulebook: Rulebook, names: Mapping[str, str]) -> Rulebook:
    overlay = rulebook.overlay
    if overlay is None or overlay.path not in names:
        return rulebook
    return replace(rulebook, overlay=overlay._replace(path=names[overlay.path]))
