"""Do the doors' templates wear only what is drawn, and nothing that the policy refuses?"""

import re
from pathlib import Path

import pytest

from makegood.ui.icons import ICONS

SOURCE = Path(__file__).parents[2] / "src/makegood"
TEMPLATES = sorted(
    path for door in ("portal", "desk") for path in (SOURCE / door / "templates").rglob("*.html")
)
STYLES = "".join(path.read_text() for path in sorted((SOURCE / "ui/static/ui").glob("*.css")))

each_template = pytest.mark.parametrize(
    "path", TEMPLATES, ids=lambda path: f"{path.parent.name}-{path.stem}"
)


@each_template
def test_no_inline_style_or_script(path):
    assert not re.search(r"\sstyle=|<style|<script|\son\w+=|javascript:", path.read_text())


@each_template
def test_every_class_is_in_the_stylesheets(path):
    source = re.sub(r"{%.*?%}|{{.*?}}", " ", path.read_text())
    classes = {name for value in re.findall(r'class="([^"]*)"', source) for name in value.split()}

    assert not {name for name in classes if not re.search(rf"\.{name}(?![\w-])", STYLES)}


@each_template
def test_every_icon_is_drawn(path):
    assert set(re.findall(r'{% icon "([^"]+)"', path.read_text())) <= set(ICONS)
