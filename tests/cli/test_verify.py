"""`htp verify`: a report made again is the same, or what is another one is said; no edit stays unseen."""

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from support.given_files import ELIGIBLE, INVALID, NOT_ELIGIBLE, UNDETERMINED
from support.run_htp import Run, htp

from htp.cli.report_files import report_of_path
from htp.reports import verification
from htp.rulebook import loader

PROPOSAL = Path(__file__).parents[2] / "sample_inputs" / "rulebooks" / "proposal_of_2021.yaml"
TABLE = "company.name,period,activities,revenue.currency,revenue.total,revenue.export\n" + (
    "A,2025,software-development,KGS,100,90\nB,2025,software-development,KGS,100,70\n"
)


@pytest.fixture
def clients(tmp_path: Path) -> Path:
    folder = tmp_path / "clients"
    folder.mkdir()
    several = "---\n".join([ELIGIBLE, NOT_ELIGIBLE, ELIGIBLE.replace("period: 2016\n", "").replace("Ala", "Eli")])
    (folder / "several.yaml").write_text(several, encoding="utf-8")
    (folder / "open.yaml").write_text(UNDETERMINED, encoding="utf-8")
    (folder / "broken.yaml").write_text(INVALID, encoding="utf-8")
    (folder / "list.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def made(folder: Path, format_: str = "json", *options: str, paths: tuple[str, ...] = ("clients",)) -> str:
    """The name of a report on the clients."""
    run = htp("check", *paths, "--format", format_, *options, folder=folder)
    (folder / f"report.{format_}").write_text(run.stdout, encoding="utf-8")
    return f"report.{format_}"


def verify(folder: Path, report: str, *arguments: str) -> Run:
    return htp("verify", report, *(arguments or ("clients",)), folder=folder)


@pytest.mark.parametrize("format_", ["json", "jsonl"])
@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--only", "eligible", "--sort", "company"),
        ("--summary", "--lang", "ky"),
        ("--set", "revenue.export=90", "--as-of", "01.01.2020"),
        ("--reading", "export-share-for-applicants=year-after-final-registration"),
    ],
)
def test_a_report_made_again_is_the_same_whatever_its_options(
    format_: str, options: tuple[str, ...], clients: Path
) -> None:
    run = verify(clients, made(clients, format_, *options))
    assert (run.exit_code, run.stderr) == (0, "")
    assert run.stdout == (
        f"Made again: report.{format_}\nThe same. Made again from its inputs, every value of the report is the same.\n"
    )


def test_the_inputs_may_be_called_otherwise_and_have_come_from_elsewhere(clients: Path) -> None:
    report = made(clients)
    assert verify(clients, report, str(clients / "clients")).exit_code == 0
    (clients / "clients").rename(clients / "moved")
    assert verify(clients, report, "moved/").exit_code == 0
    from_stream = htp("check", "-", "--format", "json", stdin=ELIGIBLE, folder=clients).stdout
    (clients / "stream.json").write_text(from_stream, encoding="utf-8")
    assert htp("verify", "stream.json", "-", stdin=ELIGIBLE, folder=clients).exit_code == 0
    (clients / "a.yaml").write_text(ELIGIBLE, encoding="utf-8")
    assert verify(clients, "stream.json", "a.yaml").exit_code == 0


def test_the_overlay_is_named_again_and_another_one_is_found(clients: Path) -> None:
    report = made(clients, "json", "--rulebook", str(PROPOSAL))
    run = verify(clients, report)
    assert (run.exit_code, "the report was made with --rulebook: name the file" in " ".join(run.stderr.split())) == (
        2,
        True,
    )
    copied = clients / "bill.yaml"
    copied.write_bytes(PROPOSAL.read_bytes())
    assert verify(clients, report, "clients", "--rulebook", "bill.yaml").exit_code == 0
    copied.write_text(PROPOSAL.read_text("utf-8") + "# a remark\n", encoding="utf-8")
    run = verify(clients, report, "clients", "--rulebook", "bill.yaml")
    assert (run.exit_code, run.stdout.splitlines()[1]) == (
        5,
        "Other law: the rulebook is not the one that the report was made with.",
    )


def test_other_facts_are_told_from_a_report_that_was_changed(clients: Path) -> None:
    report = made(clients)
    text = (clients / report).read_text("utf-8")
    (clients / report).write_text(
        text.replace('"verdict": "not-eligible"', '"verdict": "eligible"', 1), encoding="utf-8"
    )
    run = verify(clients, report)
    assert run.exit_code == 5
    assert run.words.startswith(
        "Made again: report.json The report was changed, or made by another build of this version: inputs, rulebook "
        "and version are the same, and say something else. 1 difference report.json:"
    )
    assert 'verdict: "eligible" in the report, "not-eligible" when made again.' in run.words
    (clients / report).write_text(text, encoding="utf-8")
    (clients / "clients" / "open.yaml").write_text(ELIGIBLE, encoding="utf-8")
    run = verify(clients, report)
    assert (run.exit_code, run.stdout.splitlines()[1]) == (
        5,
        "Other facts: an input is not the one that the report was made from.",
    )


def test_another_version_of_the_program_is_named(clients: Path) -> None:
    report = made(clients)
    text = (clients / report).read_text("utf-8").replace('"version": "0.1.0"', '"version": "0.0.9"')
    (clients / report).write_text(text, encoding="utf-8")
    found = json.loads(verify(clients, report, "clients", "--format", "json").stdout)
    assert (found["same"], found["reasons"], found["count"]) == (False, ["program"], 1)
    (difference,) = found["differences"]
    assert (difference["key"], difference["stated"], difference["derived"]) == ("generator.version", "0.0.9", "0.1.0")


def test_another_rulebook_of_the_program_is_named(
    clients: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = loader.shipped_sha256()
    text = (clients / made(clients)).read_text("utf-8")
    assert usual in text
    for name in loader.SHIPPED_FILES:
        (tmp_path / name).write_bytes((Path(loader.__file__).with_name("data") / name).read_bytes())
    monkeypatch.setattr(loader, "DATA", tmp_path)
    assert loader.shipped_sha256() == usual
    for name in loader.SHIPPED_FILES:
        before = (tmp_path / name).read_bytes()
        (tmp_path / name).write_bytes(before + b"#\n")
        other = loader.shipped_sha256()
        assert other != usual
        (tmp_path / "again.json").write_text(text.replace(usual, other), encoding="utf-8")
        found = verification.verify(
            report_of_path(str(tmp_path / "report.json")), report_of_path(str(tmp_path / "again.json")), {}
        )
        assert found.reasons == {verification.Reason.RULEBOOK}
        (tmp_path / name).write_bytes(before)


def test_companies_that_were_taken_out_added_or_moved_are_found(clients: Path) -> None:
    made(clients, "jsonl")
    lines = (clients / "report.jsonl").read_text("utf-8").splitlines(keepends=True)
    for edited in ([*lines[1:]], [lines[1], lines[0], *lines[2:]], [lines[0], *lines]):
        (clients / "edited.jsonl").write_text("".join(edited), encoding="utf-8")
        run = verify(clients, "edited.jsonl")
        assert (run.exit_code, run.stdout.splitlines()[1][:15]) == (5, "Other companies")


def test_what_cannot_be_verified_is_said(clients: Path) -> None:
    report = made(clients)
    assert verify(clients, report, "nowhere").exit_code == 4
    assert verify(clients, "none.json").exit_code == 4
    run = verify(clients, report, "clients", "clients")
    assert (run.exit_code, "name what the report was made from, in this order: clients" in run.stderr) == (2, True)
    old = json.loads((clients / report).read_text("utf-8"))
    del old["provenance"]
    (clients / "old.json").write_text(json.dumps(old), encoding="utf-8")
    run = verify(clients, "old.json")
    assert (run.exit_code, run.stderr) == (
        4,
        "old.json:1:1: the report does not say what it was made from: it is of an older version, or it was taken out\n"
        "  = make it again with this version of htp\n",
    )


def test_options_that_a_report_may_not_ask_for_are_refused(clients: Path) -> None:
    report = made(clients, "json", "--lang", "ru")
    text = (clients / report).read_text("utf-8")
    for ours, other in ('"--format"', '"--output"'), ('"value": "ru"', '"value": "de"'):
        (clients / report).write_text(text.replace(ours, other, 1), encoding="utf-8")
        assert verify(clients, report).exit_code == 4
    assert not (clients / "json").exists()


Edit = Callable[[str, random.Random], str]


def _other_character(text: str, chance: random.Random) -> str:
    """The text with one character that is no blank replaced by another one."""
    at = chance.choice([number for number, each in enumerate(text) if not each.isspace()])
    return text[:at] + chance.choice("0123456789abcxyz") + text[at + 1 :]


def _without_a_line(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    return "".join(lines)


def _is_another_report(text: str, edited: str) -> bool:
    """Whether the edit changed what the report says, not only how it is written."""
    try:
        return [json.loads(each) for each in _parts(text)] != [json.loads(each) for each in _parts(edited)]
    except ValueError:
        return True


def _parts(text: str) -> list[str]:
    return [text] if text.startswith("{\n") else text.splitlines()


@pytest.mark.parametrize("format_", ["json", "jsonl"])
def test_each_random_edit_of_a_report_is_found(format_: str, clients: Path) -> None:
    report = clients / made(clients, format_)
    text, chance = report.read_text("utf-8"), random.Random(1)
    edits: list[str] = []
    while len(edits) < 25:
        edited = chance.choice((_other_character, _without_a_line))(text, chance)
        if _is_another_report(text, edited):
            edits.append(edited)
    for edited in edits:
        report.write_text(edited, encoding="utf-8")
        run = verify(clients, report.name, "clients", "-q")
        assert run.exit_code in (2, 4, 5), [each for each in zip(text, edited, strict=False) if each[0] != each[1]][:3]


@pytest.mark.parametrize("file", ["several.yaml", "open.yaml", "list.csv"])
def test_each_random_edit_of_an_input_is_found(file: str, clients: Path) -> None:
    report, input_ = made(clients), clients / "clients" / file
    text, chance = input_.read_text("utf-8"), random.Random(2)
    for _ in range(9):
        edited = chance.choice((_other_character, _without_a_line))(text, chance)
        if edited != text:
            input_.write_text(edited, encoding="utf-8")
            assert verify(clients, report, "clients", "-q").exit_code == 5, edited
