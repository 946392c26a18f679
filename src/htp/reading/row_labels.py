"""What rows are called that are no company: totals, parts of another row, remarks, headings."""

import re

from htp.reading.refused_rows import letters_of
from htp.spelling import normalised

_LABEL_OF_TOTALS = (
    r"(?:итого|итоги|всего|общий ?итог|итог|общая ?сумма|сумма|промежуточный ?итог|в ?среднем|медиана|"
    r"средн(?:ее|ий|яя)(?: ?(?:показатель|значение|величина))?|"
    r"total|grand ?total|totals|sub ?totals?|sum|average|mean|median|"
    r"жыйынтыгы|жыйынтык|бардыгы|баардыгы|баары|жалпы|жалпысынан)"
)
_TOTALS = re.compile(
    rf"{_LABEL_OF_TOTALS}(?: (?:по|за|на|в|для|for|of|in|by|сом|kgs|usd|eur|боюнча|тыс|"
    r"клиентов|компаний|организаций|предприятий|резидентов|заявителей|кардарлар|clients|companies|residents|rows|"
    r"amount|revenue|выручка|сумма|[0-9]+)(?: .*)?)?"
)
_SUBTOTAL = re.compile(rf".{{2,60}} {_LABEL_OF_TOTALS}")
"""`Бишкек Итог`, as a spreadsheet names the rows that it puts in."""
_PART_OR_REMARK = re.compile(
    r"в ?т\. ?ч\.|(?:в ?т\.? ?ч|в том числе|из (?:них|него|не[её]|которых)|включая|справочно|для справки|"
    r"incl|including|of (?:which|them)|thereof|for (?:reference|information)|"
    r"(?:анын|алардын) ичи(?:нде|нен)|маалымат үчүн)(?!\w)"
)
"""What a row begins with that has a part of the row above it, or a remark."""
_NAME_OF_COMPANY = r"[a-z«»\"„“]|\b(?:осоо|ооо|зао|оао|пао|ао|жчк|ип|жи|филиал|компани\w*|фирма|студия)\b"
"""What names of companies have, and headings such as `г. Ош` have not."""


def is_totals(text: str) -> bool:
    if not text or text[0].isdigit():
        return False
    words = _words(without_quotes(text))
    return bool(_TOTALS.fullmatch(words) or re.fullmatch(_LABEL_OF_TOTALS, letters_of(words)))


def is_subtotal(name: str) -> bool:
    return _SUBTOTAL.fullmatch(_words(name)) is not None


def part_or_remark(name: str) -> str | None:
    """What the name begins with if the row may be a part of another, or a remark: `в т.ч.`; None for any other."""
    found = _PART_OR_REMARK.match(_words(name))
    return found[0] if found else None


def is_like_company(name: str) -> bool:
    """Whether it has what names of companies have, and headings have not."""
    return re.search(_NAME_OF_COMPANY, name, re.IGNORECASE) is not None


def _words(name: str) -> str:
    return " ".join(re.findall(r"[\w.]+", normalised(name))).rstrip(".")


def without_quotes(text: str) -> str:
    return re.sub("[\"'«»“”„‘’]", "", text)
