"""Why the system could not read or write a file: it says so in English, and here in the language that is spoken."""

from collections.abc import Mapping
from typing import Any

from htp.language import translated

SYSTEM = "system"
"""The id of them all."""
SYSTEM_REASONS = (
    "No such file or directory",
    "Permission denied",
    "No space left on device",
    "Is a directory",
    "Not a directory",
    "File exists",
    "File too large",
    "File name too long",
    "Read-only file system",
    "Disk quota exceeded",
    "Too many open files",
    "Too many levels of symbolic links",
    "Input/output error",
    "Bad file descriptor",
)


def with_system_reason(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The values of a sentence, its `reason` in the language if it is one of these."""
    reason = values.get("reason")
    if reason not in SYSTEM_REASONS:
        return values
    return {**values, "reason": translated(SYSTEM, str(reason))}
