"""What the values of an import are called in Chinese, and the sentence for each of its failures."""

from kb.content.importers.cleaning.edits import ChangeKind
from kb.content.importers.document import DropKind, Dropped
from kb.errors import DocumentError, DocumentTooLarge, ImportStopped, UnreadableFile
from kb.files import file_error_label, reason_of
from kb.translation import tr

DROPPED = {
    DropKind.RUNNING_HEAD: tr("页眉页脚"),
    DropKind.PAGE_NUMBER: tr("页码"),
    DropKind.CONTENTS: tr("目录"),
    DropKind.DELETED: tr("修订中已删除的文字"),
    DropKind.COMMENT: tr("批注", "comments"),
    DropKind.HIDDEN: tr("隐藏的文字"),
    DropKind.PLACEHOLDER: tr("没有填写的提示"),
    DropKind.PICTURE: tr("图片"),
    DropKind.CHART: tr("图表"),
    DropKind.EMBEDDED: tr("嵌入的对象或附件"),
    DropKind.INSERTED: tr("插在里面的文件（这种格式读不了）"),
    DropKind.MACRO: tr("宏（没有读取，也没有运行）"),
    DropKind.EXTERNAL: tr("指向外部的链接（没有打开）"),
    DropKind.SCRIPT: tr("网页里的脚本和样式"),
    DropKind.NAVIGATION: tr("网页的导航和按钮"),
    DropKind.FORMULA: tr("公式的排版（改写成一行）"),
    DropKind.SHEET: tr("隐藏的工作表"),
}

CHANGES = {
    ChangeKind.NUMERAL: tr("数字还原为汉字"),
    ChangeKind.BOILERPLATE: tr("去掉网页套话"),
    ChangeKind.JOINED: tr("合并断行"),
    ChangeKind.BROKEN_UP: tr("拆开连在一起的段落"),
    ChangeKind.SEVERAL_ARTICLES: tr("拆成几篇文章"),
}


def dropped_words(dropped: Dropped) -> str:
    """One line for something that was left out."""
    times = tr(" {count} 处").format(count=dropped.count) if dropped.count > 1 else ""
    sample = tr("：{sample}").format(sample=dropped.sample) if dropped.sample else ""
    return f"{DROPPED[dropped.kind]}{times}{sample}"


def sentence(error: DocumentError | ImportStopped | UnreadableFile | OSError) -> str:
    """One clear sentence for a file that was not imported."""
    if isinstance(error, ImportStopped):
        return tr("已停止导入；已经导入的文件不受影响。")
    if isinstance(error, DocumentTooLarge):
        return tr("没有导入：{reason}，可能不是正常的文档；请拆小后再试。").format(reason=error.reason)
    if isinstance(error, DocumentError | UnreadableFile):
        return tr("没有导入：{reason}。").format(reason=error.reason)
    if isinstance(error, FileNotFoundError | PermissionError | IsADirectoryError):
        return tr("没有导入：{reason}。").format(reason=reason_of(error))
    return tr("没有导入：读写文件失败（{reason}）。").format(reason=file_error_label(error))
