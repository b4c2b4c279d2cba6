from java.text import SimpleDateFormat, ParseException

for pattern in ['HH:mmX', 'HH:mmXX', 'HH:mmXXX', 'HH:mmZ']:
    for text in ['12:00Z', '12:00+02', '12:00+0200', '12:00+02:00', '12:00-0330', '12:00+2', '12:00+2500', '12:00']:
        try:
            print pattern, text, SimpleDateFormat(pattern).parse(text).getTime()
        except ParseException, e:
            print pattern, text, 'at', e.getErrorOffset()
