"""What web pages carry around their text: share buttons, "similar content", where it was taken from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.content.importers.document import Part, PartKind

_ONE = "[一1]"
# Whole lines. A line that merely begins like one of these is text.
_LINES = re.compile(
    r"相似内容|(?:相关|热门|推荐|猜你喜欢|精彩)(?:阅读|文章|推荐|内容|链接|资讯|的内容)?[:：]?"
    r"|(?:查看|阅读|显示|加载|点击)?更多(?:内容|相关内容|精彩内容)?\s*[>＞》»…]*"
    r"|[上下]" + _ONE + r"篇[:：].*"
    r"|(?:返回|回到)(?:顶部|首页|列表|上" + _ONE + r"页)"
    r"|分享(?:到|至)[:：]?(?:\s*(?:微信|微博|QQ|朋友圈|QQ空间|新浪微博|豆瓣|人人网))*"
    r"|扫" + _ONE + r"?扫.{0,30}(?:关注|下载|二维码|2维码).{0,20}"
    r"|(?:责任编辑|编辑|网络编辑|责编)[:：]\s*\S{1,12}"
    r"|(?:版权所有|copyright|©).{0,80}|.{0,40}ICP备\S{0,20}.{0,40}"
    r"|(?:点击|点此|立即)(?:下载|查看|阅读)(?:全文|原文|附件|更多)?\s*[>＞》»…]*|阅读原文|展开全文|收起全文"
    r"|(?:打印|关闭)(?:本页|窗口|此页)?|【?(?:字体|字号)[:：]?\s*[\[【(（]?\s*大\s*中\s*小\s*[\])）】]?】?"
    r"|(?:浏览|阅读|点击)(?:次数|量|数)[:：]?\s*\d+.{0,10}"
    r"|(?:文章|内容|信息|资料)?来源[:：]\s*(?:网络|互联网|百度.{0,4}|未知|本站|转载)"
    r"|(?:免责)?声明[:：].{0,200}(?:转载|侵权|版权|删除|本站|观点).{0,100}"
    r"|本文(?:来自|来源于?|转自|摘自).{0,40}(?:网|网站|网络|平台|公众号)[。.]?"
    r"|(?:您|你)?的?(?:当前|现在)?的?(?:所在)?位置[:：].{0,80}"
    r"|(?:登录|注册|登录/注册|收藏|点赞|评论|举报|投诉建议|意见反馈)(?:\s*[|/]\s*(?:登录|注册|收藏|点赞|评论|举报))*",
    re.IGNORECASE,
)
# Within a paragraph: whole sentences of the page's makers.
_INLINE = re.compile(
    r"去百度文库\s*[,，]\s*查看完整内容\s*[>＞]?\s*(?:内容来自用户[:：]\s*\S{1,20}\s?)?|内容来自用户[:：]\s*\S{1,20}\s?"
    r"|(?:以下|下面)(?:是|就是|由)?(?:我|小编|本站)?(?:为|给|跟|和)?(?:大家|您|你)(?:精心)?(?:介绍|整理|分享|带来|收集|搜集|准备)"
    r"[^。！!？?\n]{0,60}[。！!]"
    r"|[^。！!？?\n]{0,30}希望(?:能够|能|可以)?对(?:大家|您|你)(?:能)?有所?(?:帮助|启发)[。！!]?"
    r"|[（(【]?(?:本文|以上内容|内容|以上)?仅供(?:大家|您)?参考[）)】]?[!！。]?(?=\s|$)"
)
# One of these stands in each: a paragraph of 2.6 million characters took 1.7 s, in which no other thread could run.
_IN_INLINE = ("百度文库", "内容来自用户", "以下", "下面", "希望", "参考")
_LONGEST_LINE = 400  # code points
_NUMBERING = re.compile(r"^\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[、.．]\s*")
_LONGEST_TITLE = 40
_DIGITS = str.maketrans("一二三四五六七八九", "123456789")


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A piece of a part that is none of its text: ``[start, end)`` in code points."""

    part: int
    start: int
    end: int


def boilerplate(parts: Sequence[Part]) -> Iterator[Boilerplate]:
    """What to leave out, in reading order."""
    for at, part in enumerate(parts):
        if part.kind is PartKind.TABLE:
            continue
        text = part.text.strip()
        if (len(text) <= _LONGEST_LINE and _LINES.fullmatch(text)) or _said_again(parts, at):
            yield Boilerplate(at, 0, len(part.text))
            continue
        if not any(words in text for words in _IN_INLINE):
            continue
        for match in _INLINE.finditer(part.text):
            if match.end() > match.start():
                yield Boilerplate(at, match.start(), match.end())


def _said_again(parts: Sequence[Part], at: int) -> bool:
    """Whether a short line stands right behind once more, there with a number: the page's own title."""
    text = parts[at].text
    if not 4 <= len(text.strip()) <= _LONGEST_TITLE or _NUMBERING.match(text):
        return False
    following = parts[at + 1 : at + 2]
    return any(_NUMBERING.match(one.text) and _bare(one.text) == _bare(text) for one in following)


def _bare(text: str) -> str:
    return _NUMBERING.sub("", text).strip().strip("?？!！。:：").translate(_DIGITS)
