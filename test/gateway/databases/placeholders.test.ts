import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../electron/contract/json.ts';
import { namedStatement, positionalStatement } from '../../../electron/gateway/databases/placeholders.ts';
import { mayChange, partsOf, type Dialect } from '../../../electron/gateway/databases/sqlText.ts';
import type { Bound } from '../../../electron/gateway/databases/statement.ts';
import { undeclaredAnywhere, undeclaredIn } from '../../../electron/gateway/databases/undeclared.ts';
import { boundAs } from '../../../electron/gateway/databases/values.ts';
import { namedQuery, namedQuerySettings, type SqlType } from '../../../electron/gateway/queries/namedQuery.ts';

const dialects: readonly Dialect[] = ['postgresql', 'mariadb', 'sqlite'];
const text = (value: string): Bound => ({ kind: 'text', value });

/** A statement with `<n>` for its values. */
function named(sql: string, dialect: Dialect, texts: Readonly<Record<string, string>> = {}, trusted = false): string {
  const bound = new Map(['a', 'b'].map((name) => [name, text(name)]));
  const { parts, values } = namedStatement(sql, { bound, texts: new Map(Object.entries(texts)), trusted }, dialect);
  return parts
    .map((part, index) => part + (values[index] === undefined ? '' : `<${String(values[index].value)}>`))
    .join('');
}

describe('a parameter of a named query', () => {
  it.each<[Dialect, string, string]>([
    ['postgresql', 'a = :a AND b=:b', 'a = <a> AND b=<b>'],
    [
      'postgresql',
      "':a' || $$:a$$ || $x$ :a $$ $x$ || E'\\':a' || :a",
      "':a' || $$:a$$ || $x$ :a $$ $x$ || E'\\':a' || <a>",
    ],
    [
      'postgresql',
      'x::a, :a::text /* :a /* :a */ :a */ -- :a\n, ":a", :b',
      'x::a, <a>::text /* :a /* :a */ :a */ -- :a\n, ":a", <b>',
    ],
    ['postgresql', 'cost$1$ = :a', 'cost$1$ = <a>'],
    ['mariadb', "'\\':a' = :a # :a\n `:a` \":a\" 1--:b", "'\\':a' = <a> # :a\n `:a` \":a\" 1--<b>"],
    ['mariadb', "'' ':a''' = :a", "'' ':a''' = <a>"],
    ['sqlite', "[:a] = :a AND '\\' = :b", "[:a] = <a> AND '\\' = <b>"],
    ['sqlite', ':ab :unknown t.:a', ':ab :unknown t.<a>'],
  ])('in %s is bound in code alone: %s', (dialect, sql, expected) => {
    expect(named(sql, dialect)).toBe(expected);
  });

  it.each<[Dialect, string]>([
    ['postgresql', "SELECT 'a"],
    ['postgresql', 'SELECT $$ a'],
    ['mariadb', "SELECT 'a\\'"],
    ['sqlite', 'SELECT /* a'],
  ])('is not looked for in SQL of %s that does not end: %s', (dialect, sql) => {
    expect(() => named(sql, dialect)).toThrow(/in line 1 has no end/);
  });

  it('becomes the type that the query declares, or says why not', () => {
    const as = (type: SqlType, value: Json, isDouble = false) =>
      boundAs('p', type, { value, isDouble }, 'Europe/Berlin').value;
    expect(as('Int4', '17')).toBe(17n);
    expect(as('Int8', 5)).toBe(5n);
    expect(() => as('Int8', 5.9)).toThrow(/of p, 5\.9 is no whole number of 64 bits \(round it before\)/);
    expect(as('Boolean', 'true')).toBe(true);
    expect(as('String', 5)).toBe('5');
    expect(as('DateTime', '2026-01-02 01:00')).toBe(Date.UTC(2026, 0, 2));
    expect(as('Float8', null)).toBeNull();
    expect(() => as('Int1', 200)).toThrow(/of p, 200 is no whole number of 8 bits/);
    expect(() => as('Int4', 'x')).toThrow(/"x" is no whole number/);
    expect(() => as('DateTime', 'soon')).toThrow(/is no date/);
    expect(() => as('String', [1])).toThrow(/a list is not bound to one place/);
  });
});

describe('what a named query asks for', () => {
  const lacking = (sql: string, dialect?: Dialect) => {
    const parameters = [
      { type: 'Parameter', identifier: 'least', sqlType: 2 },
      { type: 'QueryString', identifier: 'table' },
      { type: 'Database', identifier: 'db' },
    ];
    const settings = namedQuerySettings.parse({ attributes: { type: 'Query', parameters } });
    const query = namedQuery('Orders/Open', 'Open/resource.json', { sql, settings });
    return dialect === undefined ? undeclaredAnywhere(query) : undeclaredIn(query, dialect);
  };

  it.each([
    [
      'SELECT *\nFROM orders WHERE a > :leest',
      'line 2 of its SQL has :leest, and Open/resource.json declares no parameter leest (perhaps least). Declare it under "parameters": ' +
        '{ "type": "Parameter", "identifier": "leest", "sqlType": 7 }.',
    ],
    [
      'SELECT * FROM {tabl}',
      'line 1 of its SQL has {tabl}, and Open/resource.json declares no parameter tabl (perhaps table).',
    ],
    ['SELECT * FROM :table', 'declares table as a text that is pasted (QueryString): write {table}.'],
    ['SELECT * FROM t WHERE a > {least}', 'declares least as a value that is bound: write :least, outside of quotes.'],
    ["SELECT * FROM t WHERE a LIKE '%{least}%'", 'write :least, outside of quotes.'],
    ['SELECT * FROM {db}', 'declares db as the name of the database, which stands in no SQL.'],
  ])('is named where its settings do not declare it so, before a database says it: %s', (sql, words) => {
    expect(lacking(sql)).toContain(words);
    for (const dialect of dialects) expect(lacking(sql, dialect)).toContain(words);
  });

  it.each([
    "SELECT ':x', '{x}', a::date, \"a:b\" FROM {table} WHERE b > :least -- :y {z}\n",
    'SELECT a[1:n], a[ :n], a[(1) :n] FROM t',
    "SELECT @a := 1, {d '2026-01-01'}",
    '/* :x */ SELECT 1',
  ])('is nothing else in SQL of PostgreSQL: %s', (sql) => {
    expect(lacking(sql, 'postgresql')).toBeUndefined();
    expect(lacking(sql)).toBeUndefined();
  });

  it('is looked for as its database reads the text, where one reads it otherwise', () => {
    const sql = 'SELECT 1 # :x\n';
    expect(lacking(sql, 'sqlite')).toContain(':x');
    expect(lacking(sql, 'mariadb')).toBeUndefined();
    expect(lacking(sql)).toBeUndefined();
  });
});

describe('a text that is pasted into a named query', () => {
  it.each(['line', 'dbo.orders', 'a, b', 'name DESC, id asc', '1, 2, 3', "'L1','L2'", '"Order" desc', ' '])(
    'may be a name, a value or a list of them: %s',
    (given) => {
      expect(named('SELECT {x} FROM t', 'sqlite', { x: given })).toBe(`SELECT ${given} FROM t`);
    },
  );

  it.each(['1 OR 1=1', 'a; DROP TABLE t', 'a -- b', "'a' OR 'b'", 'a/**/b', 'f(1)', "'it''s'", '(SELECT 1)', "'\\'"])(
    'is refused where it is more: %s',
    (given) => {
      for (const dialect of dialects)
        expect(() => named('SELECT {x}', dialect, { x: given })).toThrow(/for \{x\} is not pasted/);
      expect(named('SELECT {x}', 'sqlite', { x: given }, true)).toBe(`SELECT ${given}`);
    },
  );

  it('keeps to the text or name around it', () => {
    expect(named("SELECT '%{x}%'", 'postgresql', { x: "O'Hara {b} :a" })).toBe("SELECT '%O''Hara {b} :a%'");
    expect(named('SELECT "{x}"', 'mariadb', { x: 'a"b' })).toBe('SELECT "a""b"');
    expect(() => named("SELECT '{x}'", 'mariadb', { x: "\\' OR 1=1 -- " })).toThrow(/backslash/);
    expect(() => named('SELECT 1 -- {x}', 'sqlite', { x: 'a' })).toThrow(/in a comment/);
    expect(() => named('SELECT $$ {x} $$', 'postgresql', { x: 'a' })).toThrow(/quotes of its own kind/);
  });

  it('never changes how the SQL around it is read', () => {
    const spirited = fc.stringMatching(/^[ab,;'"`\\\-/*#$ [\](){}:?\n1.]*$/);
    fc.assert(
      fc.property(fc.constantFrom(...dialects), fc.oneof(spirited, fc.string()), (dialect, given) => {
        for (const sql of ["SELECT '{x}' FROM t WHERE a = 1", 'SELECT {x} FROM t WHERE a = 1', 'SELECT "{x}" FROM t']) {
          let made: string;
          try {
            made = named(sql, dialect, { x: given });
          } catch {
            continue;
          }
          // What follows the place is still code, and no statement or comment began before it.
          const parts = partsOf(made, dialect);
          expect(parts.at(-1)?.kind).toBe('code');
          expect(parts.some(({ kind }) => kind === 'comment')).toBe(false);
          expect(parts.some(({ kind, sql: part }) => kind === 'code' && part.includes(';'))).toBe(false);
        }
      }),
    );
  });
});

describe('a place of a script', () => {
  it('is a question mark in code, as often as there are values', () => {
    const made = positionalStatement("SELECT '?' || ? -- ?\n, a ?? b", [text('x')], 'postgresql');
    expect(made).toEqual({ parts: ["SELECT '?' || ", ' -- ?\n, a ? b'], values: [text('x')] });
    expect(() => positionalStatement('SELECT ?, ?', [text('x')], 'sqlite')).toThrow(
      /has 2 places for values, and got 1/,
    );
  });
});

it.each([
  ['SELECT * FROM t', false],
  ["/* a */ (SELECT 'delete from t')", false],
  ['WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x', true],
  ['SELECT replace(a, 1, 2) FROM t FOR UPDATE', false],
  ['insert INTO t VALUES (1)', true],
  ['CALL f()', true],
])('tells of what may change something: %s', (sql, expected) => {
  expect(mayChange(sql, 'postgresql')).toBe(expected);
});
