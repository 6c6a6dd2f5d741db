from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from career_data import DAYS, partials
from hypothesis import given
from hypothesis import strategies as st

from tuiplanner.career import dates
from tuiplanner.career.dates import PartialDate
from tuiplanner.career.errors import Refused

FRIDAY = date(2026, 11, 27)


class TestPartialDate:
    @pytest.mark.parametrize(
        ("text", "lo", "hi"),
        [
            ("2026", date(2026, 1, 1), date(2026, 12, 31)),
            ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
            ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
            ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
            ("2026-11-23", date(2026, 11, 23), date(2026, 11, 23)),
            ("1900", date(1900, 1, 1), date(1900, 12, 31)),
            ("2199-12-31", date(2199, 12, 31), date(2199, 12, 31)),
        ],
    )
    def test_it_means_the_days_from_lo_to_hi(self, text, lo, hi):
        value = PartialDate.parse(text)
        assert (value.lo(), value.hi()) == (lo, hi)

    def test_years_are_1900_to_2199(self):
        for text in ("1899", "1899-12-31", "2200", "2200-01", "0000"):
            with pytest.raises(Refused, match="outside 1900 to 2199"):
                PartialDate.parse(text)

    @pytest.mark.parametrize(
        "text", ["2026-13", "2026-00", "2026-02-29", "2100-02-29", "2026-04-31", "2026-01-00"]
    )
    def test_a_day_that_does_not_exist_is_refused_with_examples(self, text):
        with pytest.raises(Refused, match=f"{text} is no day of the calendar; try 2026, 2026-03"):
            PartialDate.parse(text)

    @pytest.mark.parametrize(
        "text",
        [
            "", "26", "20260", "2026-1", "2026-1-1", "2026-01-1", "2026/01/01", "01.02.2026",
            " 2026", "2026 ", "2026\n", "2026-01-01\n", "2026-01-01T00:00", "-2026", "٢٠٢٦",
        ],
    )  # fmt: skip
    def test_any_other_writing_is_refused_with_examples(self, text):
        with pytest.raises(Refused, match="is not a date; try 2026, 2026-03"):
            PartialDate.parse(text)

    def test_a_long_text_is_cut_in_the_refusal(self):
        with pytest.raises(Refused) as refusal:
            PartialDate.parse("x" * 500)
        assert f"'{'x' * 40}'" in str(refusal.value)

    def test_the_coarser_comes_first_of_those_that_begin_on_one_day(self):
        written = ["2026-01-02", "2025-12-31", "2026-01-01", "2026-01", "2026", "2025"]
        in_order = sorted(map(PartialDate.parse, written))
        assert [str(one) for one in in_order] == [
            "2025", "2025-12-31", "2026", "2026-01", "2026-01-01", "2026-01-02",
        ]  # fmt: skip

    def test_only_the_same_writing_is_equal(self):
        year, month = PartialDate.parse("2026"), PartialDate.parse("2026-01")
        assert year != month
        assert year < month
        assert not month < year
        assert month >= year
        assert PartialDate.parse("2026-01") == month
        assert len({year, month, PartialDate(2026)}) == 2

    @given(partials())
    def test_parse_reads_back_what_str_writes(self, value):
        assert PartialDate.parse(str(value)) == value

    @given(partials())
    def test_lo_is_never_after_hi_and_both_are_of_its_year(self, value):
        assert value.lo() <= value.hi()
        assert value.lo().year == value.hi().year == value.year

    @given(DAYS)
    def test_of_a_day_means_exactly_that_day(self, day):
        assert PartialDate.of(day).lo() == PartialDate.of(day).hi() == day
        assert str(PartialDate.of(day)) == day.isoformat()

    @given(st.lists(partials(), min_size=2, max_size=6))
    def test_sorting_goes_by_first_day_then_by_how_much_is_said(self, values):
        in_order = sorted(values)
        keys = [(one.lo(), len(str(one))) for one in in_order]
        assert keys == sorted(keys)
        assert (values[0] < values[1]) + (values[0] == values[1]) + (values[0] > values[1]) == 1

    @given(partials(st.dates(date(2026, 1, 1), date(2026, 3, 31))))
    def test_a_day_is_within_every_partial_date_made_of_it(self, value):
        assert value.lo() <= PartialDate.parse(str(value)).lo() <= value.hi()
        year = PartialDate(value.year)
        assert year.lo() <= value.lo()
        assert value.hi() <= year.hi()


class TestWhen:
    @pytest.mark.parametrize("text", ["2026", "2026-03", "2026-03-04"])
    def test_written_dates_are_kept_as_coarse_as_they_are(self, text, today):
        assert str(dates.when(f"  {text} ", today)) == text

    @pytest.mark.parametrize(
        ("text", "meant"),
        [
            ("today", "2026-11-23"), ("TODAY", "2026-11-23"), (" ToDay ", "2026-11-23"),
            ("yesterday", "2026-11-22"), ("tomorrow", "2026-11-24"),
            ("eow", "2026-11-29"), ("eom", "2026-11-30"), ("eoy", "2026-12-31"),
            ("+0d", "2026-11-23"), ("+1d", "2026-11-24"), ("-3d", "2026-11-20"),
            ("+2w", "2026-12-07"), ("-1w", "2026-11-16"), ("+1m", "2026-12-23"),
            ("+2m", "2027-01-23"), ("-11m", "2025-12-23"), ("+1y", "2027-11-23"),
            ("-1y", "2025-11-23"), ("+2W", "2026-12-07"),
        ],
    )  # fmt: skip
    def test_words_are_relative_to_today(self, text, meant, today):
        assert str(dates.when(text, today)) == meant

    @pytest.mark.parametrize(
        ("text", "meant"),
        [
            ("2026-12-15+2w", "2026-12-29"), ("2026-12-15 +2w", "2026-12-29"),
            ("2026-01-31+1m", "2026-02-28"), ("2026-03-04-3d", "2026-03-01"),
            ("fri+1w", "2026-12-04"), ("eom -1d", "2026-11-29"),
        ],
    )  # fmt: skip
    def test_after_a_day_or_a_word_an_offset_counts_from_it(self, text, meant, today):
        assert str(dates.when(text, today)) == meant

    @pytest.mark.parametrize(
        "text", ["2026-12+2w", "2026-1w", "2026+1y", "+1w+1w", "2026-02-30+1d", "2199-12-31+1d"]
    )
    def test_an_offset_counts_from_a_single_day_only_and_once(self, text, today):
        with pytest.raises(Refused, match=r"is not a date|is no day"):
            dates.when(text, today)

    @pytest.mark.parametrize(
        ("text", "ahead", "back"),
        [
            ("mon", "2026-11-30", "2026-11-23"), ("tue", "2026-11-24", "2026-11-17"),
            ("sun", "2026-11-29", "2026-11-22"), ("Friday", "2026-11-27", "2026-11-20"),
            ("thurs", "2026-11-26", "2026-11-19"), ("satu", "2026-11-28", "2026-11-21"),
            ("wednes", "2026-11-25", "2026-11-18"),
        ],
    )  # fmt: skip
    def test_a_weekday_is_the_next_one_or_looking_back_the_latest(self, text, ahead, back, today):
        assert str(dates.when(text, today)) == ahead
        assert str(dates.when(text, today, past=True)) == back

    def test_friday_on_a_friday_is_in_a_week_or_looking_back_today(self):
        assert dates.when("fri", FRIDAY).lo() == FRIDAY + timedelta(days=7)
        assert dates.when("fri", FRIDAY, past=True).lo() == FRIDAY

    @given(DAYS.filter(lambda day: date(1901, 1, 1) < day < date(2199, 1, 1)), st.integers(0, 6))
    def test_a_weekday_is_that_weekday_within_a_week(self, today, index):
        ahead = dates.when(dates.WEEKDAYS[index], today).lo()
        back = dates.when(dates.WEEKDAYS[index], today, past=True).lo()
        assert ahead.weekday() == back.weekday() == index
        assert 1 <= (ahead - today).days <= 7
        assert 0 <= (today - back).days <= 6

    @pytest.mark.parametrize(
        ("today", "text", "meant"),
        [
            (date(2026, 1, 31), "+1m", "2026-02-28"), (date(2028, 1, 31), "+1m", "2028-02-29"),
            (date(2026, 3, 31), "-1m", "2026-02-28"), (date(2026, 10, 31), "+1m", "2026-11-30"),
            (date(2028, 2, 29), "+1y", "2029-02-28"), (date(2028, 2, 29), "+4y", "2032-02-29"),
            (date(2028, 2, 29), "-1y", "2027-02-28"), (date(2026, 12, 15), "+1m", "2027-01-15"),
            (date(2026, 1, 15), "-1m", "2025-12-15"), (date(2028, 2, 10), "eom", "2028-02-29"),
            (date(2026, 2, 28), "eom", "2026-02-28"), (date(2026, 12, 31), "eom", "2026-12-31"),
            (date(2026, 11, 29), "eow", "2026-11-29"), (date(2026, 12, 31), "eoy", "2026-12-31"),
        ],
    )  # fmt: skip
    def test_months_and_years_land_on_a_day_that_exists(self, today, text, meant):
        assert str(dates.when(text, today)) == meant

    @pytest.mark.parametrize(
        "text",
        [
            "", " ", "mo", "mondays", "montag", "friend", "+2", "2w", "+w", "+ 2w", "+2x",
            "+12345d", "--2w", "+2w2", "eo", "eod", "to day", "now", "2026 -03", "+٢w", "23.11.",
        ],
    )  # fmt: skip
    def test_what_is_no_date_is_refused_with_examples(self, text, today):
        with pytest.raises(Refused, match="is not a date; try 2026, 2026-03, 2026-03-04, today"):
            dates.when(text, today)

    @pytest.mark.parametrize("text", ["+9999y", "-9999y", "-9999m", "+9999m", "+174y", "-127y"])
    def test_a_word_that_leaves_the_calendar_is_refused(self, text, today):
        with pytest.raises(Refused, match="is not a date"):
            dates.when(text, today)

    def test_the_years_at_the_ends_of_the_calendar_can_be_reached(self, today):
        assert dates.when("+173y", today).year == 2199
        assert dates.when("-126y", today).year == 1900
        with pytest.raises(Refused):
            dates.when("tomorrow", date(2199, 12, 31))
        with pytest.raises(Refused):
            dates.when("fri", date(9999, 12, 31))

    def test_a_written_day_that_does_not_exist_says_so(self, today):
        with pytest.raises(Refused, match="2026-02-30 is no day of the calendar"):
            dates.when("2026-02-30", today)

    @given(partials(), DAYS)
    def test_it_reads_what_is_written_whatever_today_is(self, value, today):
        assert dates.when(str(value), today) == value

    @given(st.text(max_size=12), st.booleans())
    def test_any_text_is_a_date_or_refused(self, text, past):
        try:
            value = dates.when(text, FRIDAY, past=past)
        except Refused as refusal:
            assert "try 2026" in str(refusal) or "outside 1900" in str(refusal)  # noqa: PT017
        else:
            assert 1900 <= value.lo().year <= 2199


class TestAdd:
    @pytest.mark.parametrize(
        ("day", "count", "unit", "meant"),
        [
            (date(2026, 11, 23), 1, "d", date(2026, 11, 24)),
            (date(2026, 11, 23), 2, "w", date(2026, 12, 7)),
            (date(2026, 11, 30), 3, "m", date(2027, 2, 28)),
            (date(2026, 11, 30), -9, "m", date(2026, 2, 28)),
            (date(2028, 2, 29), 1, "y", date(2029, 2, 28)),
            (date(2026, 12, 1), 0, "m", date(2026, 12, 1)),
            (date(2026, 1, 1), -1, "m", date(2025, 12, 1)),
        ],
    )
    def test_it_counts_days_weeks_months_and_years(self, day, count, unit, meant):
        assert dates.add(day, count, unit) == meant

    @given(DAYS, st.integers(-600, 600))
    def test_months_count_months_and_never_pass_into_the_next(self, day, count):
        if not 1 <= day.year + count // 12 <= 2199:
            return
        moved = dates.add(day, count, "m")
        assert moved.year * 12 + moved.month - (day.year * 12 + day.month) == count
        assert moved.day <= day.day
        assert moved.day == day.day or (moved + timedelta(days=1)).day == 1

    @pytest.mark.parametrize(("count", "unit"), [(9000, "y"), (-3000, "y"), (10**7, "d")])
    def test_beyond_the_calendar_it_raises(self, count, unit):
        with pytest.raises((ValueError, OverflowError)):
            dates.add(FRIDAY, count, unit)


class TestWrittenDays:
    def test_a_single_day_is_written_in_full(self):
        assert dates.parse_day("2026-03-04") == date(2026, 3, 4)

    @pytest.mark.parametrize("text", ["2026", "2026-03"])
    def test_a_coarser_date_is_no_single_day(self, text):
        with pytest.raises(Refused, match=f"'{text}' is no single day; write it as 2026-03-04"):
            dates.parse_day(text)

    def test_an_instant_is_utc_in_whole_seconds(self):
        berlin = timezone(timedelta(hours=1))
        moment = datetime(2026, 11, 23, 0, 5, 6, 999_999, tzinfo=berlin)
        assert dates.instant(moment) == "2026-11-22T23:05:06Z"
        assert dates.instant(datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)) == "2026-01-02T03:04:05Z"

    def test_the_day_of_an_instant_is_its_utc_day(self):
        assert dates.day_of("2026-11-22T23:59:59Z") == date(2026, 11, 22)

    @pytest.mark.parametrize("stamp", ["", "2026-11", "yesterday", "2026-02-30T00:00:00Z"])
    def test_what_is_no_instant_has_no_day(self, stamp):
        assert dates.day_of(stamp) is None


class TestShown:
    @pytest.mark.parametrize(
        ("value", "text"),
        [
            (None, ""),
            (date(2026, 12, 15), "15 Dec"),
            (date(2027, 12, 15), "15 Dec 2027"),
            (date(2025, 1, 2), "2 Jan 2025"),
            (PartialDate(2026, 12, 15), "15 Dec"),
            (PartialDate(2026, 10), "Oct 2026"),
            (PartialDate(2026), "2026"),
        ],
    )
    def test_a_day_of_this_year_has_no_year(self, value, text, today):
        assert dates.shown(value, today) == text
