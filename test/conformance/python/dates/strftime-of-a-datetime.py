from datetime import datetime

stamps = [datetime(2026, 1, 5, 0, 7, 9), datetime(2026, 2, 28, 12, 0, 0, 45), datetime(2024, 12, 31, 23, 59, 59, 999999)]
for stamp in stamps:
    for directive in ("%Y", "%y", "%m", "%d", "%H", "%I", "%M", "%S", "%f", "%p", "%j", "%w", "%U", "%W", "%a", "%A", "%b", "%B", "%%"):
        print directive, stamp.strftime(directive)
    print stamp.strftime("%Y-%m-%d %H:%M:%S"), stamp.strftime("%d.%m.%Y"), stamp.strftime("%m/%d/%y %I:%M %p")
print repr(stamps[0].strftime("%Y")), type(stamps[0].strftime("%Y")).__name__
