"""Are sessions forgotten once they are over, and not before?"""

import time_machine
from django.contrib.sessions.models import Session

from makegood.jobs.tasks import forget_sessions
from tests.journeys.pages import signed_in
from tests.world import MONDAY_9AM, after


def hour(at):
    with time_machine.travel(at, tick=False):
        forget_sessions(int(at.timestamp()))


def test_a_session_that_is_over_is_forgotten(world):
    with time_machine.travel(MONDAY_9AM, tick=False):
        signed_in(world.customer(world.brand()))

    hour(after(days=13))
    assert Session.objects.count() == 1
    hour(after(days=15))
    assert Session.objects.count() == 0
