"""Arguments, paths and what is missing on this machine; then the window, or a command for who looks after the PCs."""

import gc
import platform
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - told in a sentence; whatever is imported below would end in a traceback
    sys.exit(f"行知需要 Python 3.11 或更新的版本，这里是 {platform.python_version()}。")

from kb.cli.arguments import argument_parser, with_pack_option
from kb.machine.system_requirements import sentence, unmet
from kb.resources import CONTENT, program_folder


def main(arguments: list[str] | None = None) -> int:
    """Run; the exit code is 0 when all went well, 1 when something is wrong; README lists all."""
    if getattr(sys, "frozen", False):  # a packaged program indexes in a process of its own, too
        import multiprocessing  # noqa: PLC0415 - 30 ms that no other start needs before its window

        multiprocessing.freeze_support()
    chosen = argument_parser().parse_args(with_pack_option(sys.argv[1:] if arguments is None else arguments))
    if missing := unmet(window=chosen.command is None):
        print(sentence(missing), file=sys.stderr)
        return 1
    from kb.language import chosen_language  # noqa: PLC0415
    from kb.machine.machine_settings import read_machine_settings  # noqa: PLC0415
    from kb.paths import AppPaths  # noqa: PLC0415 - needs a package that may have been missing

    machine = read_machine_settings()
    data = chosen.data or machine.data
    paths = AppPaths.under(data) if data else AppPaths.default(program_folder())
    if chosen.command is None:
        from ui import plain_imports  # noqa: PLC0415 - the commands need no Qt
        from ui.late_methods import compile_late  # noqa: PLC0415
        from ui.translations import speak  # noqa: PLC0415

        gc.set_threshold(5_000)  # with 700 there are 130 searches for garbage before the first answer: 0.05 s
        plain_imports.restore()
        plain_imports.leave_out()
        plain_imports.share_nothing_out()
        compile_late()
        if not machine.problem:
            speak(chosen_language(paths.language))  # before any module with words is imported
        from ui import app  # noqa: PLC0415

        if machine.problem:
            return app.refuse(machine.problem)
        return app.run(paths, CONTENT, chosen.open, pack=chosen.pack_file, machine=machine)
    from kb.cli import commands  # noqa: PLC0415 - nor does the window need the commands
    from ui import error_messages  # noqa: PLC0415

    if machine.problem and chosen.command != "doctor":
        print(error_messages.sentence(machine.problem), file=sys.stderr)
        return 1
    return commands.run(chosen, paths, CONTENT, error_messages.sentence, machine=machine)


if __name__ == "__main__":
    sys.exit(main())
