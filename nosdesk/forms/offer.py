"""Providers and the offers they make; the reasons for choosing one. Answers to requirements have a screen of their own."""

from typing import Final

from nosdesk.domain.choices import PriceBand, PriceBasis, Vat
from nosdesk.domain.records import Offer, OfferPrice, OfferScore, Provider
from nosdesk.forms.question import Choice, Date, Form, Link, LongText, Money, Number, Page, Rows, Text
from nosdesk.i18n import Counted, Words

PROVIDER: Final = Form(
    key="provider",
    record=Provider,
    title=Words("Provider"),
    about=Words(
        "An organisation or a person who offers services.",
        "A provider is a group or person who gives help.",
    ),
    picture="provider",
    names="name",
    criteria=("PROC-P9", "SPEC-P11"),
    parts=(
        Page(
            key="who",
            title=Words("Who they are"),
            questions=(
                Text(
                    field="name",
                    ask=Words("What is the provider called?", "Who wants to help you?"),
                    short=Words("Provider"),
                    why=Words(
                        "The contract needs the full name, as it stands on their letters.",
                        "You need the right name for your papers.",
                    ),
                    picture="provider",
                    needed=True,
                ),
                Text(
                    field="contact_name",
                    ask=Words("Who speaks for them?", "Who can you talk to there?"),
                    short=Words("Ask for"),
                    why=Words(
                        "One person to ask is better than a switchboard.",
                        "You need to know who to talk to.",
                    ),
                    picture="talk",
                ),
            ),
        ),
        Page(
            key="reach",
            title=Words("Ways to reach them", "How to call them"),
            questions=(
                Text(
                    field="phone",
                    ask=Words("What is their phone number?", "What number can you call?"),
                    short=Words("Phone"),
                    why=Words(
                        "It stands in your papers, so that you can call when a worker does not come.",
                        "You can call them when no one comes.",
                    ),
                    picture="phone",
                    characters=20,
                ),
                Text(
                    field="email",
                    ask=Words("What is their email address?", "What email can you write to?"),
                    short=Words("Email"),
                    why=Words(
                        "The sheet for their offer can be sent there.",
                        "You can send them your list.",
                    ),
                    picture="email",
                ),
                LongText(
                    field="address",
                    ask=Words("What is their address?", "Where can you write to them?"),
                    short=Words("Address"),
                    why=Words(
                        "A contract names the address of both sides.",
                        "Your contract needs this.",
                    ),
                    picture="location",
                    lines=3,
                ),
            ),
        ),
        Page(
            key="regulator",
            title=Words("Inspection"),
            questions=(
                Text(
                    field="regulator",
                    ask=Words("Who inspects them?", "Who checks that they are good?"),
                    short=Words("Inspected by", "Checked by"),
                    hint=Words(
                        "In England the CQC, in Scotland the Care Inspectorate, in Wales CIW, in Northern Ireland RQIA. "
                        "Leave this empty for services that nobody inspects, such as cleaning.",
                        "You can leave this empty for cleaning.",
                    ),
                    why=Words(
                        "Personal care may only be given by registered providers. Their reports are public.",
                        "The law says someone must check some help. You can read the reports.",
                    ),
                    picture="check",
                    criteria=("QUAL-P3",),
                    characters=30,
                ),
                Text(
                    field="rating",
                    ask=Words("What rating did they get?", "How good did the checkers say they are?"),
                    short=Words("Rating"),
                    hint=Words(
                        "Use the inspector’s own words: the nations’ scales differ and cannot be compared.",
                        "Use the same words as the report.",
                    ),
                    why=Words(
                        "A rating is one sign among others of how good a provider is.",
                        "It helps you see how good they are.",
                    ),
                    example=Words("Good"),
                    picture="quality",
                    criteria=("QUAL-P3",),
                    characters=24,
                ),
                Date(
                    field="rated_on",
                    ask=Words("When was that?", "When did they check?"),
                    short=Words("Rated on", "Checked on"),
                    why=Words(
                        "An old rating says little about today.",
                        "An old check does not tell you much.",
                    ),
                    picture="calendar",
                    criteria=("QUAL-P3",),
                ),
            ),
        ),
        Page(
            key="notes",
            title=Words("Notes"),
            questions=(
                LongText(
                    field="notes",
                    ask=Words("What else do you know about them?", "Do you know more about them?"),
                    short=Words("Notes"),
                    why=Words(
                        "What you heard or saw may help when you choose.",
                        "It can help you choose.",
                    ),
                    picture="pencil",
                    criteria=("SPEC-P11",),
                ),
            ),
        ),
    ),
)

OFFER_PRICE: Final = Form(
    key="offer-price",
    record=OfferPrice,
    title=Words("Price"),
    about=Words(
        "One price of an offer: how much, for what, and when it holds.",
        "1 price, and what you get for it.",
    ),
    picture="price",
    names="basis",
    criteria=("PROC-P9",),
    parts=(
        Page(
            key="price",
            title=Words("Price"),
            questions=(
                Money(
                    field="amount",
                    ask=Words("How much is it?", "How much do you pay?"),
                    short=Words("Price"),
                    why=Words(
                        "From this and your weekly pattern we work out what a week, four weeks and a year cost.",
                        "We use this to work out the cost for you.",
                    ),
                    picture="coin",
                    criteria=("PROC-P9",),
                    places=4,
                    needed=True,
                ),
                Choice(
                    field="basis",
                    ask=Words("What do you get for it?", "What does the price buy you?"),
                    short=Words("For"),
                    why=Words(
                        "£20 an hour and £20 a visit are not the same. We turn every basis into a weekly cost.",
                        "A price for 1 hour is not like a price for 1 visit. We work it out for you.",
                    ),
                    picture="price",
                    criteria=("PROC-P9",),
                    options=PriceBasis,
                    always=True,
                ),
                Choice(
                    field="band",
                    ask=Words("When does it hold?", "When do you pay this price?"),
                    short=Words("When"),
                    why=Words(
                        "Many providers ask more for evenings, weekends and bank holidays.",
                        "You may pay more at weekends and on holidays.",
                    ),
                    picture="clock",
                    criteria=("PROC-P9",),
                    options=PriceBand,
                    always=True,
                ),
                Number(
                    field="per_week",
                    ask=Words("How many of them do you need a week?", "How many do you need each week?"),
                    short=Words("How many a week"),
                    hint=Words(
                        "Only where your weekly pattern does not tell: miles, or days at a day service.",
                        "Leave this empty for hours and visits.",
                    ),
                    why=Words(
                        "Without a number this price cannot be turned into a weekly cost.",
                        "We need a number to work out the cost for you.",
                    ),
                    picture="every-week",
                    unit=Words("a week"),
                    counted=Counted("{amount} a week", "{amount} a week"),
                    most=10_000,
                    places=4,
                ),
                Choice(
                    field="vat",
                    ask=Words("What about VAT?", "Is VAT part of the price you pay?"),
                    short=Words("VAT"),
                    why=Words(
                        "VAT can add a fifth to the price. Offers can be compared only if it is counted alike in all.",
                        "VAT is a tax. It can make your price higher.",
                    ),
                    picture="invoice",
                    criteria=("PROC-P9",),
                    options=Vat,
                    always=True,
                ),
                Text(
                    field="note",
                    ask=Words("Is there anything else about this price?", "Do you know more about this price?"),
                    short=Words("Note"),
                    why=Words(
                        "Small print belongs beside the price, not in a drawer.",
                        "You need to see all the rules for the price.",
                    ),
                    example=Words("“At least 1 hour each time”", "“You must buy 1 hour or more.”"),
                    picture="pencil",
                ),
            ),
        ),
    ),
)

OFFER: Final = Form(
    key="offer",
    record=Offer,
    title=Words("Offer"),
    about=Words(
        "Type in what a provider offers. Their answers to your requirements come on a page of their own.",
        "Type what the provider wrote to you.",
    ),
    picture="offer",
    names="provider_id",
    criteria=("PROC-P9",),
    done=Words(
        "The offer is complete. You can compare it with the others.",
        "You have the whole offer. Now you can compare.",
    ),
    parts=(
        Page(
            key="provider",
            title=Words("Who offers"),
            questions=(
                Link(
                    field="provider_id",
                    ask=Words("Which provider is this offer from?", "Who sent you this offer?"),
                    short=Words("Provider"),
                    why=Words(
                        "Each offer belongs to one provider, whose details stand in the comparison and the contract.",
                        "You need to know who sent it.",
                    ),
                    picture="provider",
                    to=Provider,
                    shown="name",
                    criteria=("PROC-P9",),
                    always=True,
                ),
            ),
        ),
        Page(
            key="dates",
            title=Words("Dates"),
            questions=(
                Date(
                    field="received_on",
                    ask=Words("When did the offer come?", "When did you get this offer?"),
                    short=Words("Received"),
                    why=Words(
                        "It shows whether the offer came in time.",
                        "It shows if the offer came in time for you.",
                    ),
                    picture="calendar",
                    criteria=("PROC-P9",),
                ),
                Date(
                    field="valid_until",
                    ask=Words("Until when does it hold?", "How long can you say yes?"),
                    short=Words("Valid until", "Say yes before"),
                    why=Words(
                        "After this day the provider may ask another price.",
                        "After this day the price can change for you.",
                    ),
                    picture="late",
                ),
                Date(
                    field="can_start",
                    ask=Words("When could they start?", "When can they start to help you?"),
                    short=Words("Can start"),
                    why=Words(
                        "The best offer is of little use if it comes months too late.",
                        "You may not want to wait for a long time.",
                    ),
                    picture="calendar",
                    criteria=("PROC-P9",),
                ),
            ),
        ),
        Rows(
            key="prices",
            title=Words("Prices"),
            ask=Words("What prices does the provider ask?", "What does the help cost?"),
            why=Words(
                "Each price stands by itself: weekdays, weekends, nights, miles. We add up what they come to for your week.",
                "There can be more than 1 price. We add them up for you.",
            ),
            of=OFFER_PRICE,
            parent="offer_id",
            one=Words("a price"),
            empty=Words(
                "Add each price that the provider names.",
                "Add the prices from the offer. Add 1 at a time.",
            ),
            add=Words("Add a price"),
            picture="price",
            least=1,
        ),
        Page(
            key="words",
            title=Words("In their words"),
            questions=(
                LongText(
                    field="words",
                    ask=Words("What does the provider say about how they would work?", "How will they work with you?"),
                    short=Words("In their words", "What they say"),
                    why=Words(
                        "Prices and ticks do not tell how somebody would treat you. Their own words may.",
                        "Their words can show you how they treat people.",
                    ),
                    picture="talk",
                    criteria=("PROC-P9",),
                    lines=6,
                ),
            ),
        ),
    ),
)

SCORE: Final = Form(
    key="score",
    record=OfferScore,
    title=Words("Points"),
    about=Words(
        "What people give one offer for one criterion.",
        "The points you give an offer.",
    ),
    picture="star",
    names="score",
    criteria=("PROC-P9", "SPEC-P16"),
    parts=(
        Page(
            key="score",
            title=Words("Points"),
            questions=(
                Number(
                    field="score",
                    ask=Words("How many points do you give?", "How many points do you give them?"),
                    short=Words("Points"),
                    hint=Words("0 is nothing at all, 5 could not be better.", "0 is very bad. 5 is very good."),
                    why=Words(
                        "Points for each criterion, times its weight, make up the total of an offer.",
                        "The points show which offer is best for you.",
                    ),
                    picture="star",
                    criteria=("PROC-P9",),
                    unit=Words("points out of 5"),
                    counted=Counted("{amount} point", "{amount} points"),
                    most=5,
                    needed=True,
                ),
                LongText(
                    field="reason",
                    ask=Words("Why this many?", "Why do you give these points?"),
                    short=Words("Reason"),
                    why=Words(
                        "If a provider asks why they were not chosen, you can tell them.",
                        "A provider may ask you why.",
                    ),
                    example=Words(
                        "“They asked Maya first and wrote their plan with her.”",
                        "“They asked me first.”",
                    ),
                    picture="pencil",
                    criteria=("PROC-P9",),
                    lines=2,
                ),
            ),
        ),
    ),
)

AWARD: Final = Form(
    key="award",
    record=Offer,
    title=Words("Choose this offer", "Say yes to this"),
    about=Words(
        "Keep why you choose this offer, or why you do not.",
        "Say why you want this offer or not.",
    ),
    picture="award",
    names="provider_id",
    criteria=("PROC-P9",),
    parts=(
        Page(
            key="reason",
            title=Words("Your reasons"),
            questions=(
                LongText(
                    field="reason",
                    ask=Words("Why did you decide so?", "Why do you say yes or no?"),
                    short=Words("Reason"),
                    hint=Words(
                        "Every offer gets a reason, chosen or not.",
                        "Say this for all the offers.",
                    ),
                    why=Words(
                        "Providers may ask, and so may whoever pays. It also helps you next time.",
                        "Providers may ask you why. It is fair to tell them.",
                    ),
                    example=Words(
                        "“They meet every ‘must’, I liked the two workers I met, and they fit my budget.”",
                        "“I like the workers. I can pay the price.”",
                    ),
                    picture="choice",
                    criteria=("PROC-P9",),
                    lines=3,
                    needed=True,
                ),
                LongText(
                    field="exception_reason",
                    ask=Words(
                        "If it misses something you must have: why choose it all the same?",
                        "Does it miss a thing you must have? Why do you still want it?",
                    ),
                    short=Words("Reason for an exception", "Why I still want it"),
                    hint=Words(
                        "Leave this empty if the offer meets every “must”.",
                        "You can leave this empty when nothing is missing.",
                    ),
                    why=Words(
                        "An offer that misses a “must” can be chosen only with a written reason.",
                        "You need a reason when something is missing.",
                    ),
                    picture="warning",
                    criteria=("PROC-P9",),
                    lines=3,
                ),
            ),
        ),
    ),
)
