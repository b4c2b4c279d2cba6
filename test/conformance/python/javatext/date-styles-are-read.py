from java.text import DateFormat

print DateFormat.getDateInstance(DateFormat.SHORT).parse('3/4/26').getTime()
print DateFormat.getDateInstance(DateFormat.LONG).parse('March 4, 2026').getTime()
print DateFormat.getDateTimeInstance(DateFormat.SHORT, DateFormat.SHORT).parse('3/4/26, 1:05 PM').getTime()
print DateFormat.getTimeInstance(DateFormat.SHORT).parse('1:05 AM').getTime()
