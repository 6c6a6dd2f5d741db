"""Which backups stay: all of two days, then days, weeks and months; never less than there was."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tuiplanner.store.rotation import Backup, evicted

START = datetime(2024, 1, 1, tzinfo=UTC)
HALF_HOUR = timedelta(minutes=30)


def at(moment: datetime, records: int | None = 100) -> Backup:
    return Backup(Path(f"{moment:%Y%m%dT%H%M%S}.{records}"), moment, records)


def kept(backups: list[Backup], now: datetime) -> list[Backup]:
    newest_first = sorted(backups, key=lambda one: one.at, reverse=True)
    gone = evicted(newest_first, now)
    return [one for one in newest_first if one not in gone]


def lived(days: int, records=lambda _now: 100, every=timedelta(hours=3)) -> list[Backup]:
    """Backups after a life of saves, thinned out at every one."""
    backups: list[Backup] = []
    now = START
    while now < START + timedelta(days=days):
        backups = kept([*backups, at(now, records(now))], now)
        now += every
    return backups


def test_all_of_48_hours_stay():
    now = START + timedelta(hours=47.5)
    backups = [at(START + number * HALF_HOUR) for number in range(96)]

    assert len(kept(backups, now)) == 96


def test_after_two_years_there_are_12_days_10_weeks_and_9_months():
    backups = lived(730)
    now = START + timedelta(days=730) - timedelta(hours=3)
    old = [one for one in backups if now - one.at >= timedelta(hours=48)]

    assert len(old) == 12 + 10 + 9
    days = [one.at.date() for one in old[:12]]
    assert [(days[0] - day).days for day in days] == list(range(12))
    later = old[12:]
    sundays = [one.at.date() for one in later if one.at.isoweekday() == 7]
    assert [(sundays[0] - day).days for day in sundays[:10]] == [7 * week for week in range(10)]
    assert len({(one.at.year, one.at.month) for one in later if one.at.isoweekday() != 7}) >= 8
    assert timedelta(days=300) < now - old[-1].at < timedelta(days=366)


def test_a_state_with_far_fewer_records_never_takes_the_place_of_an_older_one():
    lost = START + timedelta(days=100)
    backups = lived(800, lambda now: 100 if now < lost else 79)

    richest = [one for one in backups if one.records == 100]
    assert richest
    assert max(richest, key=lambda one: one.at).at == lost - timedelta(hours=3)


def test_a_state_with_a_few_fewer_records_does():
    lost = START + timedelta(days=100)
    backups = lived(800, lambda now: 100 if now < lost else 80)

    assert [one for one in backups if one.records == 100] == []


def test_evidence_of_damage_stays_for_good():
    evidence = at(START, None)
    backups = [evidence, *(at(START + timedelta(hours=n)) for n in range(1, 3000))]

    left = kept(backups, START + timedelta(days=800))
    assert left[-1] == evidence
    assert 12 < len(left) <= 1 + 12 + 10 + 9


def test_a_clock_that_ran_ahead_costs_no_backup():
    ahead = [at(START + timedelta(days=4000 + number)) for number in range(5)]
    before = [at(START - number * HALF_HOUR) for number in range(50)]

    assert len(kept([*ahead, *before], START)) == 55
