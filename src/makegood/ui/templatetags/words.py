"""How does a template say its own words? Settings load this everywhere."""

from django.template import Context, Library, Node
from django.template.base import Parser, Token
from django.templatetags.i18n import do_translate
from django.utils.translation import get_language

register = Library()


class Words(Node):
    """Words that are the same whenever they are said in the same language."""

    def __init__(self, said: Node) -> None:
        self._said = said
        self._known: dict[str | None, str] = {}

    def render(self, context: Context) -> str:
        """What Django's node says, which is asked once for each language."""
        language = get_language()
        words = self._known.get(language)
        if words is None:
            words = self._known[language] = self._said.render(context)
        return words


@register.tag
def translate(parser: Parser, token: Token) -> Node:
    """As Django's `translate`. A page has about eighty of them, nearly all of plain words."""
    said = do_translate(parser, token)
    _name, what, *options = token.split_contents()
    is_plain = what[0] == what[-1] and what[0] in "\"'" and not options
    return Words(said) if is_plain else said
