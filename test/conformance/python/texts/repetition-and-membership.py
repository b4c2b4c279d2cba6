print "ab" * 3, 3 * u"ab", "ab" * 0, "ab" * -1, "" * 5, "a" in "abc", "" in "abc", "" in "", "ac" in "abc", u"b" in "abc", "b" not in u"abc", "bc" in u"abc"
for work in ("5 in 'a'", "None in 'a'", "'a' in 5", "'a' * 2.0", "'a' + 1", "1 + 'a'", "'a' + None", "'a' % 1", "['a'] + 'b'"):
    try: print work, eval(work)
    except TypeError: print work, "TypeError"
