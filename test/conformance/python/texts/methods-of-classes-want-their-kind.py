# A method that a class is asked for wants a value of that class first.


def show(lines):
    for line in lines.strip().split('\n'):
        try:
            print line, '->', repr(eval(line))
        except Exception as error:
            print line, '->', type(error).__name__, error


show(r'''
str.upper(u"a")
str.upper("a")
unicode.upper("a")
unicode.upper(u"a")
str.join(",", ["a","b"])
str.join(u",", ["a","b"])
map(str.upper, ["a", "b"])
map(str.upper, ["a", u"b"])
map(unicode.upper, [u"a", u"b"])
map(str.strip, [" a ", " b"])
map(str.lower, [1])
str.split("a b")
str.split(u"a b")
str.replace("aa", "a", "b")
str.startswith(u"aa", "a")
str.format("{0}", 1)
str.format(u"{0}", 1)
unicode.format("{0}", 1)
str.isdigit(u"12")
str.upper()
str.upper("a", "b")
str.upper(None)
str.__len__("abc")
str.__add__("a", "b")
str.__mul__("a", 3)
str.__mod__("%d", 3)
str.__contains__("abc", "b")
str.__getitem__("abc", 1)
str.__eq__("a", "a")
str.__cmp__("a", "b")
str.__getslice__("abcd", 1, 3)
str.__hash__("a")
str.__repr__("a")
str.__str__("a")
str.__lt__("a", "b")
list.append([], 1)
list.index([1,2], 2)
list.__len__([1])
list.sort([2,1])
dict.get({1:2}, 1)
dict.keys({1:2})
dict.has_key({1:2}, 1)
dict.items(1)
dict.fromkeys([1,2])
dict.fromkeys("ab", 0)
tuple.count((1,1), 1)
int.__add__(1, 2)
int.__add__(1, 2.0)
long.__add__(1L, 2)
float.__add__(1.0, 2)
float.__add__(1.0, "a")
int.__str__(5)
int.__repr__(5)
object.__repr__(5)[:8]
object.__str__(5)
object.__hash__(1) == 1
set.add(set(), 1)
set.union({1}, {2})
sorted(["b", "A", "c"], key=str.lower)
sorted([u"b", u"A", u"c"], key=unicode.lower)
sorted([u"b", "A", u"c"], key=str.lower)
str.upper
"".upper
list.append
[].append
dict.get
str.__name__
str.upper.__name__
"".upper.__name__
len
len.__name__
type(len)
type("".upper)
type(str.upper)
''')
