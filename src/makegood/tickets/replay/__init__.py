"""Tickets told anew from their facts, with a module for each noun whose facts move a ticket."""

from makegood.tickets.replay.so_far import (
    Absorbed,
    Happened,
    QuoteSoFar,
    SettledSoFar,
    TicketSoFar,
)
from makegood.tickets.replay.told import CHANGES, replayed

__all__ = [
    "CHANGES",
    "Absorbed",
    "Happened",
    "QuoteSoFar",
    "SettledSoFar",
    "TicketSoFar",
    "replayed",
]
