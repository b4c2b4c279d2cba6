from java.text import SimpleDateFormat
from java.util import Date, TimeZone

format = SimpleDateFormat('HH:mm z')
print format.timeZone.getID(), format.lenient, format.toPattern(), repr(format.toPattern())
format.timeZone = TimeZone.getTimeZone('America/New_York')
format.lenient = False
print format.format(Date(0)), format.isLenient(), format.getTimeZone().getID()
format.applyPattern('yyyy')
print format.format(Date(0)), format
print format == SimpleDateFormat('yyyy'), SimpleDateFormat('yy') == SimpleDateFormat('yy'), SimpleDateFormat('yy') != SimpleDateFormat('y'), format.clone() == format
try:
    format.nothing
except AttributeError, e:
    print e
try:
    format.setTimeZone('UTC')
except TypeError, e:
    print 'TypeError'
