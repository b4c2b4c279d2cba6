kinds = [BaseException, Exception, StandardError, ArithmeticError, LookupError, AssertionError, AttributeError, EOFError, IOError, ImportError, IndexError, KeyError, KeyboardInterrupt, MemoryError, NameError, NotImplementedError, OSError, OverflowError, ReferenceError, RuntimeError, StopIteration, SystemError, TypeError, UnboundLocalError, ValueError, ZeroDivisionError, Warning, UserWarning, DeprecationWarning]
for kind in kinds:
    for given in ((), ("m",), ("a", "b"), (None,), (5,), (u"\xe4",)):
        e = kind(*given)
        try: text = str(e)
        except UnicodeError: text = "UnicodeError"
        print kind.__name__, [text, repr(e), e.args, e.message],
    print
