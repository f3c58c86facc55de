"""The response sheet: what a provider is sent to fill in, and what is understood of the file that comes back."""

from nosdesk.export.response_sheet.asked import Asked
from nosdesk.export.response_sheet.comma import write_response_csv
from nosdesk.export.response_sheet.understand import read_response_sheet
from nosdesk.export.response_sheet.understood import (
    Ambiguity,
    FoundAnswer,
    FoundPrice,
    Option,
    ProviderFacts,
    Understood,
    Unread,
)
from nosdesk.export.response_sheet.xlsx import write_response_sheet

__all__ = [
    "Ambiguity",
    "Asked",
    "FoundAnswer",
    "FoundPrice",
    "Option",
    "ProviderFacts",
    "Understood",
    "Unread",
    "read_response_sheet",
    "write_response_csv",
    "write_response_sheet",
]
