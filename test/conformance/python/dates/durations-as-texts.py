from datetime import datetime, timedelta

def duration(delta):
    seconds = int(delta.total_seconds())
    sign = ""
    if seconds < 0:
        sign, seconds = "-", -seconds
    days, seconds = divmod(seconds, 86400)
    hours, seconds = divmod(seconds, 3600)
    minutes, seconds = divmod(seconds, 60)
    text = "%02d:%02d:%02d" % (hours, minutes, seconds)
    return sign + ("%dd " % days if days else "") + text

start = datetime(2026, 3, 4, 22, 15)
for end in (datetime(2026, 3, 4, 22, 15, 59), datetime(2026, 3, 5, 6), datetime(2026, 3, 9, 1, 2, 3), datetime(2026, 3, 4, 22, 14)):
    print duration(end - start), end - start, str(end - start).split(".")[0], (end - start).days * 24 + (end - start).seconds / 3600
print duration(timedelta(seconds=90.9)), duration(timedelta(milliseconds=-1500)), round(timedelta(seconds=95).total_seconds() / 60, 2)
