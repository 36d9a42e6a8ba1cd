"""The arguments of every command. Read at every start, so nothing is imported here that a window does not need."""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kb import __version__

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[argparse.ArgumentParser]

_IMPORT_SWITCHES = {
    "--preview": "只显示，不保存",
    "--changes": "逐条列出对文字的整理",
    "--no-changes": "原样导入，不整理文字",
    "--hidden": "隐藏的工作表也导入，标题注明",
}


_EXIT_CODES = "退出码：0 正常；1 有问题，原因在错误输出里；2 参数写错；3 search 没有找到；4 加了 PIN 的笔记没有打开。"
_INSTALL = "在窗口里安装这个内容包；直接写 .xzpack 文件名也一样"
PACK_SUFFIX = ".xzpack"


def with_pack_option(arguments: Sequence[str]) -> list[str]:
    """The arguments, where a pack that stands alone (a double click on its file) is one to be installed."""
    *before, last = arguments or [""]
    alone = last.lower().endswith(PACK_SUFFIX) and not last.startswith("-") and len(before) in {0, 2}
    if alone and (not before or before[0] == "--data"):
        return [*before, "--install", last]
    return [*arguments]


def argument_parser() -> argparse.ArgumentParser:
    """The program's arguments; ``command`` is None when the window is wanted."""
    parser = argparse.ArgumentParser(
        prog="main.py", description="行知：银行网点的离线知识库。不带命令时打开窗口。", epilog=_EXIT_CODES
    )
    parser.add_argument("--version", action="version", version=f"行知 {__version__}", help="打印版本")
    parser.add_argument("--data", type=Path, metavar="目录", help="数据文件夹（默认：程序旁的 data，或用户数据目录）")
    parser.add_argument("--open", default="", metavar="ID", help="打开这篇文章；窗口已开时在那个窗口里打开")
    parser.add_argument("--install", type=Path, dest="pack_file", metavar="包", help=_INSTALL)
    commands = parser.add_subparsers(dest="command", metavar="命令")
    search = commands.add_parser("search", help="检索文章和自己的笔记，打印结果")
    search.add_argument("query", metavar="词语")
    search.add_argument("--role", action="append", default=[], metavar="岗位", help="只看这个岗位，可重复")
    search.add_argument("--topic", action="append", default=[], metavar="主题", help="只看这个主题，可重复")
    search.add_argument("--limit", type=int, default=10, metavar="N", help="最多几条（默认 10）")
    search.add_argument(
        "--as-of", type=_day, metavar="日期", help="按这一天的效力显示和排序，如 2024-06-30（默认：今天）"
    )
    search.add_argument("--json", action="store_true", help="以 JSON 输出")
    _add_person(search)
    commands.add_parser("reindex", help="重建检索索引")
    doctor = commands.add_parser("doctor", help="检查版本、路径、索引、笔记与字体；或检查一个内容包")
    doctor.add_argument("--content", type=Path, metavar="目录", help="只检查这个内容包：结构、链接、用词和标点")
    _add_person(doctor)
    _add_export(commands)
    _add_pack(commands)
    _add_import(commands)
    _add_collected(commands)
    return parser


def _add_collected(commands: "Commands") -> None:
    for name, words in (("receipts", "已读回执"), ("feedback", "反馈")):
        actions = commands.add_parser(name, help=f"{words}：把各网点交来的文件合成一张表").add_subparsers(
            dest="action", metavar="操作", required=True
        )
        merge = actions.add_parser("merge", help="合并")
        merge.add_argument("files", nargs="+", type=Path, metavar="文件或目录")
        kinds = "表格（.csv）" if name == "receipts" else "表格（.csv）或文档（.md）"
        merge.add_argument("-o", "--output", type=Path, required=True, metavar="文件", help=f"写到哪里：{kinds}")


def _add_export(commands: "Commands") -> None:
    words = "把全部笔记写成一个文件，格式按后缀：.docx、.md、.csv、.txt（Anki）、.json、.jsonld"
    export = commands.add_parser("export", help=words, description=f"{words}。已有的文件不覆盖。")
    export.add_argument("file", type=Path, metavar="文件")
    export.add_argument("--by-role", action="store_true", help="按岗位分组（默认：按文章）")
    _add_person(export)


def _add_person(parser: argparse.ArgumentParser) -> None:
    """A PIN itself is no argument: everybody on a PC can see those."""
    person = "读这个人加了 PIN 的笔记；PIN 在终端里输入，不显示"
    parser.add_argument("--person", metavar="姓名", help=person)
    file = "不问，用这个文件的第一行作 PIN（文件只能本人可读）；- 是标准输入"
    parser.add_argument("--pin-file", type=Path, metavar="文件", help=file)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"不是日期：{text}，应写成 2024-06-30") from None


def _add_import(commands: "Commands") -> None:
    importing = commands.add_parser("import", help="把 Word、PDF、Excel、网页、电子书、文本导入“我的文档”")
    importing.add_argument("files", nargs="+", type=Path, metavar="文件或目录")
    for option, words in _IMPORT_SWITCHES.items():
        importing.add_argument(option, action="store_true", help=words)
    importing.add_argument("--into", type=Path, metavar="目录", help="导入到这个内容包（默认：“我的文档”）")


def _add_pack(commands: "Commands") -> None:
    pack = commands.add_parser("pack", help="内容包：制作、签名、检查、安装、回退")
    actions = pack.add_subparsers(dest="action", metavar="操作", required=True)
    _add_making(actions)
    _add_using(actions)


def _add_making(actions: "Commands") -> None:
    new = actions.add_parser("new", help="新建一个内容文件夹")
    new.add_argument("folder", type=Path, metavar="目录")
    new.add_argument("--id", required=True, help="内容包的 id：小写字母、数字、点和连字符，以后不再更改")
    new.add_argument("--name", required=True, metavar="名称", help="内容包的名称")
    build = actions.add_parser("build", help="把内容文件夹做成一个 .xzpack 文件")
    build.add_argument("folder", type=Path, metavar="目录")
    build.add_argument("-o", "--output", type=Path, metavar="文件", help="写到哪里（默认：id-版本.xzpack）")
    build.add_argument("--base", type=Path, metavar="旧包", help="只装入与这个旧包不同的文件（增量包）")
    _add_key(build, required=False)
    keygen = actions.add_parser("keygen", help="生成一对签名密钥：私钥 .key 自己保管，公钥 .pub 交给别人")
    keygen.add_argument("file", type=Path, metavar="文件", help="文件名，不带后缀")
    keygen.add_argument("--publisher", required=True, metavar="名称", help="编写部门的名称，安装时显示")
    keygen.add_argument("--passphrase-file", type=Path, metavar="文件", help="用这个文件第一行的口令保护私钥")
    sign = actions.add_parser("sign", help="给 .xzpack 文件签名")
    sign.add_argument("file", type=Path, metavar="包")
    sign.add_argument("-o", "--output", type=Path, metavar="文件", help="写到哪里（默认：原文件）")
    _add_key(sign, required=True)


def _add_key(parser: argparse.ArgumentParser, *, required: bool) -> None:
    parser.add_argument("--key", type=Path, required=required, metavar="私钥", help="签名用的 .key 文件")
    parser.add_argument("--publisher", metavar="名称", help="编写部门的名称（默认：同名 .pub 文件里的名称）")
    parser.add_argument("--passphrase-file", type=Path, metavar="文件", help="第一行是私钥的口令")


def _add_using(actions: "Commands") -> None:
    verify = actions.add_parser("verify", help="检查 .xzpack 文件，或已安装的内容包（不写则检查全部已安装的）")
    verify.add_argument("file", type=Path, nargs="?", metavar="包")
    verify.add_argument("--installed", default="", metavar="ID", help="检查这个已安装的内容包是否还与签名时一致")
    install = actions.add_parser("install", help="安装 .xzpack 文件")
    install.add_argument("file", type=Path, metavar="包")
    install.add_argument("--preview", action="store_true", help="只说明会有什么变化，不安装")
    install.add_argument("--fingerprint", default="", metavar="指纹", help="第一次安装某部门的包：与该部门核对过的指纹")
    actions.add_parser("list", help="列出内容包和它们的版本")
    remove = actions.add_parser("remove", help="移除已安装的内容包")
    remove.add_argument("id", metavar="ID")
    remove.add_argument("--forget-publisher", action="store_true", help="也忘记它的签名公钥，以后可由别的部门签名")
    rollback = actions.add_parser("rollback", help="退回上一个版本；再次执行则恢复")
    rollback.add_argument("id", metavar="ID")
