# -*- coding: utf-8 -*-
from java.text import SimpleDateFormat
from java.util import Date, Locale

for number in range(12):
    at = Date(1768478400000 + number * 2629800000)
    for locale in [Locale.US, Locale.GERMANY, Locale.FRANCE]:
        print number, locale, repr(SimpleDateFormat('MMM', locale).format(at)), repr(SimpleDateFormat('d MMM', locale).format(at)), repr(SimpleDateFormat('d LLL MMMM', locale).format(at))
