"""Lets these tests use the sample papers and the random ones of the PDF tests: the same papers, other writers."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "pdf"))
