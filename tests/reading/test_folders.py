"""What is read of a folder and what is left out, and that the latter is said."""

from pathlib import Path

import pytest

from htp.assessing.profiles import ProfileRead, profile_in
from htp.assessing.totals import MAX_FILE_NOTES, LeftOutFiles, Portfolio
from htp.company.intent import is_meant_as_profile
from htp.document import Data, Document, LeftOut, Rejected
from htp.reading.choices import NO_CHOICES, Choices, Exclusions
from htp.reading.documents import StandardInput, count_of_inputs, documents_in, inputs_below
from htp.reading.listing import MAX_NAMED
from htp.reports import diagnostic_report
from htp.reports.wording.note_sentences import REASONS


def a_file(path: Path, name: str = "A") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"company: {{name: {name}}}\n", encoding="utf-8")
    return path


def files_in(folder: Path, **text_by_name: str) -> None:
    """Files with those texts; in a name two underscores stand for a point, and one for a slash."""
    for name, text in text_by_name.items():
        path = folder / name.replace("__", ".").replace("_", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


Found = tuple[list[str], list[tuple[str, str]]]


def found(*paths: str | Path, choices: Choices = NO_CHOICES) -> Found:
    """The companies that were read, or the paths that could not be; and the path and reason of what is left out."""
    companies, left_out = [], []
    for source in inputs_below([str(path) for path in paths], StandardInput(lambda _: b""), choices):
        for each in documents_in(source):
            if isinstance(each, Document):
                read = profile_in(each)
                companies.append(read.profile.company.name if isinstance(read, ProfileRead) else read.path)
            elif isinstance(each, Rejected):
                companies.append(each.path)
            elif isinstance(each, LeftOut):
                left_out.append((each.path, each.id.removeprefix("left-out.")))
    return companies, left_out


@pytest.fixture(autouse=True)
def _in_folder_of_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def excluding(*patterns: str, uses_gitignore: bool = False) -> Choices:
    return Choices(exclusions=Exclusions(patterns, uses_gitignore))


# --- Files that are read once, and those of the program itself --------------------------------------------------------


def test_one_file_is_read_once_however_often_it_is_named() -> None:
    a_file(Path("clients/a.yaml"))
    Path("clients/link.yaml").symlink_to("a.yaml")
    paths = ("clients", "clients/a.yaml", "clients/../clients/a.yaml")
    assert found(*paths) == (["A"], [(path, "file-again") for path in ("clients/link.yaml", *paths[1:])])
    assert count_of_inputs(paths) == 1


def test_reports_of_the_program_itself_are_left_out() -> None:
    a_file(Path("clients/a.yaml"))
    own = {
        "b.csv": "path,document,company,as_of,verdict,activity\na.yaml,1,A,2016-12-31,undetermined,pass\n",
        "c.json": '{"format": "htp/assessment/1", "results": []}',
        "d.jsonl": '{"type": "result", "path": "a.yaml", "company": "A"}\n{"type": "summary"}\n',
        "e.jsonl": '{"type": "summary", "format": "htp/assessment/1", "companies": 0}\n',
    }
    for name, text in own.items():
        Path("clients", name).write_text(text, encoding="utf-8")
    assert found("clients") == (["A"], [(f"clients/{name}", "own-report") for name in own])


# --- What is no profile -----------------------------------------------------------------------------------------------


FOREIGN = {
    "docker-compose.yml": "services:\n  db: {image: postgres}\n",
    "package.json": '{"name": "web", "version": "1.0.0", "scripts": {}}',
    "workflow.yaml": "name: build\non: [push]\njobs: {}\n",
    "two.yaml": "apiVersion: v1\nkind: Service\n---\napiVersion: v1\nkind: Secret\n",
    "names.json": '["A", "B"]',
    "text.yaml": "nothing but words\n",
    "profile.schema.json": '{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object"}',
    "nothing.json": "{}",
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_file_without_a_key_of_a_profile_is_left_out_of_a_folder_and_read_if_it_is_named(name: str) -> None:
    a_file(Path("clients/zh.yaml"))
    foreign = Path("clients", name)
    foreign.write_text(FOREIGN[name], encoding="utf-8")
    assert found("clients") == (["A"], [(str(foreign), "no-profile")])
    companies, left_out = found(foreign)
    assert set(companies) == {str(foreign)}
    assert not left_out
    companies, left_out = found("clients", foreign)
    assert str(foreign) in companies
    assert left_out == [(str(foreign), "file-again")]


@pytest.mark.parametrize(
    "text",
    [
        "period: 2016\n",
        "compnay: {name: A}\n",
        "reveneu: {total: 1}\n",
        "companies: [{name: A}]\n",
        "company.name: A\n",
        "Выручка: 5\n",
        "Название компании: A\n",
        "name: A\nstatus: resident\n",
        "- {company: {name: A}}\n",
        "services: {}\n---\ncompany: {name: 5\n",
        "services: {}\n---\nrevenue: {}\n",
        "",
    ],
)
def test_a_file_that_may_be_meant_as_a_profile_stays_a_mistake(text: str) -> None:
    files_in(Path("clients"), a__yaml=text)
    companies, left_out = found("clients")
    assert set(companies) == {"clients/a.yaml"}
    assert not left_out


@pytest.mark.parametrize("data", [{"profile": {}}, {"profiles": []}, {"command": "x"}, {"name": "x"}, [], "x", None])
def test_common_words_of_programs_are_no_profile(data: Data) -> None:
    assert not is_meant_as_profile(data)


def test_a_sound_company_after_other_documents_of_a_file_is_read() -> None:
    files_in(Path("clients"), a__yaml="services: {}\n---\ncompany: {name: A}\n")
    assert found("clients") == (["clients/a.yaml", "A"], [])


# --- What is skipped --------------------------------------------------------------------------------------------------


def test_what_is_skipped_is_said_with_the_reason() -> None:
    a_file(Path("clients/a.yaml"))
    for name in (".git/config.yaml", "node_modules/x/package.json", ".old.yaml", ".DS_Store", "old.xls", "list.ods"):
        a_file(Path("clients", name))
    for name in ("2015.txt", "offer.pdf", "no suffix", "~$list.xlsx", "list.csv.htp-mapping.yaml"):
        a_file(Path("clients", name))
    assert found("clients") == (
        ["A"],
        [
            ("clients/.git", "hidden"),
            ("clients/.old.yaml", "hidden"),
            ("clients/~$list.xlsx", "open-workbook"),
            ("clients/2015.txt", "other-kind"),
            ("clients/no suffix", "other-kind"),
            ("clients/offer.pdf", "other-kind"),
            ("clients/list.ods", "other-workbook"),
            ("clients/old.xls", "other-workbook"),
            ("clients/node_modules", "packages"),
            ("clients/list.csv.htp-mapping.yaml", "mapping"),
        ],
    )


def test_links_out_of_the_folder_are_not_followed() -> None:
    a_file(Path("elsewhere/b.yaml"), "B")
    a_file(Path("clients-old/c.yaml"), "C")
    a_file(Path("clients/a.yaml"))
    for link, target in (("b.yaml", "../elsewhere/b.yaml"), ("old", "../clients-old"), ("up", ".."), ("same", ".")):
        Path("clients", link).symlink_to(target)
    Path("clients/gone.yaml").symlink_to("../gone.yaml")
    expected = [(f"clients/{name}", "link-out") for name in ("b.yaml", "gone.yaml", "old", "up")]
    assert found("clients") == (["A"], expected)
    assert found("clients/b.yaml", "clients/old") == (["B", "C"], [])


def test_a_folder_that_is_itself_a_link_is_read() -> None:
    a_file(Path("real/below/a.yaml"))
    Path("clients").symlink_to("real")
    Path("real/b.yaml").symlink_to("below/a.yaml")
    assert found("clients") == (["A"], [("clients/below/a.yaml", "file-again")])


def test_of_very_many_files_the_first_are_named_and_the_others_counted() -> None:
    Path("photos").mkdir()
    for number in range(MAX_NAMED + 5):
        Path(f"photos/{number:02}.jpg").touch()
    left_out = [each for each in inputs_below(["photos"], StandardInput(lambda _: b"")) if isinstance(each, LeftOut)]
    assert left_out == [
        *(LeftOut(f"photos/{number:02}.jpg", "left-out.other-kind") for number in range(MAX_NAMED)),
        LeftOut("photos", "left-out.other-kind", 5),
    ]


# --- What is excluded -------------------------------------------------------------------------------------------------


def test_what_matches_a_pattern_is_left_out_of_folders_and_not_of_what_is_named() -> None:
    for name in ("a", "drafts/b", "c.old", "2015/drafts/d", "2015/e"):
        a_file(Path(f"clients/{name}.yaml"), name)
    choices = excluding("drafts/", "*.old.yaml", "/2015/e.yaml")
    assert found("clients/", choices=choices) == (
        ["a"],
        [
            ("clients/c.old.yaml", "excluded"),
            ("clients/drafts", "excluded"),
            ("clients/2015/drafts", "excluded"),
            ("clients/2015/e.yaml", "excluded"),
        ],
    )
    assert found("clients/c.old.yaml", choices=choices) == (["c.old"], [])
    assert count_of_inputs(["clients"], choices) == 1


def test_a_later_pattern_can_take_back_what_an_earlier_one_excludes() -> None:
    for name in ("a", "b"):
        a_file(Path(f"clients/{name}.yaml"), name)
    assert found("clients", choices=excluding("*.yaml", "!b.yaml")) == (["b"], [("clients/a.yaml", "excluded")])


def test_the_nearest_gitignore_decides_up_to_the_one_of_the_repository() -> None:
    Path("repository/.git").mkdir(parents=True)
    for name in ("a", "b", "old/c", "old/d", "old/e"):
        a_file(Path(f"repository/clients/{name}.yaml"), name)
    Path(".gitignore").write_text("a.yaml\n")
    Path("repository/.gitignore").write_text("# drafts\n/clients/b.yaml\n**/old/*.yaml\n!\n")
    Path("repository/clients/old/.gitignore").write_text("!c.yaml\ne.yaml\n")
    expected = [(f"repository/clients/{name}.yaml", "ignored") for name in ("b", "old/d", "old/e")]
    companies, left_out = found("repository/clients", choices=excluding(uses_gitignore=True))
    assert (companies, sorted(left_out)) == (["a", "old/c"], expected)
    assert found("repository/clients") == (["a", "b", "old/c", "old/d", "old/e"], [])


def test_the_gitignore_of_the_folder_itself_counts_where_there_is_no_repository() -> None:
    for name in ("a", "b", "old/b"):
        a_file(Path(f"clients/{name}.yaml"), name)
    Path("clients/.gitignore").write_text("/b.yaml\n")
    for folder in ("clients", "clients/"):
        companies, left_out = found(folder, choices=excluding(uses_gitignore=True))
        assert (companies, left_out) == (["a", "old/b"], [("clients/b.yaml", "ignored")])


def test_a_file_that_is_left_out_of_its_folder_is_read_if_it_is_named_too() -> None:
    a_file(Path("clients/a.yaml"), "a")
    a_file(Path("clients/b.txt"), "b")
    a_file(Path("clients/c.txt"), "c")
    for paths in (("clients", "clients/b.txt"), ("clients/b.txt", "clients", "gone")):
        companies, left_out = found(*paths)
        assert ({"a", "b"} <= set(companies), left_out) == (True, [("clients/c.txt", "other-kind")])


def test_what_git_does_not_look_at_because_of_a_folder_above_is_left_out() -> None:
    Path("repository/.git").mkdir(parents=True)
    for name in ("a", "old/b", "old/2015/c"):
        a_file(Path(f"repository/clients/{name}.yaml"), name)
    Path("repository/.gitignore").write_text("/clients/old/\n")
    Path("repository/clients/.gitignore").write_text("!2015/\n!*.yaml\n")
    follow = excluding(uses_gitignore=True)
    assert found("repository/clients/old/2015", choices=follow) == (
        [],
        [("repository/clients/old/2015/c.yaml", "ignored")],
    )
    assert found("repository/clients", choices=follow) == (["a"], [("repository/clients/old", "ignored")])
    Path("repository/clients/.gitignore").write_text("!old/\n")
    assert found("repository/clients/old/2015", choices=follow) == (["old/2015/c"], [])


def test_above_a_folder_of_no_repository_no_gitignore_counts() -> None:
    a_file(Path("clients/a.yaml"))
    Path(".gitignore").write_text("*.yaml\n")
    assert found("clients", choices=excluding(uses_gitignore=True)) == (["A"], [])


def test_a_gitignore_that_is_too_large_is_an_error() -> None:
    a_file(Path("clients/a.yaml"))
    Path("clients/.gitignore").write_bytes(b"#" * (1024 * 1024 + 1))
    assert found("clients", choices=excluding(uses_gitignore=True)) == (["clients"], [])


# --- How it is said ---------------------------------------------------------------------------------------------------


def test_what_is_left_out_for_one_reason_is_a_line_where_it_is_much() -> None:
    files = LeftOutFiles()
    for each in ("a.yaml", "b.yaml"):
        files.add(LeftOut(each, "left-out.excluded"))
    for number in range(5):
        files.add(LeftOut(f"{number}.pdf", "left-out.other-kind"))
    files.add(LeftOut("photos", "left-out.other-kind", 1_200))
    assert diagnostic_report.lines_on_left_out(files).splitlines() == [
        "a.yaml: left out: excluded by --exclude",
        "b.yaml: left out: excluded by --exclude",
        "0.pdf, 1.pdf, 2.pdf and 1,202 more: left out: neither a profile nor a table, by the name",
    ]


def test_every_reason_has_its_words() -> None:
    sources = "".join(each.read_text(encoding="utf-8") for each in (Path(__file__).parents[2] / "src").rglob("*.py"))
    for id_ in REASONS:
        assert sources.count(f'"{id_}"') >= 2, "nothing is left out for it"


def test_of_very_many_folders_the_first_are_named_and_the_others_counted_by_reason() -> None:
    one, other = Portfolio(), Portfolio()
    for number in range(MAX_FILE_NOTES):
        one.note(LeftOut(f"{number}.pdf", "left-out.other-kind"))
    other.note(LeftOut("photos", "left-out.other-kind", 7))
    other.note(LeftOut(".git", "left-out.hidden"))
    one.add(other)
    assert len(one.left_out.files) == MAX_FILE_NOTES
    assert one.left_out.others == {"left-out.other-kind": 7, "left-out.hidden": 1}
    last = diagnostic_report.lines_on_left_out(one.left_out)
    assert last.splitlines() == [
        "0.pdf, 1.pdf, 2.pdf and 1,004 more: left out: neither a profile nor a table, by the name",
        "1 more: left out: hidden: the name begins with a point",
    ]
