from java.text import DecimalFormat, NumberFormat, SimpleDateFormat
from java.util import Date

for text in [SimpleDateFormat('yyyy').format(Date(0)), DecimalFormat('0.0').format(1), NumberFormat.getInstance().format(1), SimpleDateFormat(u'yyyy').toPattern()]:
    print repr(text), type(text).__name__, isinstance(text, unicode), len(text), text + '!', '%s|%5s' % (text, text), text == str(text)
