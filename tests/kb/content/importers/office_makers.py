"""What makes up the office files of the tests: sentences, and the list of those who make files."""

import random
from collections.abc import Callable
from dataclasses import dataclass

_WHO = ("经办行", "客户经理", "复核岗", "运营主管", "大堂经理", "风险经理", "档案岗", "支行行长")
_DOES = (
    "应当核实",
    "负责登记",
    "须在两个工作日内复核",
    "不得代客户填写",
    "按月核对",
    "及时上报",
    "妥善保管",
    "逐项检查",
)
_WHAT = (
    "借款人的经营情况",
    "抵押物权属证明",
    "印章和重要空白凭证",
    "客户身份资料",
    "贷款用途凭证",
    "异常交易线索",
    "影像资料",
    "授信审批意见",
)
_WHY = (
    "，防止资金被挪用",
    "，并留存双人签字的记录",
    "，确有困难的可以延长三日",
    "，金额在50万元以上的另行报批",
    "",
    "，做到账实相符",
)


class Writer:
    """Makes up sentences, the same ones every time."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - made-up text

    def sentence(self, clauses: int = 1) -> str:
        """One sentence of so many clauses."""
        pick = self._chance.choice
        said = [f"{pick(_WHO)}{pick(_DOES)}{pick(_WHAT)}{pick(_WHY)}" for _ in range(clauses)]
        return "；".join(said) + "。"

    def paragraph(self, sentences: int) -> str:
        """Some sentences."""
        return "".join(self.sentence(self._chance.randint(1, 2)) for _ in range(sentences))


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """A file by its bytes, and the pieces of text it must give, in reading order."""

    name: str
    content: bytes
    expected: tuple[str, ...]


Maker = Callable[[Writer], tuple[bytes, list[str]]]
MAKERS: dict[str, Maker] = {}


def office_file(suffix: str) -> Callable[[Maker], Maker]:
    def keep(maker: Maker) -> Maker:
        MAKERS[f"{maker.__name__.strip('_').replace('_', '-')}.{suffix}"] = maker
        return maker

    return keep
