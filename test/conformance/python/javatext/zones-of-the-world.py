from java.text import SimpleDateFormat
from java.util import Date, TimeZone

format = SimpleDateFormat('yyyy-MM-dd HH:mm Z z')
for zone in ['Europe/London', 'Europe/Dublin', 'Europe/Lisbon', 'Europe/Moscow', 'Europe/Istanbul', 'Europe/Zurich', 'America/New_York', 'America/Los_Angeles', 'America/Sao_Paulo', 'America/St_Johns',
             'Asia/Tokyo', 'Asia/Shanghai', 'Asia/Kolkata', 'Asia/Kathmandu', 'Asia/Dubai', 'Australia/Sydney', 'Australia/Lord_Howe', 'Pacific/Auckland', 'Africa/Johannesburg', 'Etc/UTC', 'GMT']:
    format.setTimeZone(TimeZone.getTimeZone(zone))
    for year in [1955, 1975, 1985, 1995, 2005, 2012, 2020, 2026, 2036]:
        for day in [15, 196]:
            at = Date(((year - 1970) * 36525 // 100 + day) * 86400000)
            print zone, format.format(at)
