import time
t = time.strptime("2026-03-04 13:05:09", "%Y-%m-%d %H:%M:%S")
print t.tm_year, t.tm_mon, t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec, t.tm_wday, t.tm_yday, t.tm_isdst, len(t), t[0], t[-1], t[:3], tuple(t), t == tuple(t), t < time.strptime("2027", "%Y"), list(t)[3:6], t[3] + 1
print time.struct_time((2026, 1, 2, 3, 4, 5, 6, 7, 8))[:], time.struct_time(range(9)).tm_sec, time.gmtime(0) == time.struct_time((1970, 1, 1, 0, 0, 0, 3, 1, 0)), hash(t) == hash(tuple(t))
for work in ("t[9]", "t.nope", "time.struct_time((1, 2))", "t[0] + 'a'"):
    try: print eval(work)
    except Exception, e: print work, type(e).__name__
for text in ("t[0] = 5", "del t[0]"):
    try: exec text; print text
    except Exception, e: print text, type(e).__name__
