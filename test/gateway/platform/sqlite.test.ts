import { afterEach, describe, expect, it } from 'vitest';
import Database from 'better-sqlite3';
import { openConnection } from '../../../electron/gateway/platform/sqlite.ts';

const schema = `
  CREATE TABLE slot (id TEXT PRIMARY KEY, request TEXT NOT NULL, n INTEGER, r REAL, t TEXT, b BLOB, v);
  CREATE INDEX slot_request ON slot (request, n);
  CREATE TABLE request (id TEXT PRIMARY KEY, state TEXT NOT NULL);
  CREATE INDEX request_pending ON request (id) WHERE state = 'pending';
  INSERT INTO request VALUES ('one', 'pending'), ('two', 'ended');
  INSERT INTO slot VALUES
    ('a', 'one', 1, 1.5, '1', x'01', 1), ('b', 'one', 2, 2.5, '2', x'02', '1'), ('c', 'two', NULL, NULL, NULL, NULL, NULL);`;
const ordinary = Function;

afterEach(() => {
  globalThis.Function = ordinary;
});

/** How often SQLite planned while `work` ran: the library makes the maker of a statement's rows anew each time. */
function plansDuring(work: () => void): number {
  let plans = 0;
  globalThis.Function = new Proxy(ordinary, {
    apply: (target, self, given): unknown => {
      plans += 1;
      return Reflect.apply(target, self, given);
    },
  });
  work();
  globalThis.Function = ordinary;
  return plans;
}

describe('a connection', () => {
  it.each([
    ['SELECT id FROM slot WHERE request = ? ORDER BY n', ['one']],
    ['SELECT s.id, r.state FROM slot s JOIN request r ON r.id = s.request WHERE s.id = ?', ['a']],
    ['SELECT id FROM slot WHERE request IS ? ORDER BY n', ['one']],
    ['SELECT id FROM slot WHERE request IS NOT ? ORDER BY n', ['two']],
    ['SELECT id FROM slot WHERE request >= ? AND n=? ORDER BY id', ['one', 1]],
    ['SELECT id FROM slot ORDER BY n LIMIT ? OFFSET ?', [2, 0]],
    ["SELECT id FROM request WHERE state = ? AND id = 'one' ORDER BY id", ['pending']],
    ['SELECT max(n) AS n FROM slot WHERE request = @request', [{ request: 'one' }]],
  ])('plans once, however often it runs: %s', (sql, given) => {
    const db = openConnection(':memory:');
    db.exec(schema);
    const statement = db.prepare(sql);
    expect(
      plansDuring(() => {
        for (let times = 0; times < 5; times += 1) expect(statement.all(...given)).not.toEqual([]);
      }),
    ).toBe(1);
    db.close();
  });

  it('finds by values of each kind in columns of each kind what SQLite finds, by the same indexes', () => {
    const [ours, plain] = [openConnection(':memory:'), new Database(':memory:')];
    for (const db of [ours, plain]) db.exec(schema);
    const values = [1, 1.5, 2n, '1', '1.5', 'one', Buffer.from([1]), null];
    for (const column of ['id', 'request', 'n', 'r', 't', 'b', 'v']) {
      for (const comparison of ['=', '==', '<>', '!=', '<', '<=', '>', '>=', 'IS', 'IS NOT']) {
        const sql = `SELECT id FROM slot WHERE ${column} ${comparison} ? ORDER BY id LIMIT ?`;
        for (const value of values) {
          expect(ours.prepare(sql).all(value, 3), `${sql} ${String(value)}`).toEqual(plain.prepare(sql).all(value, 3));
        }
        const plan = `EXPLAIN QUERY PLAN ${sql}`;
        expect(ours.prepare(plan).all('one', 3)).toEqual(plain.prepare(plan).all('one', 3));
      }
    }
    for (const db of [ours, plain]) db.close();
  });
});
