import { describe, expect, it } from 'vitest';
import { missingIn } from '../../../electron/gateway/scripting/missing.ts';
import { readModuleScript } from '../../../electron/gateway/scripting/translation/scripts.ts';
import { madeModules, systemNames } from '../../../electron/gateway/scripting/supported.ts';
import { openStation, problemsIn } from '../../support/station.ts';
import { until } from '../../support/until.ts';
import { runScript } from './runScript.ts';

describe('what this version does not do', () => {
  it('is said by the whole name where a script reaches it', async () => {
    const names = ['date.nothing()', 'db.createSProcCall("a")', 'util.threadDump()', 'mes.workorder.get(1)'];
    const { printed } = await runScript(
      names.map((name) => `try:\n\tsystem.${name}\nexcept AttributeError as error:\n\tprint(error)`).join('\n') +
        '\nprint(hasattr(system.util, "threadDump"))',
    );
    expect(printed).toEqual([
      'system.date.nothing is not supported in this version',
      'system.db.createSProcCall is not supported in this version',
      'system.util.threadDump is not supported in this version',
      'system.mes.workorder is not supported in this version',
      'False',
    ]);
  });

  it('is told when the project is opened, each name once, and the rest of the script runs', async () => {
    const script =
      'print("ran")\nif False:\n\tsystem.db.addDatasource("x")\n\tsystem.db.addDatasource("y")\nimport socket, json\nfrom java.util import Scanner';
    const { station, printed } = await runScript(
      script.replace('import socket, json\nfrom java.util import Scanner', ''),
    );
    expect(printed).toEqual(['ran']);
    station.gateway.followProject();
    await until(() =>
      expect(station.gateway.project.problems).toEqual([
        {
          file: 'com.inductiveautomation.perspective/views/Main/view.json',
          reason: 'root/Go.onActionPerformed, line 3: system.db.addDatasource is not supported in this version.',
        },
      ]),
    );
    expect(missingIn(readModuleScript(script), []).map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'system.db.addDatasource is not supported in this version'],
      [5, 'the module socket is not supported in this version'],
      [6, 'java.util.Scanner is not supported in this version'],
    ]);
  });

  it('what is there is not told: functions, parts of system, libraries and what is called system elsewhere', () => {
    const source = `import plant.auth as auth, json
from plant import auth
from java.lang import (IllegalArgumentException, RuntimeException)
import java.lang.Exception as Problem
a = system.mes.signature.authorization
system.tag.readBlocking(["x"])[0].value
self.system.nothing()
"system.db.addDatasource"
`;
    expect(missingIn(readModuleScript(source), ['plant.auth'])).toEqual([]);
  });

  it('a module that neither Python, Java nor Ignition has is one of a library that is not here', () => {
    const script = [
      'import socket, numpy',
      'from extend.query import rows',
      'import javax.swing',
      'from org.json import X',
    ];
    expect(missingIn(readModuleScript(script.join('\n')), []).map(({ kind, reason }) => [kind, reason])).toEqual([
      ['module', 'the module socket is not supported in this version'],
      ['reference', 'the module numpy is in no script library here'],
      ['reference', 'the module extend.query is in no script library here'],
      ['module', 'the module javax.swing is not supported in this version'],
      ['module', 'the module org.json is not supported in this version'],
    ]);
  });

  it('the list of functions is what scripts find', async () => {
    const { printed } = await runScript(`
def walk(found, name):
	for own in sorted(dir(found)):
		if own.startswith("_"):
			continue
		value = getattr(found, own)
		if type(value).__name__ == "_Space":
			walk(value, "%s.%s" % (name, own))
		else:
			print("%s.%s" % (name, own))
for top in ${JSON.stringify([...new Set(systemNames.map((name) => name.split('.')[1]))])}:
	walk(getattr(system, top), "system." + top)
`);
    expect(printed.toSorted()).toEqual([...systemNames].toSorted());
  });

  it('the list of names of packages is what scripts find, so that none of them is named as missing', async () => {
    const { printed } = await runScript(`import com, java, org
def walk(found, name):
	names = [own for own in sorted(dir(found)) if not own.startswith("_")]
	inner = [own for own in names if type(getattr(found, own)).__name__ == "module"]
	print " ".join([name] + [own for own in names if own not in inner])
	for own in inner:
		walk(getattr(found, own), name + "." + own)
for top in (com, java, org):
	walk(top, top.__name__)
`);
    const listed = Object.entries(madeModules).filter(([name]) => /^(com|java|org)(\.|$)/.test(name));
    expect(printed.toSorted()).toEqual(
      listed
        .map(([name, held]) => [name, ...held.filter((own) => madeModules[`${name}.${own}`] === undefined).toSorted()])
        .map((words) => words.join(' '))
        .toSorted(),
    );
  });

  it('is said of what a station has not, by an ImportError', async () => {
    const modules = ['socket', 'subprocess', 'select', 'nowhere'];
    const { printed } = await runScript(
      modules.map((name) => `try:\n\timport ${name}\nexcept ImportError, e:\n\tprint e`).join('\n'),
    );
    expect(printed).toEqual([
      'No module named socket (the network: out of reach of scripts)',
      'No module named subprocess (other programs: out of reach of scripts)',
      'No module named select (the network: out of reach of scripts)',
      'No module named nowhere',
    ]);
  });
});

it('system.math gives what Commons Math gives', async () => {
  const { printed, problem } = await runScript(
    'values = [1, 2, 3, 4, 10]\nprint system.math.mean(values), system.math.median(values), system.math.standardDeviation(values)\nprint system.math.percentile(values, 90), system.math.variance(values), system.math.mode([1, 2, 2]), system.math.sum(values)',
  );
  expect(problem).toBe('');
  expect(printed).toEqual(['4.0 3.0 3.53553390593', '10.0 12.5 [2.0] 20.0']);
});

it('the quality of a tag says whether it is good, and equals its name', async () => {
  const { printed, problem } = await runScript(
    `good, missing = system.tag.readBlocking(["[default]A", "[default]B"])
print good.quality.isGood(), good.quality, good.quality == "Good", str(good.quality)
print missing.quality.isGood(), missing.quality.isBad(), missing.quality.getName(), missing.quality != "Good"
print missing.quality.toString(), missing.quality.badOrError, missing.quality.isError(), good.quality.good, good.getValue(), good.getQuality()
print good == system.tag.readBlocking(["[default]A"])[0], good == missing, system.date.format(good.timestamp, "yyyy") >= "2020", str(good).startswith("[1, Good, ")
print system.tag.writeBlocking(["[default]A", "[default]B"], [2, 3]), [quality.isGood() for quality in system.tag.writeBlocking(["[default]A"], [2])]
self.view.custom.quality = good.quality
print(self.view.custom.quality)`,
    { files: { 'countersign/tags.json': { tags: [{ path: 'A', value: 1 }] } } },
  );
  expect(problem).toBe('');
  expect(printed).toEqual([
    'True Good True Good',
    'False True Bad_NotFound True',
    'Bad_NotFound True False True 1 Good',
    'True False True True',
    '[Good, Bad_NotFound] [True]',
    'Good',
  ]);
});

it('parts of system are imported as any module, and what they do not have is named', async () => {
  const source = [
    'import system.date, system.tag as tags',
    'from system import util',
    'from system.date import getYear as year, now',
    'from system.dataset import *',
    'print year(now()) == system.date.getYear(system.date.now()), toDataSet(["a"], [[1]]).rowCount, util is system.util',
    'for name in ("system.date.now", "system.date.now.gone"):',
    '\ttry:',
    '\t\texec("from %s import x" % name)',
    '\texcept ImportError as error:',
    '\t\tprint error',
  ];
  expect(await runScript(source.join('\n'))).toMatchObject({
    printed: ['True 1 True', 'No module named system.date.now', 'No module named system.date.now.gone'],
    problem: '',
  });
  const asked = 'from system.date import now, acme\nfrom system.acme import *\nimport system.gone';
  expect(missingIn(readModuleScript(asked), []).map(({ kind, name }) => [kind, name])).toEqual([
    ['systemFunction', 'system.date.acme'],
    ['systemFunction', 'system.acme'],
    ['systemFunction', 'system.gone'],
  ]);
});

describe('the script library is in scope without an import', () => {
  const files = {
    'ignition/script-python/plant/auth/code.py':
      'count = 0\ndef run():\n\treturn "%s %s" % (plant.names.own(), __name__)\n',
    'ignition/script-python/plant/names/code.py': 'def own():\n\treturn "own"\n',
    'ignition/script-python/shared/code.py': 'value = 5\n',
    'ignition/script-python/ages/code.py': `from java.nio.file import Files
from java.util import Date, Scanner
try:
	from socket import gethostname
except ImportError:
	gethostname = None

def first():
	return Date(0).getTime(), gethostname

def between():
	return Files.between(1, 2)
`,
  };

  it('as a whole, by import, and from one library to another', async () => {
    const { printed, problem } = await runScript(
      `print plant.auth.run(), shared.value
import plant.auth
import plant.names as names
from plant import auth
from plant.auth import run
from shared import *
plant.auth.count = 3
print plant.auth.run(), names.own(), auth.run(), run(), value, plant.auth.count, auth.count`,
      { files },
    );
    expect(problem).toBe('');
    expect(printed).toEqual(['own plant.auth 5', 'own plant.auth own own plant.auth own plant.auth 5 3 3']);
  });

  it('also where a library imports what is not there: what uses it says so', async () => {
    const { printed } = await runScript(
      `print ages.first()
for use in [ages.between, lambda: ages.Scanner == 1, lambda: "%s" % ages.Scanner]:
	try:
		use()
	except ImportError, e:
		print e`,
      { files },
    );
    const scanner = 'cannot import name Scanner (java.util.Scanner is not supported in this version)';
    expect(printed).toEqual([
      '(0L, None)',
      'No module named java.nio.file (it is not supported in this version)',
      scanner,
      scanner,
    ]);
  });

  it('what is not there says so', async () => {
    const { printed } = await runScript(
      `def importing():
	import plant.nothing
for call in [lambda: plant.nothing.run(), lambda: plant.auth.nothing(), importing]:
	try:
		call()
	except (AttributeError, ImportError) as error:
		print(error)`,
      { files },
    );
    expect(printed).toEqual([
      'there is no script library plant.nothing',
      'the script library plant.auth has no nothing',
      'No module named plant.nothing',
    ]);
  });
});

it('the built-in pages and the demo have no script that is refused', async () => {
  const station = await openStation({ projectDir: 'build/demo' });
  expect(problemsIn(station.projectDir)).toEqual([]);
});

it('system.tag.browse and queryTagHistory obey each word of what they are asked, or refuse it', async () => {
  const { printed, problem } = await runScript(
    `def names(given):
	return [str(row["name"]) for row in system.tag.browse("[default]Line", given)]
for given in [{"name": "*1"}, {"name": "A?"}, {"name": "a[1]"}, {"name": "A1"}, {"valueSource": "expr"}, {"dataType": "int4"}, {"tagType": "Folder"}]:
	print names(given)
print names({"quality": "Bad"}), names({"quality": "bad_disabled"}), names({"quality": "Good", "maxResults": 2}), names({"maxResults": 1})
print [str(tag.name) for tag in system.tag.browseTags("[default]Line", "A?")]
def refused(call):
	try:
		call()
		print "done"
	except Exception, error:
		print error
	except java.lang.Exception, error:
		print error.getMessage()
import java.lang
refused(lambda: system.tag.browse("[default]Line", {"nam": "A1"}))
for name in ["configure", "deleteTags", "copy", "move", "rename", "query", "requestGroupExecution", "importTags", "exportTags"]:
	refused(lambda: getattr(system.tag, name)("[default]Line", []))
day = system.date.getDate(2026, 0, 5)
asked = lambda **more: system.tag.queryTagHistory(["Line/A1", "Line/A2"], startDate=day, endDate=system.date.addMinutes(day, 90), **more)
refused(lambda: asked(columnNames=["one"]))
refused(lambda: asked(aggregationModes=["Average"]))
refused(lambda: asked(aggregationMode="Guess"))
refused(lambda: asked(returnFormat="Long"))
refused(lambda: system.tag.queryTagCalculations(["Line/A1"], ["Average"], aliases=["a", "b"], startDate=day))
wide = asked(intervalHours=1, columnNames=["a", "b"])
print list(wide.columnNames), [system.date.minutesBetween(day, wide.getValueAt(row, 0)) for row in range(wide.rowCount)]
print asked(returnSize=3).rowCount, asked(returnSize=-1).rowCount, list(asked(returnSize=3, returnFormat="Tall").columnNames)
print list(system.tag.queryTagCalculations(["Line/A1"], ["Average", "Maximum"], startDate=day, rangeHours=1, aliases=["a"]).columnNames)`,
    {
      files: {
        'countersign/tags.json': {
          tags: [
            { path: 'Line/A1', value: 1, dataType: 'Int4' },
            { path: 'Line/A2', valueSource: 'expr', expression: '1 + 1' },
            { path: 'Line/B1', value: 'x', enabled: false },
            { path: 'Line/Inner/A3', value: 1 },
          ],
        },
      },
    },
  );
  expect(problem).toBe('');
  expect(printed).toEqual([
    "['A1', 'B1']",
    '[]',
    '[]',
    "['A1']",
    "['A2']",
    "['A1']",
    "['Inner']",
    "['B1'] ['B1'] ['A1', 'A2'] ['A1']",
    "['A1', 'A2']",
    'system.tag.browse does not know the filter nam',
    'system.tag.configure is not supported in this version',
    'system.tag.deleteTags is not supported in this version',
    'system.tag.copy is not supported in this version',
    'system.tag.move is not supported in this version',
    'system.tag.rename is not supported in this version',
    'system.tag.query is not supported in this version',
    'system.tag.requestGroupExecution is not supported in this version',
    'system.tag.importTags is not supported in this version',
    'system.tag.exportTags is not supported in this version',
    'columnNames has one for each of the paths: it has 1, and the paths are 2',
    'aggregationModes has one for each of the paths: it has 1, and the paths are 2',
    'there is no calculation Guess over the history of tags',
    'returnFormat is Wide or Tall, and not Long',
    'aliases has one for each of the paths: it has 2, and the paths are 1',
    "[u't_stamp', u'a', u'b'] [0, 60]",
    "3 0 [u'path', u'value', u'quality', u'timestamp']",
    "[u'tagpath', u'Average', u'Maximum']",
  ]);
});

it('system.tag reads, writes, looks through folders and says how a tag is set', async () => {
  const { printed, problem } = await runScript(
    `done = []
system.tag.writeAsync(["[default]Line/A"], [7], lambda qualities: done.append(qualities))
print system.tag.readBlocking("[default]Line/A")[0].value, system.tag.writeBlocking("Line/A", 5)[0].isGood()
found = system.tag.browse("[default]", {"recursive": True, "tagType": "AtomicTag", "name": "a*"})
print len(found.getResults()), [(row["name"], str(row["fullPath"]), row["value"].value) for row in found]
print [tag.isMemory() for tag in system.tag.browseTags("[default]Line")], [tag.isExpression() for tag in system.tag.browseTags("[default]Line")]
print [tag.fullPath for tag in system.tag.browseTags("[default]Line", sort="DESC")], system.tag.browse("")[0]["tagType"]
print system.tag.getConfiguration("[default]Line/A")[0]["engUnit"], [tag["name"] for tag in system.tag.getConfiguration("[default]Line")[0]["tags"]]
print system.tag.exists("Line"), system.tag.exists("Line/B"), system.tag.exists("Line/C")
system.tag.writeBlocking(["Line/A"], 8)
system.tag.writeBlocking("Line/B", ["y"])
print [one.value for one in system.tag.readBlocking(["Line/A", "Line/B"])]
motors = system.tag.browse("[default]", {"recursive": True, "tagType": "UdtInstance", "typeId": "Motor"})
print [(str(row["fullPath"]), row["typeId"]) for row in motors], len(system.tag.browse("[default]", {"tagType": "Folder"}))
print [tag.isUDT() for tag in system.tag.browseTags("[default]", udtParentType="Motor")], [tag.name for tag in system.tag.browseTags("[default]", tagType="FOLDER")]
print system.tag.getConfiguration("[default]M1")[0]["typeId"]
try:
	system.tag.writeBlocking(["Line/A", "Line/B"], [1])
except ValueError, e:
	print e
print system.tag.writeBlocking(["Line/A"], ["abc"])[0].getDiagnosticMessage()`,
    {
      files: {
        'countersign/tags.json': {
          tags: [
            { path: 'Line/A', value: 1, engUnit: 'rpm' },
            { path: 'Line/B', value: 'x' },
            {
              name: '_types_',
              tagType: 'Folder',
              tags: [{ name: 'Motor', tagType: 'UdtType', tags: [{ name: 'On', value: false }] }],
            },
            { name: 'M1', tagType: 'UdtInstance', typeId: 'Motor' },
          ],
        },
      },
    },
  );
  expect(problem).toBe('');
  expect(printed).toEqual([
    '1 True',
    "1 [(u'A', '[default]Line/A', 5)]",
    '[True, True] [False, False]',
    "[u'[default]Line/B', u'[default]Line/A'] Provider",
    "rpm [u'A', u'B']",
    'True True False',
    "[8, u'y']",
    "[('[default]M1', u'Motor')] 1",
    "[True] [u'Line']",
    'Motor',
    'there are 2 tags and 1 values',
    'The tag [default]Line/A holds a number, and this is none.',
  ]);
});

it('system.user and system.security say who the users of the station are, and nothing that proves them', async () => {
  const { printed, problem } = await runScript(
    `user = system.user.getUser("", "anna")
print user.get("username"), user.get(user.FirstName), user.getRoles(), user.getContactInfo(), user.get("password")
print [one.get("username") for one in system.user.getUsers("default")], system.user.getUser("", "nobody"), system.security.getUserRoles("anna")
print system.user.getRoles(""), repr(system.security.getUsername())
try:
	system.user.addUser("", user)
except AttributeError, e:
	print e`,
    { prepare: (station) => station.addUser('anna', 'Operator') },
  );
  expect(problem).toBe('');
  expect(printed).toEqual([
    "anna None [u'Operator'] [] None",
    "[u'anna'] None (u'Operator',)",
    "[u'Operator'] ''",
    'system.user.addUser is not supported in this version',
  ]);
});
