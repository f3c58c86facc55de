"""Look a whole case over: the file itself, and whether its sums come out."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from nosdesk.domain.choices import ContractStatus
from nosdesk.domain.records import Contract, CostShare, Criterion, Funding, PaymentDue, Specification
from nosdesk.i18n import Reader, Words
from nosdesk.services.desk import Desk
from nosdesk.storage.check import Finding, check
from nosdesk.storage.unit import Reading

PAYMENTS_WRONG: Final = Words(
    "The payments of the contract “{title}” add up to {together}, but its value is {value}.",
    "The payments for “{title}” make {together}. They must make {value}.",
)
NO_VALUE: Final = Words(
    "The contract “{title}” is signed but has no value.", "You signed “{title}”, but it has no price."
)
WEIGHTS_WRONG: Final = Words(
    "The weights for “{title}” stand still and add up to {together}, not 100.",
    "The points for “{title}” make {together}. They must make 100.",
)
FUNDING_WRONG: Final = Words(
    "The shares of the money for the contract “{title}” add up to {together} %, not 100 %.",
    "The money for “{title}” makes {together} of 100.",
)
SHARES_WRONG: Final = Words(
    "The shares of the cost of “{title}” add up to {together} %, not 100 %.",
    "The cost shares for “{title}” make {together} of 100.",
)


@dataclass(frozen=True, slots=True)
class Wrong:
    """A sum that does not come out: what, of what, what it comes to, and what it should be in pounds."""

    words: Words
    title: str
    together: Decimal = Decimal(0)
    value: Decimal = Decimal(0)
    money: bool = False

    def said(self, reader: Reader) -> str:
        """The finding in the reader's language and wording."""
        shown = reader.money if self.money else reader.number
        return reader.say(self.words, title=self.title, together=shown(self.together), value=shown(self.value))


def look_over(desk: Desk) -> tuple[Finding | Wrong, ...]:
    """All that is wrong: with the file first; with its sums only where the file is sound. Empty where all is well.

    Sums are those that can no longer be mended on a form: payments and money shares of signed contracts, criteria that
    stand still, cost shares of agreed specifications.
    """
    found = check(desk.case)
    if found:
        return found
    with desk.case.reading() as reading:
        return (*_contracts(reading), *_specifications(reading))


def _contracts(reading: Reading) -> Iterator[Wrong]:
    for contract in reading.find(Contract, status=ContractStatus.SIGNED):
        if contract.value is None:
            yield Wrong(NO_VALUE, contract.title)
            continue
        dues = reading.find(PaymentDue, contract_id=contract.id)
        together = sum((due.amount for due in dues), Decimal("0.00"))
        if together != contract.value:
            yield Wrong(PAYMENTS_WRONG, contract.title, together, contract.value, money=True)
        shares = [each.share or Decimal(0) for each in reading.find(Funding, contract_id=contract.id)]
        if shares and sum(shares) != 100:
            yield Wrong(FUNDING_WRONG, contract.title, sum(shares, Decimal(0)))


def _specifications(reading: Reading) -> Iterator[Wrong]:
    for spec in reading.find(Specification):
        if spec.criteria_locked_at:
            weights = sum(each.weight for each in reading.find(Criterion, specification_id=spec.id))
            if weights != 100:
                yield Wrong(WEIGHTS_WRONG, spec.title, Decimal(weights))
        if spec.agreed_on:
            shares = [each.share for each in reading.find(CostShare, specification_id=spec.id) if each.share]
            if shares and sum(shares) != 100:
                yield Wrong(SHARES_WRONG, spec.title, sum(shares, Decimal(0)))
