# Attributes of functions that a script assigns.


def show(lines):
    for line in lines.strip().split('\n'):
        try:
            print line, '->', repr(eval(line))
        except Exception as error:
            print line, '->', type(error).__name__, error


def f(a, b=1):
    return a, b
f.func_name = 'g'; f.func_doc = 'doc'; f.func_defaults = (5, 6); f.x = 3
show(r'''
f.__name__, f.func_name, f.__doc__, f.func_doc, f(), f(1), f.func_defaults, f.x, f.func_dict, f.__dict__
''')
f.__name__ = 'h'; f.__doc__ = 'd2'
show(r'''
f.func_name, f.func_doc, f
''')
setattr(f, 'func_name', 'q'); setattr(f, '__doc__', 'e')
show(r'''
f.__name__, f.__doc__, getattr(f, 'func_doc')
''')
f.func_defaults = None
show(r'''
f()
''')
del f.func_doc
show(r'''
f.__doc__
f.func_name
''')
f.func_dict = {'y': 1}
show(r'''
f.y
''')
f.func_name = 5
