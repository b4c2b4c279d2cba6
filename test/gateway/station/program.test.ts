/** Which program runs: what its maker signed of it, and what is told where it is another one. */
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { cpSync, createReadStream, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makerKey, publicKeyOf, writeProgramList } from '../../../build/maker.ts';
import { hashProgram, programListName } from '../../../electron/gateway/platform/programFiles.ts';
import { programVersion } from '../../../electron/gateway/platform/version.ts';
import type { PackagedProgram } from '../../../electron/gateway/station/program.ts';
import { makerId } from '../../../electron/ledger/programList.ts';
import { openStation, temporaryFolder, type TestStation } from '../../support/station.ts';
import { testClock, type TestClock } from '../../support/clock.ts';
import { until } from '../../support/until.ts';

const pem = (key: KeyObject): string => String(key.export({ format: 'pem', type: 'pkcs8' }));
const newMaker = (): KeyObject => generateKeyPairSync('ed25519').privateKey;

/** The resources of a program that a maker packed, as files. */
async function packed(maker: KeyObject | undefined, version = programVersion): Promise<string> {
  const resources = temporaryFolder();
  const native = join(resources, 'app.asar.unpacked', 'node_modules', 'native');
  mkdirSync(native, { recursive: true });
  writeFileSync(join(native, 'native.node'), 'machine code');
  writeFileSync(join(resources, 'app.asar'), 'the program');
  if (maker !== undefined) await writeProgramList(resources, version, maker);
  return resources;
}

const programIn = (resources: string, maker: KeyObject | undefined): PackagedProgram => {
  const list = join(resources, programListName);
  return {
    maker: maker && publicKeyOf(maker),
    list: existsSync(list) ? readFileSync(list, 'utf8') : undefined,
    hashes: () => hashProgram(resources, (file) => createReadStream(file)),
  };
};

interface Started {
  readonly station: TestStation;
  readonly alerts: () => string[];
  readonly signed: () => string;
}

async function start(program: PackagedProgram, on?: Started, clock: TestClock = testClock()): Promise<Started> {
  const before = on?.station;
  await before?.gateway.close();
  const again = before && { dataDir: before.dataDir, projectDir: before.projectDir };
  const station = await openStation({ ...again, clock, program });
  const frame = station.openPage().frame;
  const signed = () => frame.status().signed;
  expect(signed()).toBe(program.maker === undefined ? 'unsigned' : 'checking');
  clock.advance(10_000);
  const alerts = () =>
    station.gateway.trail
      .latest(500)
      .filter(({ action }) => action === 'security.alert')
      .map(({ detail }) => z.string().parse(detail['reason']));
  return { station, alerts, signed };
}

const details = ({ station }: Started, action: string) =>
  station.gateway.trail
    .latest(500)
    .filter((entry) => entry.action === action)
    .map(({ detail }) => detail);

it('EL-19 each start has what it runs on in the trail, which goes along with each bundle', async () => {
  const station = await openStation();
  const [started] = station.gateway.trail.latest(500).filter(({ action }) => action === 'station.started');
  expect(started?.detail['on']).toEqual({
    node: process.versions.node,
    sqlite: expect.stringMatching(/^3\.\d+\.\d+$/),
  });
});

it('EL-19 pages say the versions of the program and of what it runs on', async () => {
  const { gateway } = await openStation();
  const [read] = await gateway.tags.read(['[System]Versions']);
  const words = `^Countersign ${programVersion}: Node ${process.versions.node}, SQLite 3\\.[.\\d]+$`;
  expect(read).toMatchObject({ value: expect.stringMatching(words), quality: { code: 'Good' } });
});

describe('a packaged program', () => {
  it('that its maker signed says so; each start names its archive and the maker', async () => {
    const maker = newMaker();
    const started = await start(programIn(await packed(maker), maker));
    await until(() => expect(started.signed()).toBe('signed'));
    const archive = z.string().parse(details(started, 'station.program')[0]?.['archive']);
    expect(details(started, 'station.started')).toMatchObject([
      { program: programVersion, archive, maker: makerId(createPublicKey(maker)) },
    ]);
    expect(started.alerts()).toEqual([]);
  });

  it.each<[string, (resources: string) => void, RegExp]>([
    [
      'whose archive was changed',
      (folder) => writeFileSync(join(folder, 'app.asar'), 'another'),
      /app\.asar is another/,
    ],
    [
      'whose machine code was changed',
      (folder) => writeFileSync(join(folder, 'app.asar.unpacked/node_modules/native/native.node'), 'x'),
      /native\.node is another file/,
    ],
    [
      'with machine code beside what was signed',
      (folder) => writeFileSync(join(folder, 'app.asar.unpacked/extra.node'), 'x'),
      /extra\.node is not in the list/,
    ],
    ['that lacks a part', (folder) => rmSync(join(folder, 'app.asar.unpacked'), { recursive: true }), /is missing/],
    ['without its list', (folder) => rmSync(join(folder, programListName)), /the list of its files is missing/],
    [
      'whose list was changed',
      (folder) => {
        const list = join(folder, programListName);
        writeFileSync(list, readFileSync(list, 'utf8').replace(/[0-9a-f]{64}/, 'a'.repeat(64)));
      },
      /no key of its maker signed it/,
    ],
  ])('EL-3 EL-18 %s is told', async (_, change, reason) => {
    const maker = newMaker();
    const resources = await packed(maker);
    change(resources);
    const started = await start(programIn(resources, maker));
    await until(() => expect(started.signed()).toBe('changed'));
    expect(started.alerts()).toEqual([expect.stringMatching(reason)]);
  });

  it('with the list of another version, or of another maker, is told', async () => {
    const maker = newMaker();
    const older = await start(programIn(await packed(maker, '0.0.9'), maker));
    await until(() => expect(older.alerts()).toEqual([expect.stringMatching(/the list is of version 0\.0\.9/)]));
    const other = newMaker();
    const again = await start(programIn(await packed(other), other), older);
    await until(() => expect(again.signed()).toBe('signed'));
    expect(again.alerts()[0]).toMatch(/another maker signed this program/);
    const nobody = await start(programIn(await packed(undefined), undefined), again);
    expect(nobody.alerts()[0]).toMatch(/no maker signed this program/);
    expect(nobody.signed()).toBe('unsigned');
  });

  it('of the same version with another archive is told; the hash of each stands in the trail once', async () => {
    const resources = await packed(undefined);
    const first = await start(programIn(resources, undefined));
    await until(() => expect(details(first, 'station.program')).toHaveLength(1));
    const same = await start(programIn(resources, undefined), first);
    await until(() => expect(details(same, 'station.started')).toHaveLength(2));
    const changed = temporaryFolder();
    cpSync(resources, changed, { recursive: true });
    writeFileSync(join(changed, 'app.asar'), 'another');
    const other = await start(programIn(changed, undefined), same);
    await until(() =>
      expect(other.alerts()).toEqual([expect.stringMatching(/another one than that of the same version/)]),
    );
    expect(details(other, 'station.program')).toHaveLength(2);
  });
});

describe('the key of a maker', () => {
  it('comes from a variable or a file, and is none of another kind', () => {
    const maker = newMaker();
    const file = join(temporaryFolder(), 'maker.pem');
    writeFileSync(file, pem(maker));
    expect(makerKey({})).toBeUndefined();
    for (const given of [{ COUNTERSIGN_MAKER_KEY: pem(maker) }, { COUNTERSIGN_MAKER_KEY_FILE: file }])
      expect(makerKey(given)?.equals(maker)).toBe(true);
    const wrong = pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
    expect(() => makerKey({ COUNTERSIGN_MAKER_KEY: wrong })).toThrow(/has no Ed25519 private key as PEM/);
    expect(() => makerKey({ COUNTERSIGN_MAKER_KEY_FILE: `${file}.not` })).toThrow(/maker\.pem\.not, which/);
  });
});
