kinds = (KeyError, IndexError, UnicodeDecodeError, UnicodeEncodeError, ZeroDivisionError, OverflowError, StopIteration, SystemExit,
         KeyboardInterrupt, ImportError, NotImplementedError, StandardError, Exception, GeneratorExit, Warning, UserWarning,
         AttributeError, NameError, UnboundLocalError, SyntaxError, IndentationError, TypeError, ValueError, UnicodeError, EOFError,
         LookupError, ArithmeticError, AssertionError, RuntimeError, MemoryError)
for kind in kinds:
    print kind.__name__, kind.__bases__, [one.__name__ for one in kind.__mro__]


class Own(ValueError):
    pass


class Both(Own, KeyError):
    pass


for kind in (Own, Both):
    print kind.__base__.__name__, [one.__name__ for one in kind.__bases__], [one.__name__ for one in kind.__mro__]
print [issubclass(Both, one) for one in (Own, KeyError, LookupError, StandardError, Exception, TypeError)]
