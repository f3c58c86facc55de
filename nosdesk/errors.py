"""The two kinds of trouble: the person's situation, and our own mistakes."""

from nosdesk.i18n import Reader, Words


class KnownError(Exception):
    """Something in the person's situation: it says what happened, what was kept and what to do.

    `words` is shown in the reader's wording; `values` fill its {places}. `exit` is always 1 on the command line.
    """

    def __init__(self, words: Words, **values: object) -> None:
        self.words = words
        self.values = values
        super().__init__(words.plain.format(**values))

    def said(self, reader: Reader) -> str:
        """The message in the reader's language and wording."""
        return reader.say(self.words, **self.values)


class BugError(Exception):
    """Our mistake: logged with its trace; the case file is left as it was."""
