"""What the components of templates say, to eyes and to screen readers."""

import re
import xml.etree.ElementTree as Tree
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.core.paginator import Paginator
from django.utils import timezone, translation

from makegood.ui.due import Due, Face, nothing_promised, running
from makegood.ui.icons import ICONS

AT = datetime(2026, 8, 4, 8, 31, tzinfo=UTC)


def hours(number):
    return timedelta(hours=number)


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_silent_and_well_formed(rendered, name):
    drawing = Tree.fromstring(rendered("{% icon name %}", name=name))

    assert drawing.attrib["aria-hidden"] == "true"
    assert "style" not in drawing.attrib


def test_an_unknown_icon_is_a_bug(rendered):
    with pytest.raises(KeyError):
        rendered('{% icon "unicorn" %}')


def test_a_badge_has_glyph_and_word(rendered):
    html = rendered('{% badge "brass" "approve" text %}', text="<Awaiting>")

    assert html.startswith('<span class="badge brass"><svg') and html.endswith(
        "&lt;Awaiting&gt;</span>"
    )


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Nora Ellmann", "NE"),
        ("Tomás R.", "TR"),
        ("Anna Maria von Berg", "AB"),
        ("Cher", "C"),
        ("élodie çelik", "ÉÇ"),
        ("(none) - Smith", "S"),
        ("", ""),
    ],
)
def test_an_avatar_shows_first_and_last_initial(rendered, name, initials):
    assert f">{initials}</span>" in rendered("{% avatar name %}", name=name)


def test_a_moment_is_told_in_the_readers_zone_and_language(rendered):
    with timezone.override(ZoneInfo("Europe/Berlin")):
        english = rendered("{% when at %}", at=AT)
        with translation.override("de"):
            german = rendered("{% when at %}", at=AT)

    assert english == '<time datetime="2026-08-04T10:31:00+02:00">4 Aug 2026, 10:31</time>'
    assert german == '<time datetime="2026-08-04T10:31:00+02:00">4.\xa0August 2026, 10:31</time>'


def test_a_moment_can_be_told_as_day_or_time(rendered):
    assert ">4 Aug 2026<" in rendered('{% when at "day" %}', at=AT)
    assert ">08:31<" in rendered('{% when at "time" %}', at=AT)
    assert rendered('{% when day "day" %}', day=date(2026, 3, 1)) == (
        '<time datetime="2026-03-01">1 Mar 2026</time>'
    )


def test_a_clause_links_to_its_words(rendered):
    html = rendered('{% clause "3c" "/terms/#3c" %}')

    assert 'href="/terms/#3c"' in html and "§&nbsp;3c" in html
    assert "<a" not in rendered('{% clause "3c" %}')


@pytest.mark.parametrize(
    ("started", "ends", "face", "share_left"),
    [
        (-1, 3, Face.CALM, 75),
        (-2, 2, Face.CALM, 50),
        (-3, 1, Face.SOON, 25),
        (-4, 0, Face.SOON, 0),
        (-5, -1, Face.BROKEN, 0),
        (0, 0, Face.SOON, 0),
        (1, 2, Face.CALM, 100),
    ],
)
def test_a_promise_turns_in_its_last_quarter_and_at_its_end(started, ends, face, share_left):
    promise = running(starts_at=AT + hours(started), ends_at=AT + hours(ends), at=AT, note="reply")

    assert (promise.face, promise.share_left) == (face, share_left)


def test_a_promise_is_broken_only_after_its_end():
    late = running(starts_at=AT - hours(1), ends_at=AT - timedelta(seconds=1), at=AT, note="")

    assert late.face is Face.BROKEN


def test_without_script_the_end_of_a_promise_is_told(rendered):
    calm = running(starts_at=AT, ends_at=AT + hours(8), at=AT, note="reply, § P5")
    late = running(starts_at=AT, ends_at=AT + hours(8), at=AT + hours(9), note="reply")

    assert re.search(
        r"by <time[^>]*>4 Aug 2026, 16:31</time>.*<small>reply, § P5", _due(rendered, calm)
    )
    assert re.search(r"was due <time", _due(rendered, late))
    assert 'class="ring"' in _due(rendered, calm) and 'class="ring"' not in _due(rendered, late)
    assert 'data-ends="2026-08-04T16:31:00+00:00"' in _due(rendered, calm)


def test_an_aim_is_called_one_and_nothing_is_invented(rendered):
    aim = Due(Face.AIM, starts_at=AT, ends_at=AT + hours(24), note="24 h")

    assert "Aim: <time" in _due(rendered, aim)
    assert "No time promised" in _due(rendered, nothing_promised("basic support"))
    assert "data-ends" not in _due(rendered, nothing_promised("basic support"))


def _due(rendered, promise):
    return rendered("{% due promise %}", promise=promise)


class Application(forms.Form):
    address = forms.CharField(label="Address", help_text="Where we write to")
    note = forms.CharField(label="Note", widget=forms.Textarea, required=False)
    topic = forms.ChoiceField(label="Topic", choices=[("a", "Alpha")])
    urgency = forms.ChoiceField(
        label="Urgency", widget=forms.RadioSelect, choices=[("l", "Low"), ("h", "High")]
    )
    agreed = forms.BooleanField(label="I agree")
    version = forms.IntegerField(widget=forms.HiddenInput)


FIELDS = "{% for bound in form %}{% field bound %}{% endfor %}"


def test_a_field_is_labelled_and_its_hint_comes_first(rendered):
    html = rendered("{% field form.address %}", form=Application())

    label, hint, control = (html.index(part) for part in ("<label", "Where we write to", "<input"))
    assert label < hint < control
    assert '<label class="label" for="id_address">' in html
    assert 'class="input"' in html and 'aria-describedby="id_address_helptext"' in html
    assert "aria-invalid" not in html


def test_a_mistake_stands_at_the_field_and_what_was_typed_stays(rendered):
    typed = Application({"address": "", "note": "<kept>", "urgency": "h", "version": "1"})

    html = rendered(FIELDS, form=typed)

    assert 'aria-describedby="id_address_helptext id_address_error"' in html
    assert 'id="id_address_error"' in html and 'aria-invalid="true"' in html
    assert "&lt;kept&gt;</textarea>" in html
    assert re.search(r'value="h"[^>]*checked', html)
    assert html.count('class="field bad"') == 3
    assert '<input type="hidden" name="version" value="1"' in html


def test_what_may_be_left_out_says_so(rendered):
    assert "(optional)" in rendered("{% field form.note %}", form=Application())
    assert "(optional)" not in rendered("{% field form.address %}", form=Application())


@pytest.mark.parametrize(
    "other",
    [
        lambda: Application(initial={"address": "b@b.example", "note": "other", "urgency": "h"}),
        lambda: Application(prefix="second"),
        lambda: Application({"address": "", "note": "typed", "urgency": "h", "version": "2"}),
    ],
    ids=["filled", "named", "typed"],
)
def test_what_is_kept_of_a_form_is_not_shown_for_another(rendered, other):
    def alone():
        return "".join(str(bound.as_widget()) for bound in other())

    empty = rendered(FIELDS, form=Application())
    html = rendered(FIELDS, form=other())

    assert rendered(FIELDS, form=Application()) == empty
    assert html != empty and html == rendered(FIELDS, form=other())
    for value in re.findall(r'(?:name|value)="[^"]*"', alone()):
        assert value in html


def test_a_field_is_kept_for_each_language(rendered):
    english = rendered("{% field form.note %}", form=Application())
    with translation.override("de"):
        german = rendered("{% field form.note %}", form=Application())

    assert "(optional)" in english and "(optional)" not in german
    assert rendered("{% field form.note %}", form=Application()) == english


def test_choices_are_a_group_with_a_name(rendered):
    html = rendered("{% field form.urgency %}", form=Application())

    assert html.startswith('<fieldset class="field">') and '<legend class="label">' in html
    assert html.count('<label class="choice">') == 2


def test_the_summary_links_to_each_mistake(rendered):
    form = Application({"version": "1"})
    form.add_error(None, "Nothing fits together.")

    html = rendered("{% errors form %}", form=form)

    targets = re.findall(r'href="#([^"]+)"', html)
    assert targets == ["id_address", "id_topic", "id_urgency_0", "id_agreed"]
    page = rendered(FIELDS, form=form)
    assert all(f'id="{target}"' in page for target in targets)
    assert "Please correct 4 entries" in html and "<li>Nothing fits together.</li>" in html
    assert 'tabindex="-1"' in html and "Address: " in html


def test_without_mistakes_there_is_no_summary(rendered):
    assert not rendered("{% errors form %}", form=Application()).strip()
    assert not rendered("{% errors form %}", form=None).strip()


def test_a_mistake_of_the_whole_form_counts_no_entries(rendered):
    form = Application(
        {"address": "x", "topic": "a", "urgency": "l", "agreed": "on", "version": "1"}
    )
    form.add_error(None, "The code was used already.")

    html = rendered("{% errors form %}", form=form)

    assert "That did not work" in html and "Please correct" not in html


@pytest.mark.parametrize(
    ("number", "links"), [(1, ["?q=x&amp;page=2"]), (2, ["?q=x&amp;page=1", "?q=x&amp;page=3"])]
)
def test_a_pager_keeps_the_rest_of_the_address(rendered, asked, number, links):
    page = Paginator(range(25), 10).page(number)

    html = rendered("{% pager page %}", asked(f"/tickets/?q=x&page={number}"), page=page)

    assert re.findall(r'href="([^"]+)"', html) == links
    assert f"Page {number} of 3" in html


def test_one_page_needs_no_pager(rendered, asked):
    page = Paginator(range(5), 10).page(1)

    assert not rendered("{% pager page %}", asked(), page=page).strip()


@pytest.mark.parametrize(
    ("free", "held", "spent", "ends"),
    [(5, 2, 0, (71, 100)), (0, 0, 0, (0, 0)), (0, 1, 1, (0, 50)), (3, 0, 1, (75, 75))],
)
def test_a_meter_shows_shares_without_inline_style(rendered, free, held, spent, ends):
    html = rendered("{% meter free held spent %}", free=free, held=held, spent=spent)

    assert re.search(r'rect width="(\d+)%"', html)[1] == str(ends[0])
    assert re.search(r'x2="(\d+)%"', html)[1] == str(ends[1])
    assert "style" not in html
