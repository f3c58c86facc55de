"""The people around a person, who decides about what, where facts came from, and the helpers who work in the file."""

from typing import Final

from nosdesk.domain.choices import AuthorityBasis, ContactRole, DecisionArea, ReadingFormat, Source
from nosdesk.domain.records import Authority, Contact, Helper, Provenance
from nosdesk.forms.question import Choice, Date, Form, Link, LongText, ManyChoices, Page, Text, YesNo
from nosdesk.i18n import Words

CONTACT: Final = Form(
    key="contact",
    record=Contact,
    title=Words("Key person", "A person around you"),
    about=Words(
        "Somebody who matters in your support, and what they may do and know.",
        "Someone who helps you or knows you well.",
    ),
    picture="people",
    names="name",
    criteria=("PROC-P1",),
    parts=(
        Page(
            key="who",
            title=Words("Who it is"),
            questions=(
                Text(
                    field="name",
                    ask=Words("What is this person’s name?", "What is their name?"),
                    short=Words("Name"),
                    why=Words(
                        "Providers and helpers need to know whom they are talking with.",
                        "Workers need to know who this is.",
                    ),
                    picture="people",
                    needed=True,
                ),
                Choice(
                    field="role",
                    ask=Words("What is this person to you?", "Who are they to you?"),
                    short=Words("Role", "Who they are"),
                    why=Words(
                        "What somebody may do for you depends on who they are. "
                        "An advocate, for example, helps you to speak up but does not decide for you.",
                        "An advocate helps you speak up. Family and friends help in other ways.",
                    ),
                    picture="family",
                    options=ContactRole,
                    criteria=("PROC-P1",),
                    needed=True,
                ),
                Text(
                    field="relation",
                    ask=Words("How do you know each other?", "How do you know them?"),
                    short=Words("How we know each other", "How I know them"),
                    why=Words(
                        "It helps workers to understand who is talking.",
                        "It helps workers to know who they are.",
                    ),
                    example=Words("“My older sister”", "“My sister”"),
                    picture="friend",
                ),
            ),
        ),
        Page(
            key="reach",
            title=Words("Ways to reach them", "How to call them"),
            questions=(
                Text(
                    field="phone",
                    ask=Words("On which phone number can they be reached?", "What is their phone number?"),
                    short=Words("Phone"),
                    why=Words(
                        "If something happens, whoever finds this paper must be able to call them.",
                        "People can call them if you need help.",
                    ),
                    picture="phone",
                    characters=20,
                ),
                Text(
                    field="email",
                    ask=Words("At which email address can they be reached?", "What is their email?"),
                    short=Words("Email"),
                    why=Words(
                        "Papers that you choose to share can be sent there.",
                        "You can send them papers by email.",
                    ),
                    picture="email",
                ),
            ),
        ),
        Page(
            key="reading",
            title=Words("How they read"),
            full_route_only=True,
            questions=(
                ManyChoices(
                    field="formats",
                    ask=Words("In which formats can they read papers?", "How do they like to read?"),
                    short=Words("Formats", "How they read"),
                    why=Words(
                        "Key people have the right to papers they can read, as you have.",
                        "They need papers that they can read too.",
                    ),
                    picture="reading",
                    options=ReadingFormat,
                    criteria=("SPEC-P23",),
                ),
                Text(
                    field="language",
                    ask=Words("Which language do they like best?", "What language do they speak?"),
                    short=Words("Language"),
                    why=Words(
                        "Talks and papers work only in a language that they understand.",
                        "They need to understand what people say.",
                    ),
                    picture="language",
                    characters=24,
                ),
            ),
        ),
        Page(
            key="part",
            title=Words("What they do", "How they help you"),
            questions=(
                LongText(
                    field="involved",
                    ask=Words("How should they take part in your support?", "How do they help you?"),
                    short=Words("Takes part by", "How they help"),
                    why=Words(
                        "Then nobody is left out whom you want there, and nobody takes over.",
                        "You choose what they do for you.",
                    ),
                    example=Words(
                        "“Ruth comes to review meetings and reads letters with me. She does not decide for me.”",
                        "“Ruth reads my letters with me. I decide.”",
                    ),
                    picture="support",
                    criteria=("PROC-P1", "SPEC-P1"),
                    lines=3,
                ),
                YesNo(
                    field="may_be_told",
                    ask=Words("May they be told about your support?", "Can we tell them about your support?"),
                    short=Words("May be told", "We can tell them"),
                    why=Words(
                        "What is in this file is private. It is shared only with people to whom you said yes.",
                        "Your papers are private. You choose who can see them.",
                    ),
                    picture="private",
                    criteria=("PROC-P19",),
                ),
                Date(
                    field="since",
                    ask=Words("Since when?", "When did they start to help you?"),
                    short=Words("Since"),
                    hint=Words(
                        "Leave this empty if you do not know. For an advocate it matters.",
                        "You can leave this empty.",
                    ),
                    why=Words(
                        "A new advocate takes over from the one before on this day.",
                        "A new advocate starts on this day. The old one stops.",
                    ),
                    picture="calendar",
                ),
                Date(
                    field="until",
                    ask=Words("Until when?", "When do they stop?"),
                    short=Words("Until"),
                    hint=Words("Leave this empty while there is no end.", "Leave this empty if they still help you."),
                    why=Words(
                        "Somebody whose part has ended should no longer get your papers.",
                        "After this day they do not get your papers.",
                    ),
                    picture="finish",
                ),
            ),
        ),
    ),
)

AUTHORITY: Final = Form(
    key="authority",
    record=Authority,
    title=Words("Who decides"),
    about=Words(
        "For one kind of decision: who makes it, by what right, from when to when.",
        "Say who decides about 1 thing.",
    ),
    picture="authority",
    names="area",
    criteria=("PROC-P1",),
    parts=(
        Page(
            key="who",
            title=Words("Who decides"),
            questions=(
                Choice(
                    field="area",
                    ask=Words("What is decided?", "What do you need to decide?"),
                    short=Words("About"),
                    why=Words(
                        "Somebody may decide about one thing, such as money, and not about another.",
                        "Someone can decide about your money. They may not decide about your home.",
                    ),
                    picture="question",
                    options=DecisionArea,
                    needed=True,
                ),
                Choice(
                    field="basis",
                    ask=Words("Who decides, and by what right?", "How do you decide about this?"),
                    short=Words("By what right", "How you decide"),
                    hint=Words(
                        "The words of the law differ between the nations. Choose what comes closest.",
                        "Choose the one that fits you best.",
                    ),
                    why=Words(
                        "You decide yourself unless the law has given this to somebody else. "
                        "A choice that others find unwise is still yours.",
                        "You decide for yourself. Only the law can change that.",
                    ),
                    picture="authority",
                    options=AuthorityBasis,
                    criteria=("PROC-P1", "PROC-P7"),
                    needed=True,
                ),
                Link(
                    field="contact_id",
                    ask=Words("Which of your key people decides?", "Who decides with you or for you?"),
                    short=Words("Who"),
                    hint=Words(
                        "Somebody who is not in the list can be added under “Your key people”.",
                        "You can add more people under “People around you”.",
                    ),
                    why=Words(
                        "The person who decides is the one who has to sign.",
                        "The one who decides must sign your papers.",
                    ),
                    picture="people",
                    to=Contact,
                    shown="name",
                    none=Words("The person", "Me"),
                ),
            ),
        ),
        Page(
            key="when",
            title=Words("From when to when", "Dates"),
            questions=(
                Date(
                    field="since",
                    ask=Words("From which day does this hold?", "When did this start for you?"),
                    short=Words("From"),
                    why=Words(
                        "Whoever signs must have had the right to do so on that day.",
                        "This shows who could sign for you on each day.",
                    ),
                    picture="calendar",
                ),
                Date(
                    field="until",
                    ask=Words("Until which day does it hold?", "When does this stop for you?"),
                    short=Words("Until"),
                    hint=Words("Leave this empty if it has no end.", "You can leave this empty."),
                    why=Words(
                        "Some rights are given for a time only and have to be renewed.",
                        "Some rules last only for a time.",
                    ),
                    picture="finish",
                ),
                Text(
                    field="seen",
                    ask=Words("Which paper proves it, and who has seen it?", "Which paper shows this to you?"),
                    short=Words("Proof seen", "The paper"),
                    why=Words(
                        "Banks, councils and providers may ask for the paper before they listen to somebody else than you.",
                        "People may ask for a paper. It shows who decides for you.",
                    ),
                    example=Words(
                        "“Lasting power of attorney for money, registered 3 May 2025, seen by Priya Nair”",
                        "“A letter from the court. Priya saw it.”",
                    ),
                    picture="documents",
                    criteria=("PROC-P7",),
                ),
            ),
        ),
    ),
)

PROVENANCE: Final = Form(
    key="provenance",
    record=Provenance,
    title=Words("Where this came from", "Who said this"),
    about=Words(
        "Who said this, when, and whether the person says it is right.",
        "Say who told us this. Say if it is right.",
    ),
    picture="information",
    names="field",
    criteria=("PROC-P1",),
    parts=(
        Page(
            key="source",
            title=Words("Where this came from", "Who said this"),
            questions=(
                Choice(
                    field="source",
                    ask=Words("Where did this come from?", "Who told us this about you?"),
                    short=Words("Source", "Who said it"),
                    why=Words(
                        "What you say about yourself counts most. What others say should be checked with you.",
                        "Your own words count most. We check other words with you.",
                    ),
                    picture="talk",
                    options=Source,
                    criteria=("PROC-P1",),
                    needed=True,
                ),
                Text(
                    field="detail",
                    ask=Words("Who exactly, or in which paper?", "Who told you, or which paper did you read?"),
                    short=Words("Who or where"),
                    why=Words(
                        "If something is not right, we know whom to ask.",
                        "Then you know who to ask.",
                    ),
                    example=Words("“Care plan of March 2026, page 4”", "“My care plan, page 4”"),
                    picture="documents",
                    criteria=("PROC-P1",),
                ),
                Date(
                    field="stated_on",
                    ask=Words("When was it said or written?", "When did someone say this about you?"),
                    short=Words("On"),
                    why=Words(
                        "Things change. Something old should be asked again.",
                        "Things change. We may need to ask you again.",
                    ),
                    picture="calendar",
                    criteria=("PROC-P1",),
                ),
            ),
        ),
        Page(
            key="confirmed",
            title=Words("Is it right?", "Is this right?"),
            questions=(
                Date(
                    field="confirmed_on",
                    ask=Words("When did the person say that it is right?", "When did you say it is right?"),
                    short=Words("Confirmed on", "I said yes on"),
                    hint=Words("Leave this empty until it has been checked.", "Leave this empty if you are not sure."),
                    why=Words(
                        "A fact about you counts as checked only after you have said so.",
                        "It is only right when you say so.",
                    ),
                    picture="yes",
                    criteria=("PROC-P1",),
                ),
                Text(
                    field="confirmed_by",
                    ask=Words("Who said that it is right?", "Did you say yes, or did someone say it for you?"),
                    short=Words("Confirmed by", "Who said yes"),
                    why=Words(
                        "If you cannot say so yourself, somebody who knows you may. Then their name stands here.",
                        "Someone who knows you can say it for you.",
                    ),
                    picture="you",
                    criteria=("PROC-P1",),
                ),
            ),
        ),
    ),
)

HELPER: Final = Form(
    key="helper",
    record=Helper,
    title=Words("Helper"),
    about=Words(
        "Somebody who works in this file beside the person. The name is kept with everything they change.",
        "Someone who helps you fill in these pages.",
    ),
    picture="who-is-here",
    names="name",
    parts=(
        Page(
            key="helper",
            title=Words("Helper"),
            questions=(
                Text(
                    field="name",
                    ask=Words("What is the helper’s name?", "Who is helping you?"),
                    short=Words("Name"),
                    why=Words(
                        "Everything a helper changes carries their name, so that you can see who wrote what.",
                        "You can see what your helper wrote.",
                    ),
                    picture="who-is-here",
                    needed=True,
                ),
                Text(
                    field="role",
                    ask=Words("What is the helper to the person?", "Who are they to you?"),
                    short=Words("Role", "Who they are"),
                    why=Words(
                        "Others who read this later see from where the helper knows you.",
                        "People can see how they know you.",
                    ),
                    example=Words("“Advocate at Alderbrook Voices”", "“My advocate”"),
                    picture="people",
                ),
            ),
        ),
    ),
)
