from java.text import SimpleDateFormat
from java.util import Date, Locale

start = SimpleDateFormat('yyyy-MM-dd').parse('2026-02-20').getTime()
for locale in [Locale.US, Locale.GERMANY]:
    format = SimpleDateFormat('dd W F w', locale)
    for number in range(0, 45, 3):
        print format.format(Date(start + number * 86400000))
