"""A seeded writer of Markdown as people in Chinese banks type it, with the text that a reader has to see.

Every piece knows its source and its plain text; a document is a row of pieces. Nothing is shared with the parser.
"""

import random
from dataclasses import dataclass

PHRASES = (
    "客户经理应当每季度检查一次",
    "贷后检查须双人到场",
    "先核实身份再办理",
    "大额现金存取要登记",
    "抵押物由支行复核",
    "逾期90天上报分行",
    "风险测评有效期为12个月",
    "柜员不得代客户保管印章",
    "答覆客戶要在5個工作日內",
    "KYC资料缺一不可",
    "單筆10万元（含）以上须授权",
    "𠮷田商店的账户已冻结",
)
WORDS = ("贷后检查", "客户经理", "双录", "反洗钱", "网点", "授权书", "应急预案", "KYC", "A类客户", "3个月")
UNSEEN = ("\u200b", "\u00ad", "\u2060", "\ufe0f", "\u200d")


@dataclass(frozen=True, slots=True)
class Piece:
    """Source, and the pieces of text that it shows, in order."""

    source: str
    shown: tuple[str, ...]


class Writer:
    """Writes one document for each seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - a fixed sequence is what is wanted

    def document(self) -> Piece:
        """A document of 6–16 pieces, sometimes with front matter, in the line ends of any system."""
        pieces = [self._chance.choice(HABITS)(self) for _ in range(self._chance.randrange(6, 17))]
        front = self._chance.choice(FRONT_MATTERS)
        source = front + "\n\n".join(piece.source for piece in pieces) + "\n"
        if self._chance.random() < 0.3:
            source = source.replace("\n", "\r\n")
        if self._chance.random() < 0.2:
            source = f"\ufeff{source}"
        return Piece(source, tuple(text for piece in pieces for text in piece.shown))

    def phrase(self) -> str:
        """A sentence without its end; now and then with something in it that nobody sees."""
        text = self._chance.choice(PHRASES)
        if self._chance.random() < 0.15:
            at = self._chance.randrange(1, len(text))
            text = text[:at] + self._chance.choice(UNSEEN) + text[at:]
        return text

    def word(self) -> str:
        """A word."""
        return self._chance.choice(WORDS)

    def some(self, low: int, high: int) -> range:
        """A few numbers from 1."""
        return range(1, self._chance.randrange(low, high) + 1)

    def one_of(self, *choices: str) -> str:
        """One of the choices."""
        return self._chance.choice(choices)


def paragraph(writer: Writer) -> Piece:
    text = f"{writer.phrase()}，{writer.phrase()}。"
    return Piece(text, (text,))


def wrapped(writer: Writer) -> Piece:
    one, other = writer.phrase(), writer.phrase()
    return Piece(f"{one}，\n{other}。", (f"{one}，{other}。",))


def indented(writer: Writer) -> Piece:
    lines = [f"{writer.phrase()}。" for _ in writer.some(2, 4)]
    return Piece("\n".join(f"　　{line}" for line in lines), ("\n".join(lines),))


def numbered(writer: Writer) -> Piece:
    style = writer.one_of("{}、{}", "（{}）{}", "{}．{}", "第{}条 {}", "{}）{}")
    lines = [style.format(number, writer.phrase()) for number in writer.some(2, 5)]
    return Piece("\n".join(lines), ("\n".join(lines),))


def labelled(writer: Writer) -> Piece:
    lines = ["电话：95588", f"地址：北京市{writer.word()}路", "联系人：张三"][: len(writer.some(2, 3))]
    return Piece("\n".join(lines), ("\n".join(lines),))


def heading(writer: Writer) -> Piece:
    text = writer.word()
    return Piece(writer.one_of("## {}", "##{}", "###　{}", "# {} #", "##\u00a0{}", "＃＃ {}").format(text), (text,))


def strong(writer: Writer) -> Piece:
    one, other, mark = writer.word(), writer.phrase(), writer.one_of("**", "~~", "*")
    form = writer.one_of(
        "{m}{o}：{m}{p}。", "请{m}“{o}”{m}{p}。", "{m}（{o}）{m}{p}。", "对{m}《{o}》{m}，{p}。", "{m}{o}{m}{p}。"
    )
    shown = form.format(m="", o=one, p=other)
    return Piece(form.format(m=mark, o=one, p=other), (shown,))


def deep_list(writer: Writer) -> Piece:
    lines = [f"第{depth}层{writer.phrase()}" for depth in writer.some(2, 40)]
    step = writer.one_of("  ", "    ")
    return Piece("\n".join(f"{step * depth}- {line}" for depth, line in enumerate(lines)), tuple(lines))


def deep_quote(writer: Writer) -> Piece:
    lines = [f"第{depth}层{writer.phrase()}" for depth in writer.some(2, 40)]
    return Piece("\n>\n".join(f"{'> ' * (depth + 1)}{line}" for depth, line in enumerate(lines)), tuple(lines))


def bullets(writer: Writer) -> Piece:
    lines = [writer.phrase() for _ in writer.some(2, 5)]
    sign = writer.one_of("- ", "* ", "+ ", "1. ", "-\t")
    return Piece("\n".join(f"{sign}{line}" for line in lines), tuple(lines))


def close_bullets(writer: Writer) -> Piece:
    sign = writer.one_of("-", "•", "●", "★", "√")
    lines = [f"{sign}{writer.phrase()}" for _ in writer.some(2, 5)]
    return Piece("\n".join(lines), ("\n".join(lines),))


def definition(writer: Writer) -> Piece:
    text = f"[{writer.one_of('备注', '2', '注')}]: {writer.phrase()}。"
    return Piece(text, (text,))


def footnote(writer: Writer) -> Piece:
    text, note, label = writer.phrase(), writer.phrase(), writer.one_of("a", "b1", "注")
    label += str(len(note)) + str(ord(note[0]))
    return Piece(f"{text}[^{label}]。\n\n[^{label}]: {note}。", (f"{text}[{label}]。", f"{note}。"))


def table(writer: Writer) -> Piece:
    rows = [[writer.word(), f"{writer.word()}<br>{writer.phrase()}", writer.one_of("5<sup>2</sup>", "<u>是</u>", "")]]
    rows += [[writer.word() for _ in writer.some(1, 4)] for _ in writer.some(1, 3)]
    source = "| 时段 | 工作 |\n| --- | --- |\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows)
    shown = [cell.replace("<br>", " ") for row in rows for cell in row]
    for tag in ("<sup>", "</sup>", "<u>", "</u>"):
        shown = [cell.replace(tag, "") for cell in shown]
    return Piece(source, ("时段", "工作", *filter(None, shown)))


def html(writer: Writer) -> Piece:
    one, other = writer.word(), writer.phrase()
    form = writer.one_of(
        "<details>\n<summary>{o}</summary>\n\n{p}\n\n</details>",
        '<font color="red">{o}</font>：<u>{p}</u>',
        "<!-- 草稿\n\n不要 -->\n{o}<!-- 不要 -->\n\n{p}",
        "<div>{o}</div>\n\n<p align='center'>{p}</p>",
        "<table>\n<tr><td>{o}</td>\n\n<td>{p}</td></tr>\n</table>",
        "<ul><li>{o}</li><li>{p}</li></ul>",
        "<script>不要()</script>{o}\n\n<style>\n.不要 {{}}\n</style>\n{p}",
        "<客户姓名>{o}，<name>{p}",
    )
    kept = ("<客户姓名>", "<name>") if "客户姓名" in form else ()
    return Piece(form.format(o=one, p=other), (*kept[:1], one, *kept[1:], other))


def unclosed(writer: Writer) -> Piece:
    sign = writer.one_of("<!-- ", "**", "[", "![", "`", "<b>", "<table>", "<script>", "~~", "](", "<div>")
    text = writer.phrase()
    return Piece(f"{sign}{text}", (text,))


def link(writer: Writer) -> Piece:
    word, text = writer.word(), writer.phrase()
    target = writer.one_of(
        "客户经理.md", "贷后%20检查.md", "制度/贷后 检查.md", "a.md#小节", "<有 空格.md>", "https://a.cn/b"
    )
    return Piece(f"见[{word}]({target})，{text}。", (f"见{word}，{text}。",))


def masked(writer: Writer) -> Piece:
    text = writer.one_of("卡号6222****1234和6222****5678", "张**、李**", "3*5*2米", "C:\\文件\\a_b_c", "5~10天或3~5次")
    return Piece(text, (text,))


def code(writer: Writer) -> Piece:
    text = writer.phrase()
    return Piece(writer.one_of("```\n{}\n```", "~~~text\n{}\n~~~", "    {}", "```{}\n```").format(text), (text,))


def rule(writer: Writer) -> Piece:
    text = f"{writer.phrase()}。"
    return Piece(f"{text}\n{writer.one_of('---', '***', '- - -')}", (text,))


def quote(writer: Writer) -> Piece:
    one, other = writer.phrase(), writer.phrase()
    return Piece(f"> {one}，\n{other}。", (f"{one}，{other}。",))


HABITS = (
    paragraph,
    wrapped,
    indented,
    numbered,
    labelled,
    heading,
    strong,
    deep_list,
    deep_quote,
    bullets,
    close_bullets,
    definition,
    footnote,
    table,
    html,
    unclosed,
    link,
    masked,
    code,
    rule,
    quote,
)
FRONT_MATTERS = (
    "",
    "",
    "---\nid: a\ntitle: 贷后检查: 要点\n---\n",
    "---\nTitle:\t要点\nroles: 客户经理、大堂经理\nupdated: 2024-02-30\n---\n",
    "---\ntitle: @所有人\nroles: [客户经理\n这一行读不懂\n---\n",
    "---\nno: no\ntitle: 12:30\n---\n\n",
)
