from java.text import SimpleDateFormat

for pattern, text in [('yyyy-MM-dd', '2026-03-04 13:05'), ('yyyy-MM-dd', '2026-03-04x'), ('HH:mm', '13:05:09'), ('dd', '4.3.'), ('yyyy', '2026-03'), ('yyyy-MM-dd', '  2026- 3- 4')]:
    print repr(text), SimpleDateFormat(pattern).parse(text).getTime()
