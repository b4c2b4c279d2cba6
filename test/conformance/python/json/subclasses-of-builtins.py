import json

class Name(str): pass
class Title(unicode): pass
class Count(int): pass
class Level(float): pass
class Rows(list): pass
class Pair(tuple): pass
class Table(dict): pass

print json.dumps(Name("a")), json.dumps(Title(u"\xe4")), json.dumps(Count(5)), json.dumps(Level(1.5)), json.dumps(Rows([1, 2])), json.dumps(Pair((1, 2))), json.dumps(Table(a=1))
print json.dumps({Name("k"): Rows([Count(1), Table(x=Name("y"))])}), json.dumps([True, Count(1), None]), json.dumps({Count(1): "one"})
from collections import namedtuple, defaultdict, deque
Point = namedtuple("Point", "x y")
d = defaultdict(list)
d["a"].append(1)
print json.dumps(Point(1, 2)), json.dumps(d), json.dumps(Point(1, 2)._asdict()), json.dumps({"p": Point(0, None)})
try:
    json.dumps(deque([1]))
except TypeError:
    print "TypeError"
