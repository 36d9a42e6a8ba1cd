"""Arguments, paths and what is missing on this machine; then the window, or a command for who looks after the PCs."""

import argparse
import multiprocessing
import platform
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - told in a sentence; whatever is imported below would end in a traceback
    sys.exit(f"行知需要 Python 3.11 或更新的版本，这里是 {platform.python_version()}。")

from kb import __version__
from kb.cli_import_arguments import add_import_command
from kb.cli_packs_arguments import add_pack_command
from kb.resources import CONTENT, program_folder
from kb.system_requirements import sentence, unmet


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="main.py", description="行知：银行网点的离线知识库。不带命令时打开窗口。")
    parser.add_argument("--version", action="version", version=f"行知 {__version__}", help="打印版本")
    parser.add_argument("--data", type=Path, metavar="目录", help="数据文件夹（默认：程序旁的 data，或用户数据目录）")
    parser.add_argument("--open", default="", metavar="ID", help="打开这篇文章；窗口已开时在那个窗口里打开")
    commands = parser.add_subparsers(dest="command", metavar="命令")
    search = commands.add_parser("search", help="检索并打印结果")
    search.add_argument("query", metavar="词语")
    search.add_argument("--role", action="append", default=[], metavar="岗位", help="只看这个岗位，可重复")
    search.add_argument("--topic", action="append", default=[], metavar="主题", help="只看这个主题，可重复")
    search.add_argument("--limit", type=int, default=10, metavar="N", help="最多几条（默认 10）")
    search.add_argument("--json", action="store_true", help="以 JSON 输出")
    commands.add_parser("reindex", help="重建检索索引")
    doctor = commands.add_parser("doctor", help="检查版本、路径、索引、笔记与字体；或检查一个内容包")
    doctor.add_argument("--content", type=Path, metavar="目录", help="只检查这个内容包：结构、链接、用词和标点")
    add_pack_command(commands)
    add_import_command(commands)
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run; the exit code is 0 when all went well, 1 when something is wrong; README lists all."""
    multiprocessing.freeze_support()  # a packaged program indexes in a process of its own, too
    chosen = _parser().parse_args(arguments)
    if missing := unmet(window=chosen.command is None):
        print(sentence(missing), file=sys.stderr)
        return 1
    from kb.paths import AppPaths  # noqa: PLC0415 - needs a package that may have been missing

    paths = AppPaths.under(chosen.data) if chosen.data else AppPaths.default(program_folder())
    if chosen.command is None:
        from ui.app import run  # noqa: PLC0415 - the commands need no Qt

        return run(paths, CONTENT, chosen.open)
    from kb import cli  # noqa: PLC0415 - nor does the window need the commands
    from ui import error_messages  # noqa: PLC0415

    return cli.run(chosen, paths, CONTENT, error_messages.sentence)


if __name__ == "__main__":
    sys.exit(main())
