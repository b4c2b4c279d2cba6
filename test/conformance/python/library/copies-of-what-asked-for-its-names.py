import copy
class P(object):
    def __init__(self):
        self.__dict__['_o'] = []
        self.a = 1
print copy.deepcopy(P()).__dict__
class Q(object):
    pass
q = Q(); q.x = {'a': [1]}
print copy.deepcopy(q).x
class M(type): pass
class R(object):
    __metaclass__ = M
r = R(); r.b = [1]
print copy.deepcopy(r).b, copy.copy(r).b
class S(object):
    __metaclass__ = M
    def __eq__(self, o): return True
print type(copy.deepcopy(S()))
class T(object):
    def __init__(self):
        self.__dict__['_o'] = []
t = T()
t.__dict__['z'] = 1
print copy.deepcopy(t).z


class Named(dict):
    def __init__(self, name, **held):
        dict.__init__(self, **held)
        self.name = name

    def __setitem__(self, key, value):
        dict.__setitem__(self, key, value)


one = Named('x', a=[1], b=2)
two, three = copy.copy(one), copy.deepcopy(one)
print type(two), two, two.name, two['a'] is one['a'], three, three.name, three['a'] is one['a'], type(three)
three['c'] = 5
print one, three, three == dict(one, c=5)
held = {'a': [1], 'b': {2: 3}}
print copy.copy(held), copy.deepcopy(held), copy.deepcopy(held) == held, copy.copy(held)['a'] is held['a']
names = copy.deepcopy(q.__dict__)
print names, type(names), q.__dict__ == names
loop = {'a': [1]}
loop['self'] = loop
turned = copy.deepcopy(loop)
print turned['self'] is turned, turned['a'] is loop['a'], turned


class Node(object):
    def __init__(self, name, parent=None):
        self.name, self.parent, self.children = name, parent, {}
        if parent is not None:
            parent.children[name] = self


top = Node('top')
Node('pump', top)
other = copy.deepcopy(top)
print other.children['pump'].parent is other, other.children.keys(), vars(other).keys() == vars(top).keys()
wide = dict([('key%d' % number, number) for number in range(60)])
print copy.deepcopy(wide) == wide, copy.deepcopy(wide).keys() == dict(wide).keys(), copy.copy(wide).keys() == dict(wide).keys()
