from java.text import SimpleDateFormat
from java.util import Date, TimeZone

format = SimpleDateFormat('G yyyy-MM-dd D E')
format.setTimeZone(TimeZone.getTimeZone('UTC'))
for day in [-141429, -141428, -141427, -141426, -719164, -719165, -719528, -719529, -719530, 0, 2932896, 2932897]:
    print day, format.format(Date(day * 86400000))
for text in ['AD 1582-10-04 1 Mon', 'AD 1582-10-15 1 Mon', 'AD 1500-02-29 60 Sat', 'BC 0001-12-31 366 Fri']:
    print text, format.parse(text).getTime()
