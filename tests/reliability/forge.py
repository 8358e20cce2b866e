"""Starts bots for the kill loop without paying for the imports each time: imports once, then forks at every `start`.

Reads `start` and `kill` from stdin, answers each with one line. What it forks is `python -m bot run` in all but that.
"""

import os
import signal
import sys

from bot import app
from bot.__main__ import main
from bot.migrations import runner

assert app
assert runner


def run() -> None:
    sys.argv = ["kadrovik", "run"]
    devnull = os.open(os.devnull, os.O_RDWR)
    os.dup2(devnull, 0)
    os.dup2(devnull, 1)
    main()


def serve() -> None:
    bot = 0
    for line in sys.stdin:
        if line.strip() == "start":
            bot = os.fork()
            if not bot:
                run()
                return
        elif bot:
            os.kill(bot, signal.SIGKILL if line.strip() == "kill" else signal.SIGTERM)
            _, status = os.waitpid(bot, 0)
            bot = 0
            sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
            sys.stdout.flush()
            continue
        sys.stdout.write("done\n")
        sys.stdout.flush()
    if bot:
        os.kill(bot, signal.SIGKILL)


if __name__ == "__main__":
    serve()
