class Tag(str):
    def name(self): return self.split("/")[-1]
    def __str__(self): return "tag " + self[:]
class Label(unicode): pass
tag, label = Tag("Line/Level"), Label(u"\xe4")
print tag, repr(tag), tag.name(), type(tag.upper()).__name__, type(tag + "x").__name__, type(tag[:]).__name__, "%s" % tag, "{0}".format(tag), tag == "Line/Level", {tag: 1}["Line/Level"], len(tag), ",".join([tag])
print repr(label), type(label).__name__, type(label + u"x").__name__, isinstance(label, basestring), isinstance(tag, str), isinstance(label, str), label == u"\xe4", repr(label.upper()), repr(str.upper(tag))
