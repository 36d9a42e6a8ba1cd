"""What must not be overlooked in a changed passage is told, and nothing else."""

import pytest

from kb.model import AlertKind
from kb.notes.anchoring.change_alerts import alerts
from tests.kb.notes.anchoring.alert_pairs import alert_pairs


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("一式三联", "一式两联", AlertKind.NUMBER),
        ("双人核对", "单人核对", AlertKind.NUMBER),
        ("三分之一", "三分之二", AlertKind.NUMBER),
        ("限额5万元", "限额10万元", AlertKind.NUMBER),
        ("壹仟元", "贰仟元", AlertKind.NUMBER),
        ("利率5%", "利率-5%", AlertKind.NUMBER),
        ("评级AA+", "评级AA-", AlertKind.NUMBER),
        ("七成以上", "六成以上", AlertKind.NUMBER),
        ("每月走访", "每周走访", AlertKind.DATE),
        ("每季度一次", "每半年一次", AlertKind.DATE),
        ("3个工作日内", "3个自然日内", AlertKind.DATE),
        ("上午9:00开门", "上午9:30开门", AlertKind.DATE),
        ("不少于两名", "不超过两名", AlertKind.MODAL),
        ("超过5万元", "不足5万元", AlertKind.MODAL),
        ("≥5万元", "≤5万元", AlertKind.MODAL),
        ("应双人办理", "可双人办理", AlertKind.MODAL),
        ("应上报主管", "应不上报主管", AlertKind.NEGATION),
        ("经主管同意办理", "不经主管同意办理", AlertKind.NEGATION),
        ("客户同意的，登记", "客户不同意的，登记", AlertKind.NEGATION),
        ("现金过夜的，双人保管", "现金不过夜的，双人保管", AlertKind.NEGATION),
        ("单独进入金库", "不单独进入金库", AlertKind.NEGATION),
        ("担保人签字", "被担保人签字", AlertKind.PARTICIPANT),
        ("继承人到场", "被继承人到场", AlertKind.PARTICIPANT),
        ("质权人保管", "出质人保管", AlertKind.PARTICIPANT),
        ("首次上门", "末次上门", AlertKind.OPPOSITION),
        ("实名举报", "匿名举报", AlertKind.OPPOSITION),
        ("身份证和户口簿", "身份证或户口簿", AlertKind.CONJUNCTION),
        ("身份证、户口簿", "身份证或户口簿", AlertKind.CONJUNCTION),
        ("当天报告", "次日报告", AlertKind.OPPOSITION),
        ("月末对账", "月初对账", AlertKind.OPPOSITION),
        ("营业前清点", "营业后清点", AlertKind.OPPOSITION),
        ("放款前核实", "放款后核实", AlertKind.OPPOSITION),
        ("全部资料", "部分资料", AlertKind.OPPOSITION),
        ("字体显著", "字体普通", AlertKind.OPPOSITION),
        ("每周五报送", "每周一报送", AlertKind.DATE),
        ("走访10户", "走访10人", AlertKind.NUMBER),
        ("所有邮件须加密", "邮件须加密", AlertKind.MODAL),
        ("除本行员工外，不得进入", "本行员工不得进入", AlertKind.MODAL),
        ("由大堂经理登记", "由理财经理登记", AlertKind.PARTICIPANT),
        ("主管和消保岗共同保管", "主管保管", AlertKind.PARTICIPANT),
        ("印章由A岗保管，凭证由B岗保管", "印章由B岗保管，凭证由A岗保管", AlertKind.PARTICIPANT),
        ("先登记再复核", "先复核再登记", AlertKind.ORDER),
        ("由对公账户转入个人账户", "由个人账户转入对公账户", AlertKind.ORDER),
        ("核对证件、影像资料后归档", "核对证件后归档", AlertKind.CONTENT),
    ],
)
def test_what_must_not_be_overlooked_is_named_by_its_kind(before: str, after: str, kind: AlertKind) -> None:
    assert kind in {alert.kind for alert in alerts(before, after)}
    assert kind in {alert.kind for alert in alerts(after, before)}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("限额５万元", "限额5万元"),
        ("2个月内", "二个月内"),
        ("10万元", "十万元"),
        ("落实三查", "落实贷前、贷中、贷后三查"),
        ("第三条 应当登记", "第五条　应当登记"),
        ("（一）登记。", "（二）登记；"),
        ("期限一年", "期限12个月"),
        ("填写一个表", "填写表"),
        ("不得代办", "严禁代办"),
        ("柜員應使用文明服務用語", "柜员应使用文明服务用语"),
        ("引导客户。[1]", "引导客户。"),
        ("加密传输。<br>", "加密传输。"),
        ("手续费20元", "手续费人民币20元"),
        ("5名客户", "5位客户"),
        ("10个客户", "10名客户"),
        ("请顾客签字", "请客户签字"),
        ("登记、复核", "登记并复核"),
        ("有不同意见的", "有不同 意见的"),
    ],
)
def test_another_writing_of_the_same_is_not_told(before: str, after: str) -> None:
    assert alerts(before, after) == ()


def test_the_words_are_told_as_they_are_written() -> None:
    (told,) = alerts("保证金壹仟元", "保证金贰仟元")
    assert (told.before, told.after) == (("壹仟",), ("贰仟",))


def test_of_200_changes_those_that_tell_are_flagged_and_the_others_are_not() -> None:
    pairs = alert_pairs()
    missed = [pair for pair in pairs if pair.flagged and not alerts(pair.before, pair.after)]
    false = [pair for pair in pairs if not pair.flagged and alerts(pair.before, pair.after)]
    telling = sum(pair.flagged for pair in pairs)
    assert telling >= 100
    assert len(pairs) - telling >= 100
    assert len(missed) <= 0.05 * telling, missed
    assert len(false) <= 0.02 * (len(pairs) - telling), false
