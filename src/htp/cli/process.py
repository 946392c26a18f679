"""The process that the program is: whether it is a worker, when it looks for garbage, and how it ends."""

import atexit
import gc
import sys
from contextlib import suppress

_NEW_OBJECTS_AT_THE_START = 100_000
_NEW_OBJECTS_IN_A_LONG_RUN = 20_000
"""Python's own 700 make it search, again and again, what is loaded at the start and stays until the end."""


def serve_if_worker_of_frozen_program() -> None:
    """Do the work of a worker and end, where a frozen program started itself as one.

    It does so where the system cannot fork, as it has no other Python to start.
    """
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support

        freeze_support()


def look_seldom_for_garbage() -> None:
    """What is made while the program is loaded is hardly ever garbage."""
    gc.set_threshold(_NEW_OBJECTS_AT_THE_START)


def look_for_garbage_of_long_run() -> None:
    """What is there by now stays; what comes from now on does not."""
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS_IN_A_LONG_RUN)


def end_at_once(code: object) -> None:
    """End the process with what has been written, without taking apart what the system takes back as a whole.

    Returns where somebody still has to see the usual end: a stream that could not be written, a profiler or a debugger,
    whoever asked to be called at the end, another thread.
    """
    import os

    if (code is None or isinstance(code, int)) and not _is_end_awaited():
        with suppress(OSError, ValueError):
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:
                    stream.flush()
            os._exit(code or 0)


def _is_end_awaited() -> bool:
    threading = sys.modules.get("threading")
    return (
        sys.gettrace() is not None
        or sys.getprofile() is not None
        or _is_monitored()
        or bool(sys.flags.inspect or sys.flags.interactive)
        or atexit._ncallbacks() > 0
        or (threading is not None and threading.active_count() > 1)
    )


def _is_monitored() -> bool:
    """Whether a tool watches the run as those do from Python 3.12 on."""
    monitoring = getattr(sys, "monitoring", None)
    return monitoring is not None and any(monitoring.get_tool(each) for each in range(6))
