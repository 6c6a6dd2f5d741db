"""vCards of all three versions: every pitfall of FORMATS section 3, on cards of our own."""

import pytest

from tuiplanner.career.errors import Refused
from tuiplanner.formats import detect


def card(*lines, version="3.0", end="END:VCARD\r\n"):
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, end])


def read(text):
    return detect.read(text if isinstance(text, bytes) else text.encode(), "people.vcf")


def values(text):
    return [dict(one.values) for one in read(text).records]


def refusal(text):
    with pytest.raises(Refused) as caught:
        read(text)
    return str(caught.value)


FULL = card(
    "UID:urn:uuid:77",
    "FN:Bo Foreman",
    "N:Foreman;Bo;;;",
    "ORG:Harbour Works\\; Ltd;Cranes",
    "TITLE:Foreman\\, nights",
    "EMAIL;TYPE=HOME:bo@home.example",
    "EMAIL;TYPE=WORK,PREF:bo@work.example",
    "TEL;TYPE=CELL:+31 10 1",
    "TEL:+31 10 2",
    "URL:https\\://bo.example",
    "CATEGORIES:Cranes,Night\\, work",
    "NOTE:Met at the quay.\\nCalm.",
    "BDAY:1970-01-01",
    "PHOTO;ENCODING=b;TYPE=JPEG:" + "A" * 9_000,
)


def test_everything_that_has_a_place():
    (one,) = read(FULL).records
    assert one.table == "mentors"
    assert one.key == "urn:uuid:77"
    assert one.values == {
        "name": "Bo Foreman",
        "org": "Harbour Works; Ltd",
        "title": "Foreman, nights",
        "topics": ("Cranes", "Night, work"),
        "email": "bo@work.example",
        "phone": "+31 10 1",
        "url": "https://bo.example",
        "note": (
            "Further e-mail: bo@home.example\n\nFurther phone: +31 10 2\n\nMet at the quay.\nCalm."
        ),
    }
    assert not one.optional


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("fold", [" ", "\t"])
def test_folded_lines_are_joined(newline, fold):
    text = card("FN:Bo Fo\nreman", "NOTE:one \ntwo").replace("\r\n", "\n")
    text = text.replace("\nreman", f"\n{fold}reman").replace("\ntwo", f"\n{fold}two")
    assert values(text.replace("\n", newline)) == [{"name": "Bo Foreman", "note": "one two"}]


def test_groups_and_parameters_in_quotes():
    text = card(
        "item1.FN:Bo",
        'item2.EMAIL;X-LABEL="a;b:c":bo@a.example',
        "item2.X-ABLabel:Work",
        version="4.0",
    )
    assert values(text) == [{"name": "Bo", "email": "bo@a.example"}]


def test_a_phone_with_a_semicolon_in_its_value():
    text = card("FN:Bo", 'TEL;VALUE=uri;TYPE="voice,home":tel:+31-10;ext=102', version="4.0")
    assert values(text)[0]["phone"] == "+31-10 ext. 102"


def test_quoted_printable_with_soft_breaks_and_a_charset():
    text = card(
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:N=C3=BA=C3=B1ez;A=",
        "na",
        "NOTE;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:caf=E9=0D=0Anoir",
        "TITLE;ENCODING=QUOTED-PRINTABLE;CHARSET=nonsense:Caf=E9",
        version="2.1",
    )
    assert values(text) == [{"name": "Ana Núñez", "note": "café\nnoir", "title": "Café"}]


def test_base64_on_lines_of_its_own():
    text = card("PHOTO;ENCODING=BASE64:", "AAAA", "BBBB=", "", "FN:Bo", version="2.1")
    assert values(text) == [{"name": "Bo"}]


def test_several_cards_of_several_versions_are_read():
    text = card("FN:Bo") + card("FN:Ana", version="4.0") + "\r\n" + card("FN:Jo", version="2.1")
    assert [one["name"] for one in values(text)] == ["Bo", "Ana", "Jo"]


def test_a_name_is_built_or_borrowed_or_missed():
    text = (
        card("N:Diaz;Ana,Maria;de la;Dr.;PhD")
        + card("FN: ", "EMAIL:jo@a.example")
        + card("ORG:Nobody Ltd")
        + card("FN:Bo", "FN:Other")
    )
    proposal = read(text)
    assert [one.values["name"] for one in proposal.records] == [
        "Dr. Ana Maria de la Diaz PhD",
        "jo@a.example",
        "Bo",
    ]
    assert proposal.skipped == ("card 3: neither a name nor an e-mail address",)


def test_two_names_with_altid_are_one_person():
    text = card(
        "N;ALTID=1;LANGUAGE=en:Yamada;Taro;;;", "N;ALTID=1;LANGUAGE=jp:山田;太郎;;;", version="4.0"
    )
    assert values(text) == [{"name": "Taro Yamada"}]


@pytest.mark.parametrize(
    "name", ["Zoë Åse", "Мария", "李小龍", "أحمد", "Jo 👩\u200d🚀", "O'Neil, jr"]
)
def test_names_in_any_script(name):
    assert values(card("FN:" + name.replace(",", "\\,")))[0]["name"] == name


def test_an_organisation_is_no_person():
    text = card("KIND:org", "FN:Acme", version="4.0")
    assert "card 1 ('Acme'): an organisation, not a person" in refusal(text)
    assert read(text + card("FN:Bo")).skipped == ("card 1 ('Acme'): an organisation, not a person",)


def test_a_card_without_its_end_is_kept_and_told():
    for text in (card("FN:Bo", end=""), card("FN:Bo", end="") + "\r\n" + card("FN:Ana")):
        proposal = read(text)
        assert proposal.records[0].values == {"name": "Bo"}
        assert proposal.remarks == ("card 1 (Bo): the card has no end, what was there is read",)
    assert len(proposal.records) == 2


def test_an_agent_inside_a_card_is_passed_over():
    text = card("FN:Bo", "AGENT:", card("FN:Secretary").rstrip(), "TITLE:Boss", version="2.1")
    assert values(text) == [{"name": "Bo", "title": "Boss"}]


def test_our_own_uid_is_an_id():
    (one,) = read(card("UID:123@careerboard", "FN:Bo")).records
    assert one.id == 123
    (other,) = read(card(f"UID:{2**53}@careerboard", "FN:Bo")).records
    assert other.id is None


def test_a_card_without_uid_keeps_its_key_when_details_change():
    def key(*lines):
        return read(card("FN:Bo", *lines)).records[0].key

    assert key("EMAIL:a@b.c") == key("EMAIL:a@b.c", "TITLE:x")
    assert key("EMAIL:a@b.c") != key("EMAIL:a@b.d")


def test_a_byte_order_mark_and_windows_1252():
    assert values(b"\xef\xbb\xbf\n" + card("FN:Zoë").lower().encode()) == [{"name": "zoë"}]
    proposal = read(card("FN:Zoë").encode("cp1252"))
    assert proposal.records[0].values["name"] == "Zoë"
    assert "Windows-1252" in proposal.remarks[0]


def test_control_characters_are_taken_out_and_long_lines_cut():
    (one,) = values(card("FN:a\x1b[31m" + "b" * 200, "NOTE:x\x07y"))
    assert one["name"] == "a[31m" + "b" * 114 + "…"
    assert one["note"].endswith("x" + "y")


def test_what_is_refused():
    assert "nothing to import in this vCard file" in refusal("BEGIN:VCARD\r\nEND:VCARD\r\n")
    assert "a NOTE has 1,048,577 characters" in refusal(card("FN:Bo", "NOTE:" + "x" * (2**20 + 1)))
    assert "UTF-16" in refusal(card("FN:Bo").encode("utf-16"))
