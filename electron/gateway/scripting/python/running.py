# What runs now: what functions of `system` mean by default, or are asked for. Its names are read as `_running.here`: one
# that is imported would stay what it was at the start.

# The callback job: its id, event, request and attempt.
callback = None
# Names of the session and page of the script, what functions of `system.perspective` mean by default; and of the dispatch
# of the event that it handles.
here = (None, None, '')
_requests = 0


def dispatch(given):
    global here, _requests
    _requests += 1
    # What no event handles is a dispatch by itself.
    here = given or (None, None, 'request %d' % _requests)
