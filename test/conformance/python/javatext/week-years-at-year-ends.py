from java.text import SimpleDateFormat
from java.util import Date, Locale

day = 86400000
reader = SimpleDateFormat('yyyy-MM-dd')
for year in range(2014, 2030):
    start = reader.parse('%d-12-27' % year).getTime()
    for locale in [Locale.US, Locale.GERMANY]:
        format = SimpleDateFormat("YYYY-'W'ww-u", locale)
        print year, [str(format.format(Date(start + number * day))) for number in range(9)]
