# Runs each program named on the command line in Jython, one after the other in one JVM, and writes what it printed beside it:
# <name>.out. A program that raised ends with a line "!! <type>: <message>" (the exception's type name, then its text).
# Run: jython record.py <file.py> ...
import sys
import StringIO


class Out(object):
    def __init__(self):
        self.parts = []
        self.softspace = 0

    def write(self, text):
        if isinstance(text, unicode):
            text = text.encode('utf-8')
        self.parts.append(text)

    def flush(self):
        pass


def name_of(kind):
    return getattr(kind, '__name__', None) or str(kind)


def run(path):
    out = Out()
    kept = sys.stdout
    with open(path, 'rb') as file:
        source = file.read()
    ending = ''
    sys.stdout = out
    try:
        try:
            code = compile(source, path, 'exec')
            exec code in {'__name__': '__main__', '__builtins__': __builtins__}
        except:
            kind, value = sys.exc_info()[:2]
            try:
                text = str(value)
            except UnicodeError:
                text = unicode(value).encode('utf-8')
            if name_of(kind) in ('SyntaxError', 'IndentationError'):
                text = ''
            ending = '!! %s: %s\n' % (name_of(kind), text)
    finally:
        sys.stdout = kept
    text = ''.join(out.parts)
    if ending and text and not text.endswith('\n'):
        text += '\n'
    with open(path[:-3] + '.out', 'wb') as file:
        file.write(text + ending)


for path in sys.argv[1:]:
    run(path)
