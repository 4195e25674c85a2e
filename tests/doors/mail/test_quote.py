"""Where the new text of an answer ends, in any language."""

# Other scripts stand here on purpose.
# ruff: noqa: RUF001

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makegood.mail.quote import split_reply
from tests.doors.mail.corpora import CORPORA, needs_corpora

LEAD_INS = [
    "On Mon, Aug 3, 2026 at 9:12 AM Desk <desk@example.com> wrote:",
    "Am Mo., 3. Aug. 2026 um 09:12 Uhr schrieb Desk <desk@example.com>:",
    "Le lun. 3 août 2026 à 09:12, Desk <desk@example.com> a écrit :",
    "El lun, 3 ago 2026 a las 9:12, Desk (<desk@example.com>) escribió:",
    "Il giorno lun 3 ago 2026 alle ore 09:12 Desk <desk@example.com> ha scritto:",
    "Em seg., 3 de ago. de 2026 às 09:12, Desk <desk@example.com> escreveu:",
    "пн, 3 авг. 2026 г. в 09:12, Desk <desk@example.com>:",
    "W dniu pon., 3 sie 2026 o 09:12 Desk <desk@example.com> napisał(a):",
    "2026年8月3日(月) 9:12 Desk <desk@example.com>:",
    "On Mon, Aug 3, 2026 at 9:12 AM Desk at the Very Long Name\n<\ndesk@example.com> wrote:",
    "Desk schrieb am 03.08.26 um 09:12:",
]
BLOCKS = [
    "From: Desk <desk@example.com>\nSent: Monday, August 3, 2026 9:12 AM\nTo: Anna\nSubject: Hello",
    "Von: Desk <desk@example.com>\nGesendet: Montag, 3. August 2026 09:12\nAn: Anna\nBetreff: Ja",
    "De : Desk <desk@example.com>\nEnvoyé : lundi 3 août 2026 09:12\nÀ : Anna\nObjet : Bonjour",
    "De: Desk [mailto:desk@example.com]\nEnviado el: lunes, 3 de agosto de 2026 9:12\nPara: Anna",
    "Da: Desk <desk@example.com>\nInviato: lunedì 3 agosto 2026 09:12\nA: Anna\nOggetto: Ciao",
    "От: Desk <desk@example.com>\nОтправлено: 3 августа 2026 г. 9:12\nКому: Anna\nТема: Привет",
    "Van: Desk <desk@example.com>\nVerzonden: maandag 3 augustus 2026 09:12\nAan: Anna",
    "-----Original Message-----\nFrom: Desk\nSent: Monday, August 3, 2026 9:12 AM\nTo: Anna",
    "________________________________\nVon: Desk\nGesendet: 03.08.2026 09:12\nAn: Anna",
    "*From:* Desk\n*Sent:* 2026-08-03\n*To:* anna@example.com",
]


@pytest.mark.parametrize("lead_in", LEAD_INS)
def test_quoted_lines_go_with_the_line_that_leads_them_in(lead_in):
    text = f"Yes, please.\n\nAnna\n\n{lead_in}\n\n> Shall we begin?\n>\n> Desk\n"
    new, quoted = split_reply(text)
    assert new == "Yes, please.\n\nAnna"
    assert quoted == f"{lead_in}\n\n> Shall we begin?\n>\n> Desk"


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_of_header_lines_begins_what_is_answered(block):
    new, quoted = split_reply(f"Yes, please.\n\n{block}\n\nShall we begin?\n\nDesk")
    assert new == "Yes, please."
    assert quoted.endswith(f"{block}\n\nShall we begin?\n\nDesk")


@pytest.mark.parametrize(
    "text",
    [
        "No quote at all.\n\nAnna",
        "> Shall we begin?\n\nYes, below it.",
        "See between:\n\n> one?\n\nyes\n\n> two?\n\nno",
        "> only\n> quoted",
        "Von: Desk <desk@example.com>\nGesendet: 3.8.2026 09:12\nAn: Anna\n\nforwarded, unsaid",
        "Hello,\n\nName: Anna\nMail: anna@example.com\nBought: 3.8.2026\nVersion: 4.2\n\nIt broke.",
        "Log:\n\n17:02:11 start: ok\n17:02:12 stop: failed\n\nWhat now?",
        "We met on 3 August 2026:\nit broke then.",
        "",
    ],
)
def test_whatever_may_be_written_by_hand_is_new(text):
    assert split_reply(text) == (text, "")


def test_a_signature_below_the_quote_hides_nothing_of_it():
    new, quoted = split_reply("Yes.\n\n> Shall we?\n\n-- \nAnna\nsent from a telephone")
    assert new == "Yes."
    assert quoted == "> Shall we?\n\n-- \nAnna\nsent from a telephone"


def test_a_line_that_leads_nothing_in_stays():
    assert split_reply("I ask this:\n\n> E17?")[0] == "I ask this:"


LINES = st.sampled_from(
    ["", " ", "words", "> quoted", "-- ", "-----", "A: b <c@d.example>", "D: 3.8.2026", "x@y.z:"]
)


@given(st.lists(LINES, max_size=30).map("\n".join))
def test_no_line_is_lost_or_moved(text):
    new, quoted = split_reply(text)
    kept = [line for line in f"{new}\n{quoted}".split("\n") if line.strip()]
    assert kept == [line for line in text.split("\n") if line.strip()]
    assert new.strip() or not text.strip()


@needs_corpora
def test_most_answers_of_a_collection_are_cut_as_its_collectors_do(record_property):
    folder = CORPORA / "email_reply_trimmer"
    agreed, cut_more = [], []
    for path in sorted((folder / "emails").glob("*.txt")):
        ours, theirs = (
            [line.rstrip() for line in text.strip().split("\n")]
            for text in (
                split_reply(path.read_text())[0],
                (folder / "trimmed" / path.name).read_text(),
            )
        )
        agreed += [path.name] if ours == theirs else []
        cut_more += [path.name] if len(ours) < len(theirs) else []
    record_property("answers", f"{len(agreed)} of 32")
    # The other eleven are cut by words of a language, lose a signature or a line of signs, or lose
    # what was written between quoted lines; we show all that. Never do we hide more than they do.
    assert len(agreed) == 21
    assert cut_more == []
