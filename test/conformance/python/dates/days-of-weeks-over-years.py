import datetime
for year in range(2019, 2031):
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    print year, first.strftime("%a %j %U %W"), first.isocalendar(), last.strftime("%a %j %U %W"), last.isocalendar(), last.timetuple().tm_yday
