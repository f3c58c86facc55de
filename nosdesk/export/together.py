"""What belongs together in a text and stays on one line: dates, phone numbers, postcodes, numbers with their unit."""

import re
from typing import Final

TOGETHER: Final = re.compile(
    r"(?<![\w£.])\d{1,2} [^\W\d_]{3,10}(?: \d{4})?\b"  # 14 December 2026, 4 weeks, 3 workers
    r"|(?<!\w)\+?\d{2,5}(?: \d{3,6}){1,3}\b"  # 01632 960 417, 01632 960417
    r"|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"  # AB9 4QX
    r"|\b\d{1,2}(?:[:.]\d{2})? (?:am|pm|yb|yp)\b"  # 8:30 am
    r"|\b\d+ \w{1,3} \d+\b"  # 9 in 10, 2 of 5
    r"|\b(?:[Pp]age|[Pp]art|[Ss]tep|[Mm]ilestone|[Pp]ayment|[Qq]uestion|[Tt]udalen|[Rr]han|[Cc]am) \d+\b"
)
