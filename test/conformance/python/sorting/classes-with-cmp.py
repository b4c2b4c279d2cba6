class Lot(object):
    def __init__(self, n):
        self.n = n
    def __cmp__(self, other):
        return cmp(self.n, other.n)
    def __repr__(self):
        return "Lot(%d)" % self.n
lots = [Lot(3), Lot(1), Lot(2)]
print sorted(lots), max(lots), Lot(1) == Lot(1), Lot(1) < Lot(2), Lot(2) != Lot(2), lots.index(Lot(1)), Lot(1) >= Lot(0)
