import string
print string.join(["a", "b"], "-"), string.upper("abc"), string.split("a b"), string.digits, string.ascii_letters, string.lowercase, string.hexdigits
print string.capwords("hello world"), string.replace("aXb", "X", "-"), string.atoi("12"), string.zfill("7", 3), string.strip(" x "), string.find("abc", "c")
print "abc".translate(string.maketrans("ab", "xy")), "hello".translate(None, "l"), string.Template("$a is ${b}").substitute(a=1, b="x")
