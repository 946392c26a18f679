"""The language of a run: what is asked for, else that of the terminal for text on a screen, else English."""

import json
from pathlib import Path

import pytest
from support.run_htp import htp
from support.terminal import Terminal

from htp.cli.language_choice import speak_as_asked
from htp.language import speaking, spoken

SAMPLES = Path(__file__).parents[2] / "sample_inputs"
SHORTEST = SAMPLES / "eligible" / "shortest.yaml"


def test_the_option_the_variable_and_nothing() -> None:
    asked, by_variable, plain = (
        htp("check", SHORTEST, "--lang", "ru"),
        htp("check", SHORTEST, HTP_LANG="ru"),
        htp("check", SHORTEST),
    )
    assert asked.stdout.replace("--lang ru ", "") == by_variable.stdout.replace("--lang ru ", "")
    assert "СООТВЕТСТВУЕТ" in asked.stdout
    assert "ELIGIBLE" in plain.stdout
    assert (asked.exit_code, plain.exit_code) == (0, 0)


@pytest.mark.parametrize("arguments", [["--lang=ky", "check", SHORTEST], ["check", "--lang=ky", SHORTEST]])
def test_the_option_stands_before_the_command_or_after_it(arguments: list[str | Path]) -> None:
    assert "ТУУРА КЕЛЕТ" in htp(*arguments).stdout


def test_the_option_comes_before_the_variable() -> None:
    assert "ELIGIBLE" in htp("check", SHORTEST, "--lang", "en", HTP_LANG="ru").stdout


def test_what_is_no_language_is_wrong_usage() -> None:
    for run in (htp("check", SHORTEST, "--lang", "de"), htp("check", SHORTEST, HTP_LANG="de")):
        assert (run.exit_code, run.stdout) == (2, "")
        assert run.stderr.endswith("Error: Invalid value for --lang: de is none of en, ru, ky\n")


def test_only_a_page_is_in_several_languages() -> None:
    run = htp("check", SHORTEST, "--lang", "ru,en")
    assert run.exit_code == 2
    assert "--lang" in run.stderr


def test_the_language_of_the_terminal_is_not_that_of_a_pipe() -> None:
    run = htp("check", SHORTEST, LANGUAGE="ru", LC_ALL="ru_RU.UTF-8", LC_MESSAGES="ru_RU.UTF-8", LANG="ru_RU.UTF-8")
    assert "ELIGIBLE" in run.stdout


def test_a_terminal_is_spoken_to_in_its_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ru_RU.UTF-8")
    monkeypatch.delenv("LANGUAGE", raising=False)
    assert "СООТВЕТСТВУЕТ" in Terminal(tmp_path, "check", str(SHORTEST)).ends()[1]
    assert '"language": "en"' in Terminal(tmp_path, "check", "-f", "json", str(SHORTEST)).ends()[1]


def test_keys_ids_and_verdicts_of_programs_stay_whatever_the_language() -> None:
    english, russian = (
        json.loads(htp("check", SHORTEST, "-f", "json", "--lang", code).stdout) for code in ("en", "ru")
    )
    assert (english["language"], russian["language"]) == ("en", "ru")
    ours, theirs = english["results"][0], russian["results"][0]
    assert ours["verdict"] == theirs["verdict"] == "eligible"
    for one, other in zip(ours["findings"], theirs["findings"], strict=True):
        assert one.keys() == other.keys()
        assert (one["text"]["id"], one["verdict"], one["measured"]) == (
            other["text"]["id"],
            other["verdict"],
            other["measured"],
        )


def test_wrong_usage_and_help_are_said_in_the_language() -> None:
    wrong = htp("check", "--nosuch", "--lang", "ru")
    assert wrong.exit_code == 2
    assert "Нет такого параметра: --nosuch" in wrong.stderr or "--nosuch" in wrong.stderr
    assert "Error" not in wrong.stderr
    help_ = htp("check", "--help", "--lang", "ru")
    assert "Примеры:" in help_.stdout
    assert "Options" not in help_.stdout


def test_a_colon_in_what_is_wrong_stays_in_it() -> None:
    said = htp("check", SHORTEST, "--reading", "a=b", "--lang", "ky").stderr
    assert "Ката: --reading үчүн маани жараксыз: a деген чечмелөө жок; " in said


def test_the_variable_of_an_option_stands_beside_it() -> None:
    said = htp("check", SHORTEST, "--jobs", "0", "--lang", "ru").stderr
    assert "значение '--jobs' / '-j' (переменная окружения: 'HTP_JOBS'): 0 не входит" in said


def test_before_the_command_it_is_as_behind_it(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    assert htp("--lang", "ru", "check", SHORTEST, "-q", "-f", "json", "-o", report).exit_code == 0
    assert htp("verify", report, SHORTEST).exit_code == 0
    assert htp("--lang", "ru,en", "check", SHORTEST).exit_code == 2
    assert 'lang="en"' in htp("--lang", "ru,en", "report", SHORTEST, "-o", "-").stdout
    assert 'lang="en"' not in htp("--lang", "ru,en", "report", SHORTEST, "-o", "-", "--lang", "ru").stdout


@pytest.mark.parametrize("words", ["help --lang ru fees", "--lang=ru help fees", "help fees --lang=ru"])
def test_the_help_of_a_command_is_had_in_a_language(words: str) -> None:
    assert htp(*words.split()) == htp("fees", "--help", "--lang", "ru")


@pytest.mark.parametrize(
    "language, encoding, said",
    [("ru", "cp866", "ru"), ("ru", "ascii", "en"), ("ky", "cp1251", "en"), ("ky", "utf-8", "ky"), ("ky", None, "en")],
)
def test_a_terminal_without_the_letters_is_spoken_to_in_english(language: str, encoding: str | None, said: str) -> None:
    with speaking("en"):
        speak_as_asked(["check", "company.yaml"], {"LANG": f"{language}_KG"}, encoding)
        assert spoken() == said


def test_that_letters_are_escaped_is_said_with_letters_that_there_are() -> None:
    run = htp("check", SHORTEST, "--lang", "ru", PYTHONIOENCODING="ascii")
    assert run.stderr.startswith("Standard output is ascii: letters that it lacks are written as \\u")


def test_an_index_in_two_languages_names_the_currency_in_each(tmp_path: Path) -> None:
    assert htp("report", SHORTEST, "-o", f"{tmp_path}/pages/", "--lang", "ru,en").exit_code == 0
    russian, english = (tmp_path / "pages" / "index.html").read_text("utf-8").split("<main ")[1:]
    assert "Выручка, сом:" in russian
    assert "Revenue in KGS:" in english


def test_commands_to_go_on_name_the_language_where_they_would_not_take_it_by_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert f"htp plan --lang ru {SHORTEST}" in htp("check", SHORTEST, "--lang", "ru").stdout
    assert "--lang" not in htp("check", SHORTEST, HTP_LANG="ru").stdout
    monkeypatch.setenv("LC_ALL", "ru_RU.UTF-8")
    monkeypatch.delenv("LANGUAGE", raising=False)
    (tmp_path / "a.yaml").write_bytes(SHORTEST.read_bytes())
    shown = Terminal(tmp_path, "check", "a.yaml").ends()[1]
    assert "htp plan a.yaml" in shown
    assert "htp report -o page.html --lang ru a.yaml" in shown
