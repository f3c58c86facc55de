"""What one service has to be: the specification wizard."""

from typing import Final

from nosdesk.domain.records import Specification
from nosdesk.forms.question import Date, Form, LongText, Number, Page, Rows, Text, WeeklyPattern
from nosdesk.forms.specification_rows import OBJECTIVE, REQUIREMENT
from nosdesk.forms.specification_terms import MANAGING, MONEY
from nosdesk.i18n import Counted, Words

_PURPOSE: Final = (
    Page(
        key="aims",
        title=Words("What it is for"),
        questions=(
            Text(
                field="title",
                ask=Words("What do you call this service?", "What is the name of this help?"),
                short=Words("Service", "The help"),
                hint=Words("Two or three words are enough.", "Use 2 or 3 words."),
                why=Words(
                    "You may arrange several services. A short name keeps them apart on every screen and paper.",
                    "You may need more than 1 kind of help. A name helps you find it.",
                ),
                example=Words("Help at home", "Cleaning"),
                picture="help-at-home",
                criteria=("PROC-P3",),
                characters=30,
                needed=True,
            ),
            LongText(
                field="aims",
                ask=Words("What is this service for?", "Why do you want this help?"),
                short=Words("Aims", "What it is for"),
                hint=Words(
                    "Say what should be better in your life when the service is there.",
                    "Say what gets better for you.",
                ),
                why=Words(
                    "A provider who knows the aim can offer better ways to reach it. The aim also stands in the contract.",
                    "Providers can help you better when they know why.",
                ),
                example=Words(
                    "“To live in my own flat and decide how each day goes.”",
                    "“I want to live in my own flat.”",
                ),
                picture="target",
                criteria=("PROC-P4", "PROC-P3"),
                lines=3,
                needed=True,
            ),
        ),
    ),
    Page(
        key="what",
        title=Words("What is done"),
        questions=(
            LongText(
                field="what",
                ask=Words("What should the workers do?", "What do you want workers to do?"),
                short=Words("What is done", "What workers do"),
                hint=Words(
                    "List the things, and say how you like them done. Say also what they should leave to you.",
                    "Say what workers do. Say what you do on your own.",
                ),
                why=Words(
                    "Providers can name a fair price only for work that they can picture. "
                    "What is not written here may cost extra later.",
                    "Providers need to know the work. Then they can tell you the price.",
                ),
                example=Words(
                    "“Help me to get up, wash and dress. Make breakfast with me. I take my medicine myself.”",
                    "“Help me wash and dress. I make my own tea.”",
                ),
                picture="help-at-home",
                criteria=("PROC-P3", "SPEC-P13"),
                lines=5,
                needed=True,
            ),
        ),
    ),
    Rows(
        key="objectives",
        title=Words("What it must achieve", "What should get better"),
        ask=Words("What must this service achieve?", "What should this help change for you?"),
        why=Words(
            "Each objective belongs to something you want. By these you check later whether the service is worth its money.",
            "You check these later. They show if your help is good.",
        ),
        of=OBJECTIVE,
        parent="specification_id",
        one=Words("an objective", "something to get done"),
        empty=Words(
            "Add what the service must bring about. Tie each one to something you want.",
            "Add what this help must do for you.",
        ),
        add=Words("Add an objective", "Add a thing"),
        picture="target",
        least=1,
    ),
)

_WHERE_AND_WHEN: Final = (
    Page(
        key="place",
        title=Words("Where it happens"),
        questions=(
            LongText(
                field="place",
                ask=Words("Where does it happen?", "Where do you want this help?"),
                short=Words("Where"),
                why=Words(
                    "Workers must plan how to get there. Stairs, keys, parking and pets matter to them.",
                    "Workers need to know where to go.",
                ),
                example=Words(
                    "“In my flat on the second floor. There is a lift. Ring twice.”",
                    "“In my flat. There is a lift.”",
                ),
                picture="home",
                criteria=("PROC-P3", "SPEC-P13"),
                lines=3,
                needed=True,
            ),
        ),
    ),
    Page(
        key="pattern",
        title=Words("When and how often", "When you want help"),
        questions=(
            WeeklyPattern(
                field="visits",
                ask=Words("When do you need this help?", "When do you want help?"),
                short=Words("Days and times"),
                hint=Words(
                    "Press a box to add help at that time. Press it again to take it away.",
                    "Press a box to choose a time.",
                ),
                why=Words(
                    "Providers need to know the days and times before they can say what their help will cost. "
                    "You are asking for times that suit **you**. A provider may suggest others. You choose.",
                    "Providers need to know your times. Then they can tell you the price. You choose the times.",
                ),
                example=Words(
                    "“Someone at 8:30, so that I can have breakfast and catch the 10:45 bus.”",
                    "“Come at 8:30. Then I can catch my bus.”",
                ),
                picture="calendar",
                criteria=("PROC-P3", "SPEC-P13"),
            ),
        ),
    ),
    Page(
        key="miles",
        title=Words("Miles"),
        full_route_only=True,
        questions=(
            Number(
                field="miles_a_week",
                ask=Words("How many miles a week do workers drive you?", "How far do workers drive you each week?"),
                short=Words("Miles a week"),
                hint=Words("Leave this empty if they do not.", "You can leave this empty."),
                why=Words(
                    "Many providers charge for each mile. With this we can work out what that comes to.",
                    "You may pay for each mile. We work out the cost for you.",
                ),
                picture="mileage",
                criteria=("SPEC-P13",),
                unit=Words("miles a week"),
                counted=Counted("{amount} mile a week", "{amount} miles a week"),
                most=10_000,
                places=2,
            ),
        ),
    ),
    Page(
        key="start",
        title=Words("Start and length", "Start and end"),
        questions=(
            Date(
                field="start_wanted",
                ask=Words("When should the help start?", "When do you want help to start?"),
                short=Words("Start"),
                hint=Words("For example, 11 1 2027", "Write the day, the month and the year."),
                why=Words(
                    "Providers need time to find the right people. Six weeks from now is usual.",
                    "Providers need time to find workers for you. They may need 6 weeks.",
                ),
                picture="calendar",
                criteria=("PROC-P3", "SPEC-P13"),
            ),
            Number(
                field="weeks_wanted",
                ask=Words("For how many weeks?", "How many weeks do you want help?"),
                short=Words("How long"),
                hint=Words(
                    "A year is 52 weeks. Leave this empty if you do not know.",
                    "1 year is 52 weeks. You can leave this empty.",
                ),
                why=Words(
                    "Help for a longer time can cost less. You can still end a contract early: it will say how.",
                    "Help for a long time can cost less. You can still stop early.",
                ),
                picture="every-week",
                criteria=("PROC-P3", "SPEC-P13"),
                unit=Words("weeks"),
                counted=Counted("{amount} week", "{amount} weeks"),
                least=1,
                most=1040,
            ),
        ),
    ),
)

_REQUIREMENTS: Final = (
    Rows(
        key="requirements",
        title=Words("What must be in it", "What you must have"),
        ask=Words("What must or should a provider do?", "What do you need a provider to do?"),
        hint=Words(
            "“Must” means: without it you would say no. “Should” means: better with it.",
            "“Must have” means you say no without it.",
        ),
        why=Words(
            "Offers are compared point by point with this list. Only an offer that meets every “must” can be chosen.",
            "We check each offer with this list. You only choose one that fits.",
        ),
        of=REQUIREMENT,
        parent="specification_id",
        one=Words("a requirement", "something you need"),
        empty=Words(
            "Add what you could not do without, one thing at a time. Five to ten points are plenty.",
            "Add what you need. Add 1 thing at a time.",
        ),
        add=Words("Add a requirement", "Add something you need"),
        picture="requirement",
        least=1,
    ),
    Page(
        key="quality",
        title=Words("How good it must be", "How good it is"),
        full_route_only=True,
        questions=(
            LongText(
                field="quality",
                ask=Words("What quality do you expect?", "How good must your help be?"),
                short=Words("Quality wanted"),
                why=Words(
                    "Quality that can be seen or counted can be asked for, and it can be missed.",
                    "When you say what is good, providers can do it.",
                ),
                example=Words(
                    "“At least 9 in 10 visits begin on time. No more than four different workers a month.”",
                    "“Workers come on time. I know all my workers.”",
                ),
                picture="quality",
                criteria=("SPEC-P13", "PROC-P6"),
            ),
        ),
    ),
    Page(
        key="preferences",
        title=Words("Who comes"),
        questions=(
            Text(
                field="worker_preference",
                ask=Words("Who would you like to come?", "Who do you want to help you?"),
                short=Words("Workers I like", "Who I want"),
                hint=Words(
                    "For personal care you may ask for a woman or a man.",
                    "You can ask for a woman or a man.",
                ),
                why=Words(
                    "It is your home and your body. A provider should offer people you feel at ease with.",
                    "It is your home and your body. You can say who you like.",
                ),
                example=Words("“A woman for washing and dressing”", "“A woman helps me wash.”"),
                picture="workers",
                criteria=("SPEC-P13",),
            ),
            Text(
                field="worker_language",
                ask=Words("Which language should workers speak with you?", "What language do you want to speak?"),
                short=Words("Workers’ language"),
                why=Words(
                    "Good support begins with understanding each other.",
                    "You and your workers must understand each other.",
                ),
                picture="language",
                criteria=("SPEC-P13",),
                characters=24,
            ),
            Text(
                field="pets",
                ask=Words("Are there pets?", "Do you have a pet?"),
                short=Words("Pets"),
                why=Words(
                    "Some workers are allergic to animals or afraid of them. It is better to know beforehand.",
                    "Some workers feel ill or scared near pets.",
                ),
                example=Words("“Two cats, friendly”", "“I have 2 cats.”"),
                picture="pets",
                criteria=("SPEC-P13",),
            ),
            LongText(
                field="preferences",
                ask=Words("What else would you like?", "Do you want to say more?"),
                short=Words("Other wishes"),
                why=Words(
                    "Small wishes decide whether you look forward to a visit.",
                    "Small things can make you happy with your help.",
                ),
                example=Words("“Nobody who smokes. Shoes off, please.”", "“Please take your shoes off.”"),
                picture="personal",
                criteria=("SPEC-P13",),
                lines=3,
            ),
        ),
    ),
    Page(
        key="features",
        title=Words("Fair, lasting and safe"),
        full_route_only=True,
        questions=(
            LongText(
                field="equality",
                ask=Words(
                    "What must the provider do so that nobody is treated worse for who they are?",
                    "How must providers treat you fairly?",
                ),
                short=Words("Equality and rights", "Treated fairly"),
                hint=Words(
                    "Think of disability, age, race, religion, sex, who you love, and the language you speak.",
                    "Think of your faith, your age and who you love.",
                ),
                why=Words(
                    "The law protects you from being treated worse. Saying what that means for you makes it real.",
                    "The law says people must treat you fairly.",
                ),
                example=Words(
                    "“Workers help me to go to Friday prayers and prepare halal food.”",
                    "“Help me go to the mosque on Fridays.”",
                ),
                picture="equality",
                criteria=("SPEC-P13", "PROC-P7"),
                lines=3,
            ),
            LongText(
                field="sustainability",
                ask=Words(
                    "What should the provider do so that the service lasts and spares the environment?",
                    "How can your help last a long time and be green?",
                ),
                short=Words("Sustainability", "Lasting and green"),
                why=Words(
                    "A service that loses its workers or its money lets you down. Short journeys and little waste help everybody.",
                    "Your help must not stop. Less waste is good for everyone.",
                ),
                example=Words(
                    "“Local workers on foot or by bus, paid at least the Real Living Wage.”",
                    "“Workers live near me. They get fair pay.”",
                ),
                picture="environment",
                criteria=("SPEC-P13",),
                lines=3,
            ),
            LongText(
                field="safety",
                ask=Words(
                    "What must be done for health and safety?",
                    "What keeps you and your workers safe?",
                ),
                short=Words("Health and safety", "Safe and well"),
                hint=Words(
                    "Think of lifting, medicine, fire, keys, and working alone. Say also which risks you choose to take.",
                    "Think of lifting, fire and keys.",
                ),
                why=Words(
                    "You and the workers must both be safe. A risk you choose yourself is yours to take, once it is known.",
                    "You and your workers must be safe. You can still try new things.",
                ),
                example=Words(
                    "“Two workers for the hoist. I cook by myself although I may burn my fingers.”",
                    "“2 workers use the hoist. I cook on my own.”",
                ),
                picture="shield",
                criteria=("SPEC-P13", "PROC-P7"),
                lines=3,
            ),
        ),
    ),
)

SPECIFICATION: Final = Form(
    key="specification",
    record=Specification,
    title=Words("What service is needed", "The help you want"),
    about=Words(
        "Describe one service so clearly that every provider can see what you need and what it will cost.",
        "Say what help you want. Then providers can tell you the price.",
    ),
    picture="specification",
    names="title",
    criteria=("PROC-P3", "PROC-P4", "PROC-P5", "SPEC-P13"),
    done=Words(
        "The specification is complete. Agree it, then ask providers for offers.",
        "You have said what you want. Now you can agree it.",
    ),
    parts=(*_PURPOSE, *_WHERE_AND_WHEN, *_REQUIREMENTS, *MONEY, *MANAGING),
)

AGREE: Final = Form(
    key="agree",
    record=Specification,
    title=Words("Agree this specification", "Say yes to this"),
    about=Words(
        "Once it is agreed, the specification stands still, so that every provider answers the same. You can open it again.",
        "When you agree, it stays the same. You can open it again.",
    ),
    picture="agreement",
    names="title",
    criteria=("SPEC-P13",),
    signed=(Words("The person, or whoever decides for them", "You, or someone who decides for you"),),
    parts=(
        Page(
            key="agree",
            title=Words("Agreed by"),
            questions=(
                Text(
                    field="agreed_by",
                    ask=Words("Who agrees?", "Who says yes with you?"),
                    short=Words("Agreed by", "Who said yes"),
                    hint=Words("Name everybody who took part.", "Write all the names."),
                    why=Words(
                        "A specification counts as agreed only with the names of those who agreed it.",
                        "The names show who said yes with you.",
                    ),
                    example=Words("“Maya Whitlock and Priya Nair”", "“Me and Priya”"),
                    picture="agreement",
                    criteria=("SPEC-P13",),
                    needed=True,
                ),
            ),
        ),
    ),
)
