# `print` and `exec` are names of attributes; a `global` of a script may stand behind its name.
class Report:
    u"""written \u20ac"""


report = Report()
report.print = 3
report.exec = 4
print report.print, report.exec, repr(Report.__doc__)

x = 1
global x
print x
exec 'global x; x = 5' in globals(), {}
print x
print (lambda *a, **k: (a, k))(1, *[2], **{'b': 3})
for n in [1, 2]:
    try:
        pass
    finally:
        for m in [1, 2]:
            continue
        print n, m


def told():
    u'of a function'


print told.__doc__
