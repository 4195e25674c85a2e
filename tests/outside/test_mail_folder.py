"""Is mail kept in a folder as it was sent, for nobody else to read?"""

import os
import stat
from email.message import EmailMessage

from makegood.outside.answers import Sent
from makegood.outside.mail import folder_for, sender_for
from makegood.outside.mail_folder import MailFolder


def mail(number, sender="support@quillbit.example"):
    message = EmailMessage()
    message["From"] = f"Quillbit <{sender}>"
    message["To"] = "nora@example.com"
    message["Subject"] = f"Number {number}"
    message["Message-ID"] = f"<{number}@quillbit.example>"
    message.set_content("Grüße\n")
    return message


def subjects(mails):
    return [str(mail["Subject"]) for mail in mails]


def aged(folder, *numbers):
    """As if they had been written so many seconds after the first of them."""
    for number in numbers:
        os.utime(folder / f"{number}.eml", (number, number))


def test_a_mail_is_a_file_that_we_alone_can_read(tmp_path):
    folder = tmp_path / "sent"

    assert MailFolder(folder).send(mail(1)) == Sent()

    (file,) = folder.iterdir()
    assert file.name == "1.eml"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_second_try_is_the_same_file(tmp_path):
    for _ in range(2):
        MailFolder(tmp_path).send(mail(1))

    assert [file.name for file in tmp_path.iterdir()] == ["1.eml"]


def test_no_message_id_leads_out_of_the_folder(tmp_path):
    folder = tmp_path / "sent"
    MailFolder(folder).send(mail("../../../x"))

    assert [file.name for file in tmp_path.iterdir()] == ["sent"]
    assert len(list(folder.iterdir())) == 1


def test_the_newest_are_read_first(tmp_path):
    folder = MailFolder(tmp_path)
    for number in (1, 2, 3):
        folder.send(mail(number))
    aged(tmp_path, 1, 2, 3)

    assert subjects(folder.newest(2)) == ["Number 3", "Number 2"]
    assert folder.newest(9)[0].get_content().splitlines() == ["Grüße"]


def test_a_brand_reads_its_own(tmp_path):
    folder = MailFolder(tmp_path)
    folder.send(mail(1))
    folder.send(mail(2, sender="support@tessero.example"))

    assert subjects(folder.newest(9, sender="support@tessero.example")) == ["Number 2"]


def test_a_folder_that_is_not_there_is_empty(tmp_path):
    assert MailFolder(tmp_path / "none").newest(9) == []


def test_the_setting_names_a_folder(tmp_path):
    assert sender_for("folder:///srv/sent%20mail") == folder_for("folder:///srv/sent%20mail")
    assert folder_for("folder:///srv/x") == MailFolder(path=tmp_path.__class__("/srv/x"))
    assert folder_for("smtp://mail.example") is None
