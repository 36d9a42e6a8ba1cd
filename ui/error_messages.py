"""Every sentence a person reads about a failure, in one place: errors carry facts, this module words them."""

import errno
from collections.abc import Callable
from math import ceil

from kb import errors
from kb.files import file_error_label
from kb.translation import tr
from ui.pack_error_messages import PACK_SENTENCES

# What an operation on the notes is called, by its name in ``kb.notes``.
OPERATIONS = {
    "highlight": tr("划线"),
    "underline": tr("下划线"),
    "edit": tr("修改批注"),
    "edit_all": tr("批量修改"),
    "rename_tag": tr("标签改名"),
    "delete": tr("删除"),
    "restore": tr("恢复"),
    "import": tr("导入"),
    "accept": tr("确认位置"),
    "detach": tr("移出正文"),
    "reattach": tr("重新定位"),
    "bookmark": tr("添加书签"),
    "unbookmark": tr("取消书签"),
    "tick": tr("勾选"),
    "untick": tr("取消勾选"),
    "confirm_tick": tr("确认条目"),
}


def undo_words(verb: str, operation: str | None) -> str:
    """The words of the undo or redo action: ``撤销“划线”``, or just ``撤销``."""
    return f"{verb}“{OPERATIONS.get(operation, operation)}”" if operation else verb


def sentence(error: Exception) -> str:
    """One clear Chinese sentence for an expected failure; a bug gets a general one."""
    for kind, words in _WORDS:
        if isinstance(error, kind):
            return words(error)
    return tr("程序遇到意外情况（{name}），刚才的操作没有完成。").format(name=type(error).__name__)


def _content(error: Exception) -> str:
    assert isinstance(error, errors.ContentError)  # noqa: S101 - narrows the type; the table below guarantees it
    return tr("内容无法读取：{name}，{reason}。").format(name=error.path.name, reason=error.reason)


def _document(error: Exception) -> str:
    assert isinstance(error, errors.DocumentError | errors.ImportStopped)  # noqa: S101 - see above
    from kb.content.importers.wording import sentence as import_sentence  # noqa: PLC0415 - a window does not wait for it

    return import_sentence(error)


def _unreadable(error: Exception) -> str:
    assert isinstance(error, errors.NotesUnreadable)  # noqa: S101 - narrows the type; the table below guarantees it
    return tr("有 {count} 条笔记的记录已损坏，无法显示；其余笔记不受影响。可用“文件”菜单的“备份与恢复”找回。").format(
        count=error.count
    )


def _sqlite_too_old(error: Exception) -> str:
    assert isinstance(error, errors.SqliteTooOld)  # noqa: S101 - narrows the type; the table below guarantees it
    return tr("这台电脑的 SQLite（{version}）太旧，读不了笔记，需要 {minimum} 或更新的版本；笔记保持原样。").format(
        version=error.version, minimum=error.minimum
    )


def _pdf_not_written(error: Exception) -> str:
    assert isinstance(error, errors.PdfNotWritten)  # noqa: S101 - narrows the type; the table below guarantees it
    cause = error.__cause__
    reason = (
        tr("磁盘已满")
        if getattr(cause, "errno", 0) in {errno.ENOSPC, errno.EDQUOT}
        else tr("文件夹可能是只读的或没有权限")
    )
    return tr("PDF 没有写成：{parent} 写不进去，{reason}。请换一个文件夹再存。").format(
        parent=error.path.parent, reason=reason
    )


def seconds_words(seconds: float) -> str:
    """How long to wait, rounded up: in seconds, beyond two minutes in minutes."""
    return (
        tr("{seconds} 秒").format(seconds=ceil(seconds))
        if seconds <= 120
        else tr("{seconds} 分钟").format(seconds=ceil(seconds / 60))
    )


def _wrong_pin(error: Exception) -> str:
    wait = error.wait if isinstance(error, errors.WrongPin) else 0
    if not wait:
        return tr("PIN 不对。请再试一次。笔记不会因此丢失。")
    return tr("PIN 不对。请等 {time}再试。笔记不会因此丢失。").format(time=seconds_words(wait))


def _too_early(error: Exception) -> str:
    wait = error.wait if isinstance(error, errors.TooEarly) else 0
    return tr("PIN 输错多次，请等 {time}再试。笔记不会因此丢失。").format(time=seconds_words(wait))


def _mistyped(error: Exception) -> str:
    assert isinstance(error, errors.RecoveryKeyMistyped)  # noqa: S101 - narrows the type; the table below guarantees it
    if error.signs != error.wanted:
        return tr("恢复密钥应有 {wanted} 个字符，这里是 {signs} 个。").format(wanted=error.wanted, signs=error.signs)
    return tr("恢复密钥里有字符抄错了，请对照纸上的再看一遍。")


def _machine_settings(error: Exception) -> str:
    assert isinstance(error, errors.MachineSettingsInvalid)  # noqa: S101 - see above
    return tr("管理员的设置读不出：{source}，{reason}。请联系管理员；改好之前行知不启动，数据保持原样。").format(
        source=error.source, reason=error.reason
    )


_WORDS: tuple[tuple[type[Exception], Callable[[Exception], str]], ...] = (
    (errors.ContentError, _content),
    (errors.PinNotGiven, lambda error: tr("{error}。").format(error=error)),
    (errors.WrongPin, _wrong_pin),
    (errors.TooEarly, _too_early),
    (errors.RecoveryKeyMistyped, _mistyped),
    (errors.WrongRecoveryKey, lambda _: tr("这个恢复密钥不是这份笔记的。")),
    (
        errors.KeyFileDamaged,
        lambda _: tr(
            "这个人的密钥文件已损坏，笔记打不开；文件都还在，没有删除。请从整个数据文件夹的副本找回 key.json。"
        ),
    ),
    (
        errors.EncryptionUnavailable,
        lambda _: tr("这台电脑上没有加密用的 SQLCipher，加密的笔记打不开，也不能加密；笔记保持原样。"),
    ),
    (errors.ProfilesError, lambda error: tr("没有完成：{error}。原来的笔记没有变。").format(error=error)),
    (errors.MachineSettingsInvalid, _machine_settings),
    (errors.ArticleChanged, lambda _: tr("这篇文章刚刚更新了，请在新的正文里重新选择。")),
    (errors.ArticleNotFound, lambda _: tr("这篇文章已不在资料库中，可能随内容包更新被移除。")),
    (errors.IndexUnavailable, lambda _: tr("检索索引正在准备，请稍候；阅读不受影响。")),
    (errors.IndexingCancelled, lambda _: tr("已停止建立索引；需要时可在“文件”菜单里重建。")),
    (errors.NotesTooNew, lambda _: tr("笔记由更新版本的程序保存，当前只能查看，不能修改。请升级程序。")),
    (errors.NotesDamaged, lambda _: tr("笔记文件已损坏。重新启动程序，可从备份恢复或抢救其中的内容。")),
    (errors.SqliteTooOld, _sqlite_too_old),
    (errors.NotesBusy, lambda _: tr("笔记正被另一个程序占用，这次操作没有完成；请关闭其他窗口后重试。")),
    (errors.NotesNoRoom, lambda _: tr("磁盘已满，这次操作没有保存；请清理磁盘空间后重试，已有笔记不受影响。")),
    (
        errors.NotesNotReadable,
        lambda _: tr("没有权限读取笔记文件，现在看不到已有的笔记；它们不受影响，阅读和检索照常。"),
    ),
    (errors.NotesNoAccess, lambda _: tr("无法写入笔记所在的文件夹，可能是只读的或没有权限；已有笔记不受影响。")),
    (errors.NotesUnreadable, _unreadable),
    (errors.BackupDamaged, lambda _: tr("这份备份已损坏或不是笔记备份，不能恢复；现有笔记保持原样。")),
    (errors.BackupTooNew, lambda _: tr("这份备份由更新版本的程序保存，请升级程序后再恢复；现有笔记保持原样。")),
    (errors.NotesReadOnly, lambda _: tr("笔记当前只读，这次修改没有保存。")),
    (errors.SpanError, lambda _: tr("选中的位置不在文章正文内，没有保存。")),
    (errors.NoteNotFound, lambda _: tr("这条笔记已被删除。")),
    (errors.NotesError, lambda _: tr("笔记没有保存成功：请检查磁盘空间和数据文件夹的写入权限。")),
    (errors.NotesFileError, lambda error: tr("这个文件读不出笔记：{error}。").format(error=error)),
    (errors.DocumentError, _document),
    (errors.ImportStopped, _document),
    (errors.OwnDocumentError, lambda error: tr("没有完成：{error}；原来的文档没有变。").format(error=error)),
    (errors.SettingsError, lambda _: tr("设置没有保存：数值不在允许范围内。")),
    (errors.PrinterMissing, lambda _: tr("没有找到打印机。可以先另存为 PDF，再拿到连着打印机的电脑上打印。")),
    (errors.PrinterFailed, lambda _: tr("打印机没有收下要打印的内容：请看打印机是否开机、缺纸，或另存为 PDF。")),
    (errors.PrintingStopped, lambda _: tr("已停止，没有完成。")),
    (errors.PdfNotWritten, _pdf_not_written),
    (errors.PrintError, lambda _: tr("没有打印成功，可以再试一次，或另存为 PDF。")),
    *PACK_SENTENCES,
    (
        OSError,
        lambda error: (
            tr("读写文件失败：{reason}。").format(reason=file_error_label(error)) if isinstance(error, OSError) else ""
        ),
    ),
)
