import { expect, it } from 'vitest';
import { runScript } from './runScript.ts';

it('values and their qualities are those that Ignition has under these names', async () => {
  const { printed, problem } = await runScript(`
from com.inductiveautomation.ignition.common.model.values import BasicQualifiedValue, QualifiedValue, QualityCode
made = BasicQualifiedValue(5)
print made.value, made.quality, made.quality.isGood(), isinstance(made, QualifiedValue), isinstance(made.quality, QualityCode)
gone = BasicQualifiedValue("a", QualityCode.Bad_NotFound, system.date.fromMillis(0))
print gone.quality == QualityCode.Bad_NotFound, gone.quality.isBad(), gone.timestamp.time
read = system.tag.readBlocking(["[default]Nowhere"])[0]
print isinstance(read, QualifiedValue), read.quality == QualityCode.Bad_NotFound, isinstance(5, QualifiedValue)
print read.quality.getDiagnosticMessage(), made.quality.diagnosticMessage
for wrong in (lambda: QualityCode.Nope, lambda: QualityCode("a"), lambda: BasicQualifiedValue(1, "Good")):
	try:
		wrong()
	except BaseException as error:
		print "python", error
	except:
		print "java"
`);
  expect(problem).toBe('');
  expect(printed).toEqual([
    '5 Good True True True',
    'True True 0',
    'True True False',
    'No tag [default]Nowhere None',
    'python QualityCode has no Nope',
    'java',
    'java',
  ]);
});

it('a dataset is built row by row, of the types that are named', async () => {
  const { printed, problem } = await runScript(`from com.inductiveautomation.ignition.common.util import DatasetBuilder
from java.lang import Integer, String, Object
rows = DatasetBuilder.newBuilder().colNames(["id", "name", "more"]).colTypes([Integer, String, Object])
rows.addRow([1, "one", None])
rows.addRow(2, "two", 2.5)
made = rows.build()
print made, list(made.getColumnNames()), [kind.getSimpleName() for kind in made.getColumnTypes()]
print made.getValueAt(1, "name"), system.dataset.toPyDataSet(made)[0][0]
print list(DatasetBuilder.newBuilder().colNames("a", "b").addRow("x", 1).build().getColumnAsList(1))
try:
	DatasetBuilder()
except TypeError, error:
	print error
`);
  expect(problem).toBe('');
  expect(printed).toEqual([
    "Dataset [2R \u2179 3C] [u'id', u'name', u'more'] [u'Integer', u'String', u'Object']",
    'two 1',
    '[1]',
    expect.stringContaining('newBuilder() makes one'),
  ]);
});

it("Jython's own classes of values are its builtins", async () => {
  const { printed, problem } =
    await runScript(`from org.python.core import PyArray, PyList, PyDictionary, PyString, PyUnicode, PyLong
import org.python.core
import array
print type([]) == PyList, PyList is list, isinstance({}, PyDictionary), type(u'x') == PyUnicode, type('x') == PyString, type(1L) == PyLong
print type([1]) == PyArray, type(array.array('i', [1])) == PyArray, org.python.core.PyTuple((1, 2))
`);
  expect(problem).toBe('');
  expect(printed).toEqual(['True True True True True True', 'False True (1, 2)']);
});
