import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCommand } from '../../electron/cli/commands.ts';
import { mailServer } from '../support/mailServer.ts';
import { newDataDir, openStation } from '../support/station.ts';
import { terminal } from '../support/terminal.ts';

it('tries the servers of mail.json: says who took the mail, or what is wrong, and writes it down', async () => {
  const server = await mailServer({ tls: 'none' });
  const dataDir = newDataDir();
  const plant = {
    host: '127.0.0.1',
    port: server.port,
    tls: 'none',
    from: ['line4@plant.local'],
    to: ['plant.local'],
  };
  const locked = { ...plant, tls: 'starttls', user: 'line4', password: { secret: 'mail' } };
  writeFileSync(
    join(dataDir, 'mail.json'),
    JSON.stringify({ servers: { plant, gone: { ...plant, port: 1 }, locked } }),
  );
  const on = terminal();
  const run = async (...words: string[]) => {
    const code = await runCommand(['mail', 'test', ...words, '--data-dir', dataDir, '--keys', 'development'], on);
    return { code, printed: on.printed.splice(0) };
  };
  const took = 'plant: 127.0.0.1 took the mail from line4@plant.local. See whether it arrives at a@plant.local.';
  expect(await run('a@plant.local', '--server', 'plant')).toEqual({ code: 0, printed: [took] });
  expect(server.received).toMatchObject([{ from: 'line4@plant.local', to: ['a@plant.local'] }]);
  expect(await run('a@plant.local')).toEqual({
    code: 1,
    printed: [
      took,
      expect.stringMatching(/^gone: The mail server gone \(127\.0\.0\.1\): it took no mail/),
      expect.stringMatching(/^locked: No mail was sent: the secret mail of locked in mail\.json is not set/),
    ],
  });
  expect(await run('a@elsewhere.net', '--server', 'plant')).toMatchObject({
    code: 1,
    printed: [expect.stringContaining('allows no mail to a@elsewhere.net')],
  });
  expect((await run('nobody')).printed).toEqual(['"nobody" is no address. No mail was sent.']);
  expect((await run('a@plant.local', '--server', 'other')).printed).toEqual([
    'mail.json of the data directory lists no server "other". No mail was sent.',
  ]);
  const { gateway } = await openStation({ dataDir });
  expect(gateway.trail.about('mail-server:plant').map(({ action, detail }) => [action, detail['to']])).toEqual([
    ['mail.send', ['a@plant.local']],
    ['mail.send', ['a@plant.local']],
    ['mail.refused', undefined],
  ]);
  expect(gateway.trail.about('mail-server:gone').map(({ action }) => action)).toEqual(['mail.send', 'mail.failed']);
});
