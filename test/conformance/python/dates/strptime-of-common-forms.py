from datetime import datetime

for text, form in (
    ("2026-03-04", "%Y-%m-%d"),
    ("2026-03-04 05:06:07", "%Y-%m-%d %H:%M:%S"),
    ("2026-03-04T05:06:07.123", "%Y-%m-%dT%H:%M:%S.%f"),
    ("2026-03-04 05:06:07.000001", "%Y-%m-%d %H:%M:%S.%f"),
    ("04.03.2026 5:06", "%d.%m.%Y %H:%M"),
    ("3/4/26 11:05 PM", "%m/%d/%y %I:%M %p"),
    ("12:30 am", "%I:%M %p"),
    ("20260304050607", "%Y%m%d%H%M%S"),
    ("2026 063", "%Y %j"),
    ("99", "%y"),
    ("68", "%y"),
    ("69", "%y"),
    ("  2026-3-4", "%Y-%m-%d"),
    ("100% 2026", "100%% %Y"),
    ("lot A 4.3.2026", "lot A %d.%m.%Y"),
):
    try:
        print text, "->", datetime.strptime(text, form)
    except ValueError, e:
        print text, "-> ValueError"
print repr(datetime.strptime(u"2026-03-04", u"%Y-%m-%d"))
