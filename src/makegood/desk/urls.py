"""What can an agent ask for, and what can he do?"""

from django.urls import path

from makegood.desk.views import (
    access,
    accounts,
    bulk,
    costs,
    files,
    mails,
    queues,
    requests,
    search,
    tickets,
    verdicts,
    work,
)

app_name = "desk"
urlpatterns = [
    path("", queues.queue, name="queue"),
    path("mine/", queues.mine, name="mine"),
    path("waiting/", queues.waiting, name="waiting"),
    path("to-judge/", queues.to_judge, name="to_judge"),
    path("aside/", queues.aside, name="aside"),
    path("bulk", bulk.bulk, name="bulk"),
    path("requests/", requests.request_list, name="requests"),
    path("requests/<uuid:request_id>/", requests.split, name="request"),
    path("mail/", mails.mail_list, name="mail"),
    path("mail/<uuid:mail_id>/", mails.mail, name="one_mail"),
    path("mail/<uuid:mail_id>/release", mails.release, name="release"),
    path("mail/<uuid:mail_id>/dismissal", mails.dismissal, name="dismissal"),
    path("mail/<uuid:mail_id>/raw.eml", mails.raw, name="raw_mail"),
    path("tickets/<uuid:ticket_id>/", tickets.ticket, name="ticket"),
    path("tickets/<uuid:ticket_id>/replies", work.reply, name="reply"),
    path("tickets/<uuid:ticket_id>/notes", work.note, name="note"),
    path("tickets/<uuid:ticket_id>/proposals", costs.proposal, name="proposal"),
    path("tickets/<uuid:ticket_id>/seconding", costs.seconding, name="seconding"),
    path("tickets/<uuid:ticket_id>/assignment", work.assignment, name="assignment"),
    path("tickets/<uuid:ticket_id>/solution", work.solution, name="solution"),
    path("tickets/<uuid:ticket_id>/closure", work.closure, name="closure"),
    path("tickets/<uuid:ticket_id>/goodwill", work.goodwill, name="goodwill"),
    path("tickets/<uuid:ticket_id>/access", access.wanted, name="access"),
    path(
        "tickets/<uuid:ticket_id>/access/<uuid:access_id>/looks", access.looks, name="access_looks"
    ),
    path("search/", search.search, name="search"),
    path("companies/", accounts.company_list, name="companies"),
    path("tickets/<uuid:ticket_id>/judgement", verdicts.judgement, name="judgement"),
    path("tickets/<uuid:ticket_id>/overruling", verdicts.overruling, name="overruling"),
    path("tickets/<uuid:ticket_id>/answers", verdicts.answers, name="answers"),
    path("tickets/<uuid:ticket_id>/review", verdicts.review, name="review"),
    path("tickets/<uuid:ticket_id>/unfounded", verdicts.unfounded, name="unfounded"),
    path("companies/<uuid:company_id>/paid-support", verdicts.withholding, name="withholding"),
    path("companies/<uuid:company_id>/units", accounts.units, name="units"),
    path("attachments/<uuid:file_id>/<str:name>", files.attachment, name="attachment"),
    path("enclosures/<uuid:file_id>/<str:name>", files.enclosure, name="enclosure"),
]
