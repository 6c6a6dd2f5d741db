"""Reports as Markdown, HTML and text: letter by letter, with hostile texts, and without secrets."""

from datetime import date
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from report_golden import FOLDER, MADE, TODAY, golden

from tuiplanner.career.career import Career
from tuiplanner.career.records import RECORDS, fields_of
from tuiplanner.career.report import report
from tuiplanner.career.text import without_controls
from tuiplanner.formats import report_html, report_md, report_txt

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</bdi></li></ul><h1>owned",
    "<!-- ]]> --> <![CDATA[ &lt; &#x41;",
    "[click](javascript:alert(1)) ![x](http://x/y.png) <http://x.example>",
    "# owned", "- owned", "1. owned", "1) owned", "+ owned", "= owned", "--- ", "> owned",
    "| a | b |", "`code` ``` ~~~", "**bold** __b__ *i* _i_", "\\", "\\*", "a\\", "$x$ ~~y~~",
    "&copy; &amp; & <", "{{ x }} {% y %}", "\u202eevil\u202c \u2066x", "a\x1b[31mb\x07",
    "    four blanks", "\ttab", "=cmd|'/c calc'!A1", "学" * 60, "x" * 119, "👩\u200d🚒 fire",
)  # fmt: skip
ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "ul", "li", "bdi",
    "span", "dl", "dt", "dd", "figure", "svg", "g", "path", "text", "tspan", "rect",
}  # fmt: skip
MARKDOWN = {
    "heading_open", "heading_close", "inline", "paragraph_open", "paragraph_close",
    "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close", "text",
    "strong_open", "strong_close", "softbreak",
}  # fmt: skip


class Page(HTMLParser):
    """The tags, attributes and text of a page."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.text, self.comments = [], set(), [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data):
        self.text.append(data)

    def handle_comment(self, data):
        self.comments.append(data)


def poisoned(text, line=None):
    """Return a career with a text in everything that a report with private notes tells."""
    line = text.strip() if line is None else line
    rows = {
        "jobs": {1: {"title": line, "org": line, "start": "2024"}},
        "mentors": {2: {"name": line, "next_ask": line}},
        "goals": {
            3: {
                "title": line, "stage": "achieved", "achieved_on": "2026-02", "mentors": [2],
                "moved": [{"stage": "achieved", "on": "2026-02-02"}],
            },
            4: {"title": line, "stage": "achieved", "achieved_on": "2026-02"},
        },
        "entries": {
            5: {
                "text": line, "kind": "win", "date": "2026-03", "job": 1, "goals": [3, 4],
                "tags": [line], "result": line, "situation": f"{text}\n{text}", "from_whom": line,
            },
            6: {"text": line, "kind": "lesson", "date": "2026-03", "result": line},
            7: {"text": line, "kind": "avoid", "date": "2026-03"},
        },
        "talks": {8: {"mentor": 2, "date": "2026-03-03", "advice": text}},
        "promises": {9: {"talk": 8, "text": line, "who": "me"}},
    }  # fmt: skip
    return Career(
        {
            name: {one: {"created": MADE, "updated": MADE, **row} for one, row in among.items()}
            for name, among in rows.items()
        }
    )


def told(career, **options):
    return report(career, date(2025, 12, 1), TODAY, TODAY, **options)


def whole(career):
    return told(career, private=True, mentor=career.mentors[2])


@pytest.mark.parametrize("name", golden())
def test_reports_are_letter_by_letter_as_they_were_read(name):
    wanted = (FOLDER / name).read_text(encoding="utf-8")
    assert golden()[name] == wanted, "run python tests/formats/report_golden.py, and read them"


def test_every_file_that_is_compared_is_made():
    assert {path.name for path in FOLDER.iterdir()} == set(golden())


def test_what_is_private_is_in_the_private_report_only():
    texts = golden()
    for name, text in texts.items():
        assert ("SECRET" in text) == (name == "private.md"), name
    for secret in (
        "feedback",
        "person",
        "avoid",
        "to oneself",
        "advice",
        "ask",
        "line",
        "hope",
        "choice",
    ):
        assert f"SECRET {secret}" in texts["private.md"]


def assert_harmless(page):
    assert set(page.tags) <= ALLOWED
    assert page.comments == []
    assert page.attributes.isdisjoint({"src", "onerror", "onload", "onclick", "href"})


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_texts_are_only_text_in_html(text):
    career = poisoned(text)
    made = report_html.write(career, whole(career), TODAY)
    page = Page(made)
    assert_harmless(page)
    assert page.tags.count("h1") == page.tags.count("svg") == 1
    line = " ".join(without_controls(text).split())
    if line.isprintable() and not any(char in "\u202e\u202c\u2066\u200d" for char in line):
        assert line in " ".join("".join(page.text).split())
    svg = made[made.index("<svg") : made.index("</svg>") + 6]
    assert len(list(ET.fromstring(svg).iter())) == svg.count("<") - svg.count("</")


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_texts_are_only_text_in_markdown(text):
    career = poisoned(text)
    made = report_md.write(career, whole(career))
    tokens = MarkdownIt("commonmark").parse(made)
    kinds = {one.type for one in tokens}
    kinds |= {child.type for one in tokens for child in one.children or ()}
    assert kinds - {"text_special"} <= MARKDOWN
    assert sum(one.type == "heading_open" and one.tag == "h1" for one in tokens) == 1
    assert sum(one.tag == "h3" for one in tokens if one.type == "heading_open") == 1


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_texts_steer_nothing_in_any_form(text):
    career = poisoned(text)
    everything = whole(career)
    for made in (
        report_md.write(career, everything),
        report_txt.write(career, everything),
        report_html.write(career, everything, TODAY),
    ):
        assert not [
            char
            for char in made
            if (char != "\n" and not char.isprintable() and char != "\u200d")
            or char in "\u202e\u202c\u2066"
        ]


def test_lines_of_plain_text_are_at_most_78_columns():
    career = poisoned("word " * 20)
    assert max(map(len, report_txt.write(career, whole(career)).splitlines())) <= 78


def test_a_page_is_one_file_that_loads_nothing():
    page = golden()["year.html"]
    assert "Content-Security-Policy" in page
    assert "http" not in page.replace("http-equiv", "").replace("http://www.w3.org/2000/svg", "")
    assert "url(" not in page
    assert "@media print" in page
    assert "@page" in page


WORDS = st.text(min_size=1, max_size=40).filter(lambda text: text.strip())


@settings(max_examples=40, deadline=None)
@given(WORDS)
def test_any_text_is_only_text(text):
    line = without_controls(text).strip()[:120] or "x"
    career = poisoned(without_controls(text, keep_newlines=True), line)
    everything = whole(career)
    assert_harmless(Page(report_html.write(career, everything, TODAY)))
    tokens = MarkdownIt("commonmark").parse(report_md.write(career, everything))
    kinds = {child.type for one in tokens for child in one.children or ()}
    assert kinds <= MARKDOWN | {"text_special"}


SECRET = "zq7secret"
PRIVATE_FIELDS = {
    "jobs": ("verdict",), "mentors": ("note", "next_ask"), "talks": ("advice",),
}  # fmt: skip


@st.composite
def lives(draw):
    """A career whose private kinds and fields all say the secret."""
    ids = st.sampled_from([1, 2])
    days = st.dates(date(2025, 1, 1), date(2027, 6, 1)).map(str)
    links = st.lists(ids, max_size=2, unique=True)
    rows = {"jobs": {}, "mentors": {}, "goals": {}, "entries": {}, "talks": {}}
    for one in (1, 2):
        rows["jobs"][one] = {"title": "Job", "start": "2024"}
        rows["mentors"][one] = {"name": f"Ana {one}", "note": SECRET, "next_ask": SECRET}
        stage = draw(st.sampled_from(["idea", "in-progress", "achieved"]))
        moved = [{"stage": stage, "on": draw(days)}]
        rows["goals"][one] = {"title": "Goal", "stage": stage, "moved": moved}
        rows["goals"][one] |= {"mentors": draw(links), "tags": ["x"]}
    for one in range(10, 16):
        kind = draw(st.sampled_from(["win", "lesson", "feedback", "avoid", "note"]))
        says = SECRET if kind in {"feedback", "avoid", "note"} else "fine"
        rows["entries"][one] = {
            "text": says, "kind": kind, "date": draw(days), "tags": [says], "from_whom": says,
            "result": says, "situation": says, "job": draw(ids), "goals": draw(links),
        }  # fmt: skip
    for one in range(20, 23):
        rows["talks"][one] = {
            "mentor": draw(ids), "date": draw(days), "advice": SECRET, "goals": draw(links),
        }  # fmt: skip
    rows["checkins"] = {30: {"job": 1, "date": "2026-05-05", "overall": 2, "line": SECRET}}
    rows["decisions"] = {31: {"question": SECRET, "decided_on": "2026-05-05", "goal": 1}}
    rows["options"] = {32: {"decision": 31, "name": SECRET, "avoids": [SECRET]}}
    rows["criteria"] = {33: {"decision": 31, "name": SECRET, "weight": 3}}
    return Career(
        {
            name: {one: {"created": MADE, "updated": MADE, **row} for one, row in among.items()}
            for name, among in rows.items()
        }
    )


@settings(max_examples=80, deadline=None)
@given(lives(), st.booleans())
def test_nothing_private_appears_unless_it_is_asked_for(career, for_one):
    mentor = career.mentors[1] if for_one else None
    made = told(career, mentor=mentor)
    texts = (
        report_md.write(career, made),
        report_txt.write(career, made),
        report_html.write(career, made, TODAY),
    )
    assert not any(SECRET in text for text in texts)
    asked = report_md.write(career, told(career, mentor=mentor, private=True))
    assert SECRET in asked  # the next ask is there whatever else is


@settings(max_examples=30, deadline=None)
@given(lives(), st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(career, random):
    shuffled = Career(
        {
            name: dict(random.sample(list(rows.items()), len(rows)))
            for name, rows in career.rows.items()
        }
    )
    one, other = (report_md.write(among, told(among, private=True)) for among in (career, shuffled))
    assert one == other


def test_the_private_fields_of_records_are_those_that_were_thought_of():
    found = {
        table: tuple(name for name, field in fields_of(kind).items() if field.private)
        for table, kind in RECORDS.items()
    }
    assert {table: names for table, names in found.items() if names} == PRIVATE_FIELDS
