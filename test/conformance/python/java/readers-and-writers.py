# Readers and writers of texts of java.io.
import sys


def show(lines):
    for line in lines.strip().split('\n'):
        try:
            print line, '->', repr(eval(line))
        except:
            print line, '->', sys.exc_info()[0].__name__, sys.exc_info()[1]


from java.io import StringReader, BufferedReader, StringWriter, PrintWriter, IOException, EOFException
r = StringReader("ab")
show(r'''
r.read(), r.read(), r.read(), r.ready()
''')
r.close()
show(r'''
r.read()
''')
b = BufferedReader(StringReader("a\nb\r\n\nc"))
show(r'''
b.readLine(), b.readLine(), b.readLine(), b.readLine(), b.readLine()
''')
b.close()
w = StringWriter(); w.write("x"); w.append("y").append("z"); w.write(65)
show(r'''
w.toString(), str(w), w
''')
p = PrintWriter(w); p.println("line"); p.println(5); p.println(); p.flush(); p.println(1.5); p.println(None) if 0 else 1
show(r'''
w.toString()
BufferedReader("x")
EOFException("e"), isinstance(EOFException("e"), IOException)
type(w), StringWriter
''')
