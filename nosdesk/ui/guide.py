"""The built-in guide: short topics in usual and easy words, and the glossary. It needs no network."""

from dataclasses import dataclass
from typing import Final

from nosdesk.i18n import Words


@dataclass(frozen=True)
class Topic:
    """One page of help: a key, a title, paragraphs."""

    key: str
    title: Words
    picture: str
    paragraphs: tuple[Words, ...]


@dataclass(frozen=True)
class Term:
    """A word of the field and what it means."""

    word: Words
    meaning: Words


TOPICS: Final[tuple[Topic, ...]] = (
    Topic(
        "begin",
        Words("How to begin"),
        "flag",
        (
            Words(
                "Home shows the steps in order. The card at the top is always your next step: press Go on.",
                "Home shows your steps. Press Go on. It takes you to the next one.",
            ),
            Words(
                "You can do the steps in any order and stop at any time. Everything is saved as you type.",
                "You can stop at any time. We save all you type.",
            ),
            Words(
                "With a small need, keep to the short route. “Ask me more questions” on Home shows the full one: the same records, "
                "nothing lost.",
                "We ask only a few things. Press “Ask me more” for more questions.",
            ),
        ),
    ),
    Topic(
        "steps",
        Words("What each step is for", "What the steps do"),
        "steps",
        (
            Words(
                "**About the person and what they want:** who they are, who decides, and the outcomes that matter to them.",
                "**About you:** who you are and what you want.",
            ),
            Words(
                "**What service is needed:** the specification says what, when, where, and what a provider must do.",
                "**What help you need:** what, when and where.",
            ),
            Words(
                "**Compare offers:** set first what counts, then put the offers side by side and choose with reasons.",
                "**Look at offers:** see them side by side. Then pick one.",
            ),
            Words(
                "**Agree a contract:** drawn from specification and offer, checked for gaps, then signed and locked.",
                "**Sign a contract:** both sides say yes. Then it stays the same.",
            ),
            Words(
                "**Milestones and payments:** what was planned, what was paid, and what is due next.",
                "**Steps and money:** what you paid and what comes next.",
            ),
            Words(
                "**Check how it goes:** say it with a face, and see over time whether it gets better.",
                "**Say how it goes:** pick a face. See if it gets better.",
            ),
        ),
    ),
    Topic(
        "easy-words",
        Words("Easy words and pictures"),
        "easy-read",
        (
            Words(
                "“Documents”, then “Is it easy to read?”, lists the answers that could be easier, with the reason and a simpler "
                "wording. Switch it on there to see it under each answer while you write.",
                "Go to your papers. Press “Is this easy to read?”. We show what is hard.",
            ),
            Words(
                "An answer can stay as it is and have an easy wording beside it. Easy-read documents use that. When the answer changes, "
                "the easy wording is no longer used until you say that it still fits.",
                "You can write easy words for an answer. Your easy papers use them.",
            ),
            Words(
                "Add words of your own, with simpler ones. For what you want and need, choose a picture or a photo of your "
                "own: it stays the same in every document.",
                "You can add your own easy words. You can pick a picture or your own photo.",
            ),
        ),
    ),
    Topic(
        "keyboard",
        Words("Keys"),
        "computer",
        (
            Words(
                "**Tab** goes to the next thing, **Shift and Tab** back. **Space** or **Enter** presses. Arrow keys move inside a list.",
                "**Tab** goes on. **Space** presses. The arrow keys move in a list.",
            ),
            Words(
                "**F1** help · **F2** reading · **F3** find · **F4** who is here · **F8** raise a concern",
                "**F1** help. **F2** reading. **F3** find. **F4** who is here. **F8** a worry.",
            ),
            Words(
                "**Ctrl and Z** takes the last change back, **Ctrl, Shift and Z** does it again. **Ctrl and P** documents. "
                "**Ctrl and L** locks the window.",
                "**Ctrl and Z** takes back a change. **Ctrl and P** shows papers. **Ctrl and L** hides everything.",
            ),
            Words(
                "**Alt and Left arrow** goes back, **Alt and Home** goes to Home. **Escape** leaves a dialog.",
                "**Alt and Left** goes back. **Alt and Home** goes home.",
            ),
        ),
    ),
    Topic(
        "move",
        Words("Moving to another computer", "Using another computer"),
        "computer",
        (
            Words(
                "Everything is in one file that ends in .nosdesk. Close it here, copy it to a stick, and open it on the other computer "
                "with the same passphrase.",
                "All is in 1 file. Close it. Copy it to a stick. Open it there.",
            ),
            Words(
                "Use “Save a copy” under Your case file for a copy to keep somewhere safe.",
                "Press “Save a copy” to keep a second file.",
            ),
            Words(
                "Reading choices belong to the computer, not to the file: choose them once more there.",
                "Pick how you like to read on the new computer too.",
            ),
        ),
    ),
    Topic(
        "passphrase",
        Words("The passphrase", "The password"),
        "key",
        (
            Words(
                "The passphrase locks the file. Without it nobody can read the file, and nobody can reset it, not even we.",
                "The password locks your file. Nobody can make a new one for you.",
            ),
            Words(
                "Keep it on paper in a safe place, or with somebody you trust.",
                "Write it down. Keep the paper safe.",
            ),
            Words(
                "One passphrase opens everything. “Who is here” is a record of who made a change, not a lock.",
                "1 password opens all of it. Anyone who knows it can read all.",
            ),
        ),
    ),
    Topic(
        "update",
        Words("Updating"),
        "undo",
        (
            Words(
                "A newer program opens older files. It makes the file ready for itself first and keeps a copy of the old one beside it.",
                "A new program opens your old file. It keeps a copy first.",
            ),
            Words(
                "An older program does not open a newer file; it says so and changes nothing.",
                "An old program cannot open a new file. Nothing gets lost.",
            ),
        ),
    ),
    Topic(
        "private",
        Words("What stays private", "Keeping things private"),
        "private",
        (
            Words(
                "Nothing leaves this computer unless you save, print or copy it. The program uses no network.",
                "Your facts stay on this computer. You choose what to share.",
            ),
            Words(
                "Papers that you save as PDF are not locked. Keep them where only the right people find them.",
                "Anyone can read a saved paper. Keep it safe.",
            ),
        ),
    ),
    Topic(
        "licences",
        Words("Licences"),
        "documents",
        (
            Words(
                "NOS Desk is free software under the MIT licence. The typeface is Atkinson Hyperlegible Next by the Braille Institute, "
                "SIL Open Font License.",
                "NOS Desk is free to use. The letters are Atkinson Hyperlegible Next.",
            ),
            Words(
                "Pictures are OpenMoji, CC BY-SA 4.0, some of them changed, and own drawings in the same style.",
                "The pictures are from OpenMoji. We drew some too.",
            ),
        ),
    ),
)

GLOSSARY: Final[tuple[Term, ...]] = (
    Term(
        Words("Advocate"),
        Words(
            "Somebody who helps a person to say what they want and who is on nobody else’s side.",
            "A person who helps you say what you want.",
        ),
    ),
    Term(
        Words("Award"),
        Words("The decision for an offer, with its reasons.", "To pick an offer and say why."),
    ),
    Term(
        Words("Contract"),
        Words(
            "What person and provider promise each other: support, money, dates, and what happens if it goes wrong.",
            "A paper that says what both sides must do.",
        ),
    ),
    Term(
        Words("Criterion"),
        Words("One thing that offers are judged by, and how much it counts.", "1 thing you look at when you pick."),
    ),
    Term(
        Words("Direct payment"),
        Words(
            "Money from the council or Trust with which a person buys their support themselves.",
            "Money you get to pay for your own help.",
        ),
    ),
    Term(
        Words("Indicator"),
        Words("Something you can count or ask that shows how good the support is.", "A sign that help is good or bad."),
    ),
    Term(
        Words("Milestone"),
        Words("A step with a date, sometimes with a payment.", "A step with a date."),
    ),
    Term(
        Words("Objective"),
        Words(
            "What the service shall bring about, so that an outcome is reached.", "A thing the help must do for you."
        ),
    ),
    Term(
        Words("Offer"),
        Words("A provider’s answer to a specification, with prices.", "What a provider will do and the price."),
    ),
    Term(
        Words("Outcome"),
        Words("What a person wants to achieve in their life.", "Something you want in your life."),
    ),
    Term(
        Words("Personal budget"),
        Words("The sum that the support may cost, however it is managed.", "The money there is for your help."),
    ),
    Term(
        Words("Provider"),
        Words("An organisation or person who gives support for money.", "The people who give you help."),
    ),
    Term(
        Words("Requirement"),
        Words("One thing a provider must or should do.", "A thing the provider must do."),
    ),
    Term(
        Words("Specification"),
        Words("The list of what one service has to be.", "The list of what you need."),
    ),
    Term(
        Words("Variance"),
        Words("The difference between what was planned and what was paid.", "How much more or less you paid."),
    ),
)
