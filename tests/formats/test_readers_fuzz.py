"""Whatever is broken in the files of our own, a reader gives records that fit or refuses."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_csv_reader import JOBS
from test_jsonresume_fuzz import TEXTS, check, check_fits
from test_linkedin_reader import CONNECTIONS, EDUCATION, POSITIONS, PREAMBLE, PROFILE, zipped
from test_vcard_reader import FULL, card

from tuiplanner.formats import columns, detect

FILES = {
    "csv": JOBS.encode(),
    "positions": POSITIONS.encode(),
    "connections": (PREAMBLE + CONNECTIONS).encode(),
    "zip": zipped(Positions_csv=POSITIONS, Education_csv=EDUCATION, Profile_csv=PROFILE),
    "vcard": (FULL + card("N;ENCODING=QUOTED-PRINTABLE:N=C3=BA=", "a", version="2.1")).encode(),
}
SOME = settings(max_examples=60, deadline=None)
HEADERS = sorted({word for table in columns.TABLES for word in columns.words(table)})


@pytest.mark.parametrize("name", FILES)
@SOME
@given(data=st.data())
def test_flipped_and_cut_bytes(name, data):
    broken = bytearray(FILES[name])
    for place in data.draw(st.lists(st.integers(0, len(broken) - 1), max_size=4)):
        broken[place] = data.draw(st.integers(0, 255))
    check(bytes(broken[: data.draw(st.integers(0, len(broken)))]))


@SOME
@given(
    st.lists(st.sampled_from(HEADERS), min_size=1, max_size=6),
    st.lists(st.lists(TEXTS, max_size=6), max_size=4),
)
def test_any_cells_below_known_columns(header, rows):
    lines = [header, *rows]
    text = "\n".join(
        ",".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines
    )
    check(text.encode(errors="surrogatepass"))


@SOME
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["FN", "N", "ORG", "EMAIL", "TEL", "NOTE", "CATEGORIES", "UID"]), TEXTS
        )
    )
)
def test_any_values_of_a_card(lines):
    check(card(*(f"{name}:{text}" for name, text in lines)).encode(errors="surrogatepass"))


@pytest.mark.parametrize("name", FILES)
def test_the_files_themselves_are_read(name):
    check_fits(detect.read(FILES[name], name))
