"""Rules that tests of rating share."""

PAID = """
[[tier]]
id = "paid"
clause = "1"
paid = true
[[tier]]
id = "free"
clause = "2"
paid = false
[[issue_class]]
id = "question"
clause = "1"
[[issue_class]]
id = "fault"
clause = "1"
[consumption.approval]
clause = "11"
takes = "nothing_yet"
[consumption.end_after_approval]
clause = "12"
gives_back = "nothing"
[decision]
clause = "13"
roles = ["approver"]
"""


def _range(about: str, least: int, most: int, outside: str, clause: str) -> str:
    return f"""
[[rate]]
id = "{about}"
clause = "{clause}"
when = {{ about = "{about}" }}
price = "range"
least = {least}
most = {most}
outside = "{outside}"
"""


CARD = (
    """
[[fact]]
id = "about"
clause = "3"
kind = "choice"
asked_of = "customer"
choices = ["setup", "plans", "design", "other", "gift", "unheard"]
"""
    + _range("plans", 1, 4, "with_reason", "3")
    + _range("setup", 1, 2, "with_reason", "3")
    + _range("design", 2, 3, "never", "4")
    + """
[[rate]]
id = "other"
clause = "5"
when = { about = "other" }
price = "on_request"
second_person_above = 20
needs_reason = true
[[rate]]
id = "gift"
clause = "6"
when = { about = "gift" }
price = "free"
"""
)
