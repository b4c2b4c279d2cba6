from java.text import SimpleDateFormat
from java.util import Date

format = SimpleDateFormat('yyyy-MM-dd HH:mm:ss z zzzz X')
for minutes in range(-90, 91, 30):
    print format.format(Date(1792890000000 + minutes * 60000))
reader = SimpleDateFormat('yyyy-MM-dd HH:mm')
for text in ['2026-10-25 01:59', '2026-10-25 02:00', '2026-10-25 02:30', '2026-10-25 02:59', '2026-10-25 03:00']:
    print text, reader.parse(text).getTime(), reader.parse(text)
