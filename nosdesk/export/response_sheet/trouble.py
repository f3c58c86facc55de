"""Why a file is not taken as a response sheet, in words a person can use. Nothing is imported in any of these cases."""

from typing import Final

from nosdesk.i18n import Words

MISSING: Final = Words(
    "The file {file} is not there or cannot be read. Nothing was imported.",
    "We cannot find or read {file}. Nothing has changed.",
)
EMPTY: Final = Words(
    "The file {file} is empty. Nothing was imported. Ask the provider to send it again.",
    "There is nothing in {file}. Nothing has changed. Ask the provider to send it again.",
)
NOT_A_SPREADSHEET: Final = Words(
    "{file} is not a spreadsheet. Nothing was imported. Use a file that ends in .xlsx or .csv, or type the offer in.",
    "{file} is not a table. Nothing has changed. You can type the offer in.",
)
OLD_FORMAT: Final = Words(
    "{file} is in another kind of spreadsheet file. Nothing was imported. Open it in a spreadsheet program, save it as .xlsx, "
    "and import that.",
    "We cannot read {file}. Nothing has changed. Open it in another program. Save it as .xlsx. Then try that file.",
)
PROTECTED: Final = Words(
    "{file} is protected by a password. Nothing was imported. Ask the provider for a copy without one, or open it, "
    "take the password away and save it as .xlsx.",
    "{file} has a password. Nothing has changed. Ask the provider for a file without a password.",
)
TOO_LARGE: Final = Words(
    "{file} is far larger than any response sheet. Nothing was imported. Ask the provider for a file with only their answers.",
    "{file} is too big. Nothing has changed. Ask the provider for a smaller file.",
)
TOO_MANY_ROWS: Final = Words(
    "{file} has more than {rows} filled rows. Nothing was imported. Ask the provider for a file with only their answers.",
    "{file} is too long. Nothing has changed. Ask the provider for a shorter file.",
)
DAMAGED: Final = Words(
    "{file} is damaged and cannot be read. Nothing was imported. Ask the provider to send it again.",
    "{file} is broken. Nothing has changed. Ask the provider to send it again.",
)
UNSAFE: Final = Words(
    "{file} holds instructions that no spreadsheet program writes, so it was not read. Nothing was imported.",
    "{file} may not be safe, so we did not read it. Nothing has changed.",
)
UNKNOWN_LETTERS: Final = Words(
    "The letters in {file} cannot be told for certain. Nothing was imported. Save the file as .xlsx or as CSV UTF-8, and import that.",
    "We cannot read the letters in {file}. Nothing has changed. Save it as .xlsx and try again.",
)
ANOTHER_FORM: Final = Words(
    "{file} answers another specification, not “{title}”. Nothing was imported. Choose the specification that it belongs to.",
    "{file} is for another service. Nothing has changed. Choose the right service.",
)
NOTHING_FOUND: Final = Words(
    "No answers and no prices were found in {file}. Nothing was imported. Check that it is the filled-in sheet, or type the offer in.",
    "There are no answers in {file}. Nothing has changed. Is it the right file?",
)
