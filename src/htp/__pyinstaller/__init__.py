"""What PyInstaller asks an installed package: where the hooks are that say what else belongs to a frozen program."""

from pathlib import Path


def hook_folders() -> list[str]:
    return [str(Path(__file__).parent)]
