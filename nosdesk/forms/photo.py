"""What is asked about a person's own photo. It is not among the forms of the catalogue: no photo can be added on paper."""

from typing import Final

from nosdesk.domain.choices import PhotoAudience, PhotoConsent
from nosdesk.domain.records import Photo
from nosdesk.forms.question import Choice, Form, Page, Text
from nosdesk.i18n import Words

PHOTO: Final = Form(
    key="photo",
    record=Photo,
    title=Words("Your own photo"),
    about=Words(
        "A photo of your worker, your home or your day, to stand beside your words in easy-read documents.",
        "A photo of your own for your papers.",
    ),
    picture="photo",
    names="shows",
    parts=(
        Page(
            key="photo",
            title=Words("About the photo"),
            questions=(
                Text(
                    field="shows",
                    ask=Words("What does the photo show?", "What is in the photo?"),
                    short=Words("What it shows", "What we see"),
                    why=Words(
                        "Whoever cannot see the photo hears or reads these words in its place.",
                        "Some people cannot see it. They hear your words.",
                    ),
                    hint=Words("In your own words, in one short sentence.", "Use your own words."),
                    example=Words("“Sara and I at the pool”", "“Me and Sara at the pool”"),
                    picture="photo",
                    needed=True,
                ),
                Text(
                    field="who",
                    ask=Words("Who is in the photo?", "Who can we see?"),
                    short=Words("Who is in it", "People in it"),
                    why=Words(
                        "If you leave out somebody’s name in a copy, you are asked about their photos too.",
                        "You can leave out their photo too.",
                    ),
                    hint=Words(
                        "Names, with commas between. Leave it empty where nobody is in it.", "Write their names."
                    ),
                    picture="people",
                ),
                Choice(
                    field="agreed",
                    ask=Words("Do the people in it agree?", "Did the people say yes?"),
                    short=Words("Do they agree?", "They said"),
                    why=Words(
                        "A photo of somebody is theirs too. Until they say yes, it stays out of documents.",
                        "It is their photo too. Ask them first.",
                    ),
                    picture="agreement",
                    options=PhotoConsent,
                    needed=True,
                ),
                Choice(
                    field="may_see",
                    ask=Words("Who may see the photo?", "Who can see your photo?"),
                    short=Words("Who may see it", "Who sees it"),
                    why=Words(
                        "Nobody else is given it: a drawing stands in its place in their copy.",
                        "Other people get a drawing. They do not get your photo.",
                    ),
                    picture="private",
                    options=PhotoAudience,
                    needed=True,
                ),
            ),
        ),
    ),
)
