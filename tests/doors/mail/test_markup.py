"""What HTML reads like as text."""

# Other scripts stand here on purpose.
# ruff: noqa: RUF001

import pytest

from makegood.mail.markup import text_of


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("one two", "one two"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("one<br>two<br/><br />three", "one\ntwo\n\nthree"),
        ("<div>one<div><div><br></div></div></div><div>two</div>", "one\n\ntwo"),
        ("a\n  <b>b</b>\tc", "a b c"),
        ("<ul><li>one<li>two</ul>", "- one\n- two"),
        ("<table><tr><th>a<td>b<tr><td>c<td>d</table>", "a b\nc d"),
        ("<pre>a\n  b</pre>c", "a\n  b\n\nc"),
        ("<blockquote>a<blockquote>b</blockquote>c</blockquote>d", "> a\n> > b\n> c\nd"),
        ("</blockquote>a", "a"),
        ("&lt;b&gt; &amp; &euro;5&nbsp;&#8211;", "<b> & €5 –"),
        ("&#0;&#xD800;&#99999999999;&nosuch;", "\ufffd\ufffd\ufffd&nosuch;"),
        ('<a href="https://a.example/x">here</a>', "here <https://a.example/x>"),
        ('<a href="https://a.example/x">https://a.example/x</a>', "https://a.example/x"),
        ('<a href="mailto:a@a.example">write</a>', "write <a@a.example>"),
        ('<a href="javascript:alert(1)">here</a>', "here"),
        ('<a data-href="https://a.example/x">here</a>', "here"),
        ('<img alt="a shop">', "[a shop]"),
        ("<img alt=shop>", "[shop]"),
        ("<style>p{}</style>a<script>1<2</script>b<title>c</title>", "ab"),
        ("a<!-- b --><![if !mso]>c<![endif]><!--[if mso]>d<![endif]-->", "ac"),
        ("a<script>never closed", "a"),
        ("a<!-- never closed", "a"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("<o:p>a</o:p>", "a"),
        ('<p title="a > b">c</p>', "c"),
        ("<p title='a < b'>c</p>", "< b'>c"),
        ("a<br", "a"),
        ("", ""),
    ],
)
def test_markup_reads_as_its_text(source, text):
    assert text_of(source) == text
