import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiplanner.career.errors import Refused
from tuiplanner.career.text import (
    clean_line,
    clean_note,
    first_line,
    harmless,
    picture,
    shown,
    without_controls,
)

C0, DEL, C1 = map(chr, range(0x20)), "\x7f", map(chr, range(0x80, 0xA0))
CONTROLS = (*C0, DEL, *C1, "\u2028", "\u2029")
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
ANYTHING = st.text(st.characters(), max_size=30)
SUSPECT = st.text(st.sampled_from([*CONTROLS, *BIDI, "\ud800", "\udfff", "\u200d", "\ufe0f", "a"]))


def is_control(char):
    return unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} or char in BIDI


class TestCleanLine:
    @pytest.mark.parametrize("char", ["a", "é", "💥", "e\u0301", "漢", "\u200d"])
    def test_code_points_are_counted_up_to_the_limit(self, char):
        text = (char * 120)[:120]
        assert clean_line(text) == text
        with pytest.raises(Refused, match="121 characters are too many; at most 120 fit"):
            clean_line((char * 121)[:121])

    def test_blank_ends_are_trimmed_before_counting(self):
        assert clean_line(f"  {'x' * 120}\t\n ") == "x" * 120
        assert clean_line("\u3000 \t ") == ""

    def test_another_limit_counts_instead(self):
        assert clean_line("x" * 500, 500) == "x" * 500
        with pytest.raises(Refused, match="at most 500"):
            clean_line("x" * 501, 500)

    def test_a_large_number_is_written_with_commas(self):
        with pytest.raises(Refused, match="12,345 characters"):
            clean_line("x" * 12_345)

    def test_spaces_within_stay_as_typed(self):
        assert clean_line("a  b") == "a  b"

    @pytest.mark.parametrize("char", CONTROLS, ids=lambda char: f"{ord(char):04x}")
    def test_a_control_character_is_refused(self, char):
        with pytest.raises(Refused, match="control character") as refusal:
            clean_line(f"a{char}b")
        assert not any(map(is_control, str(refusal.value)))

    def test_a_lone_surrogate_is_refused(self):
        for char in ("\ud800", "\udbff", "\udc00", "\udfff"):
            with pytest.raises(Refused, match="lone surrogates"):
                clean_line(f"a{char}")

    @pytest.mark.parametrize("char", [*BIDI, "\u200b", "\xa0", "\ufeff", "\ufe0f"])
    def test_what_is_only_odd_to_show_is_kept(self, char):
        assert clean_line(f"a{char}b") == f"a{char}b"

    @given(ANYTHING)
    def test_what_it_lets_through_it_leaves_alone(self, text):
        try:
            line = clean_line(text)
        except Refused:
            return
        assert clean_line(line) == line == text.strip()


class TestCleanNote:
    def test_newlines_are_kept_as_one_kind(self):
        assert clean_note("a\r\nb\rc\nd") == "a\nb\nc\nd"

    def test_blank_ends_go_and_blank_lines_within_stay(self):
        assert clean_note("\n  \n a\n\n  b \n\n ") == "a\n\n  b"
        assert clean_note(" \n\n ") == ""

    def test_code_points_are_counted_up_to_the_limit(self):
        assert clean_note("💥" * 10_000 + "\n") == "💥" * 10_000
        with pytest.raises(Refused, match="10,001 characters are too many; at most 10,000 fit"):
            clean_note("💥" * 10_001)

    @pytest.mark.parametrize(
        "char", sorted({*CONTROLS} - {"\n", "\r"}), ids=lambda char: f"{ord(char):04x}"
    )
    def test_a_control_character_is_refused(self, char):
        with pytest.raises(Refused, match=r"control character|a tab; put spaces") as refusal:
            clean_note(f"a{char}b")
        assert not any(map(is_control, str(refusal.value)))

    def test_a_lone_surrogate_is_refused(self):
        with pytest.raises(Refused, match="lone surrogates"):
            clean_note("a\nb\udc80")


class TestWithoutControls:
    def test_foreign_line_breaks_and_tabs_become_one_space(self):
        assert without_controls("a\r\n\tb\x0bc\x85d\u2028e") == "a b c d e"

    def test_a_tab_in_a_note_becomes_a_space(self):
        assert without_controls("a\t\tb\nc\t", keep_newlines=True) == "a  b\nc "

    def test_newlines_stay_in_a_note(self):
        assert without_controls("a\r\nb\rc", keep_newlines=True) == "a\nb\nc"

    def test_the_rest_is_taken_out(self):
        assert without_controls("\x1b[31ma\x00\x7f\x9bb\ud800") == "[31mab"

    @given(ANYTHING | SUSPECT)
    def test_what_comes_out_is_a_line_that_is_not_refused(self, text):
        line = without_controls(text)[:120]
        assert clean_line(line) == line.strip()

    @given(ANYTHING | SUSPECT)
    def test_what_comes_out_is_a_note_that_is_not_refused(self, text):
        note = without_controls(text, keep_newlines=True)
        assert clean_note(note) == note.strip("\n ")

    @given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])))
    def test_text_without_controls_stays_as_it_is(self, text):
        assert without_controls(text) == without_controls(text, keep_newlines=True) == text


class TestShown:
    def test_plain_and_foreign_letters_stay(self):
        for text in ("", "Learn to sail", "Größe 漢字 💥 e\u0301 \u0645"):
            assert shown(text) == text

    @pytest.mark.parametrize(
        ("char", "mark"),
        [
            ("\x00", "␀"), ("\x07", "␇"), ("\t", "␉"), ("\n", "␊"), ("\r", "␍"), ("\x1b", "␛"),
            ("\x1f", "␟"), ("\x7f", "␡"), ("\x80", "�"), ("\x9b", "�"), ("\u2028", "�"),
            ("\u2029", "�"), ("\ud800", "�"), ("\u200d", ""), ("\ufe0e", ""),
            ("\ufe0f", ""), *((char, "⇄") for char in BIDI),
        ],
    )  # fmt: skip
    def test_a_character_that_must_not_reach_a_terminal_has_a_stand_in(self, char, mark):
        assert shown(f"a{char}b") == f"a{mark}b"
        assert picture(char) == mark

    def test_an_escape_sequence_is_harmless(self):
        assert shown("\x1b]0;owned\x07") == "␛]0;owned␇"

    def test_a_joined_emoji_falls_into_its_parts(self):
        assert shown("👩\u200d🚀 ❤\ufe0f") == "👩🚀 ❤"

    @pytest.mark.parametrize(
        "text",
        [
            " ",
            "   ",
            "\u200b",
            "\u200d",
            "\ufe0f\ufe0f",
            "\xa0",
            "\u3000 \u2003",
            "\u0301",
            "\ufeff",
        ],
    )
    def test_a_text_with_nothing_to_see_is_called_blank(self, text):
        assert shown(text) == "(blank)"

    def test_one_letter_among_the_invisible_is_shown(self):
        assert shown("\u200ba\u3000") == "\u200ba\u3000"

    @given(ANYTHING | SUSPECT)
    def test_no_control_character_ever_comes_out(self, text):
        assert not any(map(is_control, shown(text)))
        assert not {"\u200d", "\ufe0e", "\ufe0f"} & {*shown(text)}

    @given(ANYTHING | SUSPECT)
    def test_only_an_empty_text_shows_as_nothing(self, text):
        assert bool(shown(text)) == bool(text)

    @given(ANYTHING | SUSPECT)
    def test_what_is_shown_can_be_shown_again(self, text):
        assert shown(shown(text)) == shown(text)


class TestHarmless:
    @given(st.text(st.characters(exclude_categories=["Cs"])))
    def test_nothing_that_steers_a_terminal_is_left(self, text):
        assert not any(map(is_control, harmless(text)))

    def test_every_control_and_direction_mark_goes(self):
        assert harmless("a".join([*CONTROLS, *BIDI, ""])) == "a" * len([*CONTROLS, *BIDI])

    @given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cf"])))
    def test_the_rest_stays(self, text):
        assert harmless(text) == text


class TestFirstLine:
    @pytest.mark.parametrize(
        ("text", "line"),
        [("", ""), ("\n \n", ""), ("a\nb", "a"), ("\n\n  b \nc", "b"), ("one", "one")],
    )
    def test_it_is_the_first_that_says_something(self, text, line):
        assert first_line(text) == line
