"""The arguments of ``import``; kept apart from the importers, which are loaded only when something is imported."""

import argparse
from pathlib import Path

_SWITCHES = {
    "--preview": "只显示，不保存",
    "--changes": "逐条列出对文字的整理",
    "--no-changes": "原样导入，不整理文字",
}


def add_import_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``import`` to the commands of the program."""
    importing = commands.add_parser("import", help="把 Word、PDF、Excel、网页、电子书、文本导入“我的文档”")
    importing.add_argument("files", nargs="+", type=Path, metavar="文件或目录")
    for option, words in _SWITCHES.items():
        importing.add_argument(option, action="store_true", help=words)
    importing.add_argument("--into", type=Path, metavar="目录", help="导入到这个内容包（默认：“我的文档”）")
