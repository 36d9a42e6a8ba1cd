"""Boxes with a heading, in the writings of several programs: ``> [!NOTE]`` and ``:::tip 标题 … :::``.

Their signs become the word they stand for; what stands in the box is text like any other.
"""

import re

from kb.content.markdown.plain import MEANT_BREAK

_LABELS = {
    **dict.fromkeys(("note", "info", "abstract", "summary", "details", "tldr"), "说明"),
    **dict.fromkeys(("tip", "hint", "success", "check", "done"), "提示"),
    **dict.fromkeys(("important", "attention", "question", "help", "faq"), "重要"),
    **dict.fromkeys(("warning", "caution"), "注意"),
    **dict.fromkeys(("danger", "error", "failure", "fail", "bug"), "危险"),
    **dict.fromkeys(("todo",), "待办"),
    **dict.fromkeys(("example",), "示例"),
    **dict.fromkeys(("quote", "cite"), "引用"),
}
_QUOTED = re.compile(r"\[!(?P<name>[A-Za-z]+)\][+-]?[ \t]*(?P<title>.*)")
_FENCED = re.compile(r":{3,}[ \t]*(?:\{?(?P<name>[A-Za-z]+)\}?(?:[ \t]+(?P<title>.*))?|(?P<title_only>[^:\s].*))?$")


def labelled_quote(content: str) -> str:
    """The source of a quote with the sign in its first line as a word, unchanged when there is none that is known."""
    first, _, rest = content.partition("\n")
    match = _QUOTED.fullmatch(first.removesuffix(MEANT_BREAK))
    if match is None or match["name"].lower() not in _LABELS:
        return content
    label = _labelled(match["name"], match["title"])
    return f"{label}{MEANT_BREAK}\n{rest}" if rest else label


def fence_label(line: str) -> str | None:
    """What a line that begins or ends a box between colons says: empty when nothing, None when it is no such line."""
    match = _FENCED.fullmatch(line.rstrip())
    if match is None:
        return None
    if match["title_only"]:
        return match["title_only"]
    if match["name"] is None:
        return ""
    if match["name"].lower() not in _LABELS:
        return " ".join(filter(None, (match["name"], match["title"])))
    return _labelled(match["name"], match["title"] or "")


def _labelled(name: str, title: str) -> str:
    label = _LABELS[name.lower()]
    return f"**{label}：{title.strip()}**" if title.strip() else f"**{label}**"
