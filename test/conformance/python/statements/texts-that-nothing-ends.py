# Texts that nothing ends: in three quotes to the end of the script, in one to the end of the line.
sources = [
    'x = 1\nprint x\n"""the rest is off\nprint 2\n',
    'print """abc\nprint 2\n',
    'print 4, """abc\n',
    'print 8; \'\'\'a',
    'x = """abc\nprint 2\n',
    'def f():\n\treturn 1\n\t"""\n\t\nprint f()\n',
    'def f():\n\tprint 3\n\n#\tExample:\n#\t{"a": 1}\n\t"""\n\t\n',
    'print 2\nu"""abc\n',
    'print 5\nr"""abc" \\\n',
    'print 3\n   """x\n',
    'if 1:\n\t"""abc\n',
    'print (6,\n"""abc',
    'print 7 # """\n"""',
    'print 1 if True else 2 """',
    'print 1\n"abc\nprint 2',
    'print 1;"abc\nprint 2',
    'print 1\n  "abc\nprint 2',
    'if True:\n\tprint 1\n\t"abc\n\tprint 2',
    'if True:\n\tprint 1\n\tu\'abc\nprint 2',
    'x = "abc\nprint 2',
    'print 1, "abc\nprint 2',
    "print 'it\nprint 2",
    'print 1 + """a',
    'print "a" "b\nprint 4',
    'print "it\'s", \'say "x"\' # don\'t\nprint """it\'s"""',
]
for source in sources:
    try:
        exec compile(source, 'tried', 'exec') in {}
        print '|'
    except SyntaxError:
        print 'refused'
