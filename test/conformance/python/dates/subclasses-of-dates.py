import datetime
class Stamp(datetime.datetime):
    def label(self): return self.strftime("%d.%m.")
class Day(datetime.date): pass
class Span(datetime.timedelta): pass
s, d, t = Stamp(2026, 3, 4, 5, 6), Day(2026, 3, 4), Span(hours=2)
hour, day = datetime.timedelta(hours=1), datetime.timedelta(1)
for value in (s + hour, s - hour, hour + s, s.replace(hour=9), d + day, d - day, d.replace(day=9), t + hour, t * 2, -t, abs(t), hour + t, s.date(), s.time(), s - Stamp(2026, 3, 4), d - Day(2026, 3, 1), Stamp.now().__class__.__name__, Stamp.fromtimestamp(0), Stamp.strptime("2026", "%Y"), Stamp.combine(d, s.time()), Day.today().__class__.__name__, Day.fromordinal(735000)):
    print type(value).__name__, str(value)
print s.label(), repr(s), repr(d), repr(t), s == datetime.datetime(2026, 3, 4, 5, 6), hash(s) == hash(datetime.datetime(2026, 3, 4, 5, 6)), isinstance(s, datetime.date)
