"""The person: who they are, in their own words, and how they like to be talked with."""

from typing import Final

from nosdesk.domain.choices import CommunicationWay, FundingSource, Nation, ReadingFormat
from nosdesk.domain.records import Person
from nosdesk.forms.life import UNDER_18
from nosdesk.forms.people import AUTHORITY, CONTACT
from nosdesk.forms.question import Choice, Date, Form, Is, LongText, ManyChoices, Page, Rows, Text, YesNo
from nosdesk.i18n import Words

PERSON: Final = Form(
    key="person",
    record=Person,
    title=Words("About you"),
    about=Words(
        "Say who you are and what matters to you, in your own words. Everything you arrange later begins here.",
        "Tell us about you. Use your own words.",
    ),
    picture="you",
    names="name",
    criteria=("PROC-P1",),
    done=Words(
        "That is you. Next, say what you want to achieve.",
        "That is all about you. Next you say what you want.",
    ),
    parts=(
        Page(
            key="name",
            title=Words("Your name"),
            questions=(
                Text(
                    field="name",
                    ask=Words("What is your full name?", "What is your name?"),
                    short=Words("Name"),
                    why=Words(
                        "Your name goes on your papers, and on the contract that you sign.",
                        "Your name goes on your papers.",
                    ),
                    picture="you",
                    criteria=("PROC-P1",),
                    needed=True,
                ),
                Text(
                    field="known_as",
                    ask=Words("What do you like to be called?", "What do people call you?"),
                    short=Words("Likes to be called", "Call me"),
                    hint=Words(
                        "Leave this empty if it is your first name.",
                        "You can leave this empty.",
                    ),
                    why=Words(
                        "People who support you should call you by the name you like.",
                        "Workers should call you the name you like.",
                    ),
                    picture="talk",
                    criteria=("PROC-P1",),
                    characters=20,
                ),
            ),
        ),
        Page(
            key="birth",
            title=Words("Your birthday"),
            questions=(
                Date(
                    field="birth_date",
                    ask=Words("What is your date of birth?", "When were you born?"),
                    short=Words("Date of birth", "Born on"),
                    hint=Words("For example, 27 3 1994", "Write the day, the month and the year."),
                    why=Words(
                        "Different rules hold for children, young people and adults. Your age tells us which questions to ask.",
                        "There are different rules for children and adults. Your age tells us what to ask.",
                    ),
                    picture="birthday",
                    criteria=("PROC-P1",),
                ),
            ),
        ),
        Page(
            key="home",
            title=Words("Where you live"),
            questions=(
                Choice(
                    field="nation",
                    ask=Words("In which nation do you live?", "Which country do you live in?"),
                    short=Words("Nation", "My country"),
                    why=Words(
                        "The four nations of the UK have their own laws, inspectors and bank holidays. "
                        "This does not change the language you read.",
                        "Each country has its own rules. It also has its own holidays.",
                    ),
                    picture="map",
                    criteria=("PROC-P1", "PROC-P7"),
                    options=Nation,
                    needed=True,
                ),
                LongText(
                    field="address",
                    ask=Words("What is your address?", "Where is your home?"),
                    short=Words("Address"),
                    hint=Words("Put the postcode on the last line.", "Write your postcode last."),
                    why=Words(
                        "Workers and letters must find you. The address also stands in the contract.",
                        "Workers need to find your home.",
                    ),
                    picture="home",
                    criteria=("PROC-P1",),
                    lines=3,
                ),
            ),
        ),
        Page(
            key="reach",
            title=Words("Ways to reach you"),
            questions=(
                Text(
                    field="phone",
                    ask=Words("What is your phone number?", "What is your phone number, if you have one?"),
                    short=Words("Phone"),
                    why=Words(
                        "A provider must be able to tell you when a worker is late or cannot come.",
                        "Workers can call you if they are late.",
                    ),
                    picture="phone",
                    characters=20,
                ),
                Text(
                    field="email",
                    ask=Words("What is your email address?", "What is your email, if you have one?"),
                    short=Words("Email"),
                    why=Words(
                        "Papers can come by email if you like that better than the post.",
                        "You can get papers by email.",
                    ),
                    picture="email",
                ),
            ),
        ),
        Page(
            key="about",
            title=Words("In your own words"),
            questions=(
                LongText(
                    field="about",
                    ask=Words("What should people know about you?", "Who are you?"),
                    short=Words("About me"),
                    hint=Words(
                        "What do people like about you? What are you good at? How do you spend your days?",
                        "Say what you like and what you are good at.",
                    ),
                    why=Words(
                        "You are more than the help you need. People who support you should meet you first, not your needs.",
                        "Workers should know who you are. You are more than the help you need.",
                    ),
                    example=Words(
                        "“I am funny and I never forget a face. I have lived in my flat for six years. I look after two cats.”",
                        "“I am funny. I live in my own flat. I have 2 cats.”",
                    ),
                    picture="you",
                    criteria=("PROC-P1", "SPEC-P1"),
                    lines=5,
                ),
                LongText(
                    field="important",
                    ask=Words("What is important to you?", "What matters to you?"),
                    short=Words("Important to me"),
                    hint=Words(
                        "People, places, routines, beliefs, pets, music: whatever you would miss.",
                        "Think of people, places and things you love.",
                    ),
                    why=Words(
                        "Support should protect what matters to you, and never get in its way.",
                        "Your support should fit with what you love.",
                    ),
                    example=Words(
                        "“Seeing my sister every Sunday. Being on time. My own mug.”",
                        "“I see my sister every Sunday. I like to be on time.”",
                    ),
                    picture="health",
                    criteria=("PROC-P1", "SPEC-P1"),
                ),
            ),
        ),
        Page(
            key="good-support",
            title=Words("Good support"),
            questions=(
                LongText(
                    field="good_support",
                    ask=Words("What does good support look like for you?", "What should workers do for you?"),
                    short=Words("Good support for me", "How to help me"),
                    hint=Words(
                        "What helps on a good day, and on a bad one? What should nobody do?",
                        "Say what helps you. Say what workers must not do.",
                    ),
                    why=Words(
                        "Workers who know this from the first day get it right sooner.",
                        "Workers need to know how to help you well.",
                    ),
                    example=Words(
                        "“Give me time to answer. Ask before you move my things. When I am upset, sit with me and say nothing.”",
                        "“Give me time. Ask before you move my things.”",
                    ),
                    picture="support",
                    criteria=("PROC-P1", "SPEC-P1"),
                    lines=5,
                ),
            ),
        ),
        Page(
            key="talking",
            title=Words("Talking with you"),
            questions=(
                ManyChoices(
                    field="communication_ways",
                    ask=Words("How do you like to be talked with?", "How do you talk with people?"),
                    short=Words("Ways to talk", "How I talk"),
                    hint=Words("Choose as many as you like.", "You can choose more than 1."),
                    why=Words(
                        "You have the right to be talked with in ways that you understand and can answer in.",
                        "You have a right to understand people. People must understand you too.",
                    ),
                    picture="talk",
                    criteria=("PROC-P1", "QUAL-P10"),
                    options=CommunicationWay,
                ),
                LongText(
                    field="communication",
                    ask=Words("What else helps you to understand and be understood?", "What helps you to talk?"),
                    short=Words("What helps us talk", "What helps me talk"),
                    why=Words(
                        "Small things, such as a quiet room or one question at a time, can make all the difference.",
                        "Small things can help you a lot.",
                    ),
                    example=Words(
                        "“Look at me when you speak. One question at a time, please. I point when I am tired.”",
                        "“Look at me. Ask me 1 thing at a time.”",
                    ),
                    picture="listen",
                    criteria=("PROC-P1", "QUAL-P10"),
                    lines=3,
                ),
            ),
        ),
        Page(
            key="reading",
            title=Words("Reading"),
            questions=(
                ManyChoices(
                    field="formats",
                    ask=Words("In which formats can you read what you are given?", "How do you like to read?"),
                    short=Words("Formats", "How I read"),
                    hint=Words("Choose as many as you like.", "You can choose more than 1."),
                    why=Words(
                        "Everybody must give you papers that you can read. This says which ones those are.",
                        "People must give you papers you can read.",
                    ),
                    picture="reading",
                    criteria=("PROC-P1", "SPEC-P23"),
                    options=ReadingFormat,
                ),
                Text(
                    field="language",
                    ask=Words("Which language do you like best?", "What language do you speak?"),
                    short=Words("Language", "My language"),
                    why=Words(
                        "You can ask for workers, meetings and papers in your own language.",
                        "You can ask for help in your own language.",
                    ),
                    example=Words("English, Welsh, Urdu, British Sign Language", "English or Welsh"),
                    picture="language",
                    criteria=("PROC-P1",),
                    characters=24,
                ),
            ),
        ),
        Page(
            key="interpreter",
            title=Words("Interpreter"),
            questions=(
                YesNo(
                    field="interpreter",
                    ask=Words(
                        "Do you need an interpreter when people meet you?",
                        "Do you need someone to change words into your language?",
                    ),
                    short=Words("Needs an interpreter", "I need an interpreter"),
                    why=Words(
                        "Meetings about you count only if you can follow them. "
                        "An interpreter has to be booked beforehand, and it should not be a relative.",
                        "An interpreter changes words into your language. Someone must book them early.",
                    ),
                    picture="interpreter",
                    criteria=("PROC-P1",),
                ),
                Text(
                    field="interpreter_for",
                    ask=Words(
                        "For which language do you need an interpreter?",
                        "What language should they speak with you?",
                    ),
                    short=Words("Interpreter for"),
                    why=Words(
                        "Interpreters work in one or two languages, so the right one has to be asked.",
                        "You need an interpreter who speaks your language.",
                    ),
                    picture="language",
                    criteria=("PROC-P1",),
                    characters=24,
                    only_if=Is("interpreter", True),
                    needed=True,
                ),
            ),
        ),
        Page(
            key="under-18",
            title=Words("Children and young people", "You and your parents"),
            life_stage=UNDER_18,
            questions=(
                LongText(
                    field="parental_responsibility",
                    ask=Words("Who has parental responsibility for you?", "Which adults decide for you?"),
                    short=Words("Parental responsibility", "Adults who decide"),
                    hint=Words(
                        "Give the name of each, and what they are to you.",
                        "Write their names. Say who they are to you.",
                    ),
                    why=Words(
                        "Until you are grown up, these people agree to some things for you. "
                        "The council may be one of them.",
                        "These adults agree to some things for you.",
                    ),
                    example=Words("“Ruth Whitlock, my mother”", "“My mum, Ruth Whitlock”"),
                    picture="parent",
                    criteria=("PROC-P1",),
                    lines=2,
                ),
                LongText(
                    field="own_view",
                    ask=Words("What do you yourself think about your support?", "What do you think?"),
                    short=Words("The child’s own view", "What I think"),
                    hint=Words(
                        "Write it in the child’s own words, or say how they showed it.",
                        "Use your own words.",
                    ),
                    why=Words(
                        "Children have the right to be heard in everything that is about them.",
                        "You have a right to say what you think. People must listen to you.",
                    ),
                    example=Words(
                        "“I want to go to the swimming club without Mum.”",
                        "“I want to swim with my friends.”",
                    ),
                    picture="child",
                    criteria=("PROC-P1", "SPEC-P1"),
                ),
            ),
        ),
        Page(
            key="turning-18",
            title=Words("Turning 18"),
            life_stage=UNDER_18,
            questions=(
                LongText(
                    field="turning_18",
                    ask=Words("What should be in place when you turn 18?", "What do you want when you are 18?"),
                    short=Words("Turning 18"),
                    hint=Words(
                        "Planning can begin at 14. Think of home, college or work, health, money and friends.",
                        "Think of your home, your work and your friends.",
                    ),
                    why=Words(
                        "At 18 services for adults take over, with other rules and often other people. "
                        "A plan made early keeps the support going.",
                        "At 18 you move to help for adults. A plan keeps your help going.",
                    ),
                    example=Words(
                        "“I stay at college and keep my Saturday group. I meet the adult team before my birthday.”",
                        "“I stay at college. I meet my new workers first.”",
                    ),
                    picture="young-person",
                    criteria=("PROC-P1",),
                ),
            ),
        ),
        Page(
            key="funding",
            title=Words("Where money comes from", "Your money"),
            questions=(
                Choice(
                    field="funding",
                    ask=Words("Who pays for your support?", "Where does the money for your help come from?"),
                    short=Words("Paid from", "Who pays"),
                    hint=Words(
                        "If it comes from several places, choose the largest. The contract has room for the others.",
                        "Choose the biggest one.",
                    ),
                    why=Words(
                        "Each kind of money has its own rules about what it may buy and which papers you keep.",
                        "Each kind of money has rules. You need to know them.",
                    ),
                    picture="money",
                    criteria=("PROC-P1", "PROC-P18"),
                    options=FundingSource,
                ),
            ),
        ),
        Rows(
            key="people",
            title=Words("Your key people", "People around you"),
            ask=Words("Who are the people around you?", "Who helps you or knows you well?"),
            why=Words(
                "These people may help you to speak up, decide or check that all is well. You say what each may be told.",
                "These people can help you. You choose what they can know.",
            ),
            of=CONTACT,
            parent="person_id",
            one=Words("a person", "a person you know"),
            empty=Words(
                "Add the people who matter in your support: family, friends, an advocate, a social worker.",
                "Add people who help you. This can be family or friends.",
            ),
            add=Words("Add a person"),
            picture="people",
        ),
        Rows(
            key="decisions",
            title=Words("Who decides"),
            ask=Words("Who decides about your support, your money and your contracts?", "Who decides for you?"),
            why=Words(
                "Everybody is taken to decide for themselves unless there is a good reason in law. "
                "A contract is safe only if the right person signs it.",
                "You decide for yourself. Sometimes the law lets someone else decide.",
            ),
            of=AUTHORITY,
            parent="person_id",
            one=Words("a decision", "who decides about something"),
            empty=Words(
                "Until you add something here, you decide about everything yourself.",
                "You decide about everything yourself.",
            ),
            add=Words("Add a decision"),
            picture="choice",
        ),
    ),
)
