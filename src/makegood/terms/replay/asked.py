"""Which questions can a table of cases ask?"""

from makegood.terms.replay.question import Question
from makegood.terms.replay.questions.coverage import COVERAGE
from makegood.terms.replay.questions.hours import HOURS
from makegood.terms.replay.questions.promises import PROMISES
from makegood.terms.replay.questions.rating import RATING
from makegood.terms.replay.questions.remedies import REMEDIES
from makegood.terms.replay.questions.windows import WINDOWS
from makegood.terms.replay.questions.work import WORK

QUESTIONS: dict[str, Question] = {
    **RATING,
    **COVERAGE,
    **HOURS,
    **WINDOWS,
    **WORK,
    **PROMISES,
    **REMEDIES,
}
