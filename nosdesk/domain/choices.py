"""The closed lists of answers, each with the words a reader meets.

A member is its stored code (a str) and carries `words`. Lists follow the National Occupational Standards and UK
practice; codes never change once a file may hold them.
"""

from enum import StrEnum
from typing import Self

from nosdesk.i18n import Words


class Choices(StrEnum):
    """A list of answers: `Strength.MUST == "must"` and `Strength.MUST.words` is what the reader sees."""

    words: Words

    def __new__(cls, code: str, words: Words) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.words = words
        return member


class Nation(Choices):
    """The nation decides law, regulator and bank holidays, never the language of the program."""

    ENGLAND = "ENG", Words("England")
    WALES = "WLS", Words("Wales")
    SCOTLAND = "SCT", Words("Scotland")
    NORTHERN_IRELAND = "NIR", Words("Northern Ireland")


class Route(Choices):
    """How much the program asks: the same records either way."""

    SHORT = "short", Words("My own support")
    FULL = "full", Words("Commissioning, all questions")


class FundingSource(Choices):
    """Where the money comes from."""

    DIRECT_PAYMENT = "direct_payment", Words("Direct payment")
    PERSONAL_BUDGET = "personal_budget", Words("Personal budget")
    HEALTH_BUDGET = "health_budget", Words("Personal health budget")
    ISF = "isf", Words("Individual service fund")
    SELF = "self", Words("Own money")
    CONTRIBUTION = "contribution", Words("Own contribution")
    COUNCIL = "council", Words("Council pays directly")
    OTHER = "other", Words("Something else")


class CommunicationWay(Choices):
    """Ways to talk with a person."""

    TALKING = "talking", Words("Talking")
    SIGNS = "bsl", Words("British Sign Language")
    MAKATON = "makaton", Words("Makaton")
    PICTURES = "pictures", Words("Pictures or symbols")
    WRITING = "writing", Words("Writing")
    DEVICE = "device", Words("A talking device")
    BODY = "body", Words("Looks and gestures")
    LIP_READING = "lip_reading", Words("Lip reading")


class ReadingFormat(Choices):
    """Formats in which a person can read what they are given."""

    STANDARD = "standard", Words("Standard print")
    LARGE = "large", Words("Large print")
    GIANT = "giant", Words("Giant print")
    EASY = "easy_read", Words("Easy read")
    AUDIO = "audio", Words("Read aloud")
    BRAILLE = "braille", Words("Braille")
    SCREEN = "screen", Words("On a screen")
    SIGNED = "signed", Words("Signed video")


class ClosedReason(Choices):
    """Why a person's case is closed."""

    MOVED = "moved", Words("Moved away")
    ENDED = "ended", Words("Support ended")
    DIED = "died", Words("The person died")
    OTHER = "other", Words("Something else")


class ContactRole(Choices):
    """What somebody is to the person."""

    FAMILY = "family", Words("Family")
    FRIEND = "friend", Words("Friend or neighbour")
    ADVOCATE = "advocate", Words("Advocate")
    REPRESENTATIVE = "representative", Words("Representative")
    ASSISTANT = "assistant", Words("Personal assistant")
    SOCIAL_WORKER = "social_worker", Words("Social worker")
    HEALTH = "health", Words("Health professional")
    COLLEAGUE = "colleague", Words("Colleague")
    OTHER = "other", Words("Someone else")


class DecisionArea(Choices):
    """What is decided."""

    SUPPORT = "support", Words("Care and support")
    MONEY = "money", Words("Money")
    CONTRACTS = "contracts", Words("Signing contracts")
    HOME = "home", Words("Where to live")
    HEALTH = "health", Words("Health")


class AuthorityBasis(Choices):
    """On what authority somebody decides.

    Mental Capacity Act 2005; Adults with Incapacity (Scotland) Act 2000; Mental Capacity Act (Northern Ireland) 2016.
    """

    OWN = "own", Words("Decides for themselves", "I decide for myself")
    ATTORNEY = "attorney", Words("Power of attorney")
    DEPUTY = "deputy", Words("Deputy, guardian or controller")
    APPOINTEE = "appointee", Words("Appointee for benefits")
    SUITABLE = "suitable", Words("Authorised or suitable person")
    BEST_INTERESTS = "best_interests", Words("Best interests decision")
    PARENT = "parent", Words("Parental responsibility")


class Source(Choices):
    """Where a fact came from."""

    PERSON = "person", Words("The person said it", "I said it")
    KEY_PERSON = "key_person", Words("A key person said it", "Someone close to me said it")
    PROFESSIONAL = "professional", Words("A professional said it", "A worker said it")
    ASSESSMENT = "assessment", Words("From an assessment")
    DOCUMENT = "document", Words("From another paper")
    OBSERVED = "observed", Words("Seen by the helper")
    PAPER = "paper", Words("Written on a paper form", "I wrote it on paper")


class Priority(Choices):
    """How much an outcome matters to the person."""

    HIGH = "high", Words("Matters most")
    MEDIUM = "medium", Words("Matters")
    LOW = "low", Words("Would be nice")


class NeedArea(Choices):
    """Areas of life in which somebody needs help."""

    PERSONAL_CARE = "personal_care", Words("Washing and dressing")
    FOOD = "food", Words("Food and drink")
    HOME = "home", Words("Looking after home")
    HEALTH = "health", Words("Health and medicine")
    SAFETY = "safety", Words("Keeping safe")
    MOVING = "moving", Words("Moving about")
    PEOPLE = "people", Words("Friends and family")
    WORK = "work", Words("Work and learning")
    COMMUNITY = "community", Words("Going out")
    MONEY = "money", Words("Money and letters")
    COMMUNICATION = "communication", Words("Being understood")
    OTHER = "other", Words("Something else")


class Weekday(Choices):
    """Days of the week; `number` is 0 for Monday as in `date.weekday()`."""

    MONDAY = "mon", Words("Monday")
    TUESDAY = "tue", Words("Tuesday")
    WEDNESDAY = "wed", Words("Wednesday")
    THURSDAY = "thu", Words("Thursday")
    FRIDAY = "fri", Words("Friday")
    SATURDAY = "sat", Words("Saturday")
    SUNDAY = "sun", Words("Sunday")

    @property
    def number(self) -> int:
        return list(Weekday).index(self)


class VisitKind(Choices):
    """What a visit is, because nights are priced in their own way."""

    SUPPORT = "support", Words("Awake, giving support")
    SLEEPING = "sleeping", Words("Sleeping night")
    WAKING = "waking", Words("Waking night")


class PriceBasis(Choices):
    """What one unit of a price buys (bases used by councils' service catalogues)."""

    HOUR = "hour", Words("an hour")
    VISIT = "visit", Words("a visit")
    DAY = "day", Words("a day")
    SLEEPING_NIGHT = "sleeping_night", Words("a sleeping night")
    WAKING_NIGHT = "waking_night", Words("a waking night")
    WEEK = "week", Words("a week")
    FOUR_WEEKS = "four_weeks", Words("4 weeks")
    MONTH = "month", Words("a month")
    YEAR = "year", Words("a year")
    MILE = "mile", Words("a mile")
    ONE_OFF = "one_off", Words("once")


class PriceBand(Choices):
    """When a price holds. ANY is used where no narrower price is given."""

    ANY = "any", Words("All times")
    WEEKDAY = "weekday", Words("Weekdays")
    EVENING = "evening", Words("Evenings")
    SATURDAY = "saturday", Words("Saturdays")
    SUNDAY = "sunday", Words("Sundays")
    WEEKEND = "weekend", Words("Weekends")
    BANK_HOLIDAY = "bank_holiday", Words("Bank holidays")


class Vat(Choices):
    """How a price stands to value added tax."""

    EXEMPT = "exempt", Words("No VAT")
    INCLUDED = "included", Words("VAT is included")
    ADDED = "added", Words("VAT is added")


class BudgetPeriod(Choices):
    """For how long a budget must last."""

    WEEK = "week", Words("a week")
    FOUR_WEEKS = "four_weeks", Words("4 weeks")
    MONTH = "month", Words("a month")
    YEAR = "year", Words("a year")
    WHOLE = "whole", Words("the whole time")


class SpecificationStatus(Choices):
    """A specification is worked on, then agreed."""

    DRAFT = "draft", Words("Draft")
    AGREED = "agreed", Words("Agreed")


class Strength(Choices):
    """How binding a requirement is."""

    MUST = "must", Words("Must have")
    SHOULD = "should", Words("Should have")


class RequirementKind(Choices):
    """What a requirement is about."""

    SERVICE = "service", Words("The support itself")
    TIME = "time", Words("Times and days")
    WORKER = "worker", Words("The workers")
    QUALITY = "quality", Words("Quality")
    EQUALITY = "equality", Words("Equality and rights")
    SUSTAINABILITY = "sustainability", Words("Lasting and green", "Good for the future")
    SAFETY = "safety", Words("Health and safety")
    PREFERENCE = "preference", Words("Personal preference")


class Met(Choices):
    """How an offer answers a requirement."""

    MET = "met", Words("Met", "Yes")
    PARTLY = "partly", Words("Partly")
    NOT_MET = "not_met", Words("Not met", "No")
    UNCLEAR = "unclear", Words("Unclear", "Not clear")


class CriterionKind(Choices):
    """How the score of a criterion comes about."""

    REQUIREMENTS = "requirements", Words("Meets the requirements", "Gives what I need")
    PRICE = "price", Words("Price")
    JUDGED = "judged", Words("Judged by people", "People give points")


class OfferStatus(Choices):
    """What became of an offer."""

    RECEIVED = "received", Words("Received")
    AWARDED = "awarded", Words("Chosen")
    DECLINED = "declined", Words("Not chosen")
    WITHDRAWN = "withdrawn", Words("Taken back")


class ContractStatus(Choices):
    """A contract is drafted, ready when nothing is missing, then signed and locked."""

    DRAFT = "draft", Words("Draft")
    READY = "ready", Words("Ready to sign")
    SIGNED = "signed", Words("Signed")


class PaymentRhythm(Choices):
    """When payments fall due."""

    WEEKLY = "weekly", Words("Every week")
    FOUR_WEEKLY = "four_weekly", Words("Every 4 weeks")
    MONTHLY = "monthly", Words("Every month")
    MILESTONES = "milestones", Words("At each milestone", "When a step is done")


class HolidayRule(Choices):
    """Where a due date goes that falls on a weekend or bank holiday of the person's nation."""

    KEEP = "keep", Words("Keep the date")
    BEFORE = "before", Words("Working day before", "The working day before")
    AFTER = "after", Words("Next working day", "The next working day")


class PartWeek(Choices):
    """How a week that is cut by the start or end of the contract is paid."""

    DAYS = "days", Words("By days")
    PLANNED = "planned", Words("By planned hours")


class Party(Choices):
    """Who has a duty under the contract."""

    PERSON = "person", Words("The person", "You")
    PROVIDER = "provider", Words("The provider")
    PAYER = "payer", Words("Whoever pays", "The one who pays")


class CorrectiveKind(Choices):
    """Steps when a provider does not deliver, mildest first (Manage contracts; criterion PROC-P14)."""

    ADVICE = "advice", Words("Advice and support", "We talk and help")
    MONITORING = "monitoring", Words("Other ways to check", "We check in other ways")
    OTHER_WAYS = "other_ways", Words("Other ways to meet requirements", "We find other ways")
    REFERRAL = "referral", Words("Tell the authority", "We tell the council")
    AMEND = "amend", Words("Change the contract")
    TERMINATE = "terminate", Words("End the contract")


class PaymentKind(Choices):
    """Money out, or money back."""

    PAYMENT = "payment", Words("Payment")
    REFUND = "refund", Words("Money back")


class CheckKind(Choices):
    """A quick word, or a check against each objective."""

    QUICK = "quick", Words("How did it go?", "How was it?")
    FULL = "full", Words("Full check")


class SaidBy(Choices):
    """Who says how it went."""

    PERSON = "person", Words("The person", "Me")
    KEY_PERSON = "key_person", Words("A key person", "Someone close to me")
    HELPER = "helper", Words("A helper")
    PROVIDER = "provider", Words("The provider", "The support workers")


class ConcernKind(Choices):
    """What a concern is about (Care and Support statutory guidance ch. 14, in common words for all nations)."""

    HURT = "hurt", Words("Somebody is hurt", "Someone hurts me")
    UNSAFE = "unsafe", Words("Something is not safe", "I do not feel safe")
    NEGLECT = "neglect", Words("Needs are not met", "I do not get help")
    MONEY = "money", Words("Money or belongings", "Money or my things")
    RIGHTS = "rights", Words("Rights or respect", "People are rude to me")
    SERVICE = "service", Words("The service is poor", "The help is bad")
    OTHER = "other", Words("Something else")


class PhotoConsent(Choices):
    """Whether those in a photo agreed to it."""

    NOBODY = "nobody", Words("Nobody else is in it", "Only me, or no people")
    ALL = "all", Words("Everybody in it said yes", "They all said yes")
    NOT_YET = "not_yet", Words("Not everybody was asked yet", "I have not asked yet")
    NO = "no", Words("Somebody in it said no", "Someone said no")


class PhotoAudience(Choices):
    """Who may see a photo."""

    HERE = "here", Words("Only who works in this file", "Only me, here")
    AROUND = "around", Words("People around me, not providers", "My family and friends")
    ANYBODY = "anybody", Words("Everybody who gets the paper", "All who get the paper")
