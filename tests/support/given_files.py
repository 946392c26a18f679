"""Profiles on disk, one for each verdict."""

from pathlib import Path

ELIGIBLE = "company: {name: Ala-Too}\nperiod: 2016\nactivities: [software-development]\n" + (
    "revenue: {currency: KGS, total: 10_000_000, export: 8_500_000}\n"
)
NOT_ELIGIBLE = ELIGIBLE.replace("8_500_000", "7_999_999").replace("Ala-Too", "Too Little")
UNDETERMINED = ELIGIBLE.replace(", export: 8_500_000", "").replace("Ala-Too", "Unknown")
INVALID = ELIGIBLE.replace("8_500_000", "-8_500_000")
_TEXTS = {"eligible": ELIGIBLE, "not-eligible": NOT_ELIGIBLE, "undetermined": UNDETERMINED, "invalid": INVALID}


def written(folder: Path, *names: str) -> list[str]:
    """The files of those names in the folder; `missing` is none."""
    for name in names:
        if name != "missing":
            (folder / f"{name}.yaml").write_text(_TEXTS[name], encoding="utf-8")
    return [str(folder / f"{name}.yaml") for name in names]
