"""When a person's own photo is fit to be used: rules about what was said of it."""

from nosdesk.domain.choices import PhotoAudience, PhotoConsent
from nosdesk.domain.records import Photo


def is_ready(photo: Photo) -> bool:
    """Whether all is said that must be: what it shows, whether those in it agreed, and who may see it."""
    return bool(photo.digest and photo.shows.strip() and photo.agreed and photo.may_see)


def may_be_in_papers(photo: Photo) -> bool:
    """Whether a photo may stand in a document: nobody in it is against it or was left unasked, and others may see it."""
    agreed = photo.agreed in (PhotoConsent.NOBODY, PhotoConsent.ALL)
    return is_ready(photo) and agreed and photo.may_see is not PhotoAudience.HERE
