from datetime import date

for value in (date(2026, 3, 4), date(2026, 12, 31), date(1, 1, 1), date(999, 10, 9), date(9999, 12, 31)):
    print value, repr(value), str(value), unicode(value)

due = date(2026, 11, 5)
print [due, due]
print {"due": due}
print (due,)
print "due: %s" % due, "due: %r" % due
print "{}".format(due)
print "{0:%d.%m.%Y}".format(due)
print "|%12s|%-12s|" % (due, due)
print due.__str__(), due.__repr__()
print due.year, due.month, due.day
