/** Witnesses: whoever saw the log of a station says so with a key of their own, and no station takes that back. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCommand } from '../../../electron/cli/commands.ts';
import { newestSeen } from '../../../electron/gateway/station/cosignatures.ts';
import { withoutTriggers } from '../../support/attacker.ts';
import { keyOf } from '../../support/keyOf.ts';
import { openSignatureScene, type SignatureScene } from '../../support/signatureScene.ts';
import { copyData, temporaryFolder, testPassword } from '../../support/station.ts';
import { terminal } from '../../support/terminal.ts';
import { until } from '../../support/until.ts';
import { openWitness, type TestWitness } from '../../support/witness/witness.ts';

async function command(...args: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
  const on = terminal();
  const code = await runCommand(args, on);
  return { code, text: on.printed.join('\n') };
}

const name = 'witness.example/w1';

/** A station that has a witness, whose site wrote so before it started. */
async function witnessedScene(): Promise<SignatureScene & { readonly witness: TestWitness }> {
  const first = await openSignatureScene();
  await first.station.gateway.close();
  const { dataDir, projectDir } = first.station;
  const witness = await openWitness(name, dataDir);
  writeFileSync(
    join(dataDir, 'anchors.json'),
    JSON.stringify({ to: [{ witness: witness.address, key: witness.key }], every: 5, oldAfter: 30 }),
  );
  return { ...(await openSignatureScene({ dataDir, projectDir, clock: first.clock })), witness };
}

const seen = (scene: SignatureScene) => newestSeen(scene.database());

describe('a witness', () => {
  it('AL-6 AL-20 cosigns as the trail goes on; both verifiers say what it saw, by its key', async () => {
    const scene = await witnessedScene();
    const { dataDir } = scene.station;
    scene.clock.advance(1);
    await until(() => expect(seen(scene)).toHaveLength(1));
    const before = seen(scene)[0]?.entries ?? 0;
    await scene.complete(scene.queue('Line Release Approval', { record })[0] ?? '', 'sam');
    await until(() => {
      scene.clock.advance(5 * 60_000);
      expect(seen(scene)).toMatchObject([{ witness: name, entries: expect.toSatisfy((now) => now > before) }]);
    });
    await until(() => expect(scene.page.frame.status().anchor.state).toBe('fresh'));
    await scene.station.session.signIn.signIn({ userName: 'olga', password: testPassword });
    const page = scene.station.openPage({ path: '/audit' });
    await until(() => {
      scene.clock.advance(20);
      expect(JSON.stringify([page.deltas, page.node('Words').props])).toMatch(
        /; witness\.example\/w1 saw \d+ entries, /,
      );
    });
    await scene.station.gateway.close();

    const key = await keyOf(dataDir);
    const [own, foreign] = [
      ['--witness', scene.witness.key],
      ['--witness', (await openWitness('other')).key],
    ];
    expect(await command('verify', '--data-dir', dataDir, ...key, ...own)).toMatchObject({
      code: 0,
      text: expect.stringMatching(/The witness witness\.example\/w1 saw this trail \d+ times: first \d+ entries at 2/),
    });
    expect(await command('verify', '--data-dir', dataDir, ...key)).toMatchObject({
      code: 0,
      text: expect.stringMatching(/Not checked: what these witnesses cosigned: witness\.example\/w1/),
    });
    expect(await command('verify', '--data-dir', dataDir, ...key, ...foreign)).toMatchObject({
      code: 3,
      text: expect.stringMatching(/The witness other cosigned no checkpoint/),
    });
    for (const what of [[], ['--record', 'B-7']]) {
      const out = join(temporaryFolder(), 'bundle.json');
      expect((await command('export', '--data-dir', dataDir, '--out', out, ...what)).code).toBe(0);
      const main = join(import.meta.dirname, '../../../electron/verifier/main.ts');
      const { status, stdout } = spawnSync(process.execPath, [main, out, ...key, ...own], { encoding: 'utf8' });
      expect({ status, stdout }).toMatchObject({
        status: 0,
        stdout: expect.stringMatching(/The witness witness\.example\/w1 saw this log of \d+ entries at 2/),
      });
      expect(await command('verify', out, ...key, ...own)).toEqual({ code: 0, text: stdout.trimEnd() });
      expect((await command('verify', out, ...key, ...foreign)).code).toBe(3);
      expect((await command('verify', out, ...key, '--witness', 'nobody')).code).toBe(1);
      // A cosignature of the witness that does not fit.
      const text = readFileSync(out, 'utf8');
      const changed = text.replace(/(— witness\.example\/w1 .{40})(.)/, (_, all: string, one: string) => {
        return all + (one === 'A' ? 'B' : 'A');
      });
      expect(changed).not.toBe(text);
      writeFileSync(out, changed);
      expect(await command('verify', out, ...key, ...own)).toMatchObject({
        code: 2,
        text: expect.stringMatching(/did not sign the checkpoint/),
      });
    }
    const db = scene.database();
    withoutTriggers(db, () => db.exec("UPDATE cosignature SET line = substr(line, 1, length(line) - 6) || 'AAAA=='"));
    expect(await command('verify', '--data-dir', dataDir, ...key, ...own)).toMatchObject({
      code: 2,
      text: expect.stringMatching(/The cosignatures of witnesses do not hold: witness\.example\/w1 did not sign/),
    });
  });

  it('AL-5 says that a copy of before is not the log that it saw; an alert says so once', async () => {
    const scene = await witnessedScene();
    await scene.station.gateway.close();
    const { dataDir, projectDir } = scene.station;
    // All of it is as it was, keys and mark too: nothing at the station knows.
    const old = copyData(dataDir);
    const later = await openSignatureScene({ dataDir, projectDir, clock: scene.clock });
    await later.complete(later.queue()[0] ?? '', 'sam');
    scene.clock.advance(1);
    await until(() => expect(seen(later)).toHaveLength(1));
    await later.station.gateway.close();

    const older = await openSignatureScene({ dataDir: old, projectDir, clock: scene.clock });
    const alerts = () => older.actions().filter((action) => action === 'security.alert').length;
    await until(() => {
      scene.clock.advance(60_000);
      expect(alerts()).toBe(1);
    });
    for (let index = 0; index < 40; index += 1) older.queue();
    await until(() => {
      scene.clock.advance(30 * 60_000);
      expect(JSON.stringify(older.station.log.lines)).toMatch(/does not go on from the \d+ entries/);
    });
    expect(alerts()).toBe(1);
    expect(older.page.frame.status().anchor.state).toBe('old');
  });

  it('AL-6 is asked by hand, and what it signed lies beside a bundle', async () => {
    const scene = await openSignatureScene();
    const { dataDir } = scene.station;
    await scene.complete(scene.queue()[0] ?? '', 'sam');
    const witness = await openWitness(name, dataDir);
    const keep = temporaryFolder();
    const ask = (...args: readonly string[]) => command('anchor', '--data-dir', dataDir, ...args);
    const whole = ['--to', witness.address, '--witness', witness.key, '--keep', keep];
    expect(await ask(...whole)).toMatchObject({
      code: 0,
      text: expect.stringMatching(/cosigned the checkpoint of \d+/),
    });
    expect(await ask(...whole)).toMatchObject({ code: 0, text: expect.stringMatching(/There already/) });
    await scene.complete(scene.queue()[0] ?? '', 'sam');
    expect(await ask(...whole)).toMatchObject({ code: 0, text: expect.stringMatching(/cosigned/) });
    expect(readdirSync(keep)).toHaveLength(2);
    const out = join(keep, 'whole.json');
    expect((await command('export', '--data-dir', dataDir, '--out', out)).code).toBe(0);
    expect(await command('verify', out, ...(await keyOf(dataDir)), '--witness', witness.key)).toMatchObject({
      code: 0,
      text: expect.stringMatching(/saw this log of \d+ entries at .*, and last of \d+ at/),
    });
    expect(await ask('--to', witness.address)).toMatchObject({
      code: 1,
      text: expect.stringMatching(/Nobody was asked/),
    });
    const stranger = await openWitness('w2');
    expect(await ask('--to', stranger.address, '--witness', stranger.key, '--keep', keep)).toMatchObject({
      code: 1,
      text: expect.stringMatching(/does not know this station: give it what "countersign key --for-witness" tells/),
    });
    expect(await ask('--to', witness.address, '--witness', stranger.key, '--keep', keep)).toMatchObject({
      code: 1,
      text: expect.stringMatching(/without a cosignature by the key of w2/),
    });
    const silent = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void silent.close());
    await until(() => expect(silent.address()).not.toBeNull());
    const port = (silent.address() as AddressInfo).port;
    silent.on('connection', (socket) => socket.destroy());
    expect(await ask('--to', `http://127.0.0.1:${port}`, '--witness', stranger.key, '--keep', keep)).toMatchObject({
      code: 1,
      text: expect.stringMatching(/the witness gave no answer/),
    });
  });
});

const record = { id: 'B-7', version: '1', content: { batch: 'B-7' } };
