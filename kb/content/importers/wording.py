"""What the values of an import are called in Chinese, and the sentence for each of its failures."""

from kb.content.importers.cleaning.edits import ChangeKind
from kb.content.importers.document import DropKind, Dropped
from kb.errors import DocumentError, DocumentTooLarge, ImportStopped
from kb.files import file_error_label, reason_of

DROPPED = {
    DropKind.RUNNING_HEAD: "页眉页脚",
    DropKind.PAGE_NUMBER: "页码",
    DropKind.CONTENTS: "目录",
    DropKind.DELETED: "修订中已删除的文字",
    DropKind.COMMENT: "批注",
    DropKind.HIDDEN: "隐藏的文字",
    DropKind.PLACEHOLDER: "没有填写的提示",
    DropKind.PICTURE: "图片",
    DropKind.CHART: "图表",
    DropKind.EMBEDDED: "嵌入的对象或附件",
    DropKind.INSERTED: "插在里面的文件（这种格式读不了）",
    DropKind.MACRO: "宏（没有读取，也没有运行）",
    DropKind.EXTERNAL: "指向外部的链接（没有打开）",
    DropKind.SCRIPT: "网页里的脚本和样式",
    DropKind.NAVIGATION: "网页的导航和按钮",
    DropKind.FORMULA: "公式的排版（改写成一行）",
    DropKind.SHEET: "隐藏的工作表",
}

CHANGES = {
    ChangeKind.NUMERAL: "数字还原为汉字",
    ChangeKind.BOILERPLATE: "去掉网页套话",
    ChangeKind.JOINED: "合并断行",
    ChangeKind.BROKEN_UP: "拆开连在一起的段落",
    ChangeKind.SEVERAL_ARTICLES: "拆成几篇文章",
}


def dropped_words(dropped: Dropped) -> str:
    """One line for something that was left out."""
    times = f" {dropped.count} 处" if dropped.count > 1 else ""
    return f"{DROPPED[dropped.kind]}{times}{f'：{dropped.sample}' if dropped.sample else ''}"


def sentence(error: DocumentError | ImportStopped | OSError) -> str:
    """One clear sentence for a file that was not imported."""
    if isinstance(error, ImportStopped):
        return "已停止导入；已经导入的文件不受影响。"
    if isinstance(error, DocumentTooLarge):
        return f"没有导入：{error.reason}，可能不是正常的文档；请拆小后再试。"
    if isinstance(error, DocumentError):
        return f"没有导入：{error.reason}。"
    if isinstance(error, FileNotFoundError | PermissionError | IsADirectoryError):
        return f"没有导入：{reason_of(error)}。"
    return f"没有导入：读写文件失败（{file_error_label(error)}）。"
