/** A counter of the computer tells an older copy of a whole data directory: on a TPM in software, with the tools of a real one. */
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runCommand } from '../../../electron/cli/commands.ts';
import { noCounter } from '../../../electron/gateway/platform/monotonicCounter.ts';
import { openKeys, passphraseVault } from '../../../electron/gateway/station/keys.ts';
import { testClock, type TestClock } from '../../support/clock.ts';
import { openSignatureScene } from '../../support/signatureScene.ts';
import {
  copyData,
  findNode,
  openStation,
  temporaryFolder,
  testPassword,
  type StationOptions,
  type TestStation,
} from '../../support/station.ts';
import { terminal } from '../../support/terminal.ts';
import { startTpm, type Tpm } from '../../support/tpm.ts';
import { until } from '../../support/until.ts';

const actor = { kind: 'station', id: 'test', name: 'test' } as const;
const passphrase = 'a passphrase of the test';
const vault = passphraseVault(passphrase);

interface Scene {
  readonly tpm: Tpm;
  readonly clock: TestClock;
  readonly station: TestStation;
  readonly open: (more?: Partial<StationOptions>) => Promise<TestStation>;
}

/** A station on a computer with a TPM, open. */
async function onComputer(): Promise<Scene> {
  const tpm = await startTpm();
  const clock = testClock();
  const station = await openStation({ clock, vault, counter: tpm.counter });
  const { dataDir, projectDir } = station;
  const open: Scene['open'] = (more = {}) =>
    openStation({ clock, vault, counter: tpm.counter, dataDir, projectDir, ...more });
  await atRest(dataDir);
  expect(remembered(dataDir)?.value).toBe(countOf(station, tpm));
  return { tpm, clock, station, open };
}

const keyFile = z.looseObject({
  counter: z.looseObject({ value: z.number().nullable(), moves: z.number() }).optional(),
});
const readKeyFile = (dataDir: string): z.output<typeof keyFile> =>
  keyFile.parse(JSON.parse(readFileSync(join(dataDir, 'keys.json'), 'utf8')));

/** What the key file says of the counter. */
function remembered(dataDir: string): z.output<typeof keyFile>['counter'] {
  return readKeyFile(dataDir).counter;
}

/** Waits until the counter was moved on. A TPM in software serves one program at a time, so that nobody asks it meanwhile. */
const atRest = (dataDir: string): Promise<void> => until(() => expect(remembered(dataDir)?.moves).toBe(0));

function countOf({ gateway }: Pick<TestStation, 'gateway'>, { counter }: Pick<Tpm, 'counter'>): number {
  const reading = counter.read(gateway.station.id);
  return reading.state === 'there' ? reading.value : -1;
}

/** Puts a copy in the place of a data directory. */
function putBack(copy: string, dataDir: string): void {
  rmSync(dataDir, { recursive: true });
  cpSync(copy, dataDir, { recursive: true });
}

const troubleOf = (station: TestStation): string | null => station.openPage().frame.status().trouble;
const reasonHeld = ({ gateway }: TestStation): unknown =>
  gateway.trail.latest(20).find(({ action }) => action === 'station.held')?.detail['reason'];
const alerts = ({ gateway }: TestStation): unknown[] =>
  gateway.trail
    .latest(50)
    .filter(({ action }) => action === 'security.alert')
    .map(({ detail }) => detail['reason']);

/** A station with an administrator which is held: on a copy of its directory that is older than the computer counted since. */
async function onOlderCopy(): Promise<Scene & { readonly held: TestStation }> {
  const scene = await onComputer();
  const { station, open } = scene;
  const data = { username: 'ada', displayName: 'Ada Winter', password: testPassword, passwordMustChange: false };
  await station.gateway.sso.user.createSuperUser({ data }, actor);
  await station.gateway.close();
  const copy = copyData(station.dataDir);
  await (await open()).gateway.close();
  putBack(copy, station.dataDir);
  const held = await open();
  expect(troubleOf(held)).toBe('held');
  return { ...scene, held };
}

/** Lets a station go on, as an administrator does on the page Audit. */
async function release(station: TestStation, clock: TestClock): Promise<void> {
  await station.session.signIn.signIn({ userName: 'ada', password: testPassword });
  const page = station.openPage({ path: '/audit' });
  const settles = (holds: () => void): Promise<void> =>
    until(() => {
      clock.advance(20);
      holds();
    }, 50);
  // Where the reason is written is there with what does not fit; other parts of the page speak of older copies too.
  await settles(() => {
    const held = findNode(page.frame.resume().root, 'Held words');
    expect(held?.props['text']).toMatch(/^This data directory is an older copy/);
  });
  await page.frame.write(page.node('Why it may go on').id, 'text', 'The disk was replaced: this is the backup');
  await page.press('Release');
  await settles(() => expect(page.frame.status().trouble).toBeNull());
}

describe('a station on a computer with a TPM', () => {
  it('AL-4 AL-5 SY-18 is held on an older copy of its whole data directory, keys and all', async () => {
    const { station, open } = await onComputer();
    const { dataDir } = station;
    const running = copyData(dataDir);
    await station.gateway.close();
    const closed = copyData(dataDir);
    const again = await open();
    expect(troubleOf(again)).toBeNull();
    await again.addUser('sam', 'Supervisor');
    await again.gateway.close();
    for (const copy of [running, closed]) {
      putBack(copy, dataDir);
      const held = await open();
      expect(troubleOf(held)).toBe('held');
      expect(reasonHeld(held)).toMatch(
        /^This data directory is an older copy: its keys remember a counter of this computer \(index 0x01\w+ of the computer's TPM\) at \d+, and it is at \d+\./,
      );
      await held.gateway.close();
    }
    const still = await open();
    expect(reasonHeld(still)).toMatch(
      /^This station was held at an earlier start, and nobody let it go on since\. This data directory is an older copy/,
    );
  });

  it('AL-5 goes on with a copy when an administrator says why, and at the next start by itself', async () => {
    const { held, open, clock } = await onOlderCopy();
    await release(held, clock);
    await held.gateway.close();
    expect(troubleOf(await open())).toBeNull();
  });

  it('AL-5 goes on with a copy by the word of whoever has its keys', async () => {
    const { held, open } = await onOlderCopy();
    await held.gateway.close();
    const { dataDir } = held;
    const passphraseFile = join(temporaryFolder(), 'passphrase');
    writeFileSync(passphraseFile, passphrase, { mode: 0o600 });
    const command = ['recover', '--data-dir', dataDir, '--keep-database', '--reason', 'agreed'];
    expect(await runCommand(command, { ...terminal(), passphraseFile })).toBe(0);
    const after = await open();
    expect(troubleOf(after)).toBeNull();
    await after.gateway.close();
    expect(troubleOf(await open())).toBeNull();
  });

  it('AL-5 is held on another computer, and where the TPM does not answer any more', async () => {
    const { station, open, tpm } = await onComputer();
    await station.gateway.close();
    const copy = copyData(station.dataDir);
    const elsewhere = await open({ counter: (await startTpm()).counter });
    expect(troubleOf(elsewhere)).toBe('held');
    expect(reasonHeld(elsewhere)).toMatch(
      /^This data directory is a copy on another computer, or the TPM of this one was cleared/,
    );
    await elsewhere.gateway.close();
    putBack(copy, station.dataDir);
    await tpm.stop();
    const silent = await open();
    expect(troubleOf(silent)).toBe('held');
    expect(reasonHeld(silent)).toMatch(
      /^Whether this data directory is the latest cannot be told: .* the TPM could not be read: /,
    );
  });

  it('AL-5 is held by an index that was put in the place of its counter', async () => {
    const { station, open, tpm } = await onComputer();
    const { id } = station.gateway.station;
    await station.gateway.close();
    const { words } = tpm.counter.read(id);
    const [index = ''] = /0x\w+/.exec(words) ?? [];
    const tool = (command: string, ...rest: string[]): void =>
      void execFileSync('tpm2', [command, '-T', tpm.tcti, index, ...rest], { stdio: 'pipe' });
    tool('nvundefine', '-C', 'o');
    tool('nvdefine', '-C', 'o', '-s', '8', '-a', 'authread|authwrite|ownerread');
    const held = await open();
    expect(reasonHeld(held)).toMatch(/the index 0x\w+ is there and is no counter/);
    await held.gateway.close();
    // Made anew as a counter it begins above all that the TPM had, and is not taken either.
    tool('nvundefine', '-C', 'o');
    tool('nvdefine', '-C', 'o', '-s', '8', '-a', 'authread|authwrite|no_da|nt=counter');
    tool('nvincrement');
    expect(troubleOf(await open())).toBe('held');
  });

  it('AL-5 is not held after it was killed while the counter was moved on', async () => {
    const { station, open, tpm } = await onComputer();
    const { dataDir } = station;
    await station.gateway.close();
    const keys = openKeys(dataDir, vault);
    const { id } = station.gateway.station;
    keys.rememberCounter({ value: countOf(station, tpm), moves: 1 });
    const notMoved = await open();
    expect(troubleOf(notMoved)).toBeNull();
    await notMoved.gateway.close();
    keys.rememberCounter({ value: countOf(station, tpm), moves: 1 });
    await tpm.counter.move(id);
    const moved = await open();
    expect(troubleOf(moved)).toBeNull();
    expect(alerts(moved)).toEqual([]);
  });

  it('AL-5 says so when a copy of the station runs beside it', async () => {
    const { station, tpm, open } = await onComputer();
    await tpm.counter.move(station.gateway.station.id);
    await station.gateway.close();
    expect(alerts(await open())).toEqual([
      expect.stringMatching(/was moved on by another hand: a copy of this station runs beside it/),
    ]);
  });

  it('AL-4 moves the counter on while people sign, and not while nobody does', async () => {
    const tpm = await startTpm();
    const scene = await openSignatureScene({ vault, counter: tpm.counter });
    const { station, clock } = scene;
    await atRest(station.dataDir);
    const before = countOf(station, tpm);
    clock.advance(16 * 60_000);
    await scene.complete(scene.queue()[0] ?? '', 'sam');
    clock.advance(16 * 60_000);
    await until(() => expect(remembered(station.dataDir)).toMatchObject({ value: before + 1, moves: 0 }));
    clock.advance(16 * 60_000);
    await station.gateway.close();
    expect(countOf(station, tpm)).toBe(before + 2);
  });

  it('AL-3 does not start where another hand wrote what its keys remember of the counter', async () => {
    const { station, open } = await onComputer();
    await station.gateway.close();
    const kept = readKeyFile(station.dataDir);
    const counter = { ...kept.counter, value: (kept.counter?.value ?? 0) + 1 };
    writeFileSync(join(station.dataDir, 'keys.json'), JSON.stringify({ ...kept, counter }));
    await expect(open()).rejects.toThrow(/was changed by another hand/);
  });

  it('says in the trail and on Audit what tells an older copy', async () => {
    const { station, clock } = await onComputer();
    await station.addUser('olga', 'Operator');
    await station.session.signIn.signIn({ userName: 'olga', password: testPassword });
    const page = station.openPage({ path: '/audit' });
    await until(() => {
      clock.advance(20);
      expect(JSON.stringify(page.deltas)).toMatch(
        /An older copy of the whole data directory is told by index 0x01\w+ of the computer's TPM, which is at \d+\./,
      );
    }, 50);
  });
});

describe('a station without a counter', () => {
  const started = ({ gateway }: TestStation): unknown =>
    gateway.trail.latest(50).find(({ action }) => action === 'station.started')?.detail['counter'];

  it('goes on, and says what is missing', async () => {
    const station = await openStation({
      vault,
      counter: noCounter('this computer has no TPM 2.0 that its system offers'),
    });
    expect(troubleOf(station)).toBeNull();
    expect(started(station)).toBe('none: this computer has no TPM 2.0 that its system offers');
    expect(remembered(station.dataDir)).toBeUndefined();
  });

  it('asks none for development keys', async () => {
    const tpm = await startTpm();
    const station = await openStation({ counter: tpm.counter });
    expect(started(station)).toBe('none: development keys protect nothing');
    await station.gateway.close();
    expect(tpm.counter.read(station.gateway.station.id).state).toBe('none');
  });

  it('goes on, and remembers none, where the TPM takes no more of them', async () => {
    const tpm = await startTpm();
    execFileSync('tpm2', ['changeauth', '-T', tpm.tcti, '-c', 'owner', 'a password of the plant']);
    const station = await openStation({ vault, counter: tpm.counter });
    await until(() =>
      expect(station.log.lines).toContainEqual(
        expect.objectContaining({
          message: 'The counter of the computer was not moved on: an older copy may go unnoticed.',
        }),
      ),
    );
    await station.gateway.close();
    expect(remembered(station.dataDir)).toBeUndefined();
    expect(troubleOf(await openStation({ vault, counter: tpm.counter, dataDir: station.dataDir }))).toBeNull();
  });
});
