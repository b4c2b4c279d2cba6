# `format` without a specification: of numbers as they are, whatever their class says of `str`.
import decimal


def kind(base):
    class Made(base):
        def __str__(self):
            return '<%s>' % base.__name__
    return Made


for base, given in ((float, 2.5), (int, 2), (str, 'a'), (list, [1]), (dict, {'a': 1}), (tuple, (1,)), (long, 5L), (Exception, 'x')):
    one = kind(base)(given)
    print base.__name__, '{}'.format(one), '{:}'.format(one), format(one), '%s' % one, str(one),
    try:
        print '{:5}|'.format(one), u'{}'.format(one)
    except Exception, e:
        print type(e).__name__, e


class Whole(object):
    def __int__(self):
        return 7


print range(Whole()), range(Whole(), 9), xrange(Whole()), range(1, Whole()), range(0, 20, Whole()), range(decimal.Decimal(3))
for wrong in ('range(1.5)', 'range("3")', 'range(None)', 'range([])', '[1, 2][Whole()]', '"x" * Whole()'):
    try:
        print wrong, eval(wrong)
    except Exception, e:
        print wrong, type(e).__name__
