"""Line icons as paths: a 24 × 24 grid, 2 px strokes with round ends, one family. They stand beside words, never alone."""

from collections.abc import Mapping
from typing import Final

ICONS: Final[Mapping[str, str]] = {
    "home": "M3.5 11.5 12 4l8.5 7.5M6 9.8V20h12V9.8M10 20v-5.5h4V20",
    "find": "M10.5 4a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13zM15.5 15.5 20.5 20.5",
    "documents": "M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 16h6",
    "reading": "M12 6.5C10 5 7 4.5 3.5 4.5v14c3.5 0 6.5.5 8.5 2c2-1.5 5-2 8.5-2v-14C17 4.5 14 5 12 6.5zM12 6.5v14",
    "concern": "M6 21V4M6 4.5h12l-3 4.25 3 4.25H6",
    "help": "M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18zM9.3 9.5a2.7 2.7 0 1 1 4 2.4c-.9.5-1.3 1-1.3 1.9M12 17.3v.01",
    "info": "M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18zM12 11v6M12 7.5v.01",
    "left": "M9 5l-7 7 7 7",
    "right": "M9 5l7 7-7 7",
    "down": "M5 9l7 7 7-7",
    "up": "M5 15l7-7 7 7",
    "back": "M20 12H4.5M11 5.5 4.5 12l6.5 6.5",
    "next": "M4 12h15.5M13 5.5l6.5 6.5-6.5 6.5",
    "tick": "M5 12.5l4.7 4.7L19.5 7.3",
    "cross": "M6.5 6.5l11 11M17.5 6.5l-11 11",
    "change": "M4.5 19.5l.9-4.2L16 4.7l3.3 3.3L8.7 18.6zM13.5 7.2l3.3 3.3",
    "speak": "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.3a8 8 0 0 1 0 11.4",
    "save": "M7 4h10v16.5l-5-4.2-5 4.2z",
    "menu": "M4 6.5h16M4 12h16M4 17.5h16",
    "plus": "M12 5v14M5 12h14",
    "minus": "M5 12h14",
    "clock": "M12 3.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 0 1 0-17zM12 7.5V12l3.2 2",
    "calendar": "M4.5 6h15v14h-15zM4.5 10.5h15M8.5 3.5V8M15.5 3.5V8",
    "alert": "M12 4 2.8 20h18.4zM12 10v4.3M12 17.2v.01",
    "lock": "M5.5 11h13v9.500h-13zM8.500 11V7.500a3.500 3.500 0 0 1 7 0V11M12 14.500v2.500",
    "print": "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6.5H7z",
    "people": "M9 4.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 0 1 0-7zM2.5 20c0-4 2.8-6 6.5-6s6.5 2 6.5 6"
    "M16 5a3.2 3.2 0 0 1 0 6.300M18 14.400c2.3.8 3.5 2.7 3.5 5.6",
    "undo": "M4.5 9.5h10a5 5 0 0 1 0 10H8M8.5 5 4 9.500l4.5 4.5",
    "redo": "M19.5 9.500h-10a5 5 0 0 0 0 10H16M15.5 5 20 9.500l-4.5 4.5",
    "open": "M3.5 19V5.500h6l2 2.500h9V19z",
    "bin": "M5 7h14M9.5 7V4.500h5V7M7 7l1 13h8l1-13M10.5 11v5.500M13.5 11v5.5",
    "pin": "M9 4h6l-1 6 3.5 3.500v1.500h-11v-1.500L10 10zM12 15v6",
    "hide": "M4 4l16 16M9.5 6.300A9.5 9.5 0 0 1 12 6c4.5 0 7.5 3 9 6a13 13 0 0 1-2.6 3.5"
    "M6.2 8A13 13 0 0 0 3 12c1.5 3 4.5 6 9 6a9.5 9.5 0 0 0 4-.9",
    "first": "M6 5v14M18 5l-7 7 7 7",
    "last": "M18 5v14M6 5l7 7-7 7",
    "wide": "M3 5v14M21 5v14M6.5 12h11M9 9l-3 3 3 3M15 9l3 3-3 3",
    "whole": "M6 3h12v18H6zM12 7v10M9.5 9.500l2.500-2.500 2.500 2.500M9.5 14.500l2.500 2.500 2.500-2.500",
    "show": "M12 6c4.5 0 7.5 3 9 6c-1.5 3-4.5 6-9 6s-7.5-3-9-6c1.5-3 4.5-6 9-6zM12 9a3 3 0 1 1 0 6a3 3 0 0 1 0-6z",
}
"""Stroke paths by name. "left" and "right" point where reading comes from and goes to; `paint.icon` mirrors them."""

DIRECTED: Final = frozenset({"left", "right", "first", "last", "back", "next", "undo", "redo"})
"""Icons that are mirrored where writing runs from right to left."""
