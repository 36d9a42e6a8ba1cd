"""People's words: as they are, never as mark-up, never too many."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextDocumentFragment
from PySide6.QtWidgets import QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from ui.widgets.plain_text import (
    LONGEST_LABEL,
    LONGEST_TIP,
    PlainLabel,
    elided,
    menu_words,
    message_box,
    shortened,
    tooltip,
)

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufdd0\ufdd1"))


@given(texts)
def test_a_tool_tip_reads_as_the_words_themselves(text: str) -> None:
    html = tooltip(text)
    assert "<" not in html.removeprefix('<span style="white-space: pre-wrap">').removesuffix("</span>")
    if text.strip():
        shown = QTextDocumentFragment.fromHtml(html).toPlainText()
        assert shown == shortened(text, LONGEST_TIP).replace("\xa0", " ")


def test_a_long_tool_tip_is_cut() -> None:
    assert len(tooltip("批" * 1_000_000)) < 2 * LONGEST_TIP
    assert tooltip("\n".join("一二三四五六七八九十" * 10)).count("\n") == 12


def test_nothing_to_say_is_no_tool_tip() -> None:
    assert tooltip("") == ""


def test_words_in_a_menu_are_one_line_without_a_mnemonic() -> None:
    assert menu_words("A&B\n第二行") == "A&&B 第二行"
    assert len(menu_words("长" * 1_000_000)) == 41


def test_a_label_shows_mark_up_as_text_and_a_million_characters_as_a_few(qtbot: QtBot) -> None:
    label = PlainLabel("<b>粗</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == "<b>粗</b>"
    label.setText("长" * 1_000_000)
    assert len(label.text()) == LONGEST_LABEL + 1


@pytest.mark.parametrize("more", ["", "<i>斜</i>"])
def test_every_text_of_a_box_is_plain(qtbot: QtBot, more: str) -> None:
    box = message_box(QMessageBox.Icon.Warning, "行知", "<b>粗</b>", more=more)
    qtbot.addWidget(box)
    shown = [label for label in box.findChildren(QLabel) if "<" in label.text()]
    assert len(shown) == (2 if more else 1)
    assert {label.textFormat() for label in shown} == {Qt.TextFormat.PlainText}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    "mode", [Qt.TextElideMode.ElideLeft, Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight]
)
def test_a_line_fits_whatever_its_length(mode: Qt.TextElideMode) -> None:
    metrics = QFontMetrics(QFont())
    line = elided(metrics, "长\n行" * 500_000, 200, mode)
    assert metrics.horizontalAdvance(line) <= 200
    assert "…" in line


def test_a_title_cut_in_its_middle_keeps_the_bracket_that_tells_versions_apart(qtbot: QtBot) -> None:
    metrics = QFontMetrics(QFont())
    title = "抵押物和质押物价值重估管理办法（2022年修订）"
    width = metrics.horizontalAdvance(title) * 3 // 4
    shown = elided(metrics, title, width, Qt.TextElideMode.ElideMiddle)
    assert shown.startswith("抵押物")
    assert shown.endswith("…（2022年修订）")
    assert metrics.horizontalAdvance(shown) <= width
    assert elided(metrics, title, width * 2, Qt.TextElideMode.ElideMiddle) == title
