"""The Chinese words for what is said about packs, the same in the window and on the command line."""

from kb.content.packs.preview import ArticleChangeKind
from kb.content.packs.selection import PackOrigin
from kb.content.packs.trust import Trust

ORIGIN_LABELS = {PackOrigin.BUILT_IN: "随程序", PackOrigin.INSTALLED: "已安装", PackOrigin.FOLDER: "手工放入"}
TRUST_LABELS = {
    Trust.PROVISIONED: "公钥由管理员指定",
    Trust.PINNED: "与已安装的版本是同一公钥",
    Trust.KNOWN: "此公钥签过本机的另一个内容包",
    Trust.FIRST_USE: "本机第一次见到这个公钥，请核对指纹",
}
CHANGE_LABELS = {
    ArticleChangeKind.NEW: "新增",
    ArticleChangeKind.CHANGED: "修改",
    ArticleChangeKind.RELABELLED: "只改标题、岗位或日期",
    ArticleChangeKind.REMOVED: "移除",
}
