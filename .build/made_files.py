"""Makes what the package has from other files of it, whenever it is built or installed, editable or not."""

import os
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class MadeFiles(BuildHookInterface):  # type: ignore[type-arg] - of whatever configuration
    """Runs before the files of a wheel are collected, and has what it made collected though git ignores it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path[:0] = [str(Path(self.root, "src")), str(Path(__file__).parent)]
        from catalogues import compiled_catalogues

        for file, content in {**compiled_catalogues(), **_compiled_rulebook()}.items():
            _write(file, content)
            build_data["artifacts"].append(f"/{file.relative_to(self.root).as_posix()}")


def _compiled_rulebook() -> dict[Path, bytes]:
    """What the files of the rulebook say, as `htp.rulebook.compiled` reads it; InvalidInput where they are wrong."""
    from htp.rulebook import compiled, loader
    from htp.rules import signatures

    loader.load_rulebook(signatures(), loader.shipped_texts())
    return {loader.DATA / compiled.NAME: compiled.compiled(loader.shipped_contents())}


def _write(file: Path, content: bytes) -> None:
    """At once, and only what is another by now: the program may be running from the same folder, or a second build."""
    if not file.exists() or file.read_bytes() != content:
        beside = file.with_name(f"{file.name}.{os.getpid()}")
        beside.write_bytes(content)
        beside.replace(file)
