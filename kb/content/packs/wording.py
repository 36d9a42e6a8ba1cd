"""The Chinese words for what is said about packs, the same in the window and on the command line."""

from kb.content.packs.preview import ArticleChangeKind
from kb.content.packs.selection import PackOrigin
from kb.content.packs.trust import Trust
from kb.translation import tr

ORIGIN_LABELS = {
    PackOrigin.BUILT_IN: tr("随程序"),
    PackOrigin.INSTALLED: tr("已安装"),
    PackOrigin.FOLDER: tr("手工放入"),
    PackOrigin.OWN: tr("自己导入"),
}
TRUST_LABELS = {
    Trust.PROVISIONED: tr("公钥由管理员指定"),
    Trust.PINNED: tr("与已安装的版本是同一公钥"),
    Trust.KNOWN: tr("此公钥签过本机的另一个内容包"),
    Trust.FIRST_USE: tr("本机第一次见到这个公钥，请核对指纹"),
}
CHANGE_LABELS = {
    ArticleChangeKind.NEW: tr("新增"),
    ArticleChangeKind.CHANGED: tr("修改"),
    ArticleChangeKind.RELABELLED: tr("只改标题、岗位或日期"),
    ArticleChangeKind.REMOVED: tr("移除"),
}
