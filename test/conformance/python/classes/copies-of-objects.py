import copy
class Node(object):
    def __init__(self, value, next=None): self.value, self.next = value, next
class Own(object):
    def __init__(self): self.log = []
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return "deep"
class Old:
    def __init__(self): self.items = [1]
n = Node([1], Node([2])); shallow, deep = copy.copy(n), copy.deepcopy(n)
n.value.append(9); n.next.value.append(8); print shallow.value, shallow.next.value, deep.value, deep.next.value, copy.copy(Own()), copy.deepcopy([Own()])
o = Old(); s, d = copy.copy(o), copy.deepcopy(o); o.items.append(2); print s.items, d.items, d.__class__.__name__
items = [[1], {"a": [2]}, (3, [4]), set([5])]; c, d = copy.copy(items), copy.deepcopy(items); items[0].append("x"); items[1]["a"].append("y"); print c, d, copy.copy("a"), copy.deepcopy((1, 2)), copy.copy(None)
loop = []; loop.append(loop); d = copy.deepcopy(loop); print d[0] is d, d is loop
