"""Who a passage speaks of: roles and parties, in the order in which they stand."""

import re

# The longest words first. Other words for the same party have the same name.
_SAME = {
    "客户": "客户 顾客 储户 来客",
    "银行": "银行 我行 本行",
    "保安公司": "保安公司 安保公司",
    "员工": "员工 职工 工作人员",
    "经办": "经办人 经办人员 经办",
    "复核": "复核人 复核人员 复核员",
    "主管": "主管",
    "保安": "保安员 保安",
    "代理人": "代理人 代办人",
    "企业": "企业",
}
_OTHERS = (
    "综合柜员 柜员 客户经理 大堂经理 理财经理 产品经理 风险经理 运营经理 营销经理 对公经理 零售经理 "
    "客户主管 运营主管 会计主管 营业主管 值班主管 支行行长 分行行长 副行长 行长 网点负责人 负责人 "
    "专属顾问 顾问 引导员 押运员 审批人 授权人 监护人 法定代表人 借款人 担保人 保证人 "
    "抵押人 委托人 受托人 受益人 投保人 被保险人 持有人 持卡人 付款人 收款人 申请人 "
    "债权人 债务人 质权人 出质人 抵押权人 继承人 出票人 承兑人 背书人 "
    "投诉人 供应商 合作方 中介 媒体 家属 配偶 本人 他人 总行 分行 "
    "支行 网点 人民银行 监管部门 公安机关 法院 上级 领导 同事 新员工 "
)
_NAME = {word: name for name, words in _SAME.items() for word in words.split()} | {w: w for w in _OTHERS.split()}
_POSTS = "消保|合规|反洗钱|信贷|审查|审批|放款|会计|清算|档案|经办|复核|授权|运营|风险|内控|科技|人事"
# 被担保人 is another one than 担保人; what is done 被客户本人 or 被工作人员 is done by them.
_PASSIVE = "被(?!工作|客户|本人|他人)[一-鿿]{2,3}?人(?!员)"
_LISTED = "|".join(map(re.escape, sorted(_NAME, key=len, reverse=True)))
_WORD = re.compile(f"{_PASSIVE}|[A-Z甲乙丙丁][岗方角]|(?:{_POSTS})[岗部]|{_LISTED}")
CUSTOMER = "客户"  # so often named, or left out, that this alone says nothing


def participants(text: str) -> list[tuple[str, str]]:
    """Each party as it is written, and its name, in a ``plain`` text."""
    return [(match[0], _NAME.get(match[0], match[0])) for match in _WORD.finditer(text)]
