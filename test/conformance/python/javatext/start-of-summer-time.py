from java.text import SimpleDateFormat
from java.util import Date

format = SimpleDateFormat('yyyy-MM-dd HH:mm:ss zzz Z XXX')
for minutes in range(-60, 61, 15):
    print format.format(Date(1774746000000 + minutes * 60000))
reader = SimpleDateFormat('yyyy-MM-dd HH:mm')
for text in ['2026-03-29 01:59', '2026-03-29 02:00', '2026-03-29 02:30', '2026-03-29 02:59', '2026-03-29 03:00']:
    print text, reader.parse(text).getTime(), reader.parse(text)
