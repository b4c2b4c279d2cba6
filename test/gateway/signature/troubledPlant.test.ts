/**
 * A station whose plant is in trouble all at once, with real servers: one of OPC UA that hangs, a database that hangs in the middle of a
 * transaction, and a full disk under the history. People sign meanwhile.
 */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startPostgres, testDatabase, testDatabasePassword, testUser } from '../../support/databaseServers.ts';
import { startOpcua } from '../../support/plant/startOpcua.ts';
import { smallDisk } from '../../support/smallDisk.ts';
import { newDataDir, openStation, temporaryFolder, testPassword, type TestPage } from '../../support/station.ts';
import { until } from '../../support/until.ts';
import { button, project } from '../perspective/scene.ts';

const item = 'ns=1;s=Temp';
const flow = `[plant]${item}`;
const release = (record: string): string =>
  [
    `uuids = system.mes.signature.authorization.queueAuthRequest("Line Release Approval", "Release", "", record=${record})`,
    'for uuid in uuids:',
    '\tsystem.mes.signature.authorization.triggerAuthRequest(uuid, self.session, self.page, True)',
  ].join('\n');

/** A place for the history that can become full; where no disk can be made, one at which nothing can be stored. */
function placeOfHistory(dataDir: string): { readonly fill: () => void; readonly free: () => void } | undefined {
  const disk = smallDisk(4);
  if (disk === undefined) {
    mkdirSync(join(dataDir, 'history.db'));
    return undefined;
  }
  symlinkSync(join(disk.dataDir, 'history.db'), join(dataDir, 'history.db'));
  return disk;
}

it('HM-3 people sign while a controller, a database and the disk of the history hang, and the record says what was not known', async () => {
  const [opcua, postgres] = await Promise.all([
    startOpcua({ folder: temporaryFolder(), isOpen: true }),
    startPostgres(),
  ]);
  onTestFinished(opcua.kill);
  onTestFinished(postgres.remove);
  const dataDir = newDataDir();
  const disk = placeOfHistory(dataDir);
  const write = (name: string, content: object): void => writeFileSync(join(dataDir, name), JSON.stringify(content));
  write('tags.json', {
    providers: { plant: { kind: 'opcua', endpoint: opcua.address, securityMode: 'None', timeout: 1500 } },
    history: { tags: [flow] },
  });
  const { port } = postgres;
  const server = { host: '127.0.0.1', port, database: testDatabase, user: testUser, password: { secret: 'erp' } };
  write('databases.json', { connections: { erp: { kind: 'postgresql', ...server, timeLimit: 600 } } });
  const station = await openStation({
    dataDir,
    scriptTimeLimit: 600_000,
    files: project([
      button(
        'Begin',
        [
          'system.db.runUpdateQuery("CREATE TABLE batch (name TEXT)")',
          'self.view.custom.tx = system.db.beginTransaction("erp", timeout=300000)',
          'system.db.runPrepUpdate("INSERT INTO batch VALUES (?)", ["B-7"], tx=self.view.custom.tx)',
        ].join('\n'),
      ),
      button('Commit', 'system.db.commitTransaction(self.view.custom.tx)'),
      button('Release', release('{"Batch": "B-7"}')),
      button('Release with Temp', release(`{"Batch": "B-7", "Temp": system.tag.readBlocking(["${flow}"])[0]}`)),
    ]),
  });
  const { gateway } = station;
  gateway.secrets.set('erp', testDatabasePassword, { kind: 'station', id: 'test', name: 'test' });
  await station.addUser('sam', 'Supervisor');
  const [writing, signing] = [station.openPage(), station.openPage()];
  const statusOf = (name: string) => gateway.tags.providers().find((provider) => provider.name === name);
  const sign = async (page: TestPage) => {
    const { id = '', meanings = [] } = page.shown.at(-1) ?? {};
    return page.frame.sign({
      id,
      userName: 'sam',
      password: testPassword,
      meaning: meanings[0] ?? '',
      comment: 'because',
      totpCode: undefined,
    });
  };
  opcua.tell({ do: 'set', node: 'Temp', value: 41 });
  await until(() => expect(gateway.tags.tag(flow).peek()).toMatchObject({ value: 41, quality: { code: 'Good' } }));
  await writing.press('Begin');
  expect(writing.notices).toEqual([]);

  opcua.signal('SIGSTOP');
  await postgres.pause();
  disk?.fill();
  let isCommitted = false;
  const committing = writing.press('Commit').then(() => {
    isCommitted = true;
  });

  // At once, while nobody has noticed anything yet.
  await signing.press('Release');
  expect(await sign(signing)).toMatchObject({ outcome: 'signed', requestState: 'approved' });
  expect(isCommitted).toBe(false);

  await until(() => expect(statusOf('plant')).toMatchObject({ connection: 'faulted' }));
  await until(() => expect(gateway.history.status()?.trouble).toBeDefined());
  await signing.press('Release with Temp');
  expect(await sign(signing)).toMatchObject({ outcome: 'signed', requestState: 'approved' });
  expect(isCommitted).toBe(false);
  expect(gateway.history.status()?.trouble).toBeDefined();
  expect(signing.notices).toEqual([]);
  expect(signing.shown.at(-1)?.content).toContainEqual(
    expect.objectContaining({
      label: 'Temp',
      value: '41',
      quality: expect.stringMatching(/^Not connected: .*(nothing came from the server|did not answer)/),
      tag: flow,
    }),
  );
  expect(gateway.signature.latest(2).map(({ state, signer }) => [state, signer])).toEqual([
    ['approved', 'sam Example'],
    ['approved', 'sam Example'],
  ]);
  expect(gateway.trail.verify().ok).toBe(true);

  // The end of the station waits for none of them either.
  await gateway.close();
  await committing;
});
