/** Named queries, query bindings and `system.db` on a station, over files of SQLite. */
import { existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../electron/contract/json.ts';
import { testClock } from '../../support/clock.ts';
import { findNode, newDataDir, openStation, type ProjectFiles } from '../../support/station.ts';
import { until } from '../../support/until.ts';
import { button, label, script, view } from '../../support/views.ts';
import { runScript, type Ran } from '../scripting/runScript.ts';

/** A data directory with two databases. */
function databases(more: JsonObject = {}): string {
  const dataDir = newDataDir();
  for (const name of ['erp', 'mes']) {
    new Sqlite(join(dataDir, `${name}.sqlite`))
      .exec('CREATE TABLE orders (id INTEGER PRIMARY KEY, line TEXT, amount REAL, due INTEGER)')
      .exec(`INSERT INTO orders VALUES (1, 'L4', 1.5, 1700000000000), (2, 'L4', 2.5, NULL), (3, '${name}', 4, 5)`)
      .close();
  }
  const connections = {
    erp: { kind: 'sqlite', file: 'erp.sqlite', description: 'Orders' },
    mes: { kind: 'sqlite', file: 'mes.sqlite', readOnly: true },
  };
  writeFileSync(join(dataDir, 'databases.json'), JSON.stringify({ default: 'erp', connections, ...more }));
  return dataDir;
}

function query(path: string, sql: string, attributes: JsonObject = {}): ProjectFiles {
  return {
    [`ignition/named-query/${path}/query.sql`]: sql,
    [`ignition/named-query/${path}/resource.json`]: { attributes: { type: 'Query', ...attributes } },
  };
}
const line = { type: 'Parameter', identifier: 'line', sqlType: 7 };
const byLine = query('Line/Orders', 'SELECT id, amount FROM orders WHERE line = :line ORDER BY id', {
  parameters: [line],
});

const run = (script: string, files: ProjectFiles = {}, dataDir = databases()): Promise<Ran> =>
  runScript(script, { files, dataDir });

/** Another connection to each of the station's own files, by whatever name. */
function connectedToItself(): string {
  const dataDir = newDataDir();
  new Sqlite(join(dataDir, 'erp.sqlite')).exec('CREATE TABLE orders (id)').close();
  symlinkSync(join(dataDir, 'station.sqlite'), join(dataDir, 'link.sqlite'));
  const connections = Object.fromEntries(
    ['erp', 'station', 'link'].map((name) => [name, { kind: 'sqlite', file: `${name}.sqlite` }]),
  );
  writeFileSync(join(dataDir, 'databases.json'), JSON.stringify({ default: 'erp', connections }));
  return dataDir;
}

describe("ES-19 the station's own database, with its trail and its accounts", () => {
  it.each(['station', 'link'])('is no connection: %s', async (name) => {
    const sql = '"DELETE FROM audit_entry"';
    const { problem, station } = await run(`system.db.runUpdateQuery(${sql}, "${name}")`, {}, connectedToItself());
    expect(problem).toMatch(/its file is that of the station itself/);
    expect(station.gateway.trail.verify().ok).toBe(true);
  });

  it.each(['ATTACH', 'attach database', ' ;/* a */ -- b\\n Attach', '\\ufeffATTACH'])(
    'is not joined to another connection by %s',
    async (word) => {
      const dataDir = connectedToItself();
      const path = JSON.stringify(join(dataDir, 'station.sqlite'));
      const { problem } = await run(`system.db.runUpdateQuery(u"${word} '%s' AS own" % ${path})`, {}, dataDir);
      expect(problem).toMatch(/a connection works on its own file alone/);
    },
  );

  it('is not written over by a copy of another', async () => {
    const dataDir = connectedToItself();
    const path = JSON.stringify(join(dataDir, 'copy.sqlite'));
    const { problem } = await run(`system.db.runUpdateQuery("VACUUM main INTO '%s'" % ${path})`, {}, dataDir);
    expect(problem).toMatch(/VACUUM INTO would write another file/);
    expect(existsSync(join(dataDir, 'copy.sqlite'))).toBe(false);
  });
});

describe('system.db', () => {
  it('gives rows as the platform does', async () => {
    const { printed, problem } = await run(`
rows = system.db.runPrepQuery("SELECT id, line, amount FROM orders WHERE line = ? AND id < ?", ["L4", 10])
print(rows, rows[1]["amount"], rows[0][1], len(rows), rows.getColumnNames())
print(system.db.runQuery("SELECT due FROM orders WHERE id = 1", "mes")[0][0])
print(system.db.runScalarPrepQuery("SELECT count(*) FROM orders WHERE line = ?", ["mes"], "mes"))
print(system.db.runScalarQuery("SELECT id FROM orders WHERE id = 99"))
print(system.db.runPrepQuery("SELECT ? AS at", [system.date.fromMillis(1700000000123)])[0]["at"])
for row in system.db.getConnections():
	print(row["Name"], row["DBType"], row["Status"])
print([[row["Name"] for row in system.db.getConnectionInfo(*given)] for given in [(), ("",), ("mes",), ("none",)]])
print(system.db.dateFormat(date=system.date.fromMillis(0), formatPattern="yyyy"))
`);
    expect(problem).toBe('');
    expect(printed).toEqual([
      "(<PyDataset rows:2 cols:3>, 2.5, u'L4', 2, [id, line, amount])",
      '1700000000000',
      '1',
      'None',
      '1700000000123',
      "(u'erp', u'SQLITE', u'Valid')",
      "(u'mes', u'SQLITE', u'Valid')",
      "[[u'erp'], [u'erp'], [u'mes'], []]",
      '1970',
    ]);
  });

  it('changes rows, gives their keys, and the trail names who asked, with the statement and no value', async () => {
    const { printed, problem, station } = await run(`
print(system.db.runPrepUpdate("INSERT INTO orders (line, amount) VALUES (?, ?)", ["secret value", 3], getKey=True))
print(system.db.runUpdateQuery("UPDATE orders SET amount = 0 WHERE line = 'L4'"))
system.db.runPrepUpdate("DELETE FROM orders WHERE id = ?", [3], "erp", skipAudit=True)
print(system.db.runScalarQuery("SELECT count(*) FROM orders"))
`);
    expect(problem).toBe('');
    expect(printed).toEqual(['4', '2', '3']);
    const entries = station.gateway.trail.about('database:erp');
    expect(entries.map(({ action, actor, detail }) => [action, actor.kind, detail['statement']])).toEqual([
      ['database.update', 'script', 'INSERT INTO orders (line, amount) VALUES (?, ?)'],
      ['database.update', 'script', "UPDATE orders SET amount = 0 WHERE line = 'L4'"],
    ]);
  });

  it('a single value is a float where its column is one', async () => {
    const { printed, problem } = await run(`
system.db.runUpdateQuery("UPDATE orders SET amount = 7 WHERE id = 1")
print(system.db.runScalarQuery("SELECT amount FROM orders WHERE id = 1") / 2)
print(system.db.runScalarPrepQuery("SELECT id FROM orders WHERE id = ?", [3]) / 2)
`);
    expect(problem).toBe('');
    expect(printed).toEqual(['3.5', '1']);
  });

  it('a whole float of a script is bound as a float, and a whole number as one', async () => {
    const { printed, problem } = await run(`
print(system.db.runScalarPrepQuery("SELECT typeof(?) || ' ' || typeof(?)", [7.0, 7]))
print(system.db.runPrepQuery("SELECT ? / 2 AS half", [7.0])[0]["half"])
system.db.runPrepUpdate("UPDATE orders SET line = typeof(?) WHERE id = 1", [2.0])
print(system.db.runScalarQuery("SELECT line FROM orders WHERE id = 1"))
`);
    expect(problem).toBe('');
    expect(printed).toEqual(['real integer', '3.5', 'real']);
  });

  it('keeps what belongs together', async () => {
    const { printed, problem } = await run(`
from java.lang import Exception as JavaException
tx = system.db.beginTransaction("erp", system.db.SERIALIZABLE, 5000)
system.db.runPrepUpdate("DELETE FROM orders WHERE line = ?", ["L4"], tx=tx)
print(system.db.runScalarQuery("SELECT count(*) FROM orders", tx=tx))
system.db.rollbackTransaction(tx)
system.db.runUpdateQuery("DELETE FROM orders WHERE id = 3", "", tx)
system.db.commitTransaction(tx)
system.db.closeTransaction(tx)
print(system.db.runScalarQuery("SELECT count(*) FROM orders"))
try:
	system.db.runQuery("SELECT 1", "", tx)
except JavaException as error:
	print(error)
`);
    expect(problem).toBe('');
    expect(printed.slice(0, 2)).toEqual(['1', '2']);
    expect(printed[2]).toMatch(/There is no transaction .*: it was closed/);
  });

  it('rolls back what a session left open as soon as the session ends', async () => {
    const begin =
      'tx = system.db.beginTransaction("erp", timeout=300000)\nsystem.db.runUpdateQuery("DELETE FROM orders", "", tx)';
    const { station, problem } = await run(begin);
    expect(problem).toBe('');
    const { databases } = station.gateway;
    const used = (): number | undefined => databases.status().find(({ name }) => name === 'erp')?.used;
    expect(used()).toBe(1);
    await station.session.end();
    await until(() => expect(used()).toBe(0));
    const statement = () => ({ parts: ['SELECT count(*) FROM orders'], values: [] });
    expect(await databases.scalar({ database: '', statement })).toEqual({ value: 3, isDouble: false });
    expect(station.log.lines.map(({ message }) => message)).toContain(
      'A transaction of the database erp was left open by its session, and is rolled back.',
    );
  });

  it('rolls back what is begun, or still runs something, while its session ends', async () => {
    const { station } = await run('pass');
    const { databases } = station.gateway;
    const { transactions } = databases;
    const used = (): number | undefined => databases.status().find(({ name }) => name === 'erp')?.used;
    const begun = databases.begin('erp', 'mine', 2, 60_000);
    const told = expect(begun).rejects.toThrow('No transaction was begun: its session has ended.');
    await transactions.endOf('mine');
    await told;
    const id = await databases.begin('erp', 'mine', 2, 60_000);
    const { promise: held, resolve: letGo } = Promise.withResolvers<undefined>();
    const running = transactions.use(id, 'mine', () => held);
    await transactions.endOf('another');
    await transactions.endOf('mine');
    expect(used()).toBe(1);
    letGo(undefined);
    await running;
    expect(used()).toBe(0);
    await expect(transactions.commit(id, 'mine')).rejects.toThrow(/There is no transaction/);
  });

  it('says why it did not run something', async () => {
    const refused: readonly (readonly [string, RegExp])[] = [
      ['system.db.runQuery("SELECT 1", "none")', /no database connection "none"; databases\.json lists erp, mes/],
      ['system.db.runPrepQuery("SELECT ?", [])', /has 1 places for values, and got 0/],
      ['system.db.runPrepQuery("SELECT ?", "a")', /args is a list of values, not a text/],
      ['system.db.runPrepQuery("SELECT ?", {"a": 1})', /args is a list of values, not dict/],
      ['system.db.runPrepQuery("SELECT ?", 1)', /args is a list of values, not int/],
      ['system.db.beginNamedQueryTransaction("Other", "erp")', /has no named queries of Other/],
      [
        'system.db.beginNamedQueryTransaction("erp", 2, 1000, "more")',
        /beginNamedQueryTransaction takes a project, database/,
      ],
      ['system.db.beginNamedQueryTransaction("erp", level=2)', /beginNamedQueryTransaction has no argument level/],
      ['system.db.clearNamedQueryCache("Other", "Line/Orders")', /has no named queries of Other/],
      ['system.db.clearNamedQueryCache(name="Line/Orders")', /clearNamedQueryCache has no argument name/],
      ['system.db.runNamedQuery("Line/Orders", {}, line="L4")', /runNamedQuery has no argument line/],
      ...[
        'runSFUpdateQuery',
        'runSFPrepUpdate',
        'runSFNamedQuery',
        'createSProcCall',
        'addDatasource',
        'setDatasourceEnabled',
      ].map(
        (name) =>
          [`system.db.${name}("DELETE FROM orders", [])`, /system\.db\.\w+ is not supported in this version/] as const,
      ),
      ['system.db.runPrepQuery("SELECT ?", [[1]])', /a list is not bound to one place/],
      [
        'system.db.runUpdateQuery("DELETE FROM orders", "mes")',
        /The database mes is for reading alone\. Nothing was changed/,
      ],
      ['system.db.runQuery("SELEC 1")', /The database erp: the server says: near "SELEC": syntax error/],
      ['system.db.beginTransaction("erp", 3)', /its isolation is one of 1, 2, 4, 8/],
      ['system.db.runNamedQuery("Gone")', /no named query Gone/],
      ['system.db.runNamedQuery("Other", "Line/Orders", {})', /runs the project .*, and has no named queries of Other/],
    ];
    const script = refused.map(
      ([call]) => `try:\n\t${call}\nexcept (Exception, JavaException) as error:\n\tprint(error)`,
    );
    const { printed, problem } = await run(
      `from java.lang import Exception as JavaException\n${script.join('\n')}`,
      byLine,
    );
    expect(problem).toBe('');
    expect(printed).toEqual(refused.map(([, words]): unknown => expect.stringMatching(words)));
  });
});

describe('a named query', () => {
  it('is run in all forms of runNamedQuery', async () => {
    const files = {
      ...byLine,
      ...query('Add', 'INSERT INTO orders (line) VALUES (:line)', { type: 'UpdateQuery', parameters: [line] }),
      ...query('Count', 'SELECT count(*) FROM orders', { type: 'ScalarQuery' }),
      ...query('In', 'SELECT line FROM orders WHERE id = 3', {
        type: 'ScalarQuery',
        database: {},
        parameters: [{ type: 'Database', identifier: 'where' }],
      }),
      ...query('Most', 'SELECT id FROM orders', { useMaxReturnSize: true, maxReturnSize: 2 }),
      ...query('Absent', 'SELECT id FROM orders', {
        type: 'ScalarQuery',
        database: 'mes',
        fallbackEnabled: true,
        fallbackValue: '-1',
      }),
    };
    const { printed, problem, station } = await run(
      `
project = system.util.getProjectName()
print(system.db.runNamedQuery("Line/Orders", {"line": "L4"}).getValueAt(1, "amount"))
print(system.db.runNamedQuery(project, "Line/Orders", {"line": "L4"}).getRowCount())
print(system.db.runNamedQuery("Add", {"line": "L5"}), system.db.runNamedQuery(path="Add", parameters={"line": "L5"}, getKey=True))
tx = system.db.beginNamedQueryTransaction("erp")
system.db.runNamedQuery("Add", {"line": "L6"}, tx, True)
system.db.closeTransaction(tx)
print(system.db.runNamedQuery("Count"), system.db.runNamedQuery("In", {"where": "mes"}), system.db.runNamedQuery("Most").getRowCount())
`,
      files,
    );
    expect(problem).toBe('');
    expect(printed).toEqual(['2.5', '2', '(1, 5)', "(5, u'mes', 2)"]);
    expect(station.gateway.trail.about('database:erp').map(({ detail }) => detail['statement'])).toEqual([
      'Add',
      'Add',
      'Add',
    ]);
  });

  it('is run by the functions of Ignition 8.3, each for a kind of query', async () => {
    const files = {
      ...byLine,
      ...query('Add', 'INSERT INTO orders (line) VALUES (:line)', { type: 'UpdateQuery', parameters: [line] }),
      ...query('Count', 'SELECT count(*) FROM orders', { type: 'ScalarQuery' }),
      ...query('None', 'SELECT id FROM orders WHERE id < 0'),
    };
    const { printed, problem } = await run(
      `
from java.lang import Exception as JavaException
project = system.util.getProjectName()
rows = system.db.execQuery("Line/Orders", {"line": "L4"})
print(rows.getValueAt(1, "amount"), system.db.execQuery(path="Line/Orders", parameters={"line": "L4"}, project=project).getRowCount())
print(system.db.execScalar("Count"), system.db.execScalar("Count", project), system.db.execScalar("None"), system.db.execScalar("Line/Orders", {"line": "L4"}))
tx = system.db.beginNamedQueryTransaction("erp")
print(system.db.execUpdate("Add", {"line": "L5"}, tx, True))
system.db.rollbackTransaction(tx)
system.db.closeTransaction(tx)
print(system.db.execUpdate("Add", parameters={"line": "L5"}), system.db.execScalar("Count"))
for call in (lambda: system.db.execQuery("Line/Orders", "Other"), lambda: system.db.execScalar(), lambda: system.db.execQuery("Count", {}, None, True)):
	try:
		call()
	except (Exception, JavaException), error:
		print(error)
`,
      files,
    );
    expect(problem).toBe('');
    expect(printed).toEqual([
      '(2.5, 2)',
      expect.stringMatching(/^\(\d+, \d+, None, \d+\)$/),
      expect.stringMatching(/^\d+$/),
      expect.stringMatching(/^\(1, \d+\)$/),
      expect.stringContaining('has no named queries of Other'),
      'execScalar needs path',
      expect.stringContaining('has no named queries of'),
    ]);
  });

  it('of one value is a float where its column is one', async () => {
    const files = {
      ...query('Amount', 'SELECT amount FROM orders WHERE id = 3', { type: 'ScalarQuery', cacheEnabled: true }),
      ...query('Id', 'SELECT id FROM orders WHERE id = 3', { type: 'ScalarQuery' }),
    };
    const asked = 'print(system.db.runNamedQuery("Amount") / 8, system.db.runNamedQuery("Id") / 2)';
    const { printed, problem } = await run(asked, files);
    expect(problem).toBe('');
    expect(printed).toEqual(['(0.5, 1)']);
  });

  it('keeps its results as long as it says, and forgets them when asked', async () => {
    const files = query('Count', 'SELECT count(*) FROM orders', {
      type: 'ScalarQuery',
      cacheEnabled: true,
      cacheAmount: 1,
      cacheUnit: 'HOUR',
    });
    const { printed, problem } = await run(
      `
count = lambda: system.db.runNamedQuery("Count")
first = count()
system.db.runUpdateQuery("DELETE FROM orders WHERE id = 3")
kept = count()
system.db.clearNamedQueryCache("Count")
print(first, kept, count())
system.db.runUpdateQuery("DELETE FROM orders")
system.db.clearAllNamedQueryCaches()
print(count())
`,
      files,
    );
    expect(problem).toBe('');
    expect(printed).toEqual(['(3, 3, 2)', '0']);
  });

  it('pastes no more than names and values, unless the site trusts it', async () => {
    const parameters = [
      { type: 'QueryString', identifier: 'columns' },
      { type: 'QueryString', identifier: 'where' },
    ];
    const files = query('Any', 'SELECT {columns} FROM orders WHERE {where}', { parameters });
    const script = `
print(system.db.runNamedQuery("Any", {"columns": "id, line", "where": "id"}).getRowCount())
print(system.db.runNamedQuery("Any", {"columns": "id", "where": "id > 1 AND line = 'L4'"}).getRowCount())
`;
    const refused = await run(script, files);
    expect(refused.printed).toEqual(['3']);
    expect(refused.problem).toMatch(/what was given for \{where\} is not pasted into it/);
    expect((await run(script, files, databases({ trustedQueries: ['Any'] }))).printed).toEqual(['3', '1']);
  });

  it('answers a scalar with its fallback where its database cannot be asked, and not where it is wrong', async () => {
    const dataDir = databases();
    const connections = { erp: { kind: 'sqlite', file: 'gone.sqlite' } };
    writeFileSync(join(dataDir, 'databases.json'), JSON.stringify({ connections }));
    const attributes = { type: 'ScalarQuery', fallbackEnabled: true, fallbackValue: '-1' };
    const { printed, problem } = await run(
      'print(system.db.runNamedQuery("Count"))',
      query('Count', 'SELECT 1', attributes),
      dataDir,
    );
    expect([printed, problem]).toEqual([['-1'], '']);
  });
});

describe('a query binding', () => {
  it('shows what the database holds, in each form, and is asked again', async () => {
    const clock = testClock();
    const dataDir = databases();
    const of = (returnFormat: string, more: JsonObject = {}) => ({
      type: 'query',
      config: { queryPath: 'Line/Orders', parameters: { line: '"L4"' }, returnFormat, ...more },
    });
    const station = await openStation({
      clock,
      dataDir,
      files: {
        ...byLine,
        ...query('Amount', 'SELECT amount FROM orders WHERE id = 3', { type: 'ScalarQuery' }),
        ...view([
          label('Json', of('json', { polling: { enabled: true, rate: '5' } })),
          label('Scalar', of('scalar')),
          label('Dataset', of('dataset')),
          label('Amount', { type: 'query', config: { queryPath: 'Amount', returnFormat: 'scalar' } }),
          button('Halve', script('self.view.custom.half = "%s" % (self.getSibling("Amount").props.text / 8)')),
          label('Half', { type: 'property', config: { path: 'view.custom.half' } }),
        ]),
      },
    });
    const page = station.openPage();
    const text = (name: string) => findNode(page.frame.resume().root, name)?.props['text'];
    await until(() =>
      expect(text('Json')).toEqual([
        { id: 1, amount: 1.5 },
        { id: 2, amount: 2.5 },
      ]),
    );
    await until(() => expect(text('Scalar')).toBe(1));
    await until(() => expect(text('Amount')).toBe(4));
    await page.press('Halve');
    await until(() => expect(text('Half')).toBe('0.5'));
    await until(() =>
      expect(text('Dataset')).toMatchObject({
        $columns: [{ name: 'id', type: 'Integer', data: [1, 2] }, { name: 'amount' }],
      }),
    );
    new Sqlite(join(dataDir, 'erp.sqlite')).exec('DELETE FROM orders WHERE id = 1').close();
    clock.advance(5000);
    await until(() => expect(text('Json')).toEqual([{ id: 2, amount: 2.5 }]));
  });

  it('says what is so when its connection is taken away while it is asked again and again, asks no other, and is well again', async () => {
    const dataDir = databases();
    const config = {
      ...{ queryPath: 'Line/Orders', parameters: { line: '"L4"' }, returnFormat: 'scalar' },
      polling: { enabled: true, rate: '1' },
    };
    const station = await openStation({
      dataDir,
      files: { ...byLine, ...view([label('Id', { type: 'query', config })]) },
    });
    const page = station.openPage();
    const shown = () => findNode(page.frame.resume().root, 'Id');
    station.gateway.followProject();
    await until(() => expect(shown()?.props['text']).toBe(1));
    const mes = { kind: 'sqlite', file: 'mes.sqlite' };
    const list = (connections: JsonObject): void =>
      writeFileSync(join(dataDir, 'databases.json'), JSON.stringify({ default: 'erp', connections }));
    list({ mes });
    await until(() =>
      expect(shown()).toMatchObject({
        props: { text: null },
        quality: {
          text: {
            code: 'Error_DatabaseQuery',
            reason: 'this station has no database connection "erp"; databases.json lists mes.',
          },
        },
      }),
    );
    list({ mes, erp: { kind: 'sqlite', file: 'erp.sqlite' } });
    await until(() => expect(shown()?.props['text']).toBe(1));
    expect(shown()?.quality).toEqual({});
  });
});
