from java.text import SimpleDateFormat
from java.util import Date, TimeZone

for zone in ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC', 'GMT-03:30']:
    for at in [Date(1768478400000), Date(1784116800000)]:
        for pattern in ['z', 'zzzz', 'Z', 'ZZZ', 'X', 'XX', 'XXX']:
            format = SimpleDateFormat(pattern)
            format.setTimeZone(TimeZone.getTimeZone(zone))
            print zone, pattern, format.format(at)
