"""Makes what the package has from other files of it, whenever it is built or installed, editable or not."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class MadeFiles(BuildHookInterface):  # type: ignore[type-arg] - of whatever configuration
    """Runs before the files of a wheel are collected, and has what it made collected though git ignores it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path[:0] = [str(Path(self.root, "src")), str(Path(__file__).parent)]
        from catalogues import compiled_catalogues

        for file, content in compiled_catalogues().items():
            _write(file, content)
            build_data["artifacts"].append(f"/{file.relative_to(self.root).as_posix()}")


def _write(file: Path, content: bytes) -> None:
    """At once, because the program may be running from the same folder."""
    beside = file.with_suffix(".new")
    beside.write_bytes(content)
    beside.replace(file)
