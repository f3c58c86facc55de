"""What a performance criterion of the National Occupational Standards is, and where in the program it is met."""

from dataclasses import dataclass

from nosdesk.domain.choices import Choices
from nosdesk.i18n import Words


class Standard(Choices):
    """The five standards, by the short name that begins their codes."""

    SPEC = "SPEC", Words("Specify sustainable services to achieve outcomes", "Say what help must be like")
    PROC = "PROC", Words("Procure services for individuals", "Buy help for 1 person")
    QUAL = "QUAL", Words("Manage the quality of the service", "Make sure that help is good")
    CONT = "CONT", Words("Manage contracts", "Look after contracts")
    EVAL = "EVAL", Words("Evaluate commissioning strategy and policy", "See if the plans for everyone work")


class Place(Choices):
    """Where in the program something is done."""

    PEOPLE = "people", Words("People")
    OUTCOMES = "outcomes", Words("Outcomes", "What you want")
    APPRAISE = "appraise", Words("Appraise", "Look at choices")
    SPECIFY = "specify", Words("Specify", "Say what you need")
    OFFERS = "offers", Words("Offers")
    AGREE = "agree", Words("Agree")
    CONTRACT = "contract", Words("Contract")
    MONEY = "money", Words("Money")
    QUALITY = "quality", Words("Quality", "How it goes")
    EVALUATE = "evaluate", Words("Evaluate", "See what worked")
    TALK = "talk", Words("Talk")
    RISKS = "risks", Words("Risks")
    ACTIONS = "actions", Words("Actions", "Things to do")
    DECISIONS = "decisions", Words("Decisions", "What people chose")
    LIBRARY = "library", Words("Library", "Your papers")
    HISTORY = "history", Words("History", "What changed")


@dataclass(frozen=True, slots=True)
class PerformanceCriterion:
    """One thing that a standard asks for. `code` names it everywhere: "PROC-P4"."""

    code: str
    words: Words
    """What a person can do here, in one line."""
    places: tuple[Place, ...]
    """Where it is done, the chief place first."""

    @property
    def standard(self) -> Standard:
        """The standard it belongs to."""
        return next(standard for standard in Standard if self.code.startswith(f"{standard}-"))
