import datetime
class Zone(datetime.tzinfo):
    def __init__(self, hours, name, summer=0): self.offset, self.name, self.summer = datetime.timedelta(hours=hours), name, datetime.timedelta(hours=summer)
    def utcoffset(self, when): return self.offset + self.summer
    def dst(self, when): return self.summer
    def tzname(self, when): return self.name
utc, berlin, india = Zone(0, "UTC"), Zone(1, "CEST", 1), Zone(5.5, "IST")
w = datetime.datetime(2026, 7, 1, 12, 0, tzinfo=berlin)
for zone in (utc, india, Zone(-8, "PST")):
    moved = w.astimezone(zone); print moved, repr(moved.replace(tzinfo=None)), moved.isoformat(), moved.strftime("%H:%M %z %Z"), moved.utcoffset(), moved.dst(), moved.tzname(), moved == w, moved - w, moved.utctimetuple()[:6], moved.timetuple()[8]
print w.timetz(), w.time(), w.date(), w < datetime.datetime(2026, 7, 1, 11, 0, tzinfo=utc), hash(w) == hash(w.astimezone(utc)), w.replace(tzinfo=utc) - w, datetime.time(5, 6, tzinfo=india).isoformat()
for work in ("w == datetime.datetime(2026, 7, 1, 12)", "w < datetime.datetime(2026, 7, 1, 12)", "w - datetime.datetime(2026, 7, 1, 12)", "datetime.datetime(2026, 7, 1).astimezone(utc)", "datetime.tzinfo().utcoffset(w)"):
    try: print work, eval(work)
    except Exception, e: print work, type(e).__name__
