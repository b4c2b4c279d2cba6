from java.text import SimpleDateFormat, ParseException

format = SimpleDateFormat('yyyy-MM-dd HH:mm')
format.setLenient(False)
for text in ['2026-02-28 23:59', '2026-02-29 00:00', '2024-02-29 00:00', '2026-13-01 00:00', '2026-01-01 24:00', '2026-01-01 00:60', '2026-00-01 00:00', '2026-03-29 02:30', '2026-3-9 1:5']:
    try:
        print text, '->', format.format(format.parse(text))
    except ParseException, e:
        print e.getMessage()
