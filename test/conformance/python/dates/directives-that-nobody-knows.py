import time, datetime
parts = (2026, 3, 4, 13, 5, 9, 2, 63, 0)
for template in ("%e %D", "%Q", "%", "100%", "%%", "%%d", "%5d", "%-d.%m", "%G-%V", "a%", "%k%l", "%d%", "%d 100%", ""):
    print repr(template), repr(time.strftime(template, parts)), repr(datetime.date(2026, 3, 4).strftime(template)), repr(datetime.datetime(2026, 3, 4).strftime(template)), repr(datetime.time(5).strftime(template))
for work in ("datetime.date(1899, 12, 31).strftime('%Y')", "datetime.datetime(1, 1, 1).strftime('%d')", "datetime.time(23, 59).strftime('%Y %H')", "time.strftime('%H', list(parts))", "time.mktime(list(parts))", "time.localtime(1e20)", "time.gmtime('x')"):
    try: print work, repr(eval(work))
    except Exception, e: print work, type(e).__name__
