"""What the editor of the weekly pattern says. The screen gives it in the reader's words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekWords:
    """Every string of the editor. Those with {places} are filled here; the functions count, and write lengths and times.

    Lengths are in minutes. Tuples of seven begin with Monday, tuples of four with the morning.
    """

    days: tuple[str, ...]
    """Monday …"""
    short_days: tuple[str, ...]
    """Mon …"""
    parts: tuple[str, ...]
    """Morning, Afternoon, Evening, Night"""
    part_times: tuple[str, ...]
    """7 am to 12 …"""
    parts_in_sentence: tuple[str, ...]
    """morning …"""
    spot: str
    """{day} {part}: "Wednesday morning" """
    with_help: str
    """{spot}, {help}: "Wednesday morning, 2 hours" """
    no_help: str
    """No help"""
    length: Callable[[int], str]
    """2 hours"""
    short_length: Callable[[int], str]
    """2 h"""
    clock: Callable[[time], str]
    """8:30 am"""
    visits: Callable[[int], str]
    """2 visits"""
    workers: Callable[[int], str]
    """2 workers"""
    every: Callable[[int], str]
    """every week, every 2 weeks"""
    of_help: str
    """{length} of help"""
    ends_next_day: str
    """It ends on {day}."""
    visit_number: str
    """Visit {number} of {count}"""
    start: str
    """From"""
    end: str
    """to"""
    start_name: str
    """Start time, {spot}"""
    end_name: str
    """End time, {spot}"""
    time_problem: str
    """Write a time like 8:30 am."""
    more: str
    """More choices"""
    fewer: str
    """Fewer choices"""
    workers_label: str
    """Workers at once"""
    workers_less: str
    """One worker fewer"""
    workers_more: str
    """One worker more"""
    weeks_label: str
    """How often"""
    weeks_less: str
    """More often"""
    weeks_more: str
    """Less often"""
    kind_label: str
    """What kind of visit"""
    another: str
    """Add another visit, {spot}"""
    remove: str
    """Take this visit away"""
    same: str
    """Use these times for each {part}"""
    overlap: str
    """Two visits overlap here."""
    keys: str
    """Use the arrow keys to go from box to box."""
    key_not_weekly: str
    """Not every week"""
    key_several: str
    """More than one visit"""
    key_workers: str
    """More than one worker at once"""
    day_closed: str = ""
    """What is added to the name of a day of the list: Press to choose its times."""
    day_open: str = ""
    """Its times are below."""
