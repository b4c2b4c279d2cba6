from java.text import SimpleDateFormat

reader = SimpleDateFormat('yyyy-MM-dd HH:mm z')
for text in ['2026-10-25 02:30 CEST', '2026-10-25 02:30 CET', '2026-07-01 12:00 CET', '2026-01-01 12:00 CEST', '2026-07-01 12:00 GMT',
             '2026-07-01 12:00 GMT+3:30', '2026-07-01 12:00 +0530', '2026-07-01 12:00 EST', '2026-07-01 12:00 UTC']:
    print text, reader.parse(text).getTime()
