"""brief: what to know before a talk."""

from tuiplanner.cli.printing import width_of

DORA = """\
Dora Weiss (coach)
You last spoke 75 days ago, 9 Sep: asking without begging.
neglected, 45 days over; every 30 days: due since 9 Oct, neglected since 8 Nov

Next ask: Rehearse how I ask for a sponsor.

I promised
  [ ] Write the ask in two sentences · 75 days

To talk about
  [ ] What to do when nobody answers the ask · Find a sponsor
  [ ] Whether the offer frightens me or flatters me

Since then
  Find a sponsor · in progress
      moved to in progress · 6 Oct
      [x] List who speaks in the yearly round · 13 Oct
  Speak at a meetup · achieved
      moved to achieved · 21 Oct
      [x] Give it once to Dora · 2 Oct
      feedback: Slow down at the picture, they want to look · 2 Oct
      win: Gave the talk; the second question was the best part · 70 people, 3
        wrote afterwards · 20 Oct
"""


def test_it_says_where_one_stands(run, demo):
    assert run("brief", "dora").stdout == DORA


def test_what_they_promised_and_what_i_did_for_them(run, demo):
    text = run("brief", "chidi").stdout
    assert "They promised\n  [ ] Lend me the rehearsal script · 33 days\n" in text
    assert "What I did for them\n  took his Sunday shift · 21 Oct\n" in text
    assert "Pass the storage exam · in progress, nothing since\n" in text
    assert "I promised" not in text


def test_of_somebody_hoped_for_there_is_little_to_say(run, demo):
    assert run("brief", "hana").stdout == (
        "Hana Sato (hoped for · Writes the storage newsletter)\n"
        "You have not spoken yet.\nhoped for\n"
    )


def test_the_brief_is_that_of_the_day_that_is_asked_for(run, demo):
    text = run("brief", "dora", "--on", "2026-09-10").stdout
    assert "You last spoke yesterday, 9 Sep" in text
    assert "ok, in 29 days; every 30 days: due 9 Oct, neglected from 8 Nov" in text


def test_as_data_it_names_the_records(data, demo):
    found = data("brief", "dora")
    promise = found["mine"][0]
    assert promise["age"] == 75
    assert data("show", str(promise["promise"]))["text"] == "Write the ask in two sentences"
    assert [data("show", str(one))["table"] for one in found["topics"]] == ["topics", "topics"]


def test_only_a_mentor_has_one(refused, demo):
    assert refused("brief", "lead-the-storage-move").startswith("no mentor is called")


def test_wide_and_hostile_texts_stay_within_their_lines(run, data):
    run("add", "mentor", "学" * 120, "next_ask=" + "\u202e" + "x" * 119)
    run("talk", "xue", "学" * 100)
    lines = run("brief", "xue").stdout.splitlines()
    assert max(map(width_of, lines)) <= 80
    assert not any("\u202e" in line for line in lines)
