"""Words that belong to the papers themselves, not to any one document: page numbers, places to sign, alternative texts."""

from typing import Final

from nosdesk.documents.blocks import State
from nosdesk.i18n import Words

PAGE_OF: Final = Words("Page {page} of {total}")
ON_PAGE: Final = Words("page {page}")
MORE: Final = Words("{name}, more")
EASY_READ: Final = Words("Easy read")
DRAFT: Final = Words("Draft")
DRAFT_NOTICE: Final = Words(
    "**This is a draft.** It may still change.", easy="**This is a draft.** It is not finished yet."
)
NO_SIGNING_YET: Final = Words(
    "The places to sign come with the final copy, when everyone has agreed.",
    easy="You cannot sign this copy. You sign when it is finished.",
)
PHOTO: Final = Words("Photo: {shown}")
"""In place of a person's own photo, where pictures cannot be shown."""
CONTINUED: Final = Words("Question {number}, continued: {text}", "More of question {number}: {text}")

CHOSEN: Final = Words("Chosen: {name}")
STEP: Final = Words("Step {number}")
ALL: Final = Words("All")

SIGN_HERE: Final = Words("Sign, or make your mark:", easy="Sign here, or make your own mark:")
SIGN_DATE: Final = Words("Day, month, year:")
WHO_READ: Final = Words("Who read this with you?", easy="Who helped you to read this?")
SIGN_SPACE: Final = Words(
    "Space for the signature or mark of {name}", easy="Space where {name} can sign or make a mark"
)
DATE_SPACE: Final = Words(
    "Squares for the date: 2 for the day, 2 for the month, 4 for the year",
    easy="Squares where you write the day, the month and the year",
)
HELPER_SPACE: Final = Words(
    "Space for the name of the person who read this with you", easy="Space where your helper can write their name"
)
ANSWER_SPACE: Final = Words("Space to write: {label}", easy="Space where you can write: {label}")
BOX_EMPTY: Final = Words("Box to tick")
BOX_TICKED: Final = Words("Ticked")
PICTURES_AND_WORDS: Final = Words(
    "Pictures are at the left, and what they mean is at the right.",
    easy="Each picture has its words next to it.",
)

PLANNED: Final = Words("Planned")
PAID: Final = Words("Paid")
AS_PLANNED: Final = Words("as planned")
LESS: Final = Words("{amount} less")
EXTRA: Final = Words("{amount} more")
LESS_THAN_PLANNED: Final = Words("{amount} less than planned")
MORE_THAN_PLANNED: Final = Words("{amount} more than planned")
NOT_DUE: Final = Words("not due yet")
TARGET: Final = Words("Target")
PAID_CHART: Final = Words("Bar chart of planned and paid. {answers}", easy="A chart of planned and paid. {answers}")
TREND_CHART: Final = Words(
    "Chart with a point for each check. {answers}", easy="A chart with a point for each check. {answers}"
)
CHART_ANSWER: Final = Words("{label}: {value}.")
TARGET_ANSWER: Final = Words("Target: {value}")

OTHER_LETTERS: Final = Words(
    "[words in {script} letters, which this paper cannot show]",
    easy="… words in {script} letters that we cannot show …",
)

STATES: Final = {
    State.YES: Words("Yes"),
    State.PARTLY: Words("Partly"),
    State.NO: Words("No"),
    State.UNCLEAR: Words("Not clear yet"),
    State.WAITING: Words("Not started yet"),
    State.LATE: Words("Needs attention"),
}
"""Said where a state stands without words of its own."""

READING: Final = Words("Text size and colours")
TEXT_SIZE: Final = Words("Text size")
COLOURS: Final = Words("Colours")
DEVICE_COLOURS: Final = Words("Like this device")
SKIP: Final = Words("Skip to the document", easy="Go to the document")

PART: Final = Words("Part {number}: {title}")
SPACE: Final = Words("Space to write")
