from datetime import datetime

for text, form in (
    ("4 Mar 2026", "%d %b %Y"),
    ("4 March 2026", "%d %B %Y"),
    ("4 MARCH 2026", "%d %B %Y"),
    ("4 march 2026", "%d %b %Y"),
    ("Wed Mar  4 05:06:07 2026", "%a %b %d %H:%M:%S %Y"),
    ("Wednesday, 4 May 2026", "%A, %d %B %Y"),
    ("Friday 4 May 2026", "%A %d %B %Y"),
    ("4 Maerz 2026", "%d %B %Y"),
    ("Dec 31 1999 11:59PM", "%b %d %Y %I:%M%p"),
    ("dec 31 1999 12:00aM", "%b %d %Y %I:%M%p"),
):
    try:
        print datetime.strptime(text, form)
    except ValueError:
        print "ValueError", text
