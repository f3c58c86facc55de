"""The recovery sheet: the key of a case file on one page, for whoever lost the passphrase."""

from datetime import date
from typing import Final

from nosdesk.documents import blocks as b
from nosdesk.i18n import Reader, Words

NAME: Final = "recovery-sheet"
"""Its name in file names, and in the record that one was made."""

TITLE: Final = Words("Recovery sheet", "Your recovery sheet")
_FILE: Final = Words("File number {number}. Made on {day}.", "File number: {number}. Made on {day}.")
_WHAT: Final = Words(
    "If the passphrase is lost, this key opens the file. In NOS Desk, choose the file and press **Open with the recovery "
    "sheet**. Type the groups, or scan the square.",
    "Did you lose your password? Press **Use my recovery sheet**. Then type these groups.",
)
_CODE: Final = Words(
    "A QR code that holds the same key: all groups, with a space between two of them.",
    "A square code. It holds the same groups.",
)
_CARE: Final = Words("Whoever has this sheet can read everything in the file", "This sheet opens your file")
_KEEP: Final = Words(
    "Keep it locked away, not beside the computer, or with somebody you trust.",
    "Lock it away. Keep it far from the computer.",
)
_RETIRED: Final = Words(
    "A new passphrase makes it useless: print a new sheet then, and destroy this one.",
    "A new password needs a new sheet. Then tear this one up.",
)


def recovery_sheet(groups: tuple[str, ...], number: str, day: date, reader: Reader) -> b.Document:
    """The sheet for the key `groups`. It names nobody: the file is told by its number, the paper by its date."""
    say = reader.say
    return b.Document(
        code=say(TITLE),
        title=say(TITLE),
        state="",
        language=reader.language,
        subject=say(TITLE),
        blocks=(
            b.Title(say(TITLE), lines=(f"**{say(_FILE, number=number, day=reader.date(day))}**",)),
            b.Paragraph(say(_WHAT)),
            b.WrittenKey(groups, say(_CODE)),
            b.Notice((say(_KEEP), say(_RETIRED)), say(_CARE), b.NoticeKind.CAUTION),
        ),
        picture="key",
    )
