"""Every check of a hand-kept tracker, in one list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from onrecord.checks import amounts, categories, dates, donors, figures, prices, references, repeats, texts
from onrecord.records import SheetFinding, Workbook

Check = Callable[[Workbook], Iterable[SheetFinding]]

KINDS = {
    "impossible_date": "a date that no calendar has, or of a year that cannot be meant",
    "date_out_of_place": "a date after the workbook was saved, apart from its neighbours, or against the text or a known event",
    "more_delivered": "more units or money delivered than committed",
    "units_times_price": "a value that is not units times price",
    "price_list": "a price or a category that the workbook's own price list gives otherwise",
    "total": "a total that is not the sum of its parts, or not the amount stated",
    "conversion": "euros that do not follow from the amount and the workbook's rate",
    "counted_twice": "the same item, sum or package counted a second time",
    "misspelt_category": "a category written otherwise than everywhere else",
    "wrong_category": "a category that stands in the wrong column, or against another column of its row",
    "currency_code": "a currency code that does not exist",
    "donor_spelling": "a donor written otherwise than elsewhere",
    "wrong_id": "an id of another donor or kind of aid than the columns say",
    "columns_disagree": "two columns of one row, or rows of one activity, that contradict each other",
    "amount_against_text": "an amount that the explanation contradicts",
    "currency_against_text": "a currency that the explanation contradicts",
    "units_against_text": "a number of units that the explanation contradicts",
    "donor_against_text": "a donor that the explanation contradicts",
    "delivery_against_text": "a delivery that the explanation contradicts",
    "wrong_reference": "a sum that is said to be reported in an entry which has another one",
}
"""Kind of finding to what it means, in the order of the documentation."""

_CHECKS: tuple[Check, ...] = (
    figures.check_delivered,
    figures.check_prices,
    prices.check_price_list,
    figures.check_totals,
    figures.check_conversion,
    repeats.check_repeats,
    categories.check_categories,
    categories.check_currencies,
    donors.check_donors,
    donors.check_ids,
    references.check_columns,
    references.check_references,
    amounts.check_amounts,
    texts.check_units,
    texts.check_donors,
    texts.check_deliveries,
)


def audit(workbook: Workbook, *, today: date) -> tuple[SheetFinding, ...]:
    """What cannot be right in a tracker, in sheet order. today: no announcement can be later."""
    found = [*dates.check_dates(workbook, today=today)]
    for check in _CHECKS:
        found.extend(check(workbook))
    order = {kind: place for place, kind in enumerate(KINDS)}
    return tuple(sorted(dict.fromkeys(found), key=lambda it: (it.row, order[it.kind], it.cells[0].column)))
