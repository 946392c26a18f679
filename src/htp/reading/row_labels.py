"""What rows are called that are no company: totals, parts of another row, remarks, headings."""

import re
from collections.abc import Sequence

from htp.company.words import without_legal_form
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
_STATISTIC = (
    r"максимум|минимум|макс|мин|количество|кол во|число|count|maximum|minimum|max|min|эң көп|эң аз|орточо|орточосу"
)
_REMARK = (
    r"примечани[ея]|комментари[ий]|замечани[ея]|эскертүү|эскертме|notes?|remarks?|comments?|"
    r"проч(?:ие|ее)|други[ех]|остальн(?:ые|ое)|иные|разное|others?|misc|башкалар|калгандары|"
    r"неизвестн(?:о|ые|ый)|без названия|unknown|физ\.? ?лица|физические лица|белгисиз|"
    r"план|факт|прогноз|бюджет|plan|actual|forecast|budget|курс|rate|"
    r"отклонени[ея]|разница|изменени[ея]|прирост|рост|динамика|доля|проценты?|"
    r"variance|difference|change|growth|share|айырма|үлүш|өсүш"
)
_SIGNATURE = (
    r"составил[аи]?|подготовил[аи]?|утвердил[аи]?|проверил[аи]?|исполнитель|исп\.?|директор|ген\.? ?директор|"
    r"(?:главный|гл\.?) ?бухгалтер|бухгалтер|подпись|м\. ?п|источник|source|prepared by|approved by|түзгөн|"
    r"башкы бухгалтер|жетекчи"
)
_ALONE = re.compile(
    rf"(?P<label>{_STATISTIC}|{_REMARK})"
    r"(?: (?:по|за|к|от|of|by|for|to|usd|eur|kgs|сом|компаний|компании|клиентов|клиенты|контрагенты|организации|"
    r"услуги|доходы|выручки|экспорта|companies|clients|customers|year)(?: .*)?"
    r"| [0-9]+(?: (?:г|год|года|сом|kgs|usd|eur))?)?"
)
"""Words that may be in the name of a company too, and are none alone: `Максимум`, `План 2025`, `Прочие клиенты`."""
_RETURN = r"возвраты?|сторно|сторнирование|корректировк[аи]|refunds?|returns?|reversals?|credit notes?|кайтаруу"
_RETURN_FIRST = re.compile(rf"(?:{_RETURN})(?!\w)")
_RETURN_BEHIND = re.compile(rf"(?:[(\[]|\s[–—-])\s*(?P<label>{_RETURN})(?!\w)[^()]*[)\]]?\s*$", re.IGNORECASE)
"""`ОсОО Ак-Бата (возврат)`."""
_BEGINNING = re.compile(rf"{_PART_OR_REMARK.pattern}|(?:{_STATISTIC}|{_REMARK}|{_SIGNATURE}|{_RETURN})(?!\w)")
_NAME_OF_COMPANY = r"[a-z«»\"„“]|\b(?:осоо|ооо|зао|оао|пао|ао|жчк|ип|жи|филиал|компани\w*|фирма|студия)\b"
"""What names of companies have, and headings such as `г. Ош` have not."""


def is_totals(text: str) -> bool:
    if not text or text[0].isdigit():
        return False
    words = _words(without_quotes(text))
    return bool(_TOTALS.fullmatch(words) or re.fullmatch(_LABEL_OF_TOTALS, letters_of(words)))


def is_subtotal(name: str) -> bool:
    return _SUBTOTAL.fullmatch(_words(name)) is not None


def are_column_numbers(name: str, cells: Sequence[str]) -> bool:
    """Whether the cells of a row of that name count the columns, as below the headers of a form: `А`, `Б`, `1`, `2`."""
    if len(name) > _MAX_DIGITS:
        return False
    filled = [text for cell in cells if (text := cell.strip())]
    numbers = [int(text) for text in filled if text.isdecimal() and len(text) <= _MAX_DIGITS]
    others = len(filled) - len(numbers)
    if len(numbers) < _MIN_NUMBERS or sum(text in _LETTERS_OF_FORMS for text in filled) < others:
        return False
    return numbers[0] <= others + 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


_LETTERS_OF_FORMS = ("А", "Б", "В", "Г")
_MIN_NUMBERS = 3
_MAX_DIGITS = 3


def is_footnote(name: str) -> bool:
    """Whether it is what stands below a list: a remark with its mark, a signature, a word and a colon."""
    is_remark = part_or_remark(name) is not None or re.match(r"\s*[*¹²³]+\s*[^\W\d_]{3}", name) is not None
    return is_remark or re.match(rf"(?:{_SIGNATURE})(?!\w)", _words(name)) is not None


def _alone(name: str) -> re.Match[str] | None:
    """The name as such a word; one with a legal form on either side is that of a company."""
    words = _words(without_quotes(name))
    return _ALONE.fullmatch(words) if without_legal_form(words) == words else None


def is_statistic(name: str) -> bool:
    found = _alone(name)
    return found is not None and re.fullmatch(_STATISTIC, found["label"]) is not None


def may_be_label(name: str) -> bool:
    """Whether the name is worth a closer look: most names of companies are not, and a table has many."""
    return _BEGINNING.match(_words(name)) is not None or any(mark in name for mark in _MARKS_BEFORE_RETURN)


_MARKS_BEFORE_RETURN = ("(", "[", " -", " –", " —")


def part_or_remark(name: str) -> str | None:
    """What the name begins with if the row may be a part of another, or a remark: `в т.ч.`; None for any other."""
    words = _words(name)
    if found := _PART_OR_REMARK.match(words):
        return found[0]
    if name.rstrip().endswith(":") and (found := re.match(rf"(?:{_SIGNATURE})(?!\w)", words)):
        return found[0]
    before_colon = _words(name.partition(":")[0]) if ":" in name else words
    found = _alone(name) or re.fullmatch(rf"(?P<label>{_STATISTIC}|{_REMARK})", before_colon)
    return found["label"] if found else None


def return_in(name: str) -> str | None:
    """The word that says that the row takes back an amount of another: `возврат`; None where there is none."""
    if found := _RETURN_FIRST.match(_words(name)):
        return found[0]
    behind = _RETURN_BEHIND.search(name)
    return behind["label"] if behind else None


def is_like_company(name: str) -> bool:
    """Whether it has what names of companies have, and headings have not."""
    return re.search(_NAME_OF_COMPANY, name, re.IGNORECASE) is not None


def _words(name: str) -> str:
    return " ".join(re.findall(r"[\w.]+", normalised(name))).rstrip(".")


def without_quotes(text: str) -> str:
    return re.sub("[\"'«»“”„‘’]", "", text)
