"""report: to standard output or to a file, in three forms."""

import pytest


def test_it_is_markdown_of_the_last_year_unless_said_otherwise(run, demo):
    done = run("report")
    assert done.stderr == ""
    text = done.stdout
    assert text.startswith("# Report, 23 Nov 2025 - 23 Nov 2026\n\n5 wins, 4 lessons, 4 goals")
    assert "### Lead the storage move\n\n- **Counted what is stored" not in text
    assert "  - Situation: Everybody priced the move by the size on the invoice.\n" in text
    assert "**Chidi Okafor** (2 talks; Lead the storage move)" in text
    assert "Measure before you argue" not in text
    assert "begging" not in text


def test_the_period_is_set_by_days_months_or_years(run, demo):
    text = run("report", "--since", "2023", "--until", "2024").stdout
    assert text.startswith("# Report, 1 Jan 2023 - 31 Dec 2024\n")
    assert "The tile cache went live" in text
    assert "Gave the talk" not in text


def test_private_kinds_come_when_they_are_asked_for_and_it_says_so(run, demo):
    done = run("report", "--private")
    assert "A meeting with eleven people and no question" in done.stdout
    assert "Follow the people" in done.stdout
    assert done.stderr == "With private notes: read it before you give it to others.\n"
    assert "eleven people" not in run("report").stdout


def test_a_report_for_a_mentor_is_of_what_concerns_them(run, demo):
    text = run("report", "--for", "emre", "--format", "txt").stdout
    assert text.startswith("Report, 23 Nov 2025 - 23 Nov 2026\n=====")
    assert "\nFor Emre Kaya\n" in text
    assert "* One page on what the move saves (kept 25 Oct 2026)" in text
    assert "Thursdays" not in text


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("r.html", "<!DOCTYPE html>"), ("r.HTM", "<!DOCTYPE html>"), ("r.txt", "Report, "),
        ("r.md", "# Report, "), ("report", "# Report, "),
    ],
)  # fmt: skip
def test_the_form_goes_by_the_name_of_the_file(run, demo, tmp_path, name, begins):
    said = run("report", "-o", str(tmp_path / name)).stdout
    assert said == f"report written to {tmp_path / name}\n"
    assert (tmp_path / name).read_text().startswith(begins)
    assert (tmp_path / name).read_text().endswith("\n")


def test_a_form_that_is_named_wins_over_the_name(run, demo, tmp_path):
    out = tmp_path / "r.txt"
    run("report", "--format", "html", "-o", str(out))
    assert out.read_text().startswith("<!DOCTYPE html>")


def test_a_file_is_overwritten_only_when_asked(run, refused, demo, tmp_path):
    out = tmp_path / "r.md"
    out.write_text("mine")
    assert "is there already" in refused("report", "-o", str(out))
    assert out.read_text() == "mine"
    run("report", "-o", str(out), "--force")
    assert out.read_text() != "mine"
    before = demo.read_bytes()
    assert "is the data file itself" in refused("report", "-o", str(demo), "--force")
    assert demo.read_bytes() == before


@pytest.mark.parametrize(
    ("args", "why", "code"),
    [
        (["--since", "2026", "--until", "2025"], "the period ends on 2025-12-31, before", 1),
        (["--since", "soonish"], "'soonish' is not a date", 1),
        (["--for", "zoe"], "no mentor is called 'zoe'", 1),
        (["--format", "pdf"], "'pdf' is not one of 'md', 'html', 'txt'", 2),
    ],
)
def test_what_cannot_be_is_refused_in_words(refused, demo, args, why, code):
    assert why in refused("report", *args, code=code)


def test_as_data_it_names_the_records(data, demo, tmp_path):
    found = data("report", "--since", "2026-10")
    move = data("show", "lead-the-storage-move")["id"]
    assert found["wins"][0]["goal"] == move
    assert len(found["wins"][0]["entries"]) == 2
    assert (found["since"], found["until"], found["for"]) == ("2026-10-01", "2026-11-23", None)
    out = tmp_path / "r.md"
    assert data("report", "-o", str(out))["file"] == str(out)
    assert out.exists()


def test_a_new_file_has_nothing_to_report(run, data_file):
    assert run("report").stdout.endswith("Nothing was logged in this time that others may see.\n")
    assert not data_file.exists()
