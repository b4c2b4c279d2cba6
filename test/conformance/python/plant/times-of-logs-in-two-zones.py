import time, datetime
rows = ["2026-03-29 00:30:00 UTC", "2026-03-29 01:30:00 UTC", "2026-10-25 00:30:00 UTC", "2026-10-25 01:30:00 UTC", "2026-07-01 12:00:00 UTC"]
import calendar
for row in rows:
    stamp = calendar.timegm(time.strptime(row, "%Y-%m-%d %H:%M:%S UTC"))
    local = time.localtime(stamp); moment = datetime.datetime.fromtimestamp(stamp)
    print row, stamp, time.strftime("%d.%m.%Y %H:%M", local), local.tm_isdst, moment.isoformat(), (moment - datetime.datetime.utcfromtimestamp(stamp)).seconds / 3600, moment.strftime("%j %U %a"), time.asctime(time.gmtime(stamp))
moments = [datetime.datetime.fromtimestamp(s) for s in (1774742400, 1774746000, 1774749600)]; print [str(b - a) for a, b in zip(moments, moments[1:])]
