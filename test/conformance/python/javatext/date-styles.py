from java.text import DateFormat
from java.util import Date, Locale

at = Date(1772625909007)
for style in [DateFormat.SHORT, DateFormat.MEDIUM, DateFormat.LONG, DateFormat.FULL]:
    print style, DateFormat.getDateInstance(style).format(at), '|', DateFormat.getTimeInstance(style).format(at), '|', DateFormat.getDateTimeInstance(style, style).format(at)
    for other in range(4):
        print repr(DateFormat.getDateTimeInstance(style, other).toPattern())
    print repr(DateFormat.getDateInstance(style, Locale.GERMANY).format(at)), repr(DateFormat.getDateTimeInstance(style, 3, Locale.FRANCE).format(at)), repr(DateFormat.getTimeInstance(3, Locale.UK).format(at))
print DateFormat.getInstance().format(at), '|', DateFormat.getDateInstance().format(at), '|', DateFormat.getTimeInstance().format(at), '|', DateFormat.getDateTimeInstance().format(at)
print DateFormat.DEFAULT, DateFormat.FULL
