rows = [("pump", 3, "a"), ("valve", 1, "b"), ("pump", 1, "c"), ("tank", 3, "d"), ("valve", 3, "e"), ("pump", 3, "f")]
for key in (lambda row: row[0], lambda row: row[1], lambda row: (row[1], row[0]), lambda row: -row[1], lambda row: None):
    print "".join([row[2] for row in sorted(rows, key=key)]), "".join([row[2] for row in sorted(rows, key=key, reverse=True)])
rows.sort(key=lambda row: row[2], reverse=True); rows.sort(key=lambda row: row[0]); print "".join([row[2] for row in rows])
print "".join([row[2] for row in sorted(rows, cmp=lambda a, b: cmp(a[1], b[1]))]), "".join([row[2] for row in sorted(rows, lambda a, b: cmp(b[1], a[1]))])
