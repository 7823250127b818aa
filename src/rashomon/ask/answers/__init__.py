"""What the questions answer with: frozen plain values, each with `.rows`, its face for CSV and tables.

`plain(answer)` is the face for JSON. The page, the command line and the export all take one of these and nothing else,
so that they cannot drift apart.
"""

from rashomon.ask.answers.accounts import NOT_FOUND, Account, Accounts, By, Cell, Point, State, Telling
from rashomon.ask.answers.actors import Actors, Profile, Speaker, Week
from rashomon.ask.answers.articles import ArticleLine, Articles, Block, Piece, Reading, Relation
from rashomon.ask.answers.claims import ClaimLine, Claims, ClaimTold
from rashomon.ask.answers.events import DEEDS, Day, EventLine, Events, How, Manner, told_as
from rashomon.ask.answers.origins import OriginLine, Origins
from rashomon.ask.answers.overview import Overview, Status
from rashomon.ask.answers.reasons import Explained, Reason, Sentence, Why
from rashomon.ask.answers.sayings import GRADES, Check, Deed, Saying, Who, saying_row
from rashomon.ask.answers.search import Found, Hit
from rashomon.ask.answers.tables import Column, Facet, OneRow, Result, Table, TableLine, Tables
from rashomon.ask.answers.words import Count, Named, Row, Words

__all__ = [
    "DEEDS",
    "GRADES",
    "NOT_FOUND",
    "Account",
    "Accounts",
    "Actors",
    "ArticleLine",
    "Articles",
    "Block",
    "By",
    "Cell",
    "Check",
    "ClaimLine",
    "ClaimTold",
    "Claims",
    "Column",
    "Count",
    "Day",
    "Deed",
    "EventLine",
    "Events",
    "Explained",
    "Facet",
    "Found",
    "Hit",
    "How",
    "Manner",
    "Named",
    "OneRow",
    "OriginLine",
    "Origins",
    "Overview",
    "Piece",
    "Point",
    "Profile",
    "Reading",
    "Reason",
    "Relation",
    "Result",
    "Row",
    "Saying",
    "Sentence",
    "Speaker",
    "State",
    "Status",
    "Table",
    "TableLine",
    "Tables",
    "Telling",
    "Week",
    "Who",
    "Why",
    "Words",
    "saying_row",
    "told_as",
]
