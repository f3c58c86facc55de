"""Property tests without a deadline: the first look-up of bank holidays imports a large package."""

from hypothesis import settings

settings.register_profile("domain", deadline=None)
settings.load_profile("domain")
