/** The audit trail as it leaves a station: from the program that runs, and by the command beside it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCommand } from '../../../electron/cli/commands.ts';
import { isoUtc } from '../../../electron/gateway/platform/time.ts';
import { bundle, bundleText, makeBundle } from '../../../electron/gateway/signature/bundle.ts';
import { openForReading } from '../../../electron/gateway/store/reading.ts';
import { verifyBundle } from '../../../electron/verifier/verify.ts';
import { openSignatureScene } from '../../support/signatureScene.ts';
import { temporaryFolder } from '../../support/station.ts';
import { terminal } from '../../support/terminal.ts';

const by = { kind: 'person', id: 'olga', name: 'Olga Example' } as const;

/** A station that runs, and an entry that no checkpoint covers yet, a minute after all others. */
async function withNewEntry() {
  const scene = await openSignatureScene();
  scene.clock.advance(60_000);
  const since = isoUtc(scene.clock.now());
  scene.station.gateway.secrets.set('erp', 'seven green turbines', by);
  return { scene, since };
}

describe('a bundle of a time, of a station that runs', () => {
  it('AL-14 has the newest entries, and the one that says who took it', async () => {
    const { scene, since } = await withNewEntry();
    const bytes = await scene.station.gateway.signature.exportTrail({ format: 'json', since }, by);
    const text = Buffer.from(bytes).toString();
    const { range, entries } = bundle.parse(JSON.parse(text));
    const actions = entries
      .filter(({ seq }) => seq >= (range?.from ?? 0))
      .map((entry) => /"action":"([^"]+)"/.exec(entry.bytes)?.[1]);
    expect(actions).toEqual(['secret.set', 'audit.exported']);
    expect(verifyBundle(text, { since }).verdict).toBe('unknown key');
  });

  it.each(['json', 'csv'] as const)('of a time without entries is not made, nor said to be (%s)', async (format) => {
    const { scene } = await withNewEntry();
    const { signature } = scene.station.gateway;
    const made = signature.exportTrail({ format, until: '2020-01-01T00:00:00.000Z' }, by);
    await expect(made).rejects.toMatchObject({ code: 'object-not-found' });
    expect(scene.actions()).not.toContain('audit.exported');
  });
});

it('a bundle of more than a program reads is refused before it is put together, with what to do', async () => {
  const { scene } = await withNewEntry();
  const db = openForReading(scene.station.dataDir);
  onTestFinished(() => db.close());
  const { length } = bundleText(makeBundle(db.db, {}));
  expect(() => makeBundle(db.db, {}, length / 2)).toThrow(
    /^A bundle of these \d+ entries would have some 1 MB, and one has 1 MB at most: take shorter times/,
  );
  expect(makeBundle(db.db, {}, length * 1.2)).toEqual(makeBundle(db.db, {}));
});

describe('countersign export beside a station that runs', () => {
  const command = async (...args: string[]) => {
    const on = terminal();
    const code = await runCommand(['export', ...args], on);
    return { code, text: on.printed.join('\n') };
  };

  it('AL-14 says what no checkpoint covers yet, and so is not in the bundle', async () => {
    const { scene, since } = await withNewEntry();
    const { dataDir } = scene.station;
    const [whole, late] = ['whole.json', 'late.json'].map((name) => join(temporaryFolder(), name));
    expect(await command('--data-dir', dataDir, '--out', whole ?? '')).toMatchObject({
      code: 0,
      text: expect.stringMatching(
        /^Not in it: 1 newer entry, which no checkpoint covers yet\. A station makes one every 15 minutes, and when it ends\.$/m,
      ),
    });
    expect(await command('--data-dir', dataDir, '--out', late ?? '', '--since', since)).toMatchObject({
      code: 1,
      text: expect.stringMatching(/no entry of this time, but 1 newer entry, which no checkpoint covers yet/),
    });
    expect(existsSync(late ?? '')).toBe(false);
    const before = await command('--data-dir', dataDir, '--out', late ?? '', '--until', since);
    expect(before).toMatchObject({ code: 0, text: expect.not.stringContaining('Not in it') });
  });
});
