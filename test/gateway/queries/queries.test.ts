import { describe, expect, it } from 'vitest';
import { datasetValue } from '../../../electron/contract/values.ts';
import { namedQuery, namedQuerySettings } from '../../../electron/gateway/queries/namedQuery.ts';
import { unasked, openQueries } from '../../../electron/gateway/queries/queries.ts';

function query(attributes: Readonly<Record<string, unknown>>) {
  const settings = namedQuerySettings.parse({ attributes: { type: 'Query', ...attributes } });
  return namedQuery('Line/Orders', 'resource.json', { sql: 'SELECT * FROM orders WHERE line = :line', settings });
}
const all = (attributes: Readonly<Record<string, unknown>>) => () => new Map([['Line/Orders', query(attributes)]]);
const line = { type: 'Parameter', identifier: 'line', sqlType: 7 };

const clock = { monotonic: () => 0 };

describe('a named query', () => {
  it('has its settings as a designer saves them', () => {
    expect(
      query({ database: {}, parameters: [line, { type: 'Database', identifier: 'db' }], useMaxReturnSize: true }),
    ).toMatchObject({
      type: 'Query',
      enabled: true,
      database: '',
      mostRows: 100,
      fallback: undefined,
      parameters: [
        { type: 'Parameter', identifier: 'line', sqlType: 'String' },
        { type: 'Database', identifier: 'db', sqlType: 'String' },
      ],
    });
    expect(() => query({ parameters: [{ ...line, sqlType: 99 }] })).toThrow(/no type of data with the number 99/);
  });

  it('is run by the source with its parameters, and gives what that gives', async () => {
    const rows = datasetValue([{ name: 'order', type: 'String', data: ['A'] }]);
    const asked: unknown[] = [];
    const queries = openQueries(
      all({ parameters: [line] }),
      {
        run: ({ path }, parameters) => {
          asked.push([path, parameters]);
          return Promise.resolve({ value: rows });
        },
      },
      clock,
    );
    expect(await queries.run('Line/Orders', { line: 'L4', ofAnother: 5 })).toEqual({ value: rows });
    expect(asked).toEqual([['Line/Orders', { line: 'L4' }]]);
  });

  it.each([
    ['is not there', 'Gone', {}, {}, 'object-not-found', /no named query Gone/],
    ['is switched off', 'Line/Orders', { enabled: false }, {}, 'forbidden', /switched off/],
    ['lacks a parameter', 'Line/Orders', { parameters: [line] }, {}, 'illegal-argument', /it needs line/],
    ['is only checked', 'Line/Orders', {}, {}, 'unsupported', /a check asks no database/],
  ])('is refused with the reason where it %s', async (_what, path, attributes, parameters, code, message) => {
    const refused = openQueries(all(attributes), unasked, clock).run(path, parameters);
    await expect(refused).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });
});
