print {33, 17, 1, 2}, {"zeta", "alpha", "Lot"}, {n * 16 + 1 for n in range(4)}
s = {5, 3}
s.add(40)
print s, type(s), s | {1}, list({"b", "a"}), isinstance({1}, set)
