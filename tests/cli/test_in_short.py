"""The answers in depth, in short and in full: what a person sees first, and what `--verbose` adds."""

import re
from pathlib import Path

import pytest
from support.run_htp import htp

SAMPLES = Path(__file__).parents[2] / "sample_inputs"
RESIDENT = SAMPLES / "eligible" / "resident_2026.yaml"
STUDIO = SAMPLES / "not_eligible" / "bishkek_studio_2025.yaml"
DEPTH = ("fees", "export", "activity", "plan", "ask")


@pytest.mark.parametrize("command", DEPTH)
@pytest.mark.parametrize("sample", [RESIDENT, STUDIO])
def test_in_short_there_is_no_source_and_the_commands_to_go_on_are_last(command: str, sample: Path) -> None:
    run = htp(command, sample, width=200)
    assert not re.search(r"\[\d+(, \d+)*\]", run.stdout)
    assert "Sources" not in run.stdout
    *_, title, in_full, another, rulebook, end = run.stdout.split("\n")
    assert (title, end) == ("Next", "")
    assert in_full.startswith(f"  htp {command} -v ")
    assert another.startswith("  htp ")
    assert rulebook.startswith("Rulebook kg-htp of ")


@pytest.mark.parametrize("command", DEPTH)
def test_in_full_the_sources_are_named_and_nothing_of_the_short_answer_is_missing(command: str) -> None:
    short, full = (htp(command, *options, STUDIO, width=200) for options in ([], ["-v"]))
    if command != "ask":  # this company has no open criterion, so nothing is cited
        assert "\nSources\n" in full.stdout
    without_citations = re.sub(r" ?\[\d+(, \d+)*\]", "", full.words)
    for paragraph in short.stdout.partition("\nNext\n")[0].split("\n\n"):
        assert re.sub(r"^\W*\d+\. ", "", " ".join(paragraph.split("\n")[0].split())) in without_citations


@pytest.mark.parametrize("command", DEPTH)
def test_markdown_is_handed_on_and_stays_in_full(command: str) -> None:
    assert htp(command, STUDIO, "-f", "markdown") == htp(command, "-v", STUDIO, "-f", "markdown")


def test_a_comparison_in_full_is_one_command_away() -> None:
    assert f"htp fees -v --compare {STUDIO}" in htp("fees", "--compare", STUDIO, width=200).stdout


def test_a_rate_that_was_not_found_is_said_in_short_too() -> None:
    words = htp("fees", "--compare", SAMPLES / "eligible" / "us_outsourcer.yaml", "--set", "profit=1").words
    assert "The rate is not known: the rates before the Tax Code of 2022 were not found year by year." in words


def test_the_road_of_a_plan_is_a_list_of_steps_in_short() -> None:
    assert "  4. Apply to the Directorate\n  5. Attach the company's documents\n" in htp("plan", STUDIO).stdout
