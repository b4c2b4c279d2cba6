/** Named queries in one file, as the platform kept them before there was a `query.sql`. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadProject } from '../../../electron/gateway/project/load.ts';
import { readQueryFile } from '../../../electron/gateway/project/queryFile.ts';
import { call, element, oneOf, serialized, text, whole, type Element } from '../../support/serialized.ts';
import { smallProject, writeProject, type ProjectFiles } from '../../support/station.ts';

const common = 'com.inductiveautomation.ignition.common';
const types = `${common}.db.namedquery.NamedQuery`;
const instance = (cls: string, ...children: readonly Element[]): Element => ({
  name: 'o',
  attributes: { cls },
  children,
});
const nothing = text('');
const bound = oneOf(`${types}$ParameterType`, 'Parameter');
const whole4 = oneOf(`${common}.sqltags.model.types.DataType`, 'Int4');
const parameter = (identifier: Element, sqlType = whole4, type = bound): Element =>
  instance(`${types}$Parameter`, call('setIdentifier', identifier), call('setSqlType', sqlType), call('setType', type));
const everybody = call(
  'setPermissions',
  element(
    'arraylist',
    instance(`${common}.user.ZoneRoleRequirement`, call('setRole', nothing), call('setZone', nothing)),
  ),
);
const typed = (type: string): Element => call('setType', oneOf(`${types}$Type`, type));
const query = call('setQuery', text('SELECT :from'));
const file = (...calls: readonly Element[]): Buffer =>
  serialized(element('objects', instance(types, call('setDescription', nothing), everybody, ...calls)));
const at = (path: string, name = 'data.bin'): string => `ignition/named-query/${path}/${name}`;
const load = (files: ProjectFiles) => loadProject(writeProject({ ...smallProject, ...files }), z.unknown());

describe('named queries of older gateways', () => {
  it('are as those of which text and settings are files, and what the file names again is what it was', () => {
    const { queries, problems } = load({
      [at('Line/Orders')]: gzipSync(
        file(
          call('setDatabase', text('MES')),
          call('setFallbackEnabled', element('true')),
          call('setFallbackValue', nothing),
          call('setNamedTheme', oneOf(`${common}.gui.NamedTheme`, 'Dark')),
          call('setUseMaxReturnSize', element('true')),
          call('setMaxReturnSize', whole('lng', 5n)),
          call('setCacheEnabled', element('true')),
          call('setCacheAmount', whole('int', 2n)),
          call('setCacheUnit', oneOf(`${types}$CacheUnit`, 'MIN')),
          call('setParameters', element('arraylist', parameter(text('from')), parameter(text('to')))),
          query,
          typed('ScalarQuery'),
        ),
      ),
    });
    expect(problems).toEqual([]);
    expect(queries.get('Line/Orders')).toEqual({
      path: 'Line/Orders',
      file: at('Line/Orders'),
      type: 'ScalarQuery',
      sql: 'SELECT :from',
      enabled: true,
      database: 'MES',
      parameters: [
        { type: 'Parameter', identifier: 'from', sqlType: 'Int4' },
        { type: 'Parameter', identifier: 'to', sqlType: 'Int4' },
      ],
      permissions: [{ zone: '', role: '' }],
      mostRows: 5,
      fallback: '',
      cachedFor: 120_000,
    });
  });

  it('do not count where the query has files of its own', () => {
    const { queries } = load({
      [at('Line/Orders')]: gzipSync(file(query, typed('Query'))),
      [at('Line/Orders', 'query.sql')]: 'SELECT 2',
      [at('Line/Orders', 'resource.json')]: { attributes: { type: 'Query' } },
    });
    expect(queries.get('Line/Orders')).toMatchObject({ sql: 'SELECT 2', file: at('Line/Orders', 'resource.json') });
  });

  const good = file(query, typed('Query'));
  const unread = 'is a named query in a form that is not known, and is not read';
  it.each([
    ['is cut', good.subarray(0, -1), unread],
    ['is something else', serialized(element('objects', instance(`${common}.Other`))), unread],
    ['holds two', serialized(element('objects', instance(types), instance(types))), unread],
    [
      'has a setting that is not known',
      file(query, typed('Query'), call('setNew', nothing)),
      'is not read: Unrecognized key: "new"',
    ],
    [
      'has a value that is not known',
      file(query, typed('Query'), call('setDatabase', element('null'))),
      /^is not read: database: /,
    ],
    [
      'has a setting with two values',
      file(typed('Query'), call('setQuery', text('a'), text('b'))),
      /^is not read: query: /,
    ],
    ['has a type that there is not', file(query, typed('Other')), /^is not read: type: /],
    ['has no text', file(typed('Query')), /^is not read: query: /],
  ])('nothing is run of a file that %s', (_what, bytes, reason) => {
    expect(readQueryFile(good)).toMatchObject({ ok: true, value: { sql: 'SELECT :from' } });
    expect(readQueryFile(bytes)).toEqual({
      ok: false,
      reason: typeof reason === 'string' ? reason : expect.stringMatching(reason),
    });
  });

  it('a file that names itself again and again is read in no time', () => {
    const lists = Array.from({ length: 50 }).reduce<Element>((inner) => element('arraylist', inner, inner), nothing);
    expect(readQueryFile(file(query, typed('Query'), call('setParameters', lists)))).toMatchObject({ ok: false });
  });

  it('a message handler whose script is that of another one is run too', () => {
    const script = text('def handleMessage(payload):\n\treturn 1\n');
    const key = (name: string): Element =>
      instance(`${common}.script.message.MessageHandlerKey`, call('setName', text(name)));
    const put = (name: string): Element => call('put', key(name), script);
    const handlers = instance('java.util.HashMap', put('one'), put('two'));
    const { gatewayMessages, notRun } = load({
      'ignition/event-scripts/data.bin': gzipSync(
        serialized(
          element('objects', instance(`${common}.script.ScriptConfig`, call('setMessageHandlerScripts', handlers))),
        ),
      ),
    });
    expect(notRun).toEqual([]);
    expect(gatewayMessages.map(({ name }) => name)).toEqual(['one', 'two']);
  });
});
