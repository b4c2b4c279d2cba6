import sys
from java.lang import Math


def tried(work, *given):
    try:
        print repr(work(*given))
    except:
        print sys.exc_info()[0].__name__


for name, given in (('abs', (-5,)), ('abs', (-5.5,)), ('abs', (5L,)), ('abs', ('x',)), ('abs', (True,)), ('max', (1, 2)), ('max', (1, 2.5)),
                    ('max', (1L, 2)), ('min', (3, 2)), ('min', (0.0, -0.0)), ('max', (float('nan'), 1)), ('pow', (2, 3)), ('pow', (0.0, -1)), ('pow', (-8, 1 / 3.0)), ('pow', (10, 400)),
                    ('sqrt', (2,)), ('sqrt', (-1,)), ('log', (0,)), ('log', (10,)), ('log', (-1,)), ('log10', (1000,)), ('exp', (1000,)), ('cbrt', (27,)), ('hypot', (3, 4)),
                    ('atan2', (1, 2)), ('toRadians', (180,)), ('toDegrees', (3.14,)), ('signum', (-2.0,)), ('signum', (3,)), ('sin', (1,)), ('cos', (1,)), ('asin', (2,)),
                    ('sqrt', ('x',)), ('sqrt', ()), ('sqrt', (None,))):
    print name, given,
    tried(lambda: getattr(Math, name)(*given))
print Math.PI, Math.E, 0 <= Math.random() < 1
