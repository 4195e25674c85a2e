"""In which state is a ticket after all that happened to it, told anew from its facts?

Nothing that the commands stored is looked at; `makegood verify` compares. There is a module for
each noun whose facts move a ticket: what it tells stands in its `TELLS`, by the fact's kind.
"""

from makegood.tickets.replay.so_far import Happened, QuoteSoFar, SettledSoFar, TicketSoFar
from makegood.tickets.replay.told import CHANGES, replayed

__all__ = ["CHANGES", "Happened", "QuoteSoFar", "SettledSoFar", "TicketSoFar", "replayed"]
