def text(seconds):
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    days, rest = divmod(int(seconds), 86400); hours, rest = divmod(rest, 3600); minutes, rest = divmod(rest, 60)
    parts = ["%d%s" % (value, unit) for value, unit in ((days, "d"), (hours, "h"), (minutes, "m"), (rest, "s")) if value]
    return sign + (" ".join(parts) or "0s") + (".%03d" % round((seconds - int(seconds)) * 1000) if seconds != int(seconds) else "")
import datetime
for seconds in (0, 59, 60, 3599.5, 3600, 86399, 86400, 90061, -61, 1.0005, 0.125, 10 ** 7):
    delta = datetime.timedelta(seconds=seconds); print seconds, text(seconds), delta, delta.days, delta.seconds, str(datetime.timedelta(0, int(abs(seconds)))).rjust(16), "%02d:%02d" % divmod(int(abs(seconds)) / 60, 60)
def parse(text): return sum([int(part[:-1]) * {"d": 86400, "h": 3600, "m": 60, "s": 1}[part[-1]] for part in text.split()])
print parse("1d 1h 1m 1s"), parse(text(90061)) == 90061, parse("")
