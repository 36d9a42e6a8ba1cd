"""Deleted rules, each with a new rule that looks like it under another heading. Seeded: the same every time."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kb.content.parser import parse_article
from kb.model import Article, Span

CONTENT = Path(__file__).parents[4] / "content" / "articles"
VOCABULARY = (
    "展期 出账 授信 开户 销户 挂失 解冻 冻结 质押 抵押 保函 信用证 承兑 贴现 代发 理财 "
    "基金 保险 外汇 汇款 结售汇 查询 对账 封包 调拨 清点 押运 巡检 值班 交接 晨会 夕会 "
    "投诉 回访 走访 尽调 审批 复核 放款 催收 核销 征信 档案 印章 "
)
WORDS = VOCABULARY.split()
FRAMES = (
    "{0}{1}凭{2}{3}通知办理，通知没到，谁来催都不办。",
    "办理{0}{1}前，先核对{2}资料，{3}岗签字以后才能往下走。",
    "{0}岗每月底清点一次{1}台账，与{2}系统核对，差异当天报{3}主管。",
    "客户要求提前{0}的，由{1}岗登记，附{2}申请书，{3}审批后执行。",
    "{0}资料缺一份也不受理；补齐{1}材料后，从{2}环节重新走{3}流程。",
    "{0}完成后三个工作日内，把{1}影像传到{2}系统，纸质件交{3}岗保管。",
)


@dataclass(frozen=True, slots=True)
class Planted:
    """Before and after: the rule at ``rule`` of ``old`` is gone, a like one stands at ``twin`` of ``new``."""

    old: Article
    new: Article
    rule: Span
    twin: Span
    spans: tuple[Span, ...]  # of the rule: what somebody has marked


def planted(count: int) -> Iterator[Planted]:
    """That many."""
    chance = random.Random(411)  # noqa: S311 - the same every time
    sources = [path.read_text("utf-8") for path in sorted(CONTENT.glob("*.md"))]
    made = 0
    while made < count:
        source = chance.choice(sources) if chance.random() < 0.5 else _rules(chance)
        found = _plant(source, chance)
        if found is not None:
            made += 1
            yield found


def _rules(chance: random.Random) -> str:
    """An article of rules made from the frames."""
    out = ["# 操作规程"]
    for heading in chance.sample(WORDS, 5):
        out.append(f"## {heading}{chance.choice(['管理', '要求', '环节', '岗位'])}")
        out += [f"- {_framed(chance)}" for _ in range(chance.randint(2, 5))]
    return "\n\n".join(out) + "\n"


def _framed(chance: random.Random) -> str:
    return chance.choice(FRAMES).format(*chance.sample(WORDS, 4))


def _plant(source: str, chance: random.Random) -> Planted | None:
    lines = [line for line in source.split("\n") if line.strip()]
    rules = [n for n, line in enumerate(lines) if re.match(r"(?:[-*] )?[^#|>\s\-*\d`:]{14}", line)]
    headings = [n for n, line in enumerate(lines) if re.match(r"##+ ", line)]
    if not rules or len(headings) < 2:
        return None
    at = chance.choice(rules)
    rule = lines[at].removeprefix("- ").removeprefix("* ")
    twin = _twin(rule, chance)
    own = max((n for n in headings if n < at), default=-1)
    new = _with_twin(lines, at, own, f"- {twin}", headings, chance=chance)
    before, after = (parse_article("\n\n".join(some) + "\n", fallback_id="a") for some in (lines, new))
    words, other = (re.sub(r"[*`~]", "", text) for text in (rule, twin))
    if before.text.count(words) != 1 or after.text.count(other) != 1 or words in after.text:
        return None
    place = Span(before.text.index(words), before.text.index(words) + len(words))
    there = Span(after.text.index(other), after.text.index(other) + len(other))
    return Planted(before, after, place, there, _marked(place, chance))


def _twin(rule: str, chance: random.Random) -> str:
    """The rule with one to four words of two to four characters exchanged: 50 to 90 % of it is left."""
    out = list(rule)
    for _ in range(chance.randint(1, 4)):
        size = chance.randint(2, 4)
        start = chance.randrange(max(1, len(out) - size))
        out[start : start + size] = chance.choice(WORDS)
    return "".join(out)


def _with_twin(
    lines: list[str], at: int, own: int, twin: str, headings: list[int], *, chance: random.Random
) -> list[str]:
    """The lines without the rule at ``at``, and with its twin under another heading than that at ``own``."""
    others = [n for n in headings if n != own]
    below = chance.choice(others)
    way = chance.randrange(4)
    new = list(lines)
    if way == 0:  # under a new heading at the end
        new += [f"## {chance.choice(WORDS)}办法", twin]
        del new[at]
    elif way == 1 and own >= 0:  # the heading of the rule gets another name by one word, and is another one now
        del new[at]
        new += [_renamed(lines[own], chance), twin]
    elif way == 2:  # first below another heading
        new[below] += f"\n\n{twin}"
        del new[at]
    else:  # last below another heading
        end = next((n for n in headings if n > below), len(lines))
        new[end - 1] += f"\n\n{twin}"
        if end - 1 == at:
            new[at] = twin
        else:
            del new[at]
    return new


def _renamed(heading: str, chance: random.Random) -> str:
    return heading[:-2] + chance.choice(WORDS)


def _marked(rule: Span, chance: random.Random) -> tuple[Span, ...]:
    """The whole rule, and two runs of it."""
    runs = []
    for _ in range(2):
        size = chance.randint(4, max(5, len(rule)))
        start = chance.randint(rule.start, max(rule.start, rule.end - size))
        runs.append(Span(start, min(rule.end, start + size)))
    return (rule, *runs)
