"""How Chinese sounds: a syllable without its tone for every character, and what a person may mean by Latin letters.

A syllable is written as one private-use character (``code``), so that the sound of a text is a string as long as the
text, in which runs of syllables are found as runs of characters are. Readings come from pypinyin's tables, of which
``resources/readings`` has what is needed; only the index is written with them (``Readings.load``), and what a search
needs of them goes into the index (``Readings.dump``).
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Self

from kb.resources import resource

DOMAIN_READINGS = resource("pinyin.txt")
CHARACTERS, WORDS = resource("readings", "characters.txt"), resource("readings", "words.txt")

# Every syllable of standard Chinese, ü written v.
_ALL = """
a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cen ceng cha
chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo ci cong cou cu cuan
cui cun cuo da dai dan dang dao de dei den deng di dia dian diao die ding diu dong dou du duan dui dun duo e ei en
eng er fa fan fang fei fen feng fo fou fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui
gun guo ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao jie
jin jing jiong jiu ju juan jue jun ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo
la lai lan lang lao le lei leng li lia lian liang liao lie lin ling liu lo long lou lu luan lun luo lv lve ma mai
man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu na nai nan nang nao ne nei nen neng ni nian
niang niao nie nin ning niu nong nou nu nuan nun nuo nv nve o ou pa pai pan pang pao pei pen peng pi pian piao pie
pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun ran rang rao re ren reng ri rong
rou ru rua ruan rui run ruo sa sai san sang sao se sen seng sha shai shan shang shao she shei shen sheng shi shou
shu shua shuai shuan shuang shui shun shuo si song sou su suan sui sun suo ta tai tan tang tao te tei teng ti tian
tiao tie ting tong tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing
xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun za zai zan zang zao ze zei zen
zeng zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi zong
zou zu zuan zui zun zuo
"""
SYLLABLES = tuple(_ALL.split())
_FIRST_CODE = 0xE000
_CODES = {syllable: chr(_FIRST_CODE + n) for n, syllable in enumerate(SYLLABLES)}
_ALSO = {"lu": "lv", "nu": "nv", "lue": "lve", "nue": "nve"}  # ü typed as u
_OPENERS = frozenset("bpmfdtnlgkhjqxzcsrywaoe")  # letters that begin a syllable
_LONGEST = max(map(len, SYLLABLES))
_MOST_SPELLINGS = 24
_MOST_LETTERS = 150  # signs of a query that is read as pinyin: 25 long syllables; 8,000 letters took 60 s


@cache
def beginning_with_letter(letter: str) -> str:
    """What may stand in a sound where ``letter`` is meant: the letter itself, or a syllable that begins with it."""
    return letter + "".join(code for syllable, code in _CODES.items() if syllable[0] == letter)


def merge_fuzzy_pinyin(sound: str) -> str:
    """The sound as many speak it: zh ch sh as z c s, n as l, final ng as n."""
    return sound.translate(_merge_fuzzy_finals())


@cache
def spoken_as(merged: str) -> str:
    """What may stand in a sound where one that ``merge_fuzzy_pinyin`` has merged is meant."""
    known = "".join(chr(code) for code, plain in _merge_fuzzy_finals().items() if plain == merged)
    return known or merged


@cache
def _merge_fuzzy_finals() -> dict[int, str]:
    out = {}
    for syllable, code in _CODES.items():
        plain = re.sub(r"^([zcs])h", r"\1", syllable)
        plain = re.sub(r"^n(?=.)", "l", plain)
        plain = re.sub(r"(?<=[aei])ng$", "n", plain)
        out[ord(code)] = _CODES.get(plain, code)
    return out


def letters(code: str) -> str:
    """The letters of one syllable's code."""
    return SYLLABLES[ord(code) - _FIRST_CODE]


class Readings:
    """What each character sounds like: the usual syllable first; words in which it sounds otherwise."""

    def __init__(self, characters: dict[str, str], words: dict[str, str] | None = None) -> None:
        self._characters = characters
        self._words = words or {}
        # Of each character that sounds otherwise in a word, where such words begin and end beside it.
        self._shapes: dict[str, list[tuple[int, int]]] = {}
        for word, sound in self._words.items():
            for at, (character, code) in enumerate(zip(word, sound, strict=True)):
                if code != self.of(character):
                    self._shapes.setdefault(character, []).append((-at, len(word) - at))
        for character, shapes in self._shapes.items():
            self._shapes[character] = sorted(set(shapes), key=lambda shape: (shape[0], -shape[1]))
        # Before any slice is made: of 48,000 such characters in 10,000 passages 6,400 stand in such a pair.
        self.pairs = frozenset(word[at : at + 2] for word in self._words for at in range(len(word) - 1))
        self._unusual = re.compile(f"[{''.join(self._shapes)}]") if self._shapes else re.compile(r"(?!)")

    @classmethod
    @cache
    def load(cls) -> Self:
        """All readings, and the words of the trade (0.08 s, 7 MB)."""
        alike = dict[str, str]()
        for line in _lines(CHARACTERS):
            syllables, _, characters = line.partition("\t")
            alike |= dict.fromkeys(characters, _codes_of(syllables.split(" ")))
        return cls({one: alike[one] for one in sorted(alike)}, dict(_words(WORDS)) | dict(_words(DOMAIN_READINGS)))

    @classmethod
    def parse(cls, dumped: str) -> Self:
        """The readings of single characters, as ``dump`` wrote them."""
        return cls({line[0]: line[1:] for line in dumped.split("\n") if len(line) > 1})

    def dump(self) -> str:
        """The readings of single characters in the Basic Multilingual Plane, a line each."""
        return "\n".join(c + codes for c, codes in self._characters.items() if "\u4e00" <= c <= "\u9fff")

    def of(self, character: str) -> str:
        """The usual syllable; the character itself when it has none."""
        return self._characters.get(character, character)[0]

    def all_of(self, character: str) -> str:
        """All its syllables, the usual one first; the character itself when it has none."""
        return self._characters.get(character, character)

    def sounding(self, codes: str) -> str:
        """All the characters that have one of the syllables among their readings; never empty."""
        return "".join(self._by_code.get(code, code) for code in codes)

    @property
    def unusual_characters(self) -> Collection[str]:
        """The characters that sound otherwise in some word; ``pairs`` are all pairs of neighbours in such words."""
        return self._shapes.keys()

    @cached_property
    def _usual(self) -> dict[int, str]:
        return {ord(character): codes[0] for character, codes in self._characters.items()}

    @cached_property
    def _by_code(self) -> dict[str, str]:
        out: dict[str, str] = {}
        for character, codes in self._characters.items():
            for code in codes:
                out[code] = out.get(code, "") + character
        return out

    def sound(self, text: str) -> str:
        """The text with every character as its syllable's code, as long as the text; others stay."""
        usual = text.translate(self._usual)
        out: list[str] = []
        done = 0
        for start, sound in self.unusual(text):
            out += [usual[done:start], sound]
            done = start + len(sound)
        return "".join(out) + usual[done:] if out else usual

    def unusual(self, text: str, places: Iterable[int] | None = None) -> Iterator[tuple[int, str]]:
        """Where in the text words stand that sound otherwise than their characters, and how; left to right.

        ``places`` are those, ascending, where one of ``unusual_characters`` stands in one of ``pairs``, if known.
        """
        done = 0
        for at in self._unusual_places(text) if places is None else places:
            if at < done:
                continue
            word, start = self._word_around(text, at, done)
            if word:
                yield start, self._words[word]
                done = start + len(word)

    def _unusual_places(self, text: str) -> Iterator[int]:
        """Where a character stands that sounds otherwise in some word, in a pair that stands in one."""
        for match in self._unusual.finditer(text):
            at = match.start()
            if not self.pairs.isdisjoint((text[at - 1 : at + 1], text[at : at + 2])):
                yield at

    def _word_around(self, text: str, at: int, earliest: int) -> tuple[str, int]:
        """The first, then the longest of the known words in which the character ``at`` sounds otherwise."""
        for before, after in self._shapes[text[at]]:
            start = at + before
            if start >= earliest and (word := text[start : at + after]) in self._words:
                return word, start
        return "", at


def _words(file: Path) -> Iterator[tuple[str, str]]:
    for word, *syllables in map(str.split, _lines(file)):
        yield word, _codes_of(syllables)


def _codes_of(syllables: Iterable[str]) -> str:
    return "".join(map(_CODES.__getitem__, syllables))


def _lines(file: Path) -> list[str]:
    return [line for line in file.read_text("utf-8").split("\n") if line.strip() and not line.startswith("#")]


@dataclass(frozen=True, slots=True)
class Element:
    """One character as it was typed: a 汉字 (or any other character), a syllable, or the beginning of one.

    ``codes`` holds the syllables it may be; empty for a character that stands for itself. ``whole``: a full syllable.
    """

    typed: str
    codes: str = ""
    whole: bool = False


def pinyin_parses(typed: str) -> list[tuple[Element, ...]]:
    """What Latin letters, alone or mixed with 汉字, may spell, the likeliest first; empty when they cannot be pinyin.

    Nobody spells more than ``_MOST_LETTERS`` signs: the time grows with the square of their number.
    Whole syllables count more than beginnings, and few long ones more than many short ones: ``kehu`` is 客户 before it
    is k-e-h-u. White space and apostrophes end a syllable.
    """
    if len(typed) > _MOST_LETTERS:
        return []
    pieces = re.findall(r"[a-zü]+|[^a-zü\s'’]", typed.casefold())
    if not any(piece[0].isascii() and piece.isalpha() for piece in pieces):
        return []
    out: list[tuple[Element, ...]] = [()]
    for piece in pieces:
        spelt = _spelt(piece.replace("ü", "v")) if piece.isalpha() and piece < "\u0100" else [(Element(piece),)]
        out = [(*before, *after) for before in out for after in spelt][:_MOST_SPELLINGS]
    return sorted(out, key=_rank)


def _rank(elements: tuple[Element, ...]) -> tuple[int, int]:
    spelt = [element.whole for element in elements if element.codes]
    return spelt.count(False), len(spelt)


def _spelt(typed: str) -> list[tuple[Element, ...]]:
    """All the ways to cut letters into syllables and beginnings of syllables; the best ones when there are many."""
    ways: list[list[tuple[Element, ...]]] = [[] for _ in range(len(typed) + 1)]
    ways[0] = [()]
    for start in range(len(typed)):
        for element in _elements_at(typed, start):
            ways[start + len(element.typed)] += [(*before, element) for before in ways[start]]
        following = ways[start + 1]
        if len(following) > _MOST_SPELLINGS:
            ways[start + 1] = sorted(following, key=_rank)[:_MOST_SPELLINGS]
    return sorted(ways[-1], key=_rank)[:_MOST_SPELLINGS]


def _elements_at(typed: str, start: int) -> Iterable[Element]:
    for end in range(start + 1, min(len(typed), start + _LONGEST) + 1):
        piece = typed[start:end]
        if piece in _CODES or piece in _ALSO:
            known = (piece, _ALSO.get(piece, ""))
            yield Element(piece, "".join(_CODES[one] for one in known if one in _CODES), whole=True)
        if piece in _OPENERS or piece in {"zh", "ch", "sh"} or (end == len(typed) and len(piece) > 1):
            codes = _by_beginning().get(piece, "")
            if codes and (piece not in _CODES or piece in _OPENERS):
                yield Element(piece, codes)


@cache
def _by_beginning() -> dict[str, str]:
    """Beginning → the codes of the syllables that begin so: most pieces of what is typed are none."""
    out: dict[str, str] = {}
    for syllable, code in _CODES.items():
        for end in range(1, len(syllable) + 1):
            out[syllable[:end]] = out.get(syllable[:end], "") + code
    return out
