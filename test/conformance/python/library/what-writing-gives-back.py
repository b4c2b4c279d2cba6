# What the writers of csv and StringIO give back, and joining what is no row.
import StringIO
import csv

out = StringIO.StringIO()
writer = csv.writer(out)
print writer.writerow([1, 'a']), writer.writerows([[1], [2]])
table = csv.DictWriter(out, ['a', 'b'])
print table.writeheader(), table.writerow({'a': 1, 'b': 2}), table.writerows([{'a': 3}])
print repr(out.getvalue())
out = StringIO.StringIO()
print out.write(None), out.write(5), out.write('a'), repr(out.getvalue())
for value in (5, None, 1.5, object):
    for between in (',', u','):
        try:
            print between.join(value)
        except TypeError, problem:
            print repr(str(problem))
