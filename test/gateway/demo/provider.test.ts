import { expect, it } from 'vitest';
import { openGateway } from '../../../electron/gateway/gateway.ts';
import { systemPorts } from '../../../electron/gateway/platform/ports.ts';
import { developmentVault } from '../../../electron/gateway/station/keys.ts';
import { newDataDir, noBrowser, smallProject, testLog, writeProject } from '../../support/station.ts';

it('a gateway that is closed while the provider of its demo starts does not wait for it', async () => {
  const project = {
    title: 'Demo',
    countersign: {
      demoUsers: [{ userName: 'anna', fullName: 'Anna Berg', roles: [] }],
      demoProvider: { name: 'Demo account', users: [{ userName: 'petra', fullName: 'Petra Novak', roles: [] }] },
    },
  };
  const asked = Promise.withResolvers<undefined>();
  const ended = Promise.withResolvers<undefined>();
  const demoProvider = (_: unknown, stop: AbortSignal): Promise<never> =>
    new Promise((_resolve, reject) => {
      stop.addEventListener('abort', () => {
        ended.resolve(undefined);
        reject(new Error('It ended.'));
      });
      asked.resolve(undefined);
    });
  const log = testLog();
  const gateway = openGateway({
    dataDir: newDataDir(),
    projectDir: writeProject({ ...smallProject, 'project.json': project }),
    ports: systemPorts(log, developmentVault(), { openExternal: noBrowser, demoProvider }),
    stationName: 'test',
  });
  const users = gateway.prepareDemo();
  await asked.promise;
  await gateway.close();
  await ended.promise;
  expect((await users).map(({ userName }) => userName)).toEqual(['anna']);
});
