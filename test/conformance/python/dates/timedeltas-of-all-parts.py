import datetime
for named in ({"days": 1}, {"hours": 25}, {"minutes": -1}, {"seconds": 86400}, {"weeks": 1, "days": -7}, {"milliseconds": 1500}, {"microseconds": 1000001}, {"days": 0.5}, {"hours": 1.25}, {"seconds": 0.1}, {"seconds": 1e-7}, {"microseconds": 0.5}, {"microseconds": 1.5}, {"days": -1, "seconds": 5}, {"minutes": 90, "seconds": -30}, {}, {"days": 1.000001}, {"seconds": -0.0000015}):
    t = datetime.timedelta(**named)
    print sorted(named.items()), t, repr(t), (t.days, t.seconds, t.microseconds), t.total_seconds(), -t, abs(t), t * 3, t / 2, t // 7, +t == t
