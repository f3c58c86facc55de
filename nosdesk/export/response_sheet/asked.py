"""What a response sheet asks of a provider: the requirements, and the prices that the weekly pattern calls for."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from nosdesk.domain import pattern
from nosdesk.domain.choices import PriceBand, PriceBasis, Vat, VisitKind
from nosdesk.domain.pricing import NIGHT_BASES, SUPPORT_BASES, WEEKS_IN
from nosdesk.domain.records import Requirement, Specification, Visit
from nosdesk.domain.rounding import rounded

_NARROWER: Final = (
    PriceBand.WEEKDAY,
    PriceBand.EVENING,
    PriceBand.SATURDAY,
    PriceBand.SUNDAY,
    PriceBand.BANK_HOLIDAY,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A specification with what providers answer to. Requirements stand in the order in which they are numbered."""

    specification: Specification
    requirements: tuple[Requirement, ...]
    visits: tuple[Visit, ...] = ()


@dataclass(frozen=True, slots=True)
class PriceLine:
    """One price that is asked for. `units` is how many are bought in an average week, None where that is not known."""

    basis: PriceBasis
    band: PriceBand
    units: Decimal | None

    @property
    def only_if_different(self) -> bool:
        """Whether the line may stay empty because the price for all times holds then too."""
        return self.band is not PriceBand.ANY


def support_basis(specification: Specification) -> PriceBasis:
    """What support is priced by in this specification: by the hour where nothing else is said."""
    wanted = specification.price_basis
    return wanted if wanted is not None and wanted in (*SUPPORT_BASES, *WEEKS_IN) else PriceBasis.HOUR


def vat_unsaid(specification: Specification) -> Vat:
    """How a price stands to VAT where the provider does not say: as the specification asked for it."""
    return specification.vat or Vat.EXEMPT


def price_lines(asked: Asked) -> tuple[PriceLine, ...]:
    """The prices that the weekly pattern calls for, the one for support first, what is paid once last."""
    return (*_support(asked), *_nights(asked.visits), *_travel(asked.specification), _line(PriceBasis.ONE_OFF, None))


def units_a_week(asked: Asked, basis: PriceBasis, band: PriceBand = PriceBand.ANY) -> Decimal | None:
    """How many units of a basis the average week has, in one band or in all; None where the pattern does not tell."""
    if basis is PriceBasis.MILE:
        return asked.specification.miles_a_week
    found = pattern.spread(_pieces(asked.visits, basis))
    if not found:
        return None
    if band is PriceBand.WEEKEND:
        return _shown(found.get(PriceBand.SATURDAY, Fraction()) + found.get(PriceBand.SUNDAY, Fraction()))
    return _shown(sum(found.values(), Fraction()) if band is PriceBand.ANY else found.get(band, Fraction()))


def _support(asked: Asked) -> Iterator[PriceLine]:
    basis = support_basis(asked.specification)
    if basis in WEEKS_IN:
        yield _line(basis, None)
        return
    bands = pattern.spread(_pieces(asked.visits, basis))
    if not bands and any(pattern.visits_a_week(asked.visits, kind) for kind in NIGHT_BASES):
        return
    yield _line(basis, units_a_week(asked, basis))
    for band in _NARROWER:
        if (band in bands and len(bands) > 1) or (band is PriceBand.BANK_HOLIDAY and bands):
            units = bands.get(band)
            yield PriceLine(basis, band, None if units is None else _shown(units))


def _nights(visits: tuple[Visit, ...]) -> Iterator[PriceLine]:
    for kind, basis in NIGHT_BASES.items():
        nights = pattern.visits_a_week(visits, kind)
        if nights:
            yield _line(basis, rounded(nights, 2))


def _travel(specification: Specification) -> Iterator[PriceLine]:
    if specification.miles_a_week:
        yield _line(PriceBasis.MILE, specification.miles_a_week)


def _line(basis: PriceBasis, units: Decimal | None) -> PriceLine:
    return PriceLine(basis, PriceBand.ANY, units)


def _pieces(visits: tuple[Visit, ...], basis: PriceBasis) -> list[pattern.Piece]:
    match basis:
        case PriceBasis.HOUR:
            return pattern.hour_pieces(visits)
        case PriceBasis.DAY:
            return pattern.day_pieces(visits)
        case PriceBasis.VISIT:
            return pattern.visit_pieces(visits, VisitKind.SUPPORT)
        case _:
            kind = next((kind for kind, night in NIGHT_BASES.items() if night is basis), None)
            return pattern.visit_pieces(visits, kind) if kind else []


def _shown(units: Fraction) -> Decimal:
    return rounded(units, 2)
