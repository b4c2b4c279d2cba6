from java.lang import Throwable
failures = Exception


def show(work):
    try:
        print repr(work())
    except failures, e:
        print type(e).__name__, str(e) if not isinstance(e, UnicodeError) else repr(e)
    except Throwable, e:
        print type(e).__name__, e.getMessage()


from array import array
show(lambda: (array("h", [1]).tostring()))
show(lambda: (array("i", [1]).tostring()))
show(lambda: (array("d", [1.5]).tostring()))
show(lambda: (array("I", [1]).itemsize))
show(lambda: (array("i", [1])[0]))
show(lambda: (array("I", [1])[0]))
show(lambda: (array("I", [4294967295])[0]))
show(lambda: (array("i", [1, 2, 3])[1:]))
show(lambda: (array("i", [1, 2]).tolist()))
show(lambda: (array("b", [1]).tostring()))
show(lambda: (array("i", [1, 2]) == array("i", [1, 2])))
show(lambda: (array("i", [1, 2]) == [1, 2]))
show(lambda: (array("i", [1, 2]).fromstring("abcd")))
show(lambda: (array("i", [1, 2]).byteswap()))
show(lambda: (array("f", [1.1])[0]))
show(lambda: (array("f", [1.1])))
show(lambda: (array("i", [1]) * 3))
show(lambda: (array("i", [3, 1]).pop()))
show(lambda: (array("i", [3, 1]).index(1)))
show(lambda: (array("i", [3, 1]).remove(3)))
show(lambda: (array("i", [3, 1]).count(3)))
show(lambda: (array("i", [3, 1]).extend([5])))
show(lambda: (array("i", [3, 1]).insert(0, 7)))
show(lambda: (array("i", [3, 1]).reverse()))
show(lambda: (array("i", u"ab")))
show(lambda: (array("b", u"ab")))
show(lambda: (str(array("i", [1]))))
show(lambda: (len(array("i", [1]))))
show(lambda: (sorted(array("i", [3, 1]))))
show(lambda: (sum(array("i", [3, 1]))))
show(lambda: (array("d", [1, 2])))
show(lambda: (array("d", [1, 2L, 2.5])))
show(lambda: (array("i", [1L])))
show(lambda: (array("i", [True])))
show(lambda: (array("i", [2.0])))
show(lambda: (array("i", array("i", [1]))))
show(lambda: (array("i", set([1]))))
show(lambda: (array("i", iter([1]))))
