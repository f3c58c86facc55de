"""The window and its screens: the only part, besides the composition root, that knows Qt."""

from nosdesk.ui.binding import load_binding

load_binding()
