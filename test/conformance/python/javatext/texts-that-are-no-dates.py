from java.text import SimpleDateFormat, ParseException

for pattern, text in [('yyyy-MM-dd', 'x'), ('yyyy-MM-dd', '2026'), ('yyyy-MM-dd', '2026/03/04'), ('yyyy-MM-dd', ''), ('HH:mm', '13.05'),
                      ('MMM d', 'Mai 4'), ('EEE', 'Mi'), ('hh a', '12 XM'), ('yyyyMMdd', '202603'), ('dd.MM.yyyy', '04.03.'), ("'at' HH", 'in 13')]:
    try:
        print SimpleDateFormat(pattern).parse(text).getTime()
    except ParseException, e:
        print e.getMessage(), e.getErrorOffset()
