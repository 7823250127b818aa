"""Files out: every table as JSON lines, CSV or Parquet, with a `datapackage.json` that says what each column means.

Rows are sorted and carry no clock times, so the same project gives the same bytes. What is exported is what the same
filters show with `rashomon events`. This module holds only the words that choose an export, so that the command line
can name them without loading the rest.
"""

from typing import Literal

Format = Literal["jsonl", "csv", "parquet"]
TextRight = Literal["full", "snippet", "none"]
"""How much of the texts travels: all, the words of each row with a little around them, or offsets alone."""
