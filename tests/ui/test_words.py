"""The words of templates, in the language of whoever reads."""

from django.template import engines
from django.utils import translation


def test_words_are_said_in_each_language_in_turn():
    template = engines["django"].from_string('{% translate "Send" %}')
    said = []
    for language in ("en", "de", "en", "de"):
        with translation.override(language):
            said.append(template.render())

    assert said == ["Send", "Senden"] * 2


def test_what_is_no_plain_word_is_looked_up_each_time():
    template = engines["django"].from_string("{% translate words %}")

    assert template.render({"words": "Send"}) == "Send"
    assert template.render({"words": "<b>"}) == "&lt;b&gt;"


def test_words_can_be_named_and_filtered(rendered):
    assert rendered('{% translate "Send" as sent %}[{{ sent }}]') == "[Send]"
    assert rendered('{% translate "Send"|upper %}') == "SEND"
