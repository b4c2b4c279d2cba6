# `__nonzero__` says True, False or a small whole number.
class Says(object):
    def __init__(self, answer):
        self.answer = answer

    def __nonzero__(self):
        return self.answer


class OldSays:
    def __init__(self, answer):
        self.answer = answer

    def __nonzero__(self):
        return self.answer


for answer in (True, False, 0, 2, -1, 'x', '', None, 1.5, 0L, 7L, 2 ** 40, []):
    for kind in (Says, OldSays):
        try:
            print repr(answer), bool(kind(answer)),
        except TypeError:
            print repr(answer), 'TypeError',
        try:
            print 'yes' if kind(answer) else 'no'
        except TypeError:
            print 'TypeError'
