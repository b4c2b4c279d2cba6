# What begins with a bracket is printed value by value, as other statements are.
def f(x):
    print ("%s" % x), x + 1
    print ("a"
      , "b"), \
      "c"
    print -x, +x
    print (x), [y for y in [1, 2]], y
    print (x),
    print x
    print(("a", "b"))
    print ()
    print ('a'), ('b'), 1 / 0


try:
    f(3)
except ZeroDivisionError, e:
    print
    print e
