# What a report of a script says of what went wrong.
import time
rows = [('a', 1, None), ('b', None, 2.5), (u'\xe4', 3, 1e6)]
out = []
for i, (n, a, b) in enumerate(rows):
    try: out.append('%d %s %.1f' % (i, n, (a or 0) / (b or 0)))
    except ZeroDivisionError, e: out.append('%d div: %s' % (i, e))
    except TypeError, e: out.append('%d type: %s' % (i, e))
print out
idx, cfg = 12, {'i': 9}
def of(row, place): return row[place]
for call in (lambda: rows[idx], lambda: rows[0][idx - 2], lambda: rows[len(rows)], lambda: rows[-len(rows) - 1], lambda: rows[cfg['i']],
             lambda: rows[idx * 2], lambda: rows[0][5], lambda: of(rows[0], 7), lambda: map(lambda row: row[4], rows), lambda: u'abc'[9]):
    try: call()
    except IndexError, e: print e, repr(e), e.args, e.message
for i in range(5):
    try: x = rows[i]
    except IndexError, e: print i, e
for text in ('2024-99-01', 'x', '2024-01-01 7'):
    try: time.strptime(text, '%Y-%m-%d')
    except ValueError, e: print e
try: raise IndexError('list index out of range')
except IndexError, e: print e
try: raise TypeError('f() takes 2 positional arguments but 3 were given')
except TypeError, e: print e, e.args
