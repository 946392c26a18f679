"""`--client` takes one of many companies, on every command that reads profiles."""

from pathlib import Path

import pytest
from support.run_htp import htp

CLIENTS = """company.name,company.tax_id,period,activities,revenue.currency,revenue.total,revenue.export
ОсОО «Ала Код»,01234567890123,2016,software-development,KGS,1000,900
Naryn Apps LLC,,2016,software-development,KGS,1000,100
Талас Софт,,2016,software-development,KGS,1000,
Naryn Apps LLC,,2017,software-development,KGS,1000,850
Broken LLC,,2016,software-development,KGS,-5,850
"""


@pytest.fixture
def clients(tmp_path: Path) -> str:
    path = tmp_path / "clients.csv"
    path.write_text(CLIENTS, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    "asked, company, code",
    [
        ("01234567890123", "ОсОО «Ала Код»", 0),
        ("0123 4567 890123", "ОсОО «Ала Код»", 0),
        ('осоо "ала код"', "ОсОО «Ала Код»", 0),
        ("row:3", "Naryn Apps LLC", 1),
        ("row:5", "Naryn Apps LLC", 0),
        ("талас  софт", "Талас Софт", 3),
    ],
)
def test_a_client_is_known_by_its_tax_id_its_row_or_its_name(asked: str, company: str, code: int, clients: str) -> None:
    run = htp("check", clients, "--client", asked)
    assert run.stdout.startswith(f"{company} · ")
    assert (run.exit_code, run.stderr) == (code, "")


@pytest.mark.parametrize("command", ["check", "plan", "ask", "activity", "export", "fees"])
def test_every_command_that_reads_profiles_takes_a_client(command: str, clients: str) -> None:
    run = htp(command, clients, "--client", "Талас Софт")
    assert "Талас Софт" in run.stdout
    assert "Naryn" not in run.stdout
    assert run.exit_code == (3 if command == "check" else 0)


def test_where_several_fit_each_is_named_with_what_chooses_it(clients: str) -> None:
    run = htp("check", clients, "--client", "naryn apps llc")
    assert (run.exit_code, run.stdout) == (2, "")
    assert run.stderr.splitlines()[-3:] == [
        "--client 'naryn apps llc': several companies fit. Choose one, or name its file alone:",
        f"  --client row:3  Naryn Apps LLC ({clients}, row 3)",
        f"  --client row:5  Naryn Apps LLC ({clients}, row 5)",
    ]


def test_where_none_fits_those_that_come_near_are_named(clients: str) -> None:
    run = htp("plan", clients, "--client", "Ала Код")
    assert (run.exit_code, run.stdout) == (2, "")
    assert run.stderr.splitlines()[-2:] == [
        "--client 'Ала Код': no company is called that. These come near:",
        f"  --client 01234567890123  ОсОО «Ала Код» ({clients}, row 2)",
    ]


def test_where_none_fits_or_comes_near_it_is_said(clients: str) -> None:
    run = htp("check", clients, "--client", "row:77")
    assert run.exit_code == 2
    assert run.stderr == "--client row:77: no company is called that, or has that tax id or row.\n"


def test_a_row_that_cannot_be_read_can_be_chosen_and_what_is_wrong_is_said(clients: str) -> None:
    run = htp("check", clients, "--client", "row:6")
    assert run.exit_code == 4
    assert f"{clients}:6: revenue.total" in run.stderr


def test_inputs_that_cannot_be_read_are_named_where_the_client_may_be_in_them(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("company: {name: One}\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("company: [\n", encoding="utf-8")
    assert "b.yaml:2:1" in htp("check", str(tmp_path), "--client", "Two").stderr
    assert "b.yaml" not in htp("check", str(tmp_path), "--client", "One").stderr


def test_any_row_of_a_company_in_several_rows_chooses_it(tmp_path: Path) -> None:
    path = tmp_path / "lines.csv"
    path.write_text(
        "company.name,period,activities,revenue.currency,revenue.lines.0.amount,revenue.lines.0.market\n"
        "One,2016,software-development,KGS,90,US\nOne,2016,software-development,KGS,10,KG\n",
        encoding="utf-8",
    )
    first, second = (htp("check", str(path), "--client", each) for each in ("row:2", "row:3"))
    assert "90%" in first.stdout
    assert second.stdout.replace("row:3", "row:2") == first.stdout


def test_the_commands_to_go_on_with_name_the_client_and_run_as_they_stand(clients: str) -> None:
    words = htp("check", clients, "--client", "Талас Софт", width=300).words
    assert f"htp ask --client 'Талас Софт' {clients}" in words
