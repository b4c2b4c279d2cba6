import datetime
import math
import time

for function in (math.floor, math.ceil, math.sqrt):
    for value in ('12', u'12', 'x', None, 2, 2.5, -0.5):
        try:
            print repr(function(value)),
        except Exception, error:
            print type(error).__name__,
    print
print math.ldexp(3, 2.5), math.ldexp(1.5, 3)
day = datetime.timedelta(1)
for wrong in (lambda: day % day, lambda: day % 2, lambda: datetime.datetime.strptime('+0100', '%z'), lambda: time.strptime('2024', '%G')):
    try:
        print wrong()
    except Exception, error:
        print type(error).__name__
import StringIO
held = StringIO.StringIO('abcdef')
held.seek(4)
print held.pos, held.isatty()
held.truncate(2)
print held.pos, held.getvalue()
