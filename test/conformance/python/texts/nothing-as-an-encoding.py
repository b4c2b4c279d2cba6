# None stands for the encoding, and the handler of errors, that hold without one; texts that are parted by letters that they have not.
def tell(text):
    try:
        print text, repr(eval(text))
    except Exception, problem:
        print text, type(problem).__name__


for text in (
        "'abc'.decode(None)", "u'abc'.encode(None)", "'abc'.decode('utf-8', None)", "'abc'.decode('a', 1)", "u'a'.encode(5)", "'a'.decode([])",
        "unicode('a', None)", "unicode('a', 'utf-8', None)", "str.decode('a', None)", "'a'.decode(encoding=None)", "u'a'.encode('utf-8', errors=None)",
        "'abca'.partition(u'x')", "'abca'.rpartition(u'x')", "u'abca'.partition('x')", "'abca'.partition(u'b')", "'abca'.rpartition(u'a')",
        "'abca'.partition(u'abca')", "''.partition(u'x')", "chr(2 ** 63)", "chr(-2 ** 63)", "chr(2 ** 31)", "chr(300)", "chr(-1)", "format(1j, '08')",
        "format(1j, '8')", "format(1j, '>8')", "'{:08}'.format(2j)", "'{:+08}'.format(2j)"):
    tell(text)
