"""Sample papers with every block: a contract in print and in easy read, a comparison, a money report. People are invented."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from nosdesk.documents.blocks import (
    AnswerSpace,
    BulletList,
    Cell,
    CheckBox,
    CheckBoxes,
    Column,
    ColumnKind,
    Contact,
    Contents,
    Document,
    Fact,
    Facts,
    Heading,
    Notice,
    NoticeKind,
    NumberedList,
    PageNote,
    PaidBar,
    PaidChart,
    Paragraph,
    Part,
    PictureRow,
    Row,
    Signature,
    State,
    Step,
    Steps,
    Table,
    Title,
    TrendChart,
    TrendPoint,
    WhoToAsk,
    WordEntry,
    WordList,
    row,
)
from nosdesk.i18n import Reader

_READER = Reader()
MONEY, NUMBER, STATE = ColumnKind.MONEY, ColumnKind.NUMBER, ColumnKind.STATE


def payments() -> Table:
    """Thirteen payments and their total."""
    first = date(2027, 1, 4)
    rows: list[Row] = []
    for n in range(13):
        start = first + timedelta(weeks=4 * n)
        day = Decimal("348.00") if n == 3 else Decimal("232.00") if n == 12 else Decimal("464.00")
        due = start + timedelta(days=39)
        money = ["£490.00", _READER.money(day), _READER.money(day + 490)]
        rows.append(row(str(n + 1), _READER.day_month(start), *money, _READER.date(due)))
    columns = (
        Column("No."),
        Column("4 weeks from, in 2027"),
        Column("Help at home", MONEY, detail=True),
        Column("Day activity", MONEY, detail=True),
        Column("To pay", MONEY),
        Column("Pay by"),
    )
    total = row("All", "52 weeks", "£6,370.00", "£5,684.00", "£12,054.00", "")
    return Table("Payments", columns, tuple(rows), total)


def contract() -> Document:
    """A contract with every block of print."""
    objectives = Table(
        "Objectives and outcomes",
        (Column("Harbour Lane will…"), Column("so that Maya can say…"), Column("How we will know")),
        (
            row(
                "1. Support Maya at home for 1 hour, 5 mornings a week, at the times she chose.",
                "“I am up, dressed and ready when I want to be.”",
                "At least 9 in 10 visits start on time. Now: 6 in 10.",
            ),
            row(
                "2. Send only the 3 workers whom Maya has met and chosen.",
                "“I know who is coming to my home.”",
                "No more than 1 in 20 visits by someone else. Now: 7 in 20.",
            ),
            row(
                "3. Teach Maya to cook 6 meals safely, one step at a time.",
                "“I cook my own tea.”",
                "Maya cooks 3 evenings a week without help. Now: none.",
            ),
        ),
    )
    milestones = Table(
        "Milestones",
        (Column("Milestone"), Column("By"), Column("What shows that it is done")),
        (
            row("1. Maya has met and chosen her 3 workers", "15 January 2027", "Maya’s list of names"),
            row("2. Maya’s support plan is written with her", "29 January 2027", "The plan, in easy read"),
            row("3. First review", "30 April 2027", "Notes of the meeting, agreed by Maya"),
            row("4. Maya cooks 3 meals without help", "30 June 2027", "Maya’s cooking record"),
            row("5. Maya takes the bus on her own", "30 September 2027", "Maya tells us; travel record"),
            row("6. Yearly review: what happens next year", "12 November 2027", "Decision, signed by both"),
        ),
    )
    return Document(
        code="Contract MW-2027",
        title="Contract for Maya Whitlock’s support",
        short_title="Maya’s contract",
        state="Signed 14 December 2026",
        language="en-GB",
        subject="Help at home and a day activity",
        picture="help-at-home",
        blocks=(
            Title("Maya Whitlock and Harbour Lane Support", "Contract for support"),
            Facts(
                (
                    Fact("Support", "Help at home, 5 mornings a week. A day activity, 2 days a week."),
                    Fact("From", "4 January 2027 to 2 January 2028 (52 weeks)"),
                    Fact("Cost", "£12,054.00 for the whole contract, in 13 payments, one every 4 weeks"),
                    Fact("Questions", "Priya Nair, Maya’s advocate: 01632 960 417"),
                )
            ),
            Contents("In this contract"),
            Part("Who this contract is between", "support"),
            Paragraph("Maya pays for this from her Alderbrook Council direct payment."),
            Table(
                "Who this contract is between",
                (Column(""), Column("The person"), Column("The provider")),
                (
                    row("Name", "Maya Whitlock", "Harbour Lane Support Ltd"),
                    row("Address", "Flat 2, 14 Mill Rise, Alderbrook AB9 4QX", "3 Quay Street, Alderbrook AB9 1HL"),
                    row("Contact", "Ruth Whitlock (sister), Priya Nair (advocate)", "Dean Okafor, 01632 960 238"),
                ),
            ),
            Part("What this contract is for", "outcome"),
            Paragraph("Maya wants 3 things from this support:"),
            BulletList(
                (
                    "Maya lives in her own home and decides how each day goes.",
                    "Maya does more for herself in the kitchen.",
                    "Maya spends time with people she likes.",
                )
            ),
            Part("Objectives and outcomes", "target"),
            Paragraph("An objective is what Harbour Lane does. An outcome is what changes for Maya, in her own words."),
            objectives,
            Part("Milestones", "milestone"),
            Paragraph("A milestone is a step with a date. We check each one on its date."),
            milestones,
            Part("What each of us must do", "obligations"),
            Heading("Maya Whitlock will:"),
            BulletList(("give 24 hours’ notice if a visit has to change", "pay each correct invoice by its date")),
            Heading("Harbour Lane Support will:"),
            NumberedList(
                (
                    "send only trained, insured workers with a DBS check",
                    "call Maya if a worker will be over 10 minutes late",
                    "tell the council of a safeguarding concern that day",
                )
            ),
            Part("Payments", "money"),
            Paragraph("Maya pays for 4 weeks at a time, after the support was given."),
            payments(),
            PageNote("All dates are in 2027, unless the year is given."),
            Part("If something goes wrong", "steps"),
            Paragraph("We start at step 1. If that does not work, we take the next step."),
            Notice(
                ("We do not wait. Call Alderbrook Council at once: 01632 960 900. In an emergency call 999.",),
                "If Maya is not safe",
                NoticeKind.CAUTION,
                "emergency",
            ),
            Steps(
                (
                    Step(
                        "We talk",
                        "Maya or Priya says what went wrong. We agree what will change.",
                        "within 2 working days",
                    ),
                    Step(
                        "Advice and a written plan",
                        "Harbour Lane writes what it will do, by when.",
                        "within 10 working days",
                    ),
                    Step("Closer checks", "We check every visit, and talk each Friday.", "for 4 weeks"),
                    Step("Another way to meet the need", "Someone else does the work.", "after 1 week’s notice"),
                    Step(
                        "Referral", "The council or the Care Quality Commission looks into it.", "within 5 working days"
                    ),
                    Step(
                        "Change or end the contract",
                        "We amend the contract in writing, or end it.",
                        "after 28 days’ notice",
                    ),
                )
            ),
            Part("Signatures", "signature"),
            Paragraph("By signing we agree to all of this. Either of us may ask for a change."),
            Signature("Maya Whitlock", "who directs the support", helper=True),
            Signature("Dean Okafor", "for Harbour Lane Support Ltd"),
            Part("Word list", "reading", numbered=False),
            WordList(
                (
                    WordEntry("Advocate", "Someone who helps you to have your say.", "advocate"),
                    WordEntry("Milestone", "A step with a date.", "milestone"),
                )
            ),
            Part("Who to ask", "phone", numbered=False),
            WhoToAsk(
                (
                    Contact("Priya Nair", ("Maya’s advocate", "01632 960 417"), "advocate"),
                    Contact("Dean Okafor", ("Harbour Lane Support", "01632 960 238"), "worker"),
                )
            ),
            Paragraph("Mae hwn ar gael yn Gymraeg. Gofynnwch am gopi i Dŷ Gŵyn.", "cy"),
        ),
    )


def draft_contract() -> Document:
    """The contract before anyone agreed."""
    return replace(
        contract(), draft=True, state="Draft 3: not agreed", draft_notice="**This is a draft.** Do not sign."
    )


def signed_contract() -> Document:
    """The contract with what was recorded at signing."""
    signed = (
        "Signed by Maya on 14 December 2026",
        "Priya Nair read it with her in easy read",
        "Copy given: large print",
    )
    blocks = tuple(
        replace(block, signed=signed) if isinstance(block, Signature) else block for block in contract().blocks
    )
    return replace(contract(), blocks=blocks)


def easy_contract() -> Document:
    """The contract in easy words, with every block of easy read."""
    return Document(
        code="Contract MW-2027",
        title="Your support contract",
        state="Easy read",
        language="en-GB",
        subject="Help at home and a day activity",
        picture="help-at-home",
        blocks=(
            Title("Your support contract", lines=("For Maya Whitlock", "From 4 January 2027 to 2 January 2028")),
            Heading("About this document", 2),
            PictureRow(
                "contract", ("This is about your **contract**.", "A contract is a written promise that you sign.")
            ),
            PictureRow("easy-read", ("This is the easy read copy.", "It says the same as the long copy.")),
            PictureRow("reading", ("Hard words are in **bold**.", "There is a word list at the end.")),
            PictureRow("support", ("You can read this with someone you trust.",)),
            PictureRow("advocate", ("Priya is your **advocate**.", "Call Priya on 01632 960 417.")),
            Contents("What is in this document"),
            Part("Who is in this contract", "support"),
            PictureRow("you", ("You are Maya Whitlock.", "You decide about your support.")),
            PictureRow(
                "worker", ("Harbour Lane Support is your **provider**.", "A provider is a group that gives support.")
            ),
            PictureRow("council", ("Alderbrook Council gives you money for support.",)),
            PictureRow("sisters", ("Your sister Ruth helps you.", "Priya, your advocate, helps you too.")),
            Part("What you want", "outcome"),
            PictureRow("outcome", ("These are your **outcomes**.", "An outcome is what gets better for you.")),
            PictureRow("dressing", ("You are up, dressed and ready when you want.",)),
            PictureRow("workers", ("You know who is coming to your home.",)),
            PictureRow("cooking", ("You cook your own tea.",)),
            PictureRow("gardening", ("You see your friends every week.",), "support"),
            PictureRow("bus", ("You take the bus on your own.",)),
            PictureRow("meeting", ("We meet every 3 months.",)),
            Part("What each of us must do", "obligations"),
            Heading("You will"),
            PictureRow("phone", ("Tell Harbour Lane if a visit must change.", "Tell them 1 day before.")),
            PictureRow("money", ("Pay Harbour Lane on time.",)),
            PictureRow("home", ("Keep your home safe for workers.",)),
            Heading("Harbour Lane will"),
            PictureRow("worker", ("Send only workers who are trained and checked.",), "tick"),
            PictureRow("late", ("Call you if a worker will be late.",)),
            PictureRow("invoice", ("Send you a bill every 4 weeks.", "The bill says which visits you had.")),
            Part("Money", "money"),
            Facts(
                (
                    Fact("You pay every 4 weeks", "There are 13 payments.", "every-4-weeks"),
                    Fact("Most payments are", "£954.00", "money"),
                    Fact("All together", "£12,054.00", "total"),
                )
            ),
            Part("If something goes wrong", "steps"),
            Notice(
                ("Call the council now: 01632 960 900.", "In an emergency, call 999."),
                "Are you not safe?",
                NoticeKind.CAUTION,
                "emergency",
            ),
            Steps(
                (
                    Step("Talk to Harbour Lane.", "You or Priya can do this.", picture="talk"),
                    Step("Harbour Lane writes a plan.", "The plan says what they will do better.", picture="list"),
                    Step("We check every visit for 4 weeks.", picture="check"),
                    Step("Someone else supports you for a time.", "Harbour Lane is not paid for it."),
                    Step("We ask the council to look into it.", picture="council"),
                )
            ),
            Part("The 3 offers, side by side", "compare"),
            Table(
                "The 3 offers",
                (
                    Column("Can they do this?"),
                    Column("Harbour Lane", STATE, picture="anchor"),
                    Column("Brightwell", STATE, picture="sun"),
                    Column("Kingfisher", STATE, picture="bird"),
                ),
                (
                    row("Come when you get up", *_yes("Yes", "Yes", "Yes"), picture="late"),
                    row("Send the same 3 workers", *_yes("Yes", "No", "Yes"), picture="workers"),
                    row("Garden with you 2 days", *_yes("Yes", "1 day", "Yes"), picture="gardening"),
                    row("Cost no more than you have", *_yes("Yes", "Yes", "No"), picture="money"),
                ),
            ),
            Part("What do you want?", "choice"),
            CheckBoxes(
                (
                    CheckBox("I want Harbour Lane.", "anchor"),
                    CheckBox("I want Brightwell.", "sun", ticked=True),
                    CheckBox("I am not sure. I want to talk about it.", "question"),
                ),
                "Tick 1 box.",
            ),
            AnswerSpace("Something else:", 3),
            Part("Sign your contract", "signature"),
            PictureRow("thinking", ("Take your time.", "You can ask questions first.")),
            Signature("Maya Whitlock", "this is your contract", helper=True),
            Part("How it goes", "quality"),
            trend(),
            Part("Word list", "reading", numbered=False),
            WordList(
                (
                    WordEntry("Advocate", "Someone who helps you to have your say.", "advocate"),
                    WordEntry("Contract", "A written promise that you sign.", "contract"),
                    WordEntry("Outcome", "What gets better for you.", "outcome"),
                )
            ),
            Part("Who to ask", "phone", numbered=False),
            WhoToAsk(
                (
                    Contact("Priya Nair, your advocate", ("Phone 01632 960 417",), "advocate"),
                    Contact("Dean Okafor, Harbour Lane Support", ("Phone 01632 960 238",), "worker"),
                    Contact("Alderbrook Council", ("Phone 01632 960 900",), "council"),
                )
            ),
        ),
    )


def _yes(*answers: str) -> tuple[Cell, ...]:
    states = {"Yes": State.YES, "No": State.NO}
    return tuple(Cell(answer, states.get(answer, State.PARTLY)) for answer in answers)


def offers() -> Document:
    """A comparison of three offers on wide pages."""
    names = (
        Column("Harbour Lane Support", STATE, chosen=True, picture="anchor"),
        Column("Brightwell Care", STATE, picture="sun"),
        Column("Kingfisher Community", STATE, picture="bird"),
    )
    sums = tuple(replace(column, kind=MONEY) for column in names)
    return Document(
        code="Offers MW-2026",
        title="Which provider for Maya’s support?",
        short_title="Maya’s offers",
        state="Decided 23 November 2026",
        language="en-GB",
        subject="Comparison of 3 offers",
        picture="compare",
        wide=True,
        blocks=(
            Title("Which provider for Maya’s support?", "Comparison of offers"),
            Notice(
                (
                    "Harbour Lane Support is the only offer that meets every must. It has the most points too: 90.8 of 100.",
                ),
                "The answer",
            ),
            Heading("Does each offer meet what Maya must have?", 2),
            Table(
                "Musts",
                (Column("Maya must have"), *names),
                (
                    row(
                        "Visits start between 7:30 and 8:30 am, 5 mornings",
                        Cell("Yes: 7:45 am", State.YES),
                        Cell("Yes: 8 am", State.YES),
                        Cell("Not said", State.UNCLEAR),
                    ),
                    row(
                        "The same 3 workers, chosen by Maya",
                        Cell("Yes: 3 named", State.YES),
                        Cell("No: up to 8 workers", State.NO),
                        Cell("Starts in May", State.WAITING),
                    ),
                    row(
                        "Gardening, 2 days a week",
                        Cell("Yes: 2 days", State.YES),
                        Cell("Partly: 1 day", State.PARTLY),
                        Cell("Late: from June", State.LATE),
                    ),
                ),
                row("Meets every must", Cell("Yes", State.YES), Cell("No: 2 not met", State.NO), Cell("No", State.NO)),
            ),
            Heading("What would it cost?", 2),
            Table(
                "Prices",
                (Column("Price"), *sums),
                (
                    row("1 hour of help at home", "£24.50", "£23.20", "£27.00"),
                    row("1 day of activity", "£58.00", "£54.00", "£60.00"),
                ),
                row("All 52 weeks", "£12,054.00", "£11,324.00", "£12,900.00"),
            ),
        ),
    )


def trend() -> TrendChart:
    """Five checks on the five faces."""
    values = (3, 2, 4, 4, 5)
    return TrendChart(
        "It is getting better",
        "In January it was not sure. Now it is very good.",
        tuple(TrendPoint(f"{n} Jan", value) for n, value in zip(range(4, 30, 6), values, strict=False)),
        ("Very bad", "Bad", "Not sure", "Good", "Very good"),
        "Date of the check",
        target=4,
        table=Table(
            "Checks",
            (Column("Date"), Column("How it was")),
            tuple(row(f"{n} January 2027", str(value)) for n, value in zip(range(4, 30, 6), values, strict=False)),
        ),
    )


def money_report(bars: int = 7) -> Document:
    """One page on one question: did we pay what we planned?"""
    planned = Decimal("954.00")
    paid = [planned, planned - Decimal("24.50"), planned, Decimal(838), Decimal(477), planned + 49, None]
    shown = tuple(PaidBar(str(n + 1), planned, paid[n % 7]) for n in range(bars))
    table = Table(
        "The same in figures",
        (Column("No."), Column("Planned", MONEY), Column("Paid", MONEY), Column("Why")),
        tuple(
            row(
                bar.label,
                _READER.money(bar.planned),
                _READER.money(bar.paid) if bar.paid else "not yet",
                "Holiday, 2 weeks",
            )
            for bar in shown
        ),
        row("All", "£6,562.00", "£6,109.50", ""),
    )
    return Document(
        code="Contract MW-2027",
        title="Did we pay what we planned?",
        short_title="Money report",
        state="At 18 July 2027",
        language="en-GB",
        subject="Payments",
        picture="money",
        blocks=(
            Title("Did we pay what we planned?", "Money report"),
            PaidChart(
                "We paid £452.50 less than planned",
                "From 4 January to 18 July 2027, Maya planned to pay £6,562.00. She paid £6,109.50.",
                shown,
                "Number of the payment, one every 4 weeks",
                table,
            ),
            Heading("How it went", 2),
            trend(),
        ),
    )
