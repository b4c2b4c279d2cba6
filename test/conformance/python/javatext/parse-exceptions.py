import java
from java.text import ParseException, SimpleDateFormat

try:
    SimpleDateFormat('yyyy').parse('x')
except ParseException, e:
    print e.getMessage(), '|', e.getErrorOffset(), '|', e.errorOffset, '|', e.message
try:
    SimpleDateFormat('yyyy').parse('y')
except java.text.ParseException, e:
    print e.getMessage()
try:
    SimpleDateFormat('yyyy').parse('z')
except java.lang.Exception, e:
    print e.getMessage()
try:
    raise ParseException('own', 7)
except ParseException, e:
    print e.getMessage(), e.getErrorOffset()
try:
    SimpleDateFormat('yyyy').parse(5)
except TypeError:
    print 'TypeError'
