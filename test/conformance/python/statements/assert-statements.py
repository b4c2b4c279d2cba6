assert True
assert 1, "not shown"
for text, given in (("one", "text"), ("two", ("a", "b")), ("three", None), ("four", 5), ("five", [1]), ("six", u"\xe4"), ("seven", ())):
    try: assert False, given
    except AssertionError, e: print text, repr(e.args), repr(e.message)
try: assert []
except AssertionError, e: print repr(str(e)), e.args, repr(e)
try: assert (1 == 2), "sum of %d" % 3
except AssertionError, e: print e
