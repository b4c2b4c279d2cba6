import io

held = io.StringIO(u'a\nb')
print repr(held.readline()), repr(held.read()), held.tell()
held.seek(0)
print list(held), held.getvalue(), held.closed
held.close()
try:
    held.read()
except ValueError, error:
    print error
made = io.StringIO()
print made.write(u'abc'), repr(made.getvalue()), repr(made.read())
some = io.BytesIO('xyz')
print repr(some.read(2)), repr(some.getvalue()), some.tell(), repr(some.read())
empty = io.BytesIO()
empty.write('ab')
print repr(empty.getvalue())
for work in (lambda: io.StringIO().write('a'), lambda: io.BytesIO().write(u'a')):
    try:
        work()
    except TypeError, error:
        print error
with io.StringIO() as opened:
    opened.write(u'x')
    print repr(opened.getvalue())
print opened.closed
