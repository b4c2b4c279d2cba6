# -*- coding: utf-8 -*-
# `traceback`: what is said, also of letters, of what says nothing and of a syntax error; files, limits and the places of a stack.
import StringIO
import sys
import traceback


class Shy(Exception):
    def __str__(self):
        raise KeyError


try:
    raise ValueError(u'zu heiß: \xe4')
except ValueError, e:
    print repr(traceback.format_exc().split('\n')[-2])
    b = StringIO.StringIO()
    traceback.print_exc(file=b)
    print b.getvalue().split('\n')[-2], len(b.getvalue()) > 20
    b = StringIO.StringIO()
    traceback.print_exception(ValueError, e, None, None, b)
    print repr(b.getvalue())
    print traceback.format_exception_only(ValueError, None), traceback.format_exception_only(ValueError, u'\xe4')
    print traceback.format_exception_only('x', 'y'), traceback.format_exception_only(SyntaxError, SyntaxError('a', ('f', 1, 2, 'tt')))
    print traceback.format_exception(type(e), e, None)
try:
    raise Shy(5)
except Shy, e:
    print traceback.format_exception_only(Shy, e)
print traceback.format_list([('f', 3, 'fn', None), ('g', 4, 'h', 'text')]),


def inner():
    raise ValueError('x')


def outer():
    inner()


try:
    outer()
except ValueError:
    trace = sys.exc_info()[2]
    print [place[2] for place in traceback.extract_tb(trace)], [place[2] for place in traceback.extract_tb(trace, 2)]
    print len(traceback.format_tb(trace, 1)), traceback.tb_lineno(trace)


def where():
    return [place[2] for place in traceback.extract_stack()][-2:], [place[2] for place in traceback.extract_stack(limit=1)]


print where()
