import calendar
import operator
import io
import math
import time
import types
import urlparse
import weakref
import StringIO

calendar.prmonth(2024, 2)
calendar.TextCalendar(6).prmonth(2023, 10, 3)
calendar.TextCalendar().prweek([(1, 0), (2, 1)], 2)
print
calendar.prcal(2024)
page = calendar.HTMLCalendar().formatyearpage(2024)
print type(page), page[:40], len(page)
buffer_ = io.BytesIO('abcdef')
print buffer_.seek(2), buffer_.read(2), buffer_.seek(-1, 2), buffer_.read(), buffer_.truncate(3), buffer_.getvalue()
lines = StringIO.StringIO('one\ntwo\nthree\n')
print lines.readlines(5), lines.readlines()
print operator.__add__(1, 2), operator.__getitem__([1, 2], 1), operator.irepeat([1], 2), operator.__and__(6, 3), operator.__not__(0)
print math.trunc(10L), math.trunc(2.7), math.trunc(True), math.trunc(-2.7)
print type(types) == types.ModuleType
for name in ('tm_zone', 'tm_gmtoff', 'tm_year'):
    print name, hasattr(time.gmtime(0), name)
for address in ('plant:80', 'http://plant:80/x', 'mailto:a@b', 'a:8b', 'x:', '1:2'):
    print urlparse.urlparse(address), urlparse.urlsplit(address)


class Line(object):
    pass


one, two = Line(), Line()
held = weakref.WeakValueDictionary({'a': one})
print held.keys(), held.items() == [('a', one)], held.has_key('a'), list(held.iterkeys()), len(held.values())
keyed = weakref.WeakKeyDictionary()
keyed[two] = 5
print keyed.items() == [(two, 5)], keyed.values()
import unicodedata
print unicodedata.mirrored(u'('), unicodedata.mirrored(u'a')
