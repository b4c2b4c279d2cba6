# What runs now: what functions of `system` mean by default, or are asked for. Its names are read as `_running.here`: one
# that is imported would stay what it was at the start.

import calendar
import decimal

# The callback job: its id, event, request and attempt.
callback = None
# Names of the session and page of the script, what functions of `system.perspective` mean by default; and of the dispatch
# of the event that it handles.
here = (None, None, '')
_requests = 0


_context = decimal.Context(
    prec=28, rounding=decimal.ROUND_HALF_EVEN, Emin=decimal.MIN_EMIN, Emax=decimal.MAX_EMAX, capitals=1, clamp=0, flags=[],
    traps=[decimal.DivisionByZero, decimal.InvalidOperation, decimal.Overflow])


# What puts back what a script set, beside those of Python itself.
at_start = []


# What a script sets of the interpreter itself (the precision of `decimal`, the first day of a week) holds as long as it runs.
def _as_at_the_start():
    decimal.setcontext(_context.copy())
    calendar.setfirstweekday(0)
    for put_back in at_start:
        put_back()


def dispatch(given):
    global here, _requests
    _requests += 1
    _as_at_the_start()
    # What no event handles is a dispatch by itself.
    here = given or (None, None, 'request %d' % _requests)

# How often scripts asked the thread around for something.
calls = 0
