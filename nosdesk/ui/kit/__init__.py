"""The kit of widgets: one look, parts that paint themselves and name themselves, no global style.

Every part takes a `look.Look` first and words that are already said (`str`), never `Words`. A change of reading
preferences builds new parts from a new look.
"""

from nosdesk.ui.kit.immortal import keep_constants

keep_constants()
