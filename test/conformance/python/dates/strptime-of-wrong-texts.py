import datetime, time
for text, template in (("2026-13-04", "%Y-%m-%d"), ("2026-02-30", "%Y-%m-%d"), ("x", "%Y"), ("", "%Y"), ("2026 rest", "%Y"), ("2026", "%Y rest"), ("26", "%Y"), ("25:00", "%H:%M"), ("12:60", "%H:%M"), ("13 PM", "%I %p"), ("0 AM", "%I %p"), ("Foo 4", "%b %d"), ("2026", "%Q"), ("2026", "%"), ("000", "%j"), ("367", "%j"), ("1", "%d%m"), ("2026-03-04", "%d.%m.%Y"), (u"2026-03-04", u"%Y-%m-%d"), ("99", "%y"), ("12345", "%Y"), ("7", "%w"), ("2026-03-04 ", "%Y-%m-%d")):
    for read in (lambda *given: datetime.datetime.strptime(*given).timetuple(), time.strptime):
        try: print text, tuple(read(text, template))[:6],
        except ValueError, e: print text, "ValueError",
    print
for arguments in ((5, "%Y"), (None, "%Y"), ("2026", 5), ()):
    try: print datetime.datetime.strptime(*arguments)
    except TypeError: print "TypeError"
