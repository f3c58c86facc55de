"""What stands on a response sheet: names of sheets, headings, labels, and how to fill it in."""

from collections.abc import Mapping
from typing import Final

from nosdesk.domain.choices import PriceBasis
from nosdesk.i18n import Words

TITLE: Final = Words("Response sheet for providers", "Answer sheet for providers")
START: Final = Words("Start here")
REQUIREMENTS: Final = Words("Requirements")
PRICES: Final = Words("Prices")
LISTS: Final = Words("Lists")

SERVICE: Final = Words("The service")
WANTED: Final = Words("What is wanted")
WHEN_WANTED: Final = Words("When")
START_WANTED: Final = Words("Start wanted")
ANSWER_BY: Final = Words("Please answer by")
FORM_CODE: Final = Words("Code of this form")

HOW: Final = Words("How to fill in")
ABOUT_YOU: Final = Words("About you")
STEPS: Final = (
    (
        Words("Step 1"),
        Words(
            "Tell us about yourself on this page. Type in the boxes with a coloured ground.",
            "Tell us about you. Type in the coloured boxes.",
        ),
    ),
    (
        Words("Step 2"),
        Words(
            "Go to the page “Requirements”. For each one, choose an answer from the list and say in your own words how you will do it.",
            "Go to the page “Requirements”. Choose an answer for each line. Then say how you will do it.",
        ),
    ),
    (
        Words("Step 3"),
        Words(
            "Go to the page “Prices”. Give your price for each line that applies. Leave the other lines empty, or add lines of your own.",
            "Go to the page “Prices”. Type your prices. Leave a line empty if you do not need it.",
        ),
    ),
    (
        Words("Step 4"),
        Words(
            "Save the file and send it back. Please leave the codes as they are: they tell which answer belongs to what.",
            "Save the file. Send it back to us. Please do not change the codes.",
        ),
    ),
)

PROVIDER_NAME: Final = Words("Name of provider")
CONTACT_NAME: Final = Words("Contact person")
PHONE: Final = Words("Phone")
EMAIL: Final = Words("Email")
ADDRESS: Final = Words("Address")
REGULATOR: Final = Words("Registered with")
RATING: Final = Words("Latest rating")
CAN_START: Final = Words("You can start on")
VALID_UNTIL: Final = Words("Your offer holds until")
MESSAGE: Final = Words("Anything else")

FACTS: Final[Mapping[str, Words]] = {
    "name": PROVIDER_NAME,
    "contact_name": CONTACT_NAME,
    "phone": PHONE,
    "email": EMAIL,
    "address": ADDRESS,
    "regulator": REGULATOR,
    "rating": RATING,
    "can_start": CAN_START,
    "valid_until": VALID_UNTIL,
    "words": MESSAGE,
}
"""What is asked about the provider, by the name of the field that keeps it."""

NUMBER: Final = Words("Number")
ASKED: Final = Words("What is asked")
STRENGTH: Final = Words("Must or should")
ANSWER: Final = Words("Your answer")
OWN_WORDS: Final = Words("In your own words")
CODE: Final = Words("Code")

WHAT: Final = Words("What")
PRICE_FOR: Final = Words("Price for")
BAND: Final = Words("When")
QUANTITY: Final = Words("How many a week")
PRICE: Final = Words("Your price, £")
VAT: Final = Words("VAT")
NOTES: Final = Words("Notes")

WHAT_IS_PRICED: Final[Mapping[PriceBasis, Words]] = {
    PriceBasis.SLEEPING_NIGHT: Words("Sleeping nights"),
    PriceBasis.WAKING_NIGHT: Words("Waking nights"),
    PriceBasis.MILE: Words("Travel"),
    PriceBasis.ONE_OFF: Words("Paid once, if anything"),
}
SUPPORT: Final = Words("Support")
IF_DIFFERENT: Final = Words(
    "{what}: {band}, only if the price differs", "{what}: {band}. Leave this empty if the price is the same."
)

CHOOSE_ANSWER: Final = Words(
    "Choose one answer from the list: {answers}.", "Choose 1 answer from the list. The answers are: {answers}."
)
CHOOSE_FROM_LIST: Final = Words("Choose one from the list.", "Choose 1 from the list.")
