for given in ((KeyError, (None,)), (KeyError, ("",)), (KeyError, (("a", "b"),)), (KeyError, ("a", "b")), (ValueError, ([1],)), (ValueError, (ValueError("inner"),)), (Exception, ({},)), (Exception, (True,)), (IOError, (2, "gone", "file.txt")), (IOError, (2,)), (SystemExit, (3,)), (SystemExit, ()), (StopIteration, (5,)), (SyntaxError, ("bad",)), (ImportError, ("x", "y"))):
    e = given[0](*given[1])
    print str(e), repr(e), e.args, repr(e.message)
e = IOError(13, "denied", "f"); print e.errno, e.strerror, e.filename, len(e.args)
e = SystemExit(4); print e.code, e.args; e = Exception("a", "b"); print e.args[0], e.args[:1], list(e.args)
