from java.lang import Throwable
failures = Exception


def show(work):
    try:
        print repr(work())
    except failures, e:
        print type(e).__name__, str(e) if not isinstance(e, UnicodeError) else repr(e)
    except Throwable, e:
        print type(e).__name__, e.getMessage()


from java.util.regex import Pattern, Matcher
def groups(m): return [m.group(i) for i in range(m.groupCount() + 1)] if m.find() else None
show(lambda: (Pattern.matches("a+", "aaa")))
show(lambda: (Pattern.compile("(\\w+)-(\\d+)").matcher("lot-42").matches()))
show(lambda: (groups(Pattern.compile("(a)|(b)").matcher("b"))))
show(lambda: (groups(Pattern.compile("(?:(a)|b)*").matcher("ab"))))
show(lambda: (groups(Pattern.compile("(a|b)*").matcher("abab"))))
show(lambda: (groups(Pattern.compile("((a)|(b))+").matcher("ab"))))
show(lambda: (Pattern.compile("b").split("abc")))
show(lambda: (Pattern.compile(",").split("a,b,,")))
show(lambda: (Pattern.compile(",").split("a,b,,", -1)))
show(lambda: (Pattern.quote("a.b")))
show(lambda: (Pattern.compile("a", Pattern.CASE_INSENSITIVE).matcher("A").find()))
show(lambda: (Pattern.compile("a").pattern()))
show(lambda: (Pattern.compile("a").flags()))
show(lambda: (Pattern.compile("a").toString()))
show(lambda: (Pattern.compile("(?<x>a)").matcher("a").replaceAll("${x}!")))
show(lambda: (Pattern.compile("(a)").matcher("aa").replaceFirst("$1$1")))
show(lambda: (Pattern.compile("a").matcher("aa").replaceAll("\\$")))
show(lambda: (Pattern.compile("(")))
show(lambda: (Pattern.compile("[a")))
show(lambda: (Pattern.compile("*")))
show(lambda: (Pattern.compile("a").matcher("a").group()))
show(lambda: (Pattern.compile("a").matcher("b").start()))
