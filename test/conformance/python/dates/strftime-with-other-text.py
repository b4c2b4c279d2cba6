# -*- coding: utf-8 -*-
from datetime import datetime

stamp = datetime(2026, 3, 4, 5, 6, 7)
print stamp.strftime("batch_%Y%m%d_%H%M.csv")
print stamp.strftime("100%% at %H:%M")
print stamp.strftime("%%Y"), stamp.strftime("no directive"), repr(stamp.strftime(""))
print stamp.strftime("line\n%H\ttab")
print repr(stamp.strftime("%Hh %Mm"))
print stamp.strftime("%d/%m/%Y") + stamp.strftime(" %H") + "h"
print ", ".join([stamp.replace(month=m).strftime("%b") for m in range(1, 13)])
print [stamp.replace(day=d).strftime("%a") for d in range(1, 8)]
print " ".join([stamp.replace(hour=h).strftime("%I%p") for h in (0, 1, 11, 12, 13, 23)])
