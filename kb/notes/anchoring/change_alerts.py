"""What in a changed passage must not be overlooked.

Numbers, dates and terms by value; the words that oblige, allow or forbid, and limits, by what they say; negation; 和
and 或; the oppositions of ``resources/oppositions.txt``; who does it, to whom; what comes first; and what has been left
out or put in. Punctuation, width, blanks and the numbers of articles and lists (第三条, （二）) are nothing to look at.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kb.model import Alert, AlertKind
from kb.notes.anchoring.oppositions import oppositions
from kb.notes.anchoring.participants import CUSTOMER, participants
from kb.notes.anchoring.quantities import plain, quantities
from kb.notes.anchoring.significance import without_numbering
from kb.text.differences import differences
from kb.text.lazy_pattern import lazy_pattern

# What says the same has the same name; the longest words first.
_MODALS = {
    "forbid": "严禁 禁止 不得 不准 不许 不能 不可以 不可 不应当 不应 不允许 切勿 请勿 无法 杜绝",
    "exempt": "不必 无须 无需 不需要 不需 不用 毋须 毋需 可不 可以不 免予 免于",
    "oblige": "必须 应当 应该 务必 一定要 须 需要 需 应",
    "allow": "可以 允许 准许 准予 可",
    "soften": "原则上",
}
_WEAK = {"要": "oblige"}  # as good as 应 where 应 has gone, and nothing where it comes or goes alone
_LIMITS = {
    "at least": "以上 不少于 不低于 不小于 至少 最少 起码 大于等于 大于或等于 ≥ >= 不早于",
    "at most": "以下 以内 之内 不超过 不高于 不多于 不大于 不得超过 不得高于 最多 至多 小于等于 小于或等于 ≤ <="
    " 不晚于 不迟于",
    "over": "超过 超出 大于 高于 多于 > 晚于",
    "all": "所有 任何 一切 凡是 凡 全部 全体 各类",
    "under": "不足 不到 未满 不满 小于 低于 少于 < 早于",
}
# Words that hold one of these characters and say nothing of the kind: 不同的意见, but 客户不同意; 不过, but 不过夜.
_PLAIN_WORDS = lazy_pattern(
    "相应|反应|对应|适应|供应|响应|应用|应急|应付|应收|应对|应答|应届|应聘|效应|应税|回应|应变|应计|应诉|应有|应运|必须品|须知|需求|所需|按需|急需|"
    "刚需|供需|内需|可能|可靠|可行|认可|许可|可疑|可转债|不可抗力|可比|可用|可控|可见|可观|可持续|可视|可信|可操作|宁可|"
    "不断|不同(?!意(?!见))|不良|不仅|不但|不管(?!理)|不论|不动产|不过(?![夜户账期限])|不久|不妨|不只|不单(?!独)|"
    "不等(?![于同待])|不限于|不定期|差不多|不一而足|不时|不乏|"
    "未来(?![行得电])|非常|除非|非法|非但|无非|是非|无论|无线|避免|难免|以免|免疫|免得|别人|分别|区别|级别|特别|类别|性别|个别|"
    "主要|重要|要求|要点|要素|要约|必要|简要|概要|纪要|摘要|首要|只要|要是|要不|要领|和谐|缓和|总和|温和|参与|与否|给与|赋予|及时|涉及|普及|以及时|合并|并购|并非|或许|或有"
)
CONTENT = 3
_ORDER, _WORDS, _LONG = (
    lazy_pattern("[先后前再由转]"),
    lazy_pattern("[一-鿿]{2,}"),
    lazy_pattern(f"[一-鿿]{{{CONTENT},}}"),
)
_FILLERS = lazy_pattern("人民币|进行|有关|相关|予以|加以|做到|做好|以及|等情况")  # say nothing by themselves
_NEGATIONS = lazy_pattern("没有|拒绝|并非|[不未没非免勿]")
_AND, _OR = lazy_pattern("以及|并且|同时|[和与及且并、]"), lazy_pattern("或者|或是|[或/](?!\\d)")


@dataclass(frozen=True, slots=True)
class _Fact:
    """Something a passage says, as it is written there and by value."""

    words: str
    value: object
    vague: bool = False
    counted: str = ""


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a passage says of each kind, in the order of the text, and the text that is left of it."""

    by_kind: dict[AlertKind, list[_Fact]]
    text: str


def alerts(before: str, after: str) -> tuple[Alert, ...]:
    """What the two passages do not share of each kind, in the order of ``AlertKind``."""
    texts = [plain(without_numbering(text)) for text in (before, after)]
    if texts[0] == texts[1]:
        return ()
    old, new = (_facts(text) for text in texts)
    found = [_alert(kind, old.by_kind[kind], new.by_kind[kind]) for kind in _COUNTED_KINDS]
    found += [_conjunctions(old.text, new.text), _opposed(*texts), _participants(*texts), _order(*texts)]
    if not any(found):
        found.append(_content(*texts))
    return tuple(alert for kind in AlertKind for alert in found if alert is not None and alert.kind is kind)


_COUNTED_KINDS = (AlertKind.NUMBER, AlertKind.DATE, AlertKind.MODAL, AlertKind.NEGATION)


def _alert(kind: AlertKind, old: Sequence[_Fact], new: Sequence[_Fact]) -> Alert | None:
    gone, come = _without(old, new), _without(new, old)
    # 一个 may be left out, and 内 behind 3日: they count only where nothing else stands for what is on the other side.
    certain = [[fact for fact in facts if not fact.vague] for facts in (gone, come)]
    gone, come = certain if not (gone and come) else (certain[0] or gone, certain[1] or come)
    if not gone and not come:
        return None
    return Alert(kind, tuple(fact.words for fact in gone), tuple(fact.words for fact in come))


def _without(facts: Iterable[_Fact], others: Iterable[_Fact]) -> list[_Fact]:
    """The multiset difference of ``facts`` and ``others``, comparing by value."""
    left = list(others)
    out = []
    for fact in facts:
        same = next((other for other in left if _say_same(fact, other)), None)
        if same is None:
            out.append(fact)
        else:
            left.remove(same)
    return out


def _say_same(one: _Fact, other: _Fact) -> bool:
    return one.value == other.value and (one.counted == other.counted or not one.counted or not other.counted)


def _facts(text: str) -> _Facts:
    """Extract the facts of a plain passage; text that was read as one kind is not read as another."""
    by_kind: dict[AlertKind, list[_Fact]] = {kind: [] for kind in AlertKind}
    left = _PLAIN_WORDS.sub("\n", text)
    for match in _LIMIT.finditer(left):
        by_kind[AlertKind.MODAL].append(_Fact(match[0], _NAME[match[0]]))
    left = _LIMIT.sub("\n", left)
    for match in _EXCEPT.finditer(left):
        by_kind[AlertKind.MODAL].append(_Fact(match[0], "except"))
    for match in _WITHIN.finditer(left):
        by_kind[AlertKind.MODAL].append(_Fact(match[0], "at most", vague=True))
    for quantity in quantities(left):
        words = left[quantity.span.start : quantity.span.end]
        by_kind[quantity.kind].append(_Fact(words, quantity.value, quantity.vague, quantity.counted))
    for match in _MODAL.finditer(left):
        by_kind[AlertKind.MODAL].append(_Fact(match[0], _NAME[match[0]], match[0] in _WEAK))
    left = _MODAL.sub("\n", left)
    by_kind[AlertKind.NEGATION] = [_Fact(match[0], "not") for match in _NEGATIONS.finditer(left)]
    return _Facts(by_kind, left)


def _conjunctions(old: str, new: str) -> Alert | None:
    """An alert if 和 was replaced by 或 or the other way round; one that only appears or disappears is no alert."""
    for gone, come in ((_AND, _OR), (_OR, _AND)):
        gone_words, come_words = _left_over(gone, old, new), _left_over(come, new, old)
        if gone_words and come_words and not _left_over(gone, new, old) and not _left_over(come, old, new):
            return Alert(AlertKind.CONJUNCTION, tuple(gone_words), tuple(come_words))
    return None


def _left_over(pattern: re.Pattern[str], one: str, other: str) -> list[str]:
    """The surplus matches of ``pattern`` in ``one`` over ``other``: the last ones."""
    words = [match[0] for match in pattern.finditer(one)]
    more = len(words) - len(pattern.findall(other))
    return words[-more:] if more > 0 else []


def _opposed(old: str, new: str) -> Alert | None:
    known = oppositions()
    words = [Counter(match[0] for match in known.pattern.finditer(text)) for text in (old, new)]
    gone, come = list((words[0] - words[1]).elements()), list((words[1] - words[0]).elements())
    pairs = [(one, other) for one in gone for other in come if known.opposed(one, other)]
    pairs += [(one, other) for one, other in _exchanged(old, new) if known.opposed(one, other)]
    if not pairs:
        return None
    before, after = (tuple(dict.fromkeys(pair[side] for pair in pairs)) for side in (0, 1))
    return Alert(AlertKind.OPPOSITION, before, after)


def _exchanged(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Single characters that stand exactly in the place of others."""
    for step in differences(old, new):
        if not step.equal and len(step.old) == 1 == len(step.new):
            yield old[step.old.start], new[step.new.start]


def _participants(old: str, new: str) -> Alert | None:
    """An alert if parties differ, or the same parties stand in another order."""
    then, now = participants(old), participants(new)
    gone = [words for words, name in _rest(then, now) if name != CUSTOMER]
    come = [words for words, name in _rest(now, then) if name != CUSTOMER]
    if gone or come:
        gone, come = ([words for words, _ in _rest(*pair)] for pair in ((then, now), (now, then)))
        return Alert(AlertKind.PARTICIPANT, tuple(gone), tuple(come))
    names = [[name for _, name in side] for side in (then, now)]
    if sorted(names[0]) == sorted(names[1]) and names[0] != names[1]:
        return Alert(AlertKind.PARTICIPANT, tuple(words for words, _ in then), tuple(words for words, _ in now))
    return None


def _rest(some: Sequence[tuple[str, str]], others: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    left = Counter(name for _, name in others)
    out = []
    for words, name in some:
        left[name] -= 1
        if left[name] < 0:
            out.append((words, name))
    return out


def _order(old: str, new: str) -> Alert | None:
    """The same words in another order, where the order says what comes first or where something goes."""
    if not (_ORDER.search(old) and _ORDER.search(new)):
        return None
    steps = [step for step in differences(old, new) if not step.equal]
    gone = [old[step.old.start : step.old.end] for step in steps if len(step.old)]
    come = [new[step.new.start : step.new.end] for step in steps if len(step.new)]
    moved = [piece for piece in _WORDS.findall("\n".join(gone)) if any(piece in other for other in come)]
    if not moved and Counter(old) == Counter(new):
        moved = _WORDS.findall("\n".join(gone)) or gone
    return Alert(AlertKind.ORDER, (old,), (new,)) if moved else None


def _content(old: str, new: str) -> Alert | None:
    """What has been left out or put in: CONTENT Chinese characters and more in a run, with nothing in their place."""
    old, new = _FILLERS.sub("", old), _FILLERS.sub("", new)
    gone, come = [], []
    for step in differences(old, new):
        if not step.equal and not len(step.new):
            gone += _LONG.findall(old[step.old.start : step.old.end])
        elif not step.equal and not len(step.old):
            come += _LONG.findall(new[step.new.start : step.new.end])
    return Alert(AlertKind.CONTENT, tuple(gone), tuple(come)) if gone or come else None


def _by_word(groups: dict[str, str]) -> re.Pattern[str]:
    words = [word for group in groups.values() for word in group.split()]
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))


_NAME = {word: name for group in (_MODALS, _LIMITS) for name, words in group.items() for word in words.split()}
_NAME |= _WEAK
_MODAL, _LIMIT = _by_word(_MODALS | {"weak": " ".join(_WEAK)}), _by_word(_LIMITS)
_EXCEPT = lazy_pattern("除[^,。;:\\n]{1,16}?(?:以?外|之外)|除外|不在此列|不适用")
_WITHIN = lazy_pattern("(?<=[天日月年周时钟度])内")  # 3日内 is 3日以内; alone it says no more than the 3日
