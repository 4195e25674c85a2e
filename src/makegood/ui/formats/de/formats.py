"""How does German write a date, so that its parts do not part? The names are Django's."""

DATE_FORMAT = "j.\u00a0F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j.\u00a0F Y, H:i"
MONTH_DAY_FORMAT = "j.\u00a0F"
SHORT_DATE_FORMAT = "d.m.Y"
SHORT_DATETIME_FORMAT = "d.m.Y, H:i"
