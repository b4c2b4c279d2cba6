import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { findNode, newDataDir, openStation } from '../../support/station.ts';
import { until } from '../../support/until.ts';

it('the page Connections says how what the station speaks to stands, in words and without secrets', async () => {
  const dataDir = newDataDir();
  new Database(join(dataDir, 'recipes.sqlite')).close();
  writeFileSync(
    join(dataDir, 'databases.json'),
    JSON.stringify({ connections: { recipes: { kind: 'sqlite', file: 'recipes.sqlite' } } }),
  );
  writeFileSync(
    join(dataDir, 'tags.json'),
    JSON.stringify({ providers: { plant: { kind: 'opcua', endpoint: 'opc.tcp://127.0.0.1:1' } } }),
  );
  const { openPage } = await openStation({ dataDir });
  const page = openPage({ path: '/connections' });
  await until(() => {
    const data = findNode(page.frame.resume().root, 'Connections')?.props['data'];
    expect(data).toEqual([
      expect.objectContaining({
        name: 'plant',
        kind: 'opcua',
        state: expect.stringMatching(/connecting|faulted/) as string,
        since: expect.stringMatching(/^\d\d:\d\d:\d\d$/) as string,
        words: expect.stringMatching(/nobody listens there.* The next attempt is at \d\d:\d\d:\d\d$/) as string,
        rate: 0,
        lastError: '',
      }),
      expect.objectContaining({ name: 'recipes', kind: 'sqlite' }),
    ]);
  });
  expect(findNode(page.frame.resume().root, 'Heading')?.props['text']).toBe('2 connections');
});
