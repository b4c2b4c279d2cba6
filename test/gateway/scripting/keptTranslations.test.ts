import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepTranslations } from '../../../electron/gateway/scripting/keptTranslations.ts';
import { knownTranslations } from '../../../electron/gateway/scripting/translation/known.ts';
import { projectTranslations, readMadeScript } from '../../../electron/gateway/scripting/translation/scripts.ts';
import type { Translated } from '../../../electron/gateway/scripting/translation/translated.ts';
import { translatorVersion } from '../../../electron/gateway/scripting/translation/version.ts';
import { developmentVault, KeyPurpose, openKeys } from '../../../electron/gateway/station/keys.ts';
import { testClock } from '../../support/clock.ts';
import { openStation, temporaryFolder, testLog } from '../../support/station.ts';

/** What the translator of these tests makes of a text. */
function translation(source: string): Translated {
  return {
    source: `translated ${source}`,
    refused: [{ line: 1, reason: 'no \u2028 not “here”' }],
    names: [{ name: 'system.tag', line: 2 }],
    imports: [{ module: 'java.util', names: ['Date'], line: 3 }],
  };
}

const fileOf = (dataDir: string): string => join(dataDir, 'cache', 'translations');
const linesOf = (dataDir: string): string[] => readFileSync(fileOf(dataDir), 'utf8').trimEnd().split('\n');

/** A start of a station, as far as it is about translations. */
function start(dataDir: string, { key = 'of the station', version = 'first' } = {}) {
  const known = knownTranslations();
  const clock = testClock();
  const log = testLog();
  const ports = { clock, log };
  const close = keepTranslations({ dataDir, key: Buffer.from(key), version: () => version, known, ports });
  return {
    known,
    clock,
    log,
    close,
    read: (...sources: readonly string[]) =>
      sources.map((source) => known.of(source, 2, () => translation(source)).source),
    /** Ends, once what was translated had its time to be written. */
    end: async () => {
      clock.advance(10_000);
      await close();
    },
  };
}

/** A data directory in which the translations of these texts are kept. */
async function keeping(...sources: readonly string[]): Promise<string> {
  const dataDir = temporaryFolder();
  const { read, end } = start(dataDir);
  read(...sources);
  await end();
  return dataDir;
}

describe('translations are kept between starts', () => {
  it('the second start translates nothing, and what is read is what was made', async () => {
    const dataDir = await keeping('a', 'b');
    const { known, read, log } = start(dataDir);
    expect(known.of('a', 2, () => translation('other'))).toEqual(translation('a'));
    expect(read('b')).toEqual(['translated b']);
    expect(known.made()).toBe(0);
    expect(log.lines).toEqual([]);
    read('c');
    expect(known.of('a', 3, () => translation('three')).source).toBe('translated three');
    expect(known.made()).toBe(2);
  });

  it('what was translated a moment before the end is kept', async () => {
    const dataDir = temporaryFolder();
    const short = start(dataDir);
    short.read('a');
    await short.close();
    const { known, read } = start(dataDir);
    read('a');
    expect(known.made()).toBe(0);
  });

  it('texts that differ in halves of signs are other texts', () => {
    const { read } = start(temporaryFolder());
    expect(read('\ud800', '\ud801')).toEqual(['translated \ud800', 'translated \ud801']);
  });

  it('what was not used stays as long as there is as much that was', async () => {
    const dataDir = await keeping('a', 'b', 'c', 'd', 'e', 'f');
    const second = start(dataDir);
    second.read('b', 'new');
    await second.end();
    expect(linesOf(dataDir)).toHaveLength(4);
    const third = start(dataDir);
    third.read('new', 'b', 'f', 'e', 'd');
    expect(third.known.made()).toBe(1);
  });

  it('the file has a bound, and the newest are in it', async () => {
    const large = Array.from({ length: 40 }, (_, index) => `${index} ${'x'.repeat(250_000)}`);
    const dataDir = await keeping(...large);
    expect(readFileSync(fileOf(dataDir)).length).toBeLessThan(8_000_000);
    const { read, known } = start(dataDir);
    read(...large.slice(-30));
    expect(known.made()).toBe(0);
  });

  it('what a script hands to exec is on no disk', () => {
    const before = projectTranslations.made();
    expect(readMadeScript('x = 7 / 2 # of a script', 2).source).toContain('_py2_div_');
    expect(projectTranslations.made()).toBe(before);
  });

  it('a station keeps those of its project with a key and the version of its own, and reads them at its start', async () => {
    const source = 'def half(x):\n\treturn x / 2 # as is kept';
    const clock = testClock();
    const station = await openStation({ files: { 'ignition/script-python/plant/kept/code.py': source }, clock });
    const { dataDir } = station;
    clock.advance(10_000);
    await station.gateway.close();
    const known = knownTranslations();
    const key = openKeys(dataDir, developmentVault()).derive(KeyPurpose.translations);
    const ports = { clock, log: testLog() };
    await keepTranslations({ dataDir, key, version: translatorVersion, known, ports })();
    expect(known.of(source, 2, () => translation('made anew')).source).toContain('_py2_div_');
    expect(ports.log.lines).toEqual([]);
    writeFileSync(fileOf(dataDir), `${'0'.repeat(64)} {}\n`);
    const { log } = await station.restart();
    expect(log.lines).toContainEqual(expect.objectContaining({ level: 'debug', details: { scripts: 1 } }));
  });
});

describe('an entry that the station did not seal is as if it were not there', () => {
  /** How many of these are translated anew by a start. */
  const madeAnew = (dataDir: string, sources: readonly string[], options?: Parameters<typeof start>[1]) => {
    const { known, read, log } = start(dataDir, options);
    expect(read(...sources)).toEqual(sources.map((source) => `translated ${source}`));
    return { made: known.made(), log: log.lines.map(({ level, message }) => `${level} ${message}`) };
  };
  const told = 'debug Kept translations of scripts are made anew: of another version, of another station, or changed.';

  it('whichever byte of it was changed', async () => {
    const dataDir = await keeping('a');
    const whole = readFileSync(fileOf(dataDir));
    // The last one ends the line, and is none of the entry.
    for (let at = 0; at < whole.length - 1; at += 1) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(fileOf(dataDir), changed);
      expect(madeAnew(dataDir, ['a'])).toEqual({ made: 1, log: [told] });
    }
  });

  it('what was put together of two', async () => {
    const dataDir = await keeping('a', 'b');
    const [ofB = '', ofA = ''] = linesOf(dataDir);
    const sumOf = (line: string): string => /[0-9a-f]{64}(?=",)/.exec(line)?.[0] ?? '';
    const lines = [
      ofB.replace(sumOf(ofB), sumOf(ofA)),
      ofB.replace('translated b', 'translated a'),
      `${ofA.slice(0, 64)}${ofB.slice(64)}`,
    ];
    writeFileSync(fileOf(dataDir), `${lines.join('\n')}\n`);
    expect(madeAnew(dataDir, ['a', 'b'])).toEqual({ made: 2, log: [told] });
  });

  it('of another version of the translator, of another station, of a file that is torn or something else', async () => {
    const dataDir = await keeping('a', 'b');
    expect(madeAnew(dataDir, ['a', 'b'], { version: 'second' })).toEqual({ made: 2, log: [told] });
    expect(madeAnew(dataDir, ['a', 'b'], { key: 'of another' })).toEqual({ made: 2, log: [told] });
    const whole = readFileSync(fileOf(dataDir), 'utf8');
    writeFileSync(fileOf(dataDir), whole.slice(0, -20));
    expect(madeAnew(dataDir, ['a', 'b'])).toEqual({ made: 1, log: [told] });
    writeFileSync(fileOf(dataDir), `null\n\n{}\n${'0'.repeat(64)} ${'0'.repeat(64)} {}`);
    expect(madeAnew(dataDir, ['a', 'b'])).toEqual({ made: 2, log: [told] });
    writeFileSync(fileOf(dataDir), Buffer.alloc(9_000_000));
    expect(madeAnew(dataDir, ['a', 'b'])).toMatchObject({
      made: 2,
      log: ['debug Kept translations of scripts cannot be read, and are made anew.'],
    });
  });

  it('and takes its place again where it was translated anew', async () => {
    const dataDir = await keeping('a', 'b');
    const { read, end } = start(dataDir, { version: 'second' });
    read('a');
    await end();
    expect(linesOf(dataDir)).toHaveLength(1);
    expect(madeAnew(dataDir, ['a'], { version: 'second' })).toEqual({ made: 0, log: [] });
  });
});

describe('a disk that refuses', () => {
  it('costs the time to translate, is told once, and is tried again', async () => {
    const dataDir = temporaryFolder();
    writeFileSync(join(dataDir, 'cache'), 'a file where the folder would be');
    const { read, clock, log, end } = start(dataDir);
    read('a');
    const told = () => log.lines.filter(({ message }) => message === 'Translations of scripts are not kept on disk.');
    clock.advance(10_000);
    await expect.poll(told).toHaveLength(1);
    await expect.poll(clock.waiting).toBe(1);
    clock.advance(60_000);
    await expect.poll(clock.waiting).toBe(1);
    expect(told()).toHaveLength(1);
    rmSync(join(dataDir, 'cache'));
    clock.advance(60_000);
    await end();
    expect(linesOf(dataDir)).toHaveLength(1);
  });

  it('a file that was not written to its end is never in the place of the one before', async () => {
    const dataDir = await keeping('a');
    const before = readFileSync(fileOf(dataDir), 'utf8');
    mkdirSync(`${fileOf(dataDir)}.new`);
    const { read, end } = start(dataDir);
    read('b');
    await end();
    expect(readFileSync(fileOf(dataDir), 'utf8')).toBe(before);
    expect(existsSync(`${fileOf(dataDir)}.new`)).toBe(true);
  });
});
