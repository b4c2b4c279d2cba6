/** A bundle in a stranger's hands: whatever is changed in it, the verifier says so, with the entry and what it is. */
import { spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runCommand } from '../../electron/cli/commands.ts';
import { appendLeaf, consistencyProof, inclusionProof, leafHash, type ReadNode } from '../../electron/ledger/merkle.ts';
import { json, type Json, objectOf } from '../../electron/contract/json.ts';
import { canonicalJson } from '../../electron/ledger/canonical.ts';
import { bundle, type Bundle } from '../../electron/gateway/signature/bundle.ts';
import type { Report } from '../../electron/verifier/findings.ts';
import { isIncluded, leaf, rootOf } from '../../electron/verifier/hashes.ts';
import { at } from '../../electron/verifier/json.ts';
import { type Given, verifyBundle } from '../../electron/verifier/verify.ts';
import { openSignatureScene } from '../support/signatureScene.ts';
import { copyData, temporaryFolder } from '../support/station.ts';
import { terminal } from '../support/terminal.ts';

interface Made {
  /** A record whose request has two slots, one of them signed; a release that was rejected; and the whole trail. */
  readonly record: Bundle;
  readonly rejected: Bundle;
  readonly whole: Bundle;
  readonly again: Bundle;
  readonly range: Bundle;
  /** A time with entries before and after it. */
  readonly day: Bundle;
  readonly key: string;
  readonly notes: readonly string[];
}

async function command(...args: string[]): Promise<{ readonly code: number; readonly text: string }> {
  const on = terminal();
  const code = await runCommand(args, on);
  return { code, text: on.printed.join('\n') };
}

/** The verifier by itself. */
function alone(...args: string[]): { readonly code: number | null; readonly text: string } {
  const main = join(import.meta.dirname, '../../electron/verifier/main.ts');
  const { status, stdout } = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });
  return { code: status, text: stdout.trimEnd() };
}

let once: Promise<Made> | undefined;
/** Made by the first test that asks, by the commands that an auditor has. */
const made = (): Promise<Made> => (once ??= make());

async function make(): Promise<Made> {
  const scene = await openSignatureScene();
  const record = {
    id: 'B-1',
    version: '1',
    content: { batch: 'B-1', Größe: [1, 2.5, 1e21], note: 'line\nfeed \u202e' },
  };
  const [slot = ''] = scene.queue('Line Release Approval', { record });
  await scene.complete(slot, 'sam');
  scene.clock.advance(3_600_000);
  scene.queue();
  scene.queue();
  scene.queue();
  scene.clock.advance(2 * 24 * 3_600_000);
  const [other = ''] = scene.queue();
  await scene.complete(other, 'quinn', 'reject');
  await scene.station.gateway.close();
  const dataDir = copyData(scene.station.dataDir);
  const folder = temporaryFolder();
  const write = async (name: string, ...what: string[]): Promise<Bundle> => {
    const out = join(folder, name);
    expect(await command('export', '--data-dir', dataDir, '--out', out, ...what)).toMatchObject({ code: 0 });
    return bundle.parse(JSON.parse(readFileSync(out, 'utf8')));
  };
  const whole = await write('whole.json');
  const rejectedEntry = whole.entries.find(({ bytes }) => bytes.includes('"action":"signature.rejected"'))?.bytes ?? '';
  const { target } = z.object({ target: z.string() }).parse(JSON.parse(rejectedEntry));
  return {
    whole,
    again: await write('again.json'),
    record: await write('record.json', '--record', 'B-1'),
    rejected: await write('rejected.json', '--request', target.replace('signature-request:', '')),
    range: await write('range.json', '--since', '2026-11-23'),
    day: await write('day.json', '--since', '2026-11-22T13:30', '--until', '2026-11-23'),
    key: (await command('key', '--data-dir', dataDir, '--keys', 'development')).text,
    notes: whole.checkpoints.map(({ note }) => note),
  };
}

/** What somebody with the key of a station can write: other signatures and entries, and all that follows from them. */
interface Rewriting {
  readonly signature?: (value: Json) => Json;
  /** What stands in the place of an entry. */
  readonly entry?: (value: Json, action: Json | undefined) => readonly Json[];
  /** The entry that does not name the one before it. */
  readonly astray?: number;
}

/** A whole log that another station wrote: its own key signed all of it, and nothing but the changed values is wrong. */
function rewritten(
  of: Bundle,
  { signature = (value) => value, entry = (value) => [value], astray }: Rewriting,
): {
  readonly bundle: Bundle;
  readonly key: string;
} {
  const { own, note, signature: signed } = otherKey();
  const hashOf = new Map<Json | undefined, string>();
  const signatures = of.signatures.map(({ bytes: old }) => {
    const bytes = canonicalJson(signature(put(json.parse(JSON.parse(old)), ['key'], own.id)));
    hashOf.set(at(json.parse(JSON.parse(bytes)), 'id'), hashed('countersign.signature.v1', bytes));
    return { bytes, signature: signed(bytes) };
  });
  let previous = '0'.repeat(64);
  const values = of.entries.flatMap(({ bytes }) => {
    const value = json.parse(JSON.parse(bytes));
    const action = at(value, 'action');
    const hash = hashOf.get(at(value, 'detail', 'signature', 'id'));
    const announced = put(put(value, ['detail', 'key'], own.id), ['detail', 'publicKey'], own.publicKey);
    if (action === 'station.key-announced') return entry(announced, action);
    return entry(hash === undefined ? value : put(value, ['detail', 'signature', 'hash'], hash), action);
  });
  const entries = values.map((value, index) => {
    const before = index + 1 === astray ? 'f'.repeat(64) : previous;
    const bytes = canonicalJson(put(put(value, ['seq'], index + 1), ['previous'], before));
    previous = hashed('countersign.audit-entry.v1', bytes);
    return { seq: index + 1, bytes };
  });
  const root = rootOf(entries.map(({ bytes }) => leaf(bytes))).toString('base64');
  const checkpoint = note(of.checkpoint.replace(/\n\d+\n\S+\n/, `\n${entries.length}\n${root}\n`));
  const range = { from: 1, to: entries.length };
  return {
    bundle: bundle.parse({ ...of, keys: [own], checkpoint, checkpoints: [], range, entries, signatures }),
    key: own.id,
  };
}

function hashed(domain: string, text: string): string {
  return createHash('sha256').update(`${domain}\n${text}`).digest('hex');
}

/** The proof of a leaf among others (RFC 6962, section 2.1.1). */
function proofOf(index: number, leaves: readonly Buffer[]): string[] {
  if (leaves.length < 2) return [];
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)];
  return index < half
    ? [...proofOf(index, left), rootOf(right).toString('hex')]
    : [...proofOf(index - half, right), rootOf(left).toString('hex')];
}

/** The verdict on a rewritten log, by the key that signed it. */
function rewrittenVerdict(of: Bundle, how: Rewriting): string {
  const { bundle: changed, key } = rewritten(of, how);
  return report(changed, key).verdict;
}

const report = (of: unknown, key?: string, notes: readonly string[] = []): Report =>
  verifyBundle(`${canonicalJson(json.parse(of))}\n`, {
    key,
    checkpoints: new Map(notes.map((note, index) => [`${index}.checkpoint`, note])),
  });

/** A bundle in which a text was replaced, in the part that is named. */
function replaced(of: Bundle, part: 'entries' | 'signatures' | 'requests', from: string, to: string): unknown {
  const text = JSON.stringify(of[part]);
  const [one, other] = [JSON.stringify(from).slice(1, -1), JSON.stringify(to).slice(1, -1)];
  const changed = text.replace(one, other);
  expect(changed).not.toBe(text);
  return { ...of, [part]: JSON.parse(changed) as unknown };
}

/** A value without one of its members. */
function without(of: object, name: string): object {
  return Object.fromEntries(Object.entries(of).filter(([key]) => key !== name));
}

/** The places of all members and items of a value. */
function pathsOf(value: Json): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[key], ...pathsOf(inner).map((path) => [key, ...path])]);
}

/** A value with another one at a place. */
function put(value: Json, [key, ...rest]: readonly string[], instead: Json): Json {
  if (key === undefined || typeof value !== 'object' || value === null) return instead;
  const changed = Object.entries(value).map(
    ([name, item]) => [name, name === key ? put(item, rest, instead) : item] as const,
  );
  return Array.isArray(value) ? changed.map(([, item]) => item) : Object.fromEntries(changed);
}

/** A key that no station knows, as a bundle has keys, and what signs the text of a note with it. */
function otherKey(): {
  readonly own: Bundle['keys'][number];
  readonly note: (of: string) => string;
  readonly signature: (bytes: string) => string;
} {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const id = createHash('sha256').update(spki).digest('hex');
  return {
    own: { id, algorithm: 'Ed25519', publicKey: spki.toString('base64') },
    signature: (bytes) => sign(null, Buffer.from(`countersign.signature.v1\n${bytes}`), privateKey).toString('base64'),
    note: (of) => {
      const text = of.slice(0, of.indexOf('\n\n') + 1);
      const [origin = ''] = text.split('\n', 1);
      const hint = createHash('sha256').update(`${origin}\n`).update(Buffer.of(1)).update(spki.subarray(-32)).digest();
      const line = Buffer.concat([hint.subarray(0, 4), sign(null, Buffer.from(text), privateKey)]).toString('base64');
      return `${text}\n\u2014 ${origin} ${line}\n`;
    },
  };
}

describe('a bundle', () => {
  it.each(['record', 'rejected', 'whole', 'range', 'day'] as const)(
    'AL-12 AL-14 of a station holds by its key (%s)',
    async (which) => {
      const { [which]: of, key, notes } = await made();
      if (which === 'range') expect(of.range?.from).toBeGreaterThan(5);
      const { verdict, lines } = report(of, key, notes);
      expect([verdict, lines.filter((line) => /^(tampered|incomplete|unknown key):/.test(line))]).toEqual(['ok', []]);
    },
  );

  it('AL-12 says who signed what, which requests were decided, and what it could not check', async () => {
    const { record, key } = await made();
    const { lines, notChecked } = report(record, key);
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^sam Example \(sam\), as role Supervisor signed to approve “Release line” of record B-1 version 1: Released by, \d{4}-/,
      ),
    );
    expect(lines).toContainEqual(expect.stringMatching(/^Request [\w-]+: approved; signatures here: 1 of 1\.$/));
    expect(notChecked.join('\n')).toMatch(/the clock of the station/);
  });

  it('AL-12 is never more than unknown without the key from elsewhere, or with another one', async () => {
    const { whole } = await made();
    expect(report(whole).verdict).toBe('unknown key');
    expect(report(whole, 'f'.repeat(64)).verdict).toBe('unknown key');
  });

  it('fits its JSON Schema in docs/', async () => {
    const schema: unknown = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../docs/bundle.schema.json'), 'utf8'),
    );
    expect(schema).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(bundle))));
    await made();
  });

  it('is the same from the same station, whenever it is made', async () => {
    const { whole, again } = await made();
    expect(JSON.stringify(again)).toBe(JSON.stringify(whole));
  });
});

describe('a bundle that somebody changed', () => {
  it.each([
    [
      'the name of a signer',
      'signatures',
      'sam Example',
      'Sam Exampel',
      /signature .* was altered: entry \d+ records another one/,
    ],
    ['a decision', 'signatures', '"decision":"approve"', '"decision":"reject"', /was altered/],
    ['the record', 'signatures', '"batch":"B-1"', '"batch":"B-2"', /was altered/],
    ['what was asked', 'requests', 'Release line', 'Release lime', /the content of request .* was altered/],
    ['an entry', 'entries', '"utc":"20', '"utc":"21', /entry \d+ was altered|does not follow/],
    ['the form of an entry', 'entries', '{"action"', '{ "action"', /entry \d+ is not in canonical form/],
  ] as const)('%s', async (_what, part, from, to, reason) => {
    const { record, key } = await made();
    const { verdict, lines } = report(replaced(record, part, from, to), key);
    expect(verdict).toBe('tampered');
    expect(lines.join('\n')).toMatch(reason);
  });

  it('AL-2 in any byte of any entry, of the checkpoint, of a proof or of a key', async () => {
    const { record, key } = await made();
    const flip = (text: string, at: number): string =>
      text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);
    const [entry, signature] = [record.entries[1], record.signatures[0]];
    if (entry === undefined || signature === undefined) throw new Error('The bundle lacks what is to be changed.');
    const withEntry = (changed: Partial<typeof entry>): unknown => ({
      ...record,
      entries: record.entries.map((one) => (one === entry ? { ...one, ...changed } : one)),
    });
    for (let at = 0; at < entry.bytes.length; at += 1)
      expect(report(withEntry({ bytes: flip(entry.bytes, at) }), key).verdict, `byte ${at} of an entry`).toBe(
        'tampered',
      );
    for (let at = 0; at < record.checkpoint.length - 4; at += 1)
      expect(
        report({ ...record, checkpoint: flip(record.checkpoint, at) }, key).verdict,
        `byte ${at} of the checkpoint`,
      ).toBe('tampered');
    for (let at = 0; at < signature.bytes.length; at += 1) {
      // Under another id nothing is recorded of it: it counts as missing.
      const changed = { ...record, signatures: [{ ...signature, bytes: flip(signature.bytes, at) }] };
      expect(report(changed, key).verdict, `byte ${at} of a signature`).toMatch(/^(tampered|incomplete)$/);
    }
    for (const [index, hash] of (entry.proof ?? []).entries())
      expect(report(withEntry({ proof: entry.proof?.with(index, flip(hash, 5)) ?? [] }), key).verdict).toBe('tampered');
    expect(report(withEntry({ seq: entry.seq + 1 }), key).verdict).toBe('tampered');
    expect(report({ ...record, keys: record.keys.map((one) => ({ ...one, id: flip(one.id, 0) })) }, key).verdict).toBe(
      'tampered',
    );
  });

  it('AL-12 in whatever stands in the place of any of its members', async () => {
    const { record, key } = await made();
    const whole = json.parse(record);
    const taken: string[] = [];
    for (const path of pathsOf(whole)) {
      for (const instead of ['null', -1, null, []]) {
        const { verdict, lines } = verifyBundle(canonicalJson(put(whole, path, instead)), { key });
        expect(lines.join('\n'), path.join('.')).not.toMatch(/(?:Type|Range)Error/);
        if (verdict === 'ok') taken.push(`${path.join('.')}: ${JSON.stringify(instead).slice(0, 10)}`);
      }
    }
    // What nothing proves, what says less, and what was so before.
    expect(new Set(taken.map((what) => what.replace(/: .*/, '')))).toEqual(
      new Set(['checkpoints', 'range', 'station.name']),
    );
  });

  it('AL-14 by taking more out at an end: the entries outside of it show that it is not what was asked for', async () => {
    const { day, whole, key } = await made();
    const { from = 0, to = 0 } = day.range ?? {};
    expect(from > 1 && to < whole.entries.length).toBe(true);
    const proofOf = (seq: number) => day.entries.find((one) => one.seq === seq) ?? null;
    const later = { range: { from: from + 1, to }, entries: day.entries.filter(({ seq }) => seq !== from) };
    const earlier = { range: { from, to: to - 1 }, entries: day.entries.filter(({ seq }) => seq !== to) };
    const shorter: readonly (readonly [object, object, RegExp])[] = [
      [later, { before: proofOf(from) }, /entries are missing before \d+: entry \d+, of 2026-\S+Z, is of the time/],
      [earlier, { after: proofOf(to) }, /entries are missing after \d+: entry \d+, of 2026-\S+Z, is of the time/],
      [later, { before: null }, /entries are missing before \d+: nothing shows/],
      [earlier, { after: null }, /entries are missing after \d+: nothing shows/],
      [{}, { since: null }, /entries are missing before/],
      [{}, { until: null }, /entries are missing after/],
    ];
    for (const [less, asked, words] of shorter) {
      const { verdict, lines } = report({ ...day, ...less, asked: { ...day.asked, ...asked } }, key);
      expect([verdict, lines.join('\n')]).toEqual(['incomplete', expect.stringMatching(words)]);
    }
    const { before, after } = day.asked ?? {};
    for (const asked of [
      { before: after },
      { after: before },
      { before: { ...before, bytes: before?.bytes.replace('"utc":"2026', '"utc":"2025') } },
      { after: { ...after, proof: [] } },
      { since: '2026-11-23' },
      { until: 7 },
      { more: 1 },
    ])
      expect(report({ ...day, asked: { ...day.asked, ...asked } }, key).verdict, JSON.stringify(asked)).toBe(
        'tampered',
      );
    for (const name of ['since', 'until', 'before', 'after'])
      expect(report({ ...day, asked: without(day.asked ?? {}, name) }, key).verdict, name).toBe('tampered');
    expect(report({ ...day, range: null }, key).verdict).toBe('tampered');
  });

  it('AL-14 with an entry outside of it that the first does not follow, or that does not follow the last', async () => {
    const { day, whole } = await made();
    const { from, to } = day.range ?? { from: 0, to: 0 };
    const lines = (astray?: number): readonly string[] => {
      const { bundle: of, key } = rewritten(whole, astray === undefined ? {} : { astray });
      const leaves = of.entries.map(({ bytes }) => leaf(bytes));
      const entries = of.entries.map((one) => ({ ...one, proof: proofOf(one.seq - 1, leaves) }));
      const asked = { ...day.asked, before: entries[from - 2], after: entries[to] };
      const inside = entries.filter(({ seq }) => seq >= from && seq <= to);
      return report({ ...of, range: day.range, asked, entries: inside }, key).lines;
    };
    const astray = (seq: number): unknown => expect.stringMatching(`^tampered: entry ${seq} does not follow`);
    expect(lines().filter((line) => line.startsWith('tampered'))).toEqual([]);
    expect(lines(from)).toContainEqual(astray(from));
    expect(lines(to + 1)).toContainEqual(astray(to + 1));
  });

  it('AL-14 to be of another time: it is not what a stranger asked for', async () => {
    const { day, whole, range, record, key } = await made();
    const of = (one: unknown, given: Given) => {
      const { verdict, lines } = verifyBundle(canonicalJson(json.parse(one)), { key, ...given });
      return [verdict, lines.join('\n')];
    };
    const [noon, next] = ['2026-11-22T13:00:00.000Z', '2026-11-23T00:00:00.000Z'];
    const holds = ['ok', expect.stringMatching(/It has all entries from \S+ on and before \S+\./)];
    const asked = { since: noon, until: next };
    expect(of(day, { since: day.asked?.since ?? '', until: day.asked?.until ?? '' })).toEqual(holds);
    expect(of(whole, { since: '2020-01-01T00:00:00.000Z', until: next })).toEqual(holds);
    expect(of(day, { since: day.asked?.since ?? '' })).toEqual([
      'incomplete',
      expect.stringMatching(/entries are missing after/),
    ]);
    expect(of(day, { until: day.asked?.until ?? '' })).toEqual([
      'incomplete',
      expect.stringMatching(/entries are missing before/),
    ]);
    expect(of(range, { since: range.asked?.since ?? '', until: '2099-01-01T00:00:00.000Z' })).toEqual([
      'incomplete',
      expect.stringMatching(/the log of this bundle ends at 2026-\S+, and what came until 2099-\S+ is not in it/),
    ]);
    expect(of(record, asked)).toEqual(['incomplete', expect.stringMatching(/about some requests, and not of a time/)]);
    expect(of(without(day, 'asked'), asked)).toEqual([
      'incomplete',
      expect.stringMatching(/nothing in this bundle shows the time/),
    ]);
  });

  it('AL-14 is held against the time that the commands are given, which says dates and times', async () => {
    const { day, key } = await made();
    const file = join(temporaryFolder(), 'day.json');
    writeFileSync(file, `${canonicalJson(json.parse(day))}\n`);
    for (const [until, code] of [
      ['2026-11-23', 0],
      ['2026-11-22T23:59Z', 0],
      ['2026-11-25', 3],
      ['tomorrow', 1],
    ] as const) {
      const given = [file, '--key', key, '--since', '2026-11-22T13:30:00Z', '--until', until];
      expect([alone(...given).code, (await command('verify', ...given)).code], until).toEqual([code, code]);
    }
    expect((await command('verify', '--data-dir', temporaryFolder(), '--since', '2026-11-22')).code).toBe(1);
  });

  it('AL-12 of a folder takes names that end in capitals, as an export writes them', async () => {
    const { whole, day, key } = await made();
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'day.json'), `${canonicalJson(json.parse(day))}\n`);
    writeFileSync(join(folder, 'WHOLE.JSON'), `${canonicalJson(json.parse({ ...whole, requests: [] }))}\n`);
    const { code, text } = alone(folder, '--key', key);
    expect({ code, text }).toMatchObject({ code: 3, text: expect.not.stringContaining('Not checked: ' + folder) });
    expect(await command('verify', folder, '--key', key)).toEqual({ code, text });
  });

  it('AL-14 no time, and a day that there is not, are refused in place of holding', async () => {
    const { whole, key } = await made();
    const file = join(temporaryFolder(), 'whole.json');
    writeFileSync(file, `${canonicalJson(json.parse(whole))}\n`);
    for (const [since, until, words] of [
      ['2027-01-01', '2026-01-01', /[Nn]o time lies from 2027-01-01/],
      ['2026-11-22', '2026-11-22', /[Nn]o time lies from 2026-11-22/],
      ['2026-02-30', '2099-01-01', /2026-02-30"? is no date/],
      // As of a variable of a shell that is not set: it is no end that was not given.
      ['', '2099-01-01', /is no date/],
    ] as const) {
      const given = [file, '--key', key, '--since', since, '--until', until];
      const refused = { code: 1, text: expect.stringMatching(words) };
      expect([alone(...given), await command('verify', ...given)]).toEqual([refused, refused]);
    }
  });

  it('AL-14 of an earlier version: it says what is left, and how much is not there', async () => {
    const { range, whole, key } = await made();
    expect(report(whole, key).notChecked.join()).not.toMatch(/range that was asked for/);
    const { from = 0, to = 0 } = range.range ?? {};
    const entries = range.entries.filter(({ seq }) => seq < to);
    const less = { ...without(range, 'asked'), range: { from, to: to - 1 }, entries, signatures: [] };
    const { verdict, notChecked } = report(less, key);
    expect([verdict, notChecked]).toEqual([
      'ok',
      expect.arrayContaining([
        expect.stringMatching(
          new RegExp(
            `range that was asked for: it is from 2026-\\S+Z to 2026-\\S+Z, and the log has ${from - 1} before it and 1 after it`,
          ),
        ),
      ]),
    ]);
  });

  it('AL-14 by taking an entry out of its range', async () => {
    const { range, whole, key } = await made();
    for (const of of [range, whole]) {
      const middle = of.entries.at(-3)?.seq;
      const { verdict, lines } = report({ ...of, entries: of.entries.filter(({ seq }) => seq !== middle) }, key);
      expect(verdict).not.toBe('ok');
      expect(lines.join('\n')).toMatch(/entry \d+ (is missing|was altered|does not follow)/);
    }
  });

  it('by taking a signature out, with or without what records it', async () => {
    const { record, key } = await made();
    expect(report({ ...record, signatures: [] }, key)).toMatchObject({ verdict: 'incomplete' });
    const without = record.entries.filter(({ bytes }) => !bytes.includes('"action":"signature.approved"'));
    const { verdict, lines } = report({ ...record, signatures: [], entries: without }, key);
    expect(verdict).toBe('ok');
    expect(lines.join('\n')).toMatch(/no entry here says that it is decided; signatures here: 0 of 1/);
    expect(lines.join('\n')).not.toMatch(/signed to approve/);
    expect(report({ ...record, entries: without }, key)).toMatchObject({ verdict: 'incomplete' });
  });

  it('by taking what was asked out, and saying that something else was approved', async () => {
    const { record, key } = await made();
    const entries = record.entries.filter(({ bytes }) => bytes.includes('"action":"station.key-announced"'));
    const requests = record.requests.map((one) => ({
      ...one,
      content: one.content.replace('Release line', 'Release all'),
    }));
    const { verdict, lines } = report({ ...record, entries, requests, signatures: [] }, key);
    expect([verdict, lines.join('\n')]).toEqual([
      'incomplete',
      expect.stringMatching(/no entry says that request .* was asked/),
    ]);
    const invented = { ...record, requests: [...record.requests, { ...requests[0], id: 'invented' }] };
    expect(report(invented, key).verdict).toBe('incomplete');
  });

  it('by hiding one signer behind another, or one request behind another', async () => {
    const { record, rejected, key } = await made();
    const [signature] = record.signatures;
    expect(report({ ...record, signatures: [signature, signature] }, key).verdict).toBe('tampered');
    expect(report({ ...record, requests: [...record.requests, ...record.requests] }, key).verdict).toBe('tampered');
    expect(report({ ...record, signatures: rejected.signatures }, key).verdict).toBe('incomplete');
    expect(report({ ...record, keys: [...record.keys, ...record.keys] }, key).verdict).toBe('tampered');
  });

  it('by writing the same value in a form that somebody else reads differently', async () => {
    const { record, key } = await made();
    const text = `${canonicalJson(json.parse(record))}\n`;
    expect(verifyBundle(text, { key }).verdict).toBe('ok');
    for (const changed of [
      text.replace('{"checkpoint"', '{"format":"another","checkpoint"'),
      ` ${text}`,
      JSON.stringify(record),
      text.replace('"format"', '"Format"'),
      text.replace('"range":null', '"range":null,"unknown":1'),
      `\ufeff${text}`,
    ])
      expect(verifyBundle(changed, { key }).verdict).toBe('tampered');
    const [request] = record.requests;
    for (const template of [
      request?.template.replace('{', '{ '),
      request?.template.replace('{', '{"name":"x",'),
      request?.template.replace('null', '1e999'),
    ])
      expect(report({ ...record, requests: [{ ...request, template }] }, key).verdict).toBe('tampered');
    const [one] = record.keys;
    const padded = one?.publicKey.replace(/.=$/, (end) => `${String.fromCharCode(end.charCodeAt(0) + 1)}=`);
    if (padded !== one?.publicKey)
      expect(report({ ...record, keys: [{ ...one, publicKey: padded }] }, key).verdict).toBe('tampered');
  });

  it('by a range that is none, and checkpoints out of their order', async () => {
    const { range, whole, key } = await made();
    expect(report({ ...range, range: { from: 9, to: 8 } }, key).verdict).toBe('tampered');
    expect(report({ ...range, range: { from: 1, to: 10_000 } }, key).verdict).toBe('tampered');
    expect(whole.checkpoints.length).toBeGreaterThan(1);
    expect(report({ ...whole, checkpoints: [...whole.checkpoints].reverse() }, key).verdict).toBe('tampered');
    const [first] = whole.checkpoints;
    expect(report({ ...whole, checkpoints: [first, ...whole.checkpoints] }, key).verdict).toBe('tampered');
  });

  it('by half of a request, a version of a record, or a member that the format does not have', async () => {
    const scene = await openSignatureScene();
    const versions = ['1', '2', '3'].map((version) =>
      scene.queue('Line Release Approval', {
        record: { id: 'B-9', version, content: { version }, changeReason: 'again' },
      }),
    );
    await scene.complete(versions[2]?.[0] ?? '', 'sam');
    await scene.station.gateway.close();
    const out = join(temporaryFolder(), 'b.json');
    const dataDir = copyData(scene.station.dataDir);
    expect(await command('export', '--data-dir', dataDir, '--out', out, '--record', 'B-9')).toMatchObject({ code: 0 });
    const of = bundle.parse(JSON.parse(readFileSync(out, 'utf8')));
    expect(of.requests).toHaveLength(3);
    expect(report(of).verdict).toBe('unknown key');
    expect(report({ ...of, requests: of.requests.slice(1) })).toMatchObject({ verdict: 'incomplete' });
    for (const version of ['2', '3']) {
      const made = new RegExp(`"new":\\{"hash":"\\w+","version":"${version}"\\}`);
      const entries = of.entries.filter(({ bytes }) => !made.test(bytes));
      expect(entries).toHaveLength(of.entries.length - 1);
      expect(report({ ...of, entries })).toMatchObject({ verdict: 'incomplete' });
    }
    for (const changed of [
      { ...of, station: { ...of.station, verifiedBy: 'QA' } },
      { ...of, keys: of.keys.map((key) => ({ ...key, algorithm: 'none' })) },
    ]) {
      expect(report(changed).verdict).toBe('tampered');
    }
    expect(report(of).notChecked.join()).toMatch(/whether entries are missing: this bundle is about some requests/);
  });

  it('by what is nested so deep that nobody reads it, and by a checkpoint beside it that is none', async () => {
    const { whole, key, notes } = await made();
    expect(verifyBundle(`{"checkpoint":${'['.repeat(100_000)}`).verdict).toBe('tampered');
    // Every verifier draws this line at the same level, whatever its own stack holds; the entry is the first.
    for (const [levels, verdict] of [
      [999, 'ok'],
      [1000, 'tampered'],
    ] as const) {
      let nested: Json = '';
      for (let level = 0; level < levels; level += 1) nested = [nested];
      const deep = (value: Json): Json => ({ ...objectOf(value), boot: nested });
      expect(rewrittenVerdict(whole, { entry: (value) => [deep(value)] }), String(levels)).toBe(verdict);
    }
    for (const note of ['', 'hello', (notes[0] ?? '').replaceAll('\n', '\r\n'), `\ufeff${notes[0] ?? ''}`]) {
      expect(report(whole, key, [note]).verdict, JSON.stringify(note.slice(0, 20))).toBe('tampered');
    }
  });

  it('AL-6 by a trail that was cut and filled up again: an anchor from before tells, its length does not', async () => {
    const scene = await openSignatureScene();
    await scene.complete(scene.queue()[0] ?? '', 'sam');
    await scene.station.gateway.close();
    const { dataDir, projectDir, clock } = { ...scene.station, clock: scene.clock };
    const earlier = copyData(dataDir);
    const anchors = temporaryFolder();
    const goOn = async (from: string, who: string): Promise<void> => {
      const again = await openSignatureScene({ dataDir: from, projectDir, clock });
      await again.complete(again.queue()[0] ?? '', who);
      await again.station.gateway.close();
    };
    await goOn(dataDir, 'sam');
    expect(await command('anchor', '--data-dir', dataDir, '--to', anchors)).toMatchObject({ code: 0 });
    // Yesterday's copy with its keys, whose station went on otherwise, and to more entries.
    await goOn(earlier, 'quinn');
    await goOn(earlier, 'quinn');
    const out = join(anchors, 'whole.json');
    expect(await command('export', '--data-dir', earlier, '--out', out)).toMatchObject({ code: 0 });
    expect(await command('verify', out)).toMatchObject({
      code: 2,
      text: expect.stringMatching(/is of another log of \d+ entries than this one/),
    });
  });

  it('AL-14 never by a range that begins between the signatures of one request', async () => {
    const scene = await openSignatureScene();
    const slots = scene.queue('Batch Disposition');
    await scene.complete(slots[0] ?? '', 'sam');
    scene.clock.advance(2 * 24 * 3_600_000);
    await scene.complete(slots[1] ?? '', 'quinn');
    await scene.station.gateway.close();
    const out = join(temporaryFolder(), 'range.json');
    const dataDir = copyData(scene.station.dataDir);
    expect(await command('export', '--data-dir', dataDir, '--out', out, '--since', '2026-11-24')).toMatchObject({
      code: 0,
    });
    const of = bundle.parse(JSON.parse(readFileSync(out, 'utf8')));
    expect(report(of)).toMatchObject({ verdict: 'unknown key' });
    expect(of.signatures).toHaveLength(2);
  });

  it('as tampered with also where something is missing before it', async () => {
    const { record, key } = await made();
    const { own } = otherKey();
    const altered = replaced(record, 'signatures', '"decision":"approve"', '"decision":"reject"');
    const both = { ...bundle.parse(altered), keys: [...record.keys, own] };
    const { verdict, lines } = report(both, key);
    expect([verdict, lines]).toEqual([
      'tampered',
      expect.arrayContaining([
        expect.stringMatching(/^incomplete: no entry of this bundle announces the key/),
        expect.stringMatching(/^tampered: signature \S+ was altered/),
      ]),
    ]);
  });

  it.each([
    [
      'an entry that its proof does not show, behind one without a proof',
      ({ day }: Made) => ({
        ...day,
        entries: day.entries.map((one, index) =>
          index === 0 ? without(one, 'proof') : index === 1 ? { ...one, proof: one.proof?.toReversed() } : one,
        ),
      }),
      /^tampered: entry \d+ was altered/,
    ],
    [
      'an entry beyond the checkpoint, behind one without a proof',
      ({ record, whole: { checkpoints } }: Made) => ({
        ...record,
        checkpoint: checkpoints[0]?.note,
        checkpoints: [],
        entries: record.entries.map((one, index) => (index === 0 ? without(one, 'proof') : one)),
      }),
      /^tampered: entry \d+ is beyond the \d+ of the checkpoint/,
    ],
    [
      'an entry outside of a range that lacks one',
      ({ day }: Made) => ({ ...day, range: day.range && { ...day.range, from: day.range.from - 1 } }),
      /^tampered: the entry before the range is not entry \d+/,
    ],
  ] as const)('as tampered with by %s', async (_what, change, words) => {
    const all = await made();
    const { verdict, lines } = report(change(all), all.key);
    expect([verdict, lines]).toEqual(['tampered', expect.arrayContaining([expect.stringMatching(words)])]);
  });

  it('AL-12 by a log that announces two keys by one id, or a key without saying which, wherever it does', async () => {
    const { whole } = await made();
    expect(rewrittenVerdict(whole, {})).toBe('ok');
    const announcing = (first: (value: Json) => Json): Rewriting => ({
      entry: (value, action) => (action === 'station.key-announced' ? [first(value), value] : [value]),
    });
    for (const [what, first] of [
      ['another key', (value: Json) => put(value, ['detail', 'publicKey'], otherKey().own.publicKey)],
      ['no id', (value: Json) => put(value, ['detail', 'key'], null)],
      ['no key', (value: Json) => put(value, ['detail', 'publicKey'], null)],
      ['no key, by another id', (value: Json) => put(value, ['detail'], { key: otherKey().own.id })],
    ] as const) {
      expect(rewrittenVerdict(whole, announcing(first)), what).toBe('tampered');
    }
    expect(
      rewrittenVerdict(
        whole,
        announcing((value) => value),
      ),
    ).toBe('ok');
  });

  it('AL-12 by a signature that lacks what each one says, also where its entry or its request is not there', async () => {
    const { whole } = await made();
    const missing = (changed: Rewriting['signature'] = (value) => value): string[] => {
      const { bundle: of, key } = rewritten(whole, { signature: changed });
      const isRecord = ({ bytes }: { readonly bytes: string }): boolean =>
        /"action":"signature\.(?:appr|rej)/.test(bytes);
      return [
        { ...of, requests: [] },
        { ...of, entries: of.entries.filter((one) => !isRecord(one)) },
        { ...of, requests: [], entries: of.entries.filter((one) => !isRecord(one)) },
      ].map((one) => report(one, key).verdict);
    };
    expect(missing()).toEqual(['incomplete', 'incomplete', 'incomplete']);
    for (const path of [
      ['meaning'],
      ['signer', 'fullName'],
      ['signer', 'as', 'name'],
      ['signedAt', 'utc'],
      ['signedAt', 'offset'],
      ['request', 'name'],
      ['request', 'contentHash'],
      ['request', 'templateHash'],
    ]) {
      expect(
        missing((value) => put(value, path, null)),
        path.join('.'),
      ).toEqual(['tampered', 'tampered', 'tampered']);
    }
    expect(missing((value) => put(value, ['decision'], 'perhaps'))).toEqual(['tampered', 'tampered', 'tampered']);
    // Another record than the one of its hash needs no request to be found.
    expect(missing((value) => put(value, ['record', 'content'], 'another'))).toEqual([
      'tampered',
      'tampered',
      'tampered',
    ]);
  });

  it('AL-12 by a request that is none, or that its signatures contradict, also where the entry that asked is not there', async () => {
    const { record, key } = await made();
    const entries = record.entries.filter(({ bytes }) => !bytes.includes('"action":"signature.requested"'));
    const verdict = (change: (one: Bundle['requests'][number]) => object): string =>
      report({ ...record, entries, requests: record.requests.map((one) => ({ ...one, ...change(one) })) }, key).verdict;
    expect(verdict(() => ({}))).toBe('incomplete');
    expect(verdict(({ template }) => ({ template: ` ${template}` }))).toBe('tampered');
    expect(verdict(() => ({ content: '[]' }))).toBe('tampered');
    expect(verdict(({ content }) => ({ content: content.replace('Release line', 'Release all') }))).toBe('tampered');
  });

  it('AL-12 by a request about something that is no record, also where nobody signed it', async () => {
    const { whole } = await made();
    const asking = (record: Json): string =>
      rewrittenVerdict(
        { ...whole, signatures: [] },
        {
          entry: (value, action) => {
            if (action === 'signature.requested') return [put(value, ['detail', 'record'], record)];
            return action === 'signature.approved' || action === 'signature.rejected' ? [] : [value];
          },
        },
      );
    expect(asking(null)).toBe('ok');
    expect(asking({ id: 'B-1', version: '1', hash: '' })).toBe('ok');
    for (const record of [
      5,
      'B-1',
      [],
      {},
      { id: 'B-1', version: 1, hash: '' },
      { id: '', version: '', hash: '', by: '' },
    ])
      expect(asking(record), canonicalJson(record)).toBe('tampered');
  });

  it('by a key of their own beside the station’s: the checkpoint is of the one that was given, or nothing is', async () => {
    const { record, whole, key } = await made();
    const { own, note } = otherKey();
    expect(report({ ...record, keys: [...record.keys, own] }, key).verdict).toBe('incomplete');
    const forged = { ...whole, keys: [...whole.keys, own], checkpoint: note(whole.checkpoint) };
    expect(report(forged, key).verdict).not.toBe('ok');
  });

  it('AL-13 by taking one of a log that a kept checkpoint contradicts', async () => {
    const { whole, key, notes } = await made();
    const other = notes[0]?.replace(/\n[\w+/]{43}=\n/, `\n${'A'.repeat(43)}=\n`) ?? '';
    expect(report(whole, key, [other]).verdict).toBe('tampered');
    const foreign = report(whole, key, [
      (notes[0] ?? '').replaceAll('countersign.station/', 'countersign.station/other-'),
    ]);
    expect(foreign.notChecked.join('\n')).toMatch(/a checkpoint of another log/);
    const half = notes[0]?.replace('countersign.station/', 'countersign.station/other-') ?? '';
    for (const none of [
      half,
      `${notes[0]}\u2014 witness.example/w1 AAB=\n`,
      `${notes[0]}\u2014 witness.example/w1 +\n`,
    ])
      expect(report(whole, key, [none]).verdict).toBe('tampered');
  });

  it('AL-13 by taking one beside a checkpoint of its log that another key signed, unless the log went on', async () => {
    const { whole, record, key } = await made();
    const { note } = otherKey();
    for (const of of [whole, record]) {
      expect(report(of, key, [note(of.checkpoint)])).toMatchObject({
        verdict: 'tampered',
        lines: expect.arrayContaining([expect.stringMatching(/signed with a key that this log never announced/)]),
      });
    }
    const later = whole.checkpoint.replace(/\n(\d+)\n/, (_, size: string) => `\n${Number(size) + 1}\n`);
    const went = report(whole, key, [note(later)]);
    expect([went.verdict, went.notChecked.join('\n')]).toEqual([
      'ok',
      expect.stringMatching(/a key that is not in the bundle/),
    ]);
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"format":"countersign-bundle/2"}',
    '{"format":"countersign-bundle/1"}',
    '"\u0000"',
  ])('until it is none: %s', (text) => {
    expect(verifyBundle(text)).toMatchObject({ verdict: 'tampered' });
  });

  it('AL-12 by bytes that are no text, which each reader would read as another one', async () => {
    const { whole, key } = await made();
    const bytes = Buffer.from(canonicalJson(json.parse(whole)));
    expect(verifyBundle(bytes, { key }).verdict).toBe('ok');
    // The name of the station is the one text that nothing proves.
    const at = bytes.lastIndexOf('"name":"') + '"name":"'.length;
    const broken = Buffer.concat([bytes.subarray(0, at), Buffer.of(0xff), bytes.subarray(at)]);
    expect(verifyBundle(broken, { key })).toMatchObject({
      verdict: 'tampered',
      lines: ['tampered: the bundle is not UTF-8'],
    });
    expect(verifyBundle(Buffer.concat([Buffer.from('\ufeff'), bytes]), { key }).verdict).toBe('tampered');
    // Nor is a checkpoint that was kept elsewhere, of whatever log it is.
    for (const note of [whole.checkpoint, whole.checkpoint.replaceAll('countersign.station/', 'log.example/')]) {
      const kept = Buffer.concat([Buffer.from(`${note}\u2014 `), Buffer.of(0xff), Buffer.from(' AA==\n')]);
      expect(verifyBundle(bytes, { key, checkpoints: new Map([['kept', kept]]) })).toMatchObject({
        verdict: 'tampered',
        lines: expect.arrayContaining(['tampered: kept is not UTF-8']),
      });
    }
  });

  it('AL-12 by a signature that is there twice, also where its entry or its key is not', async () => {
    const { record, whole, key } = await made();
    const [signature] = record.signatures;
    const twice = { signatures: [signature, signature] };
    expect(report({ ...record, ...twice }, key).verdict).toBe('tampered');
    const without = record.entries.filter(({ bytes }) => !bytes.includes('"action":"signature.approved"'));
    expect(report({ ...record, ...twice, entries: without }, key).verdict).toBe('tampered');
    expect(report({ ...whole, signatures: [signature, ...whole.signatures] }, key).verdict).toBe('tampered');
  });

  it('AL-16 prints of a long text its beginning, and how much there is', async () => {
    const { whole, key } = await made();
    const name = 'x'.repeat(30_000_000);
    const { verdict, lines, notChecked } = report({ ...whole, station: { ...whole.station, name } }, key);
    expect(verdict).toBe('ok');
    expect(Math.max(...[...lines, ...notChecked].map(({ length }) => length))).toBeLessThan(2000);
    expect(notChecked.join('\n')).toContain('… (cut: 30000000 characters in all)');
  });

  it('AL-16 prints no line and no direction of its own', async () => {
    const { record, key } = await made();
    const { lines, notChecked } = report(
      { ...record, station: { ...record.station, name: 'A\nVerdict: all\u202e' } },
      key,
    );
    expect([...lines, ...notChecked].join('')).not.toMatch(/[\n\u202e]/);
    // A name that nothing proves is not in what was found.
    expect(lines.join('')).not.toMatch(/Verdict: all/);
    expect(notChecked.join('')).toMatch(/Verdict: all/);
  });
});

describe('the commands', () => {
  it('AL-12 the verifier by itself and the program’s own say the same, with the same exit codes', async () => {
    const { record, key } = await made();
    const folder = temporaryFolder();
    const file = join(folder, 'record.json');
    const cases = [
      [record, ['--key', key], 0],
      [record, [], 4],
      [replaced(record, 'requests', 'Release line', 'Release lime'), ['--key', key], 2],
      [{ ...record, signatures: [] }, ['--key', key], 3],
    ] as const;
    for (const [content, args, code] of cases) {
      writeFileSync(file, canonicalJson(json.parse(content)));
      const own = await command('verify', file, ...args);
      expect(own.code).toBe(code);
      expect(alone(file, ...args)).toEqual(own);
    }
    expect(await command('verify', join(folder, 'none.json'))).toMatchObject({ code: 1 });
  });

  it('AL-12 a database or a data directory is no bundle: the program verifies it, and the verifier by itself says how', async () => {
    const scene = await openSignatureScene();
    await scene.complete(scene.queue()[0] ?? '', 'sam');
    await scene.station.gateway.close();
    const dataDir = copyData(scene.station.dataDir);
    const own = await command('verify', '--data-dir', dataDir);
    for (const path of [dataDir, join(dataDir, 'station.sqlite')]) {
      expect(await command('verify', path)).toEqual(own);
      expect(alone(path)).toMatchObject({
        code: 1,
        text: expect.stringMatching(/is the data of a station, and no bundle\. .*countersign verify --data-dir/),
      });
    }
    const renamed = join(temporaryFolder(), 'old.json');
    writeFileSync(renamed, readFileSync(join(dataDir, 'station.sqlite')));
    expect(await command('verify', renamed)).toMatchObject({
      code: 1,
      text: expect.stringMatching(/data of a station/),
    });
  });

  it('AL-12 what is no bundle in a folder is named as not checked, and what is empty as not readable', async () => {
    const { record, key } = await made();
    const folder = temporaryFolder();
    const verified = (): ReturnType<typeof command> => command('verify', folder, '--key', key);
    writeFileSync(join(folder, 'trail.csv'), 'seq,time');
    writeFileSync(join(folder, 'other.json'), '{"recipe":1}');
    writeFileSync(join(folder, 'notes.pdf'), '%PDF-1.7 of somebody else');
    mkdirSync(join(folder, 'more.json'));
    expect(await verified()).toMatchObject({ code: 1, text: expect.stringMatching(/There is no bundle in/) });
    writeFileSync(join(folder, 'record.json'), canonicalJson(json.parse(record)));
    const { code, text } = await verified();
    expect(code).toBe(0);
    for (const name of ['trail.csv', 'other.json', 'notes.pdf', 'more.json']) {
      expect(text).toMatch(new RegExp(`Not checked: .*${name}: it is no`));
    }
    expect(alone(folder, '--key', key)).toEqual({ code, text });
    writeFileSync(join(folder, 'empty.json'), '');
    expect(await verified()).toMatchObject({
      code: 1,
      text: expect.stringMatching(/empty\.json:\nIt cannot be read: it is empty/),
    });
    expect(await command('verify', join(folder, 'empty.json'))).toMatchObject({ code: 1 });
    const altered = { ...record, format: 'another' };
    writeFileSync(join(folder, 'altered.json'), canonicalJson(json.parse(altered)));
    expect(await verified()).toMatchObject({ code: 2 });
  });

  it('AL-4 AL-6 an anchor that was kept elsewhere holds against a trail of the same length', async () => {
    const scene = await openSignatureScene();
    await scene.complete(scene.queue()[0] ?? '', 'sam');
    const folder = temporaryFolder();
    const anchored = await command('anchor', '--data-dir', scene.station.dataDir, '--to', folder);
    expect(anchored).toMatchObject({
      code: 0,
      text: expect.stringMatching(/The checkpoint of \d+ entries, made \d{4}-/),
    });
    expect((await command('anchor', '--data-dir', scene.station.dataDir, '--to', folder)).text).toMatch(
      /There already/,
    );
    const out = join(folder, 'whole.json');
    expect((await command('export', '--data-dir', scene.station.dataDir, '--out', out)).code).toBe(0);
    const { text } = await command('verify', out);
    expect(text).toMatch(/\.checkpoint is of this log, at \d+ entries\./);
    expect(await command('export', '--data-dir', scene.station.dataDir, '--out', out)).toMatchObject({
      code: 1,
      text: expect.stringMatching(/It is there already, and stays as it is/),
    });
    expect(
      await command('export', '--data-dir', scene.station.dataDir, '--out', `${out}.2.json`, '--record', 'none'),
    ).toMatchObject({
      code: 1,
      text: expect.stringMatching(
        /There is no request about the record none\. No request here names a record: take --request.* Nothing was written\./,
      ),
    });
    scene.queue('Line Release Approval', { record: { id: 'B-1', content: { Filled: 5 } } });
    expect(
      (await command('export', '--data-dir', scene.station.dataDir, '--out', `${out}.2.json`, '--record', 'none')).text,
    ).toMatch(/The newest that requests name: B-1\./);
  });
});

describe('proofs', () => {
  const nodes = new Map<string, Buffer>();
  const read: ReadNode = (level, position) => nodes.get(`${level}/${position}`) ?? Buffer.alloc(0);
  const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  for (const [size, leaf] of leaves.entries())
    for (const { level, position, hash } of appendLeaf(
      size,
      leafHash(Buffer.from(leaf, 'hex').toString('latin1')),
      read,
    ))
      nodes.set(`${level}/${position}`, hash);
  const inHex = (proof: readonly Buffer[]): string[] => proof.map((hash) => hash.toString('hex'));

  it('AL-11 are those of Certificate Transparency’s own tests', () => {
    expect(inHex(inclusionProof(0, 8, read))).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(inHex(inclusionProof(5, 8, read))).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(inHex(consistencyProof(6, 8, read))).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(() => inclusionProof(8, 8, read)).toThrow(RangeError);
    expect(() => consistencyProof(0, 8, read)).toThrow(RangeError);
  });

  it.each([
    ['the hashes of two entries', ''],
    ['the same behind the prefix of a node', '\u0001'],
  ])('AL-2 an entry that is crafted of %s is not the node over them', (_what, prefix) => {
    // Hashes that are texts, so that an entry can be made of them at all.
    const [left, right, third] = ['l', 'r', 't'].map((letter) => Buffer.from(letter.repeat(32)));
    if (left === undefined || right === undefined || third === undefined) throw new Error('There are three.');
    const crafted = `${prefix}${left.toString()}${right.toString()}`;
    const [, node] = appendLeaf(1, right, () => left);
    const root = rootOf([left, right, third]);
    expect(rootOf([node?.hash ?? Buffer.alloc(0), third])).toEqual(root);
    expect([leaf(crafted), leafHash(crafted)]).not.toContainEqual(node?.hash);
    expect(leaf(crafted)).toEqual(leafHash(crafted));
    expect(isIncluded(0, 2, leaf(crafted), [third], root)).toBe(false);
  });
});
