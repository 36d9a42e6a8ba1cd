"""200 changes of a passage, half of which must be flagged: written by hand, and made from the built-in articles.

The made ones are seeded: the same every time.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

CONTENT = Path(__file__).parents[4] / "content" / "articles"
EACH = 100  # pairs that must be flagged, and pairs that must not

# What says another thing now: one passage a line, {before|after}.
TELLING = """
大额现金支取须提前{1|3}个工作日预约。
单笔金额{达到|未达到}50万元的，由支行行长审批。
每{月|季}末核对一次重要空白凭证。
客户经理应在放款{前|后}落实抵押登记。
发现可疑交易应{当日|次日}报告反洗钱岗。
{须|无须}客户本人到场签字。
代理人办理的，{应当|可以}核对双方证件。
身份证{和|或}户口簿原件。
风险等级为{R3|R4}及以下的产品。
授信额度不{超过|低于}抵押物评估价值的70%。
授信额度不超过抵押物评估价值的{70%|60%}。
年利率上浮{百分之五|百分之十}。
{全部|部分}客户资料须录入系统。
保管期限为{五年|十五年}。
自{2024年1月1日|2024年7月1日}起施行。
录音录像资料{不得|可以}对外提供。
贷款用途{属于|不属于}限制类的，退回申请。
客户{有|无}异议的，登记备查。
营业{前|后}清点尾箱。
由{经办|复核}人员加盖业务章。
{柜员|主管}负责开启保险柜。
年龄在{18|60}周岁以上的客户。
{允许|禁止}将密码告知同事。
逾期超过{九十天|三十天}的，移交资产保全部。
按{日|月}计收罚息。
利率{上浮|下浮}10个基点。
信用评级为{AA+|AA-}的企业。
双人{双锁|单锁}保管。
{线上|线下}渠道受理的申请。
开户资料须提供{原件|复印件}。
客户{同意|拒绝}授权查询征信的，继续办理。
每{两|三}年更新一次客户身份资料。
金额以{大写|小写}为准。
保证金比例{≥|≤}20%。
温度保持在{5|-5}度。
{首次|再次}购买理财的客户须临柜评估。
在{上午|下午}营业结束后对账。
{对公|对私}客户适用本流程。
{工作日|节假日}的值班由主管安排。
复核{通过|不通过}的，退回经办。
贷款{发放|未发放}的，不得收取费用。
需要{三分之二|三分之一}以上成员同意。
{不得|应当}代客户保管存单。
款项{转入|转出}保证金账户。
{五|七}日内书面答复投诉人。
单户余额{不足|超过}500万元的小微企业。
{A类|B类}客户由支行维护。
须经支行行长{和|或}风险经理签字。
客户可{随时|定期}查询余额。
客户信息{公开|保密}。
{立即|次日}上报分行运营部。
{高风险|低风险}客户每半年复评一次。
自助设备吞卡保留{24小时|72小时}。
{未|已}通过准入的商户不得受理。
抵押率最高{7成|6成}。
盖章后{方可|不可}外带。
存量客户应{免|收}年费。
单笔{1万元|1万美元}以上的汇款须报送。
{现金|转账}缴存保证金。
贷款期限最长{十二个月|二十四个月}。
"""

# What says the same: another writing, other words for the same, another order of the particles.
HARMLESS = """
{2个月|二个月|两个月}内完成回访。
单笔{10万元|十万元|100,000元}以上须授权。
落实{“三查”|三查}制度。
{第三条　|第五条 }客户经理应当双人实地调查。
{（一）|（三）}核对证件；{（二）|（四）}登记台账。
{1.|3.}先听客户说完，再给建议。
登记{、|，}复核{。|；}
{ATM |ATM}吞卡的处理。
不少于{５|5}名客户。
{百分之五|5%|５％}的手续费。
{2024年1月1日|2024-01-01|二〇二四年一月一日}起施行。
{每日|每天}营业终了轧账。
{应当|应该|应}妥善保管密码。
{不得|禁止|严禁}代客操作。
期限为{1年|12个月|一年}。
在{当天|当日}完成登记。
填写{一个|}申请表后交{主管|主管}审核。
{为了|为}提升客户体验，应主动问候。
{客户经理需|客户经理需要}定期走访。
{三个工作日内|3个工作日以内|3个工作日之内}答复。
请客户{仔细|认真}阅读合同。
{并且|并}做好记录。
以及时回应客户{诉求|需求}为先。
{通过|利用}晨会学习案例。
{“反洗钱”|反洗钱}培训。
先问候{，|}再询问业务。
{①|②}查询{②|③}登记。
不仅要快{，|、}而且要准。
提供身份证{和|及|与}户口簿。
耐心{聆听|倾听}客户的意见。
{七成|70%}的客户来自周边社区。
{3/4|四分之三}以上的网点。
让客户{感到|感受到}被尊重。
{上传|上传到}影像系统后归档。
站立迎接{，|、}微笑服务。
应对网点的{环境卫生|环境、卫生}负责。
在醒目{位置|处}张贴公告。
{壹拾万元|10万元}（大写）。
保留{6个月|半年|六个月}以上。
{同客户|与客户}保持联系。
{对于|对}投诉要耐心。
业务{繁忙|忙碌}时加开窗口。
{ 5 万|5万}元以下的业务。
对不良贷款{要|应}逐户分析原因。
客户可{在手机银行|通过手机银行}查询。
{认真|仔细}核对要素。
营造{良好|好}的营业氛围。
{24小时|二十四小时}值守。
{每季度|每3个月}检查一次。
{两周|14天}内完成整改。
"""


@dataclass(frozen=True, slots=True)
class AlertPair:
    """A passage before and after a change, and whether it must be flagged."""

    before: str
    after: str
    flagged: bool


def alert_pairs() -> list[AlertPair]:
    """All of them: by hand first, then made until there are EACH of both kinds."""
    chance = random.Random(20260731)  # noqa: S311 - the same every time
    out: list[AlertPair] = []
    for text, flagged, changes in ((TELLING, True, _TELLING), (HARMLESS, False, _HARMLESS)):
        pairs = [AlertPair(*pair, flagged) for line in text.split("\n") if line for pair in _written(line)]
        sentences = _sentences()
        chance.shuffle(sentences)
        made = (
            AlertPair(sentence, after, flagged)
            for sentence in sentences
            if (after := chance.choice(changes)(sentence, chance)) not in (None, sentence)
        )
        while len(pairs) < EACH:
            pairs.append(next(made))
        out += pairs[:EACH] if flagged else pairs
    return out


def _written(line: str) -> Iterator[tuple[str, str]]:
    """The passage with the first choice of every brace, against the one with each further choice."""
    choices = [piece.split("|") for piece in re.findall(r"\{(.*?)\}", line)]
    for further in range(1, max(map(len, choices))):
        yield (
            _filled(line, [known[0] for known in choices]),
            _filled(line, [known[min(further, len(known) - 1)] for known in choices]),
        )


def _filled(line: str, chosen: list[str]) -> str:
    left = iter(chosen)
    return re.sub(r"\{.*?\}", lambda _match: next(left), line)


def _sentences() -> list[str]:
    texts = [path.read_text("utf-8").split("---", 2)[-1] for path in sorted(CONTENT.glob("*.md"))]
    lines = (line.strip("-*> ") for text in texts for line in text.split("\n") if not line.startswith(("#", "|")))
    return sorted({line for line in lines if 12 <= len(line) <= 80 and "[" not in line})


# --- changes that tell -----------------------------------------------------------------------------------------------


def _other_number(text: str, chance: random.Random) -> str | None:
    found = re.search(r"(?<![\d.])\d+(?![\d.])", text)
    return (
        None
        if found is None
        else text[: found.start()] + str(int(found[0]) + chance.randint(1, 9)) + text[found.end() :]
    )


def _exchanged(pairs: str) -> Callable[[str, random.Random], str | None]:
    known = [tuple(pair.split("→")) for pair in pairs.split()]

    def change(text: str, _chance: random.Random) -> str | None:
        return next((text.replace(old, new, 1) for old, new in known if old in text), None)

    return change


_TELLING = (
    _other_number,
    _exchanged("每月→每周 每周→每月 每季→每月 每天→每周 每日→每周 每年→每月"),
    _exchanged("不得→可以 禁止→允许 必须→可以 应当→不得 要→不要 可以→不得 应→不应 可→不可"),
    _exchanged("及时→定期 当天→次日 当日→次日 月初→月末 月末→月初 之前→之后 贷后→贷前 贷前→贷后 事前→事后"),
    _exchanged("全部→部分 所有→个别 以上→以下 以内→以外 高于→低于 超过→不足 主动→被动 增加→减少"),
)


# --- changes that do not ---------------------------------------------------------------------------------------------


def _wide(text: str, _chance: random.Random) -> str:
    return "".join(chr(ord(one) + 0xFEE0) if one.isascii() and one.isalnum() else one for one in text)


def _renumbered(text: str, chance: random.Random) -> str:
    return f"（{chance.choice('一二三四五')}）{text}"


def _spaced(text: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(text))
    return (
        f"{text[:at]} {text[at:]}"
        if not text[at - 1 : at + 1].isalnum() or not text[at - 1 : at + 1].isascii()
        else text
    )


def _repunctuated(text: str, _chance: random.Random) -> str:
    return text.translate(str.maketrans("，；。“”（）", ',;.""()'))


_HARMLESS = (_wide, _renumbered, _spaced, _repunctuated, _exchanged("每天→每日 必须→应当 不得→禁止 客户的→客户们的"))
