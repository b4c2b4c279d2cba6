/** `system.dataset` with the examples of Ignition's manual (8.1), and what scripts do with datasets. */
import { describe, expect, it } from 'vitest';
import { testClock } from '../../support/clock.ts';
import { errorsOf } from './attempts.ts';
import { runScript } from './runScript.ts';

const cities = `
headers = ["City", "Population", "Timezone", "GMTOffset"]
data = []
data.append(["New York", 8363710, "EST", -5])
data.append(["Los Angeles", 3833995, "PST", -8])
data.append(["Chicago", 2853114, "CST", -6])
data.append(["Houston", 2242193, "CST", -6])
data.append(["Phoenix", 1567924, "MST", -7])
cities = system.dataset.toDataSet(headers, data)
`;

/** What a script over the cities prints; it runs to its end. */
async function printed(script: string): Promise<readonly string[]> {
  const ran = await runScript(cities + script, { clock: testClock() });
  expect(ran.problem).toBe('');
  return ran.printed;
}

describe('a dataset', () => {
  it('tells its names, types, counts and values, as the manual shows them', async () => {
    expect(
      await printed(`
print cities.getColumnAsList(0)
print cities.getColumnCount(), cities.columnCount, cities.getRowCount(), cities.rowCount
print cities.getColumnIndex("Timezone"), cities.getColumnIndex("timeZONE"), cities.getColumnIndex("none")
print cities.getColumnName(1), cities.getColumnNames(), list(cities.columnNames)
print cities.getColumnType(3), cities.getColumnTypes()
print cities.getValueAt(1, 2), cities.getValueAt(2, 1), repr(cities.getValueAt(0, "city"))
print cities.getPrimitiveValueAt(0, 1), cities
`),
    ).toEqual([
      '[New York, Los Angeles, Chicago, Houston, Phoenix]',
      '4 4 5 5',
      '2 2 -1',
      "Population [City, Population, Timezone, GMTOffset] [u'City', u'Population', u'Timezone', u'GMTOffset']",
      "<type 'java.lang.Integer'> [<type 'java.lang.String'>, <type 'java.lang.Integer'>, <type 'java.lang.String'>, <type 'java.lang.Integer'>]",
      "PST 2853114 u'New York'",
      '8363710.0 Dataset [5R ⅹ 4C]',
    ]);
  });

  it('has the type of its values in each column, and Object where they are of several', async () => {
    expect(
      await printed(`
ds = system.dataset.toDataSet(list("abcdefg"), [[1, 2.5, True, u"x", 10L, None, 1], [None, 1.0, False, "y", 2 ** 40, None, "a"]])
print [kind.getSimpleName() for kind in ds.getColumnTypes()]
print [ds.getValueAt(row, col) for row in range(2) for col in range(7)]
print [str(kind) for kind in system.dataset.toDataSet(["a"], []).getColumnTypes()]
`),
    ).toEqual([
      "[u'Integer', u'Double', u'Boolean', u'String', u'Long', u'Object', u'Object']",
      "[1, 2.5, True, u'x', 10L, None, 1, None, 1.0, False, u'y', 1099511627776L, None, u'a']",
      `["<type 'java.lang.Object'>"]`,
    ]);
  });

  it('refuses what is not there, and does not change', async () => {
    expect(
      await printed(
        errorsOf([
          'cities.getValueAt(9, 0)',
          'cities.getValueAt(0, -1)',
          'cities.getValueAt(0, "none")',
          'cities.getColumnName(4)',
          'cities.getPrimitiveValueAt(0, 0)',
          'cities.getColumnAsList(0).append(1)',
          'system.dataset.toDataSet(["a", "b"], [[1]])',
          'system.dataset.toDataSet([["a"]])',
          'len(cities)',
        ]),
      ),
    ).toEqual([
      'ArrayIndexOutOfBoundsException: Index 9 out of bounds for length 5',
      'ArrayIndexOutOfBoundsException: Index -1 out of bounds for length 4',
      'ArrayIndexOutOfBoundsException: Index -1 out of bounds for length 4',
      'ArrayIndexOutOfBoundsException: Index 4 out of bounds for length 4',
      'IllegalArgumentException: the value at row 0 of 0 is neither a number nor a date',
      'UnsupportedOperationException: the list of a dataset does not change; list(...) makes one that does',
      'IllegalArgumentException: a row has 1 values for 2 columns',
      'TypeError: dataset is not a dataset but list',
      "TypeError: object of type 'BasicDataset' has no len()",
    ]);
  });

  it('is of a type with the name that Ignition has for it', async () => {
    expect(
      await printed(`
from com.inductiveautomation.ignition.common import BasicDataset
from com.inductiveautomation.ignition.common.model.values import BasicQualifiedValue
from com.inductiveautomation.ignition.common.script.builtin.DatasetUtilities import PyDataSet
rows = system.dataset.toPyDataSet(cities)
print type(cities), type(cities) == BasicDataset, type(cities).__name__
print type(rows), type(rows) == PyDataSet, type(rows[0])
print type(BasicQualifiedValue(5)), type(BasicQualifiedValue(5)) == BasicQualifiedValue, type(BasicQualifiedValue(5).quality)`),
    ).toEqual([
      "<type 'com.inductiveautomation.ignition.common.BasicDataset'> True BasicDataset",
      "<type 'com.inductiveautomation.ignition.common.script.builtin.DatasetUtilities$PyDataSet'> True <type 'com.inductiveautomation.ignition.common.script.builtin.DatasetUtilities$PyRow'>",
      "<type 'com.inductiveautomation.ignition.common.model.values.BasicQualifiedValue'> True <type 'com.inductiveautomation.ignition.common.model.values.QualityCode'>",
    ]);
  });

  it('is a list of rows as a PyDataSet', async () => {
    expect(
      await printed(`
rows = system.dataset.toPyDataSet(cities)
for row in rows:
	print row["City"], row[1], row["timezone"]
print len(rows), rows, rows[-1][0], [row["City"] for row in rows[1:3]], len(rows[0]), [value for value in rows[0]]
print rows.getRowCount(), rows.getValueAt(0, "City"), rows.getColumnNames(), "EST" in rows[0]
print sum([row["Population"] for row in rows]), system.dataset.toDataSet(rows), rows.getUnderlyingDataset() is cities
name, population, zone, offset = rows[4]
print name, dict(zip(rows.columnNames, rows[4])) == {"City": "Phoenix", "Population": population, "Timezone": zone, "GMTOffset": offset}
${errorsOf(['rows[5]', 'rows["City"]', 'rows[0]["none"]', 'rows[0][4]'])}
`),
    ).toEqual([
      'New York 8363710 EST',
      'Los Angeles 3833995 PST',
      'Chicago 2853114 CST',
      'Houston 2242193 CST',
      'Phoenix 1567924 MST',
      "5 <PyDataset rows:5 cols:4> Phoenix [u'Los Angeles', u'Chicago'] 4 [u'New York', 8363710, u'EST', -5]",
      '5 New York [City, Population, Timezone, GMTOffset] True',
      '18860936 Dataset [5R ⅹ 4C] True',
      'Phoenix True',
      'IndexError: index out of range: 5',
      'TypeError: a PyDataSet has rows by their index; a column is found in a row, or by getColumnAsList',
      'KeyError: none',
      'IndexError: index out of range: 4',
    ]);
  });

  it('is known by the classes of Ignition', async () => {
    expect(
      await printed(`
from com.inductiveautomation.ignition.common import BasicDataset, Dataset
from com.inductiveautomation.ignition.common.script.builtin import DatasetUtilities
from com.inductiveautomation.ignition.common.script.builtin.DatasetUtilities import PyDataSet
rows = system.dataset.toPyDataSet(cities)
for value in [cities, rows, rows[0], [cities]]:
	print [isinstance(value, kind) for kind in [BasicDataset, Dataset, PyDataSet, DatasetUtilities.PyRow]]
${errorsOf(['BasicDataset(["a"], [int], [[1]])'])}
`),
    ).toEqual([
      '[True, True, False, False]',
      '[False, True, True, False]',
      '[False, False, False, True]',
      '[False, False, False, False]',
      'UnsupportedOperationException: BasicDataset as a function is not supported in this version; system.dataset.toDataSet makes a dataset',
    ]);
  });

  it('stays a dataset in a property, and a row is a list there', async () => {
    expect(
      await printed(`
self.view.custom.rows = system.dataset.filterColumns(cities, [0, "GMTOffset"])
print self.view.custom.rows, self.view.custom.rows.getColumnAsList(0), self.view.custom.rows.getColumnType(1)
print self.view.custom.rows.getValueAt(4, "City")
self.view.custom.rows = system.dataset.toPyDataSet(cities)[1]
print self.view.custom.rows
`),
    ).toEqual([
      "Dataset [5R ⅹ 2C] [New York, Los Angeles, Chicago, Houston, Phoenix] <type 'java.lang.Integer'>",
      'Phoenix',
      "[u'Los Angeles', 3833995, u'PST', -8]",
    ]);
  });
});

describe('a function of system.dataset makes another dataset', () => {
  const show = `
def show(dataset):
	print dataset, dataset.getColumnNames()
	for row in system.dataset.toPyDataSet(dataset):
		print row[:]
small = system.dataset.filterColumns(system.dataset.deleteRows(cities, [0, 1, 4]), [0, 3])
`;

  it('with rows and columns more or less', async () => {
    expect(
      await printed(`${show}
show(small)
show(system.dataset.addRow(small, ["Denver", -7]))
show(system.dataset.addRow(small, 0, ("Denver", -7)))
show(system.dataset.addRows(small, 1, [["Denver", -7], ["Miami", None]]))
show(system.dataset.addRow(dataset=small, row=["Denver", -7]))
show(system.dataset.deleteRow(small, 0))
show(system.dataset.clearDataset(small))
show(system.dataset.addColumn(small, [1.5, 2], "Area", float))
show(system.dataset.addColumn(small, 0, ["a", "b"], "Area", str))
show(system.dataset.appendDataset(small, small))
`),
    ).toEqual([
      'Dataset [2R ⅹ 2C] [City, GMTOffset]',
      "[u'Chicago', -6]",
      "[u'Houston', -6]",
      'Dataset [3R ⅹ 2C] [City, GMTOffset]',
      "[u'Chicago', -6]",
      "[u'Houston', -6]",
      "[u'Denver', -7]",
      'Dataset [3R ⅹ 2C] [City, GMTOffset]',
      "[u'Denver', -7]",
      "[u'Chicago', -6]",
      "[u'Houston', -6]",
      'Dataset [4R ⅹ 2C] [City, GMTOffset]',
      "[u'Chicago', -6]",
      "[u'Denver', -7]",
      "[u'Miami', None]",
      "[u'Houston', -6]",
      'Dataset [3R ⅹ 2C] [City, GMTOffset]',
      "[u'Chicago', -6]",
      "[u'Houston', -6]",
      "[u'Denver', -7]",
      'Dataset [1R ⅹ 2C] [City, GMTOffset]',
      "[u'Houston', -6]",
      'Dataset [0R ⅹ 2C] [City, GMTOffset]',
      'Dataset [2R ⅹ 3C] [City, GMTOffset, Area]',
      "[u'Chicago', -6, 1.5]",
      "[u'Houston', -6, 2.0]",
      'Dataset [2R ⅹ 3C] [Area, City, GMTOffset]',
      "[u'a', u'Chicago', -6]",
      "[u'b', u'Houston', -6]",
      'Dataset [4R ⅹ 2C] [City, GMTOffset]',
      "[u'Chicago', -6]",
      "[u'Houston', -6]",
      "[u'Chicago', -6]",
      "[u'Houston', -6]",
    ]);
  });

  it('with other values, which become of the type of their column', async () => {
    expect(
      await printed(`${show}
show(system.dataset.setValue(small, 0, "gmtoffset", "12"))
show(system.dataset.setValue(small, 1, 0, 7))
show(system.dataset.setValue(dataset=small, rowIndex=0, columnName="City", value=None))
show(system.dataset.updateRow(small, 1, {"City": u"Köln", "GMTOffset": 1}))
print system.dataset.getColumnHeaders(small)
show(small)
`),
    ).toEqual([
      'Dataset [2R ⅹ 2C] [City, GMTOffset]',
      "[u'Chicago', 12]",
      "[u'Houston', -6]",
      'Dataset [2R ⅹ 2C] [City, GMTOffset]',
      "[u'Chicago', -6]",
      "[u'7', -6]",
      'Dataset [2R ⅹ 2C] [City, GMTOffset]',
      '[None, -6]',
      "[u'Houston', -6]",
      'Dataset [2R ⅹ 2C] [City, GMTOffset]',
      "[u'Chicago', -6]",
      "[u'K\\xf6ln', 1]",
      "[u'City', u'GMTOffset']",
      'Dataset [2R ⅹ 2C] [City, GMTOffset]',
      "[u'Chicago', -6]",
      "[u'Houston', -6]",
    ]);
  });

  it('and refuses what would lose something, and places that are not there', async () => {
    expect(
      await printed(
        `${show}${errorsOf([
          'system.dataset.setValue(small, 0, 1, 1.5)',
          'system.dataset.setValue(small, 0, 1, 2 ** 31)',
          'system.dataset.setValue(small, 0, 1, "six")',
          'system.dataset.setValue(small, 0, 0, [1])',
          'system.dataset.setValue(small, 2, 0, "x")',
          'system.dataset.deleteRow(small, 2)',
          'system.dataset.deleteRows(small, [0, -1])',
          'system.dataset.addRow(small, 3, ["x", 1])',
          'system.dataset.addRow(small, ["x"])',
          'system.dataset.addColumn(small, [1], "n", int)',
          'system.dataset.addColumn(small, 3, [1, 2], "n", int)',
          'system.dataset.appendDataset(small, cities)',
          'system.dataset.updateRow(small, 0, {"none": 1})',
          'system.dataset.filterColumns(small, ["none"])',
        ])}`,
      ),
    ).toEqual([
      'IllegalArgumentException: float 1.5 does not become Integer without a loss; convert it first',
      'IllegalArgumentException: long 2147483648 does not become Integer without a loss; convert it first',
      'IllegalArgumentException: unicode six does not become Integer without a loss; convert it first',
      'IllegalArgumentException: list [1] does not become String without a loss; convert it first',
      'ArrayIndexOutOfBoundsException: Index 2 out of bounds for length 2',
      'IndexError: 2 is no index of 2',
      'IndexError: -1 is no index of 2',
      'IndexError: 3 is no index of 2',
      'IllegalArgumentException: a row has 1 values for 2 columns',
      'IllegalArgumentException: the column has 1 values for 2 rows',
      'IndexError: 3 is no index of 2',
      "IllegalArgumentException: the columns do not match: [<type 'java.lang.String'>, <type 'java.lang.Integer'>] and [<type 'java.lang.String'>, <type 'java.lang.Integer'>, <type 'java.lang.String'>, <type 'java.lang.Integer'>]",
      'IllegalArgumentException: the dataset has no column none',
      'ArrayIndexOutOfBoundsException: Index -1 out of bounds for length 2',
    ]);
  });

  it('in the order of a column, as the manual shows it', async () => {
    expect(
      await printed(`
def order(values, *how):
	made = system.dataset.sort(system.dataset.toDataSet(["key"], [[value] for value in values]), "key", *how)
	print [row[0] for row in system.dataset.toPyDataSet(made)]
raw = "a1 a22 Z3 z3 a4 a77z4 a77z99 a7z9 A1".split()
order(raw)
order(raw, False)
order(["a11", "a2", "a1"])
order(["a11", "a2", "a1"], True, False)
order([3, None, 1, 2])
order([3, None, 1, 2], False)
order([2.5, -1.0, 2.25])
order([True, False])
print [row[0] for row in system.dataset.toPyDataSet(system.dataset.sort(cities, 1))]
print [row[0] for row in system.dataset.toPyDataSet(system.dataset.sort(dataset=cities, keyColumn="GMTOffset", ascending=False))]
${errorsOf(['order([1, "a"])'])}
`),
    ).toEqual([
      "[u'a1', u'A1', u'a4', u'a7z9', u'a22', u'a77z4', u'a77z99', u'Z3', u'z3']",
      "[u'Z3', u'z3', u'a77z99', u'a77z4', u'a22', u'a7z9', u'a4', u'a1', u'A1']",
      "[u'a1', u'a2', u'a11']",
      "[u'a1', u'a11', u'a2']",
      '[1, 2, 3, None]',
      '[None, 3, 2, 1]',
      '[-1.0, 2.25, 2.5]',
      '[False, True]',
      "[u'Phoenix', u'Houston', u'Chicago', u'Los Angeles', u'New York']",
      "[u'New York', u'Chicago', u'Houston', u'Phoenix', u'Los Angeles']",
      'IllegalArgumentException: a column of the type Object is not sorted: its values are of several types',
    ]);
  });
});

describe('dates of a dataset', () => {
  const dated = `
from java.util import Date
ds = system.dataset.toDataSet(["at", "n"], [[Date(1772625909000), 1], [None, 2], [Date(1772625909120), 3]])
`;

  it('are of the type Date, in the order of time', async () => {
    expect(
      await printed(`${dated}
print ds.getColumnType(0), ds.getValueAt(0, "at"), ds.getPrimitiveValueAt(0, 0), ds.getColumnAsList(0)
print [row[1] for row in system.dataset.toPyDataSet(system.dataset.sort(ds, "at", False))]
more = system.dataset.addColumn(ds, [None, None, Date(0)], "more", Date)
print more.getColumnType(2), more.getValueAt(2, 2).time, ds.getColumnType(0) == Date, Date == ds.getColumnType(1)
${errorsOf(['system.dataset.setValue(ds, 0, 0, "2026-03-04")'])}
`),
    ).toEqual([
      "<type 'java.util.Date'> Wed Mar 04 13:05:09 CET 2026 1.772625909e+12 [Wed Mar 04 13:05:09 CET 2026, null, Wed Mar 04 13:05:09 CET 2026]",
      '[2, 3, 1]',
      "<type 'java.util.Date'> 0 True False",
      'IllegalArgumentException: unicode 2026-03-04 does not become Date without a loss; convert it first',
    ]);
  });

  it('are written by the wall clock, and read again', async () => {
    expect(
      await printed(`${dated}
print system.dataset.toCSV(ds),
again = system.dataset.fromCSV(system.dataset.toCSV(ds, True, True))
print [again.getValueAt(row, 0) == ds.getValueAt(row, 0) for row in range(3)]
print system.dataset.toPyDataSet(system.dataset.formatDates(ds, "EEE, MMM d, yyyy"))[0][0], system.dataset.formatDates(ds, "yyyy").getColumnType(0)
print system.dataset.dataSetToHTML(False, ds, "").split("\\n")[4]
self.view.custom.rows = ds
print self.view.custom.rows.getValueAt(2, "at").time
${errorsOf(['system.dataset.fromCSV("#NAMES\\na\\n#TYPES\\ndate\\n#ROWS,1\\n2026-02-30 00:00:00\\n")'])}
`),
    ).toEqual(
      [
        '"at","n"\n"2026-03-04 13:05:09","1"\n,"2"\n"2026-03-04 13:05:09.120","3"',
        '[True, True, True]',
        "Wed, Mar 4, 2026 <type 'java.lang.String'>",
        "<TD align='left'>2026-03-04 13:05:09</TD>",
        '1772625909120',
        'IllegalArgumentException: 2026-02-30 00:00:00 is no date as yyyy-MM-dd HH:mm:ss',
      ]
        .join('\n')
        .split('\n'),
    );
  });
});

describe('a dataset as a text', () => {
  it('of CSV, with every value in quotes', async () => {
    expect(
      await printed(`
ds = system.dataset.toDataSet(["n", 'a "name"', "d", "b"], [[1, 'x,"y"', 1e10, True], [None, "", 0.1, False]])
print system.dataset.toCSV(ds),
print system.dataset.toCSV(ds, False),
print system.dataset.toCSV(dataset=ds, showHeaders=False, forExport=True),
${errorsOf(['system.dataset.toCSV(ds, True, False, True)'])}
`),
    ).toEqual(
      [
        '"n","a ""name""","d","b"\n"1","x,""y""","1.0E10","true"\n,"","0.1","false"',
        '"1","x,""y""","1.0E10","true"\n,"","0.1","false"',
        '"#NAMES"\n"n","a ""name""","d","b"\n"#TYPES"\n"I","str","D","B"\n"#ROWS","2"\n"1","x,""y""","1.0E10","true"\n,"","0.1","false"',
        'UnsupportedOperationException: toCSV with localized values is not supported in this version',
      ]
        .join('\n')
        .split('\n'),
    );
  });

  it('that fromCSV reads, in the form of the manual and in that of toCSV', async () => {
    expect(
      await printed(`
csv = """#NAMES
Col 1,Col 2,Col 3
#TYPES
I,str,D
#ROWS,6
44,Test Row 2,1.8713151369491254
86,Test Row 3,97.4913421614675
0,Test Row 8,20.39722542161364
78,Test Row 9,34.57127071614745
20,Test Row 10,76.41114659745085
21,Test Row 13,13.880548366871926
"""
ds = system.dataset.fromCSV(csv)
print ds, ds.getColumnNames(), [kind.getSimpleName() for kind in ds.getColumnTypes()]
print [repr(ds.getValueAt(0, col)) for col in range(3)], system.dataset.toPyDataSet(ds)[5][2]
many = system.dataset.toDataSet(["n", "s", "l", "b"], [[1, u"ä, \\n\\"x\\"", 2L ** 40, True], [None, "", None, None], [2, None, 3L, False]])
again = system.dataset.fromCSV(system.dataset.toCSV(many, True, True))
print [kind.getSimpleName() for kind in again.getColumnTypes()], [row[:] for row in system.dataset.toPyDataSet(again)]
${errorsOf([
  'system.dataset.fromCSV("a,b")',
  'system.dataset.fromCSV(csv.replace("#ROWS,6", "#ROWS,5"))',
  'system.dataset.fromCSV(csv.replace("44,", "44.5,"))',
  'system.dataset.fromCSV(csv.replace("I,str", "clr,str"))',
  'system.dataset.fromCSV(csv.replace("44,", ""))',
])}
`),
    ).toEqual([
      "Dataset [6R ⅹ 3C] [Col 1, Col 2, Col 3] [u'Integer', u'String', u'Double']",
      `['44', "u'Test Row 2'", '1.8713151369491254'] 13.8805483669`,
      "[u'Integer', u'String', u'Long', u'Boolean'] [[1, u'\\xe4, \\n\"x\"', 1099511627776L, True], [None, u'', None, None], [2, None, 3L, False]]",
      'IllegalArgumentException: line 1 of the CSV is not #NAMES',
      'IllegalArgumentException: #ROWS says 5, and 6 rows stand in the CSV',
      'IllegalArgumentException: unicode 44.5 does not become Integer without a loss; convert it first',
      'UnsupportedOperationException: fromCSV of a column of the type clr is not supported in this version',
      'IllegalArgumentException: a row has 2 values for 3 columns',
    ]);
  });

  it('of HTML, as the manual shows it', async () => {
    expect(
      await printed(`
ds = system.dataset.toDataSet(["Col 1", "Col 2", "Col 3"], [[58, "Test Row 3", 27.524042612227795], [87, "<b>", None]])
print system.dataset.dataSetToHTML(True, ds, "Table Data")
`),
    ).toEqual([
      '<HTML><HEAD><TITLE>Table Data</TITLE></HEAD>',
      '<BODY>',
      "<TABLE border='1'>",
      '<TR>',
      '<TH>Col 1</TH>',
      '<TH>Col 2</TH>',
      '<TH>Col 3</TH>',
      '</TR>',
      '<TR>',
      "<TD align='right'>58</TD>",
      "<TD align='left'>Test Row 3</TD>",
      "<TD align='right'>27.524042612227795</TD>",
      '</TR>',
      '<TR>',
      "<TD align='right'>87</TD>",
      "<TD align='left'>&lt;b&gt;</TD>",
      "<TD align='right'></TD>",
      '</TR>',
      '</TABLE>',
      '</BODY></HTML>',
    ]);
  });
});
