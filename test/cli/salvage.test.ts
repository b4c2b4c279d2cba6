/** A damaged database: what is left of it comes into a new file, and what is lost is told (SY-17). */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { runCommand } from '../../electron/cli/commands.ts';
import { openSignatureScene, signedAndClosed } from '../support/signatureScene.ts';
import { smallDisk } from '../support/smallDisk.ts';
import { copyData, openStation, temporaryFolder } from '../support/station.ts';
import { terminal } from '../support/terminal.ts';

/** The data of a station that signed, and the pages of its database by table and index. */
async function data(): Promise<{ dataDir: string; projectDir: string; pagesOf: (name: string) => number[] }> {
  const { dataDir, projectDir } = await signedAndClosed();
  const db = new Database(join(dataDir, 'station.sqlite'), { readonly: true });
  const pages = new Map<string, number[]>();
  for (const { name } of db.prepare<[], { name: string }>('SELECT name FROM sqlite_schema').all()) {
    const rows = db
      .prepare<[string], { pageno: number }>("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'")
      .all(name);
    pages.set(
      name,
      rows.map(({ pageno }) => pageno),
    );
  }
  db.close();
  return { dataDir, projectDir, pagesOf: (name) => pages.get(name) ?? [] };
}

/** Writes noise over a page of the database, from 1. */
function spoil(dataDir: string, pageNumber: number): void {
  const file = join(dataDir, 'station.sqlite');
  const bytes = readFileSync(file);
  const size = bytes.readUInt16BE(16);
  bytes.fill(0xa5, (pageNumber - 1) * size, pageNumber * size);
  writeFileSync(file, bytes);
}

async function salvage(dataDir: string, to: string): Promise<{ code: number; text: string }> {
  const on = terminal();
  const code = await runCommand(['salvage', '--data-dir', dataDir, '--to', to], on);
  return { code, text: on.printed.join('\n') };
}

const sameBytes = (dataDir: string): string => readFileSync(join(dataDir, 'station.sqlite')).toString('hex');

it('SY-17 whose index alone is damaged loses nothing, and the station goes on with what was salvaged', async () => {
  const { dataDir, projectDir, pagesOf } = await data();
  const [page = 0] = pagesOf('audit_entry_target');
  spoil(dataDir, page);
  const before = sameBytes(dataDir);
  const to = join(temporaryFolder(), 'salvaged');
  const { code, text } = await salvage(dataDir, to);
  expect(text).toContain('Nothing is lost.');
  expect(text).toContain('The signatures hold: 8');
  expect(code).toBe(0);
  expect(sameBytes(dataDir)).toBe(before);
  writeFileSync(join(dataDir, 'station.sqlite'), readFileSync(join(to, 'station.sqlite')));
  const station = await openStation({ dataDir, projectDir });
  expect(station.gateway.trail.verify()).toMatchObject({ ok: true });
});

it('SY-17 lists exactly which audit entries are lost with a page of the trail; the rest is read', async () => {
  const { dataDir, pagesOf } = await data();
  const healthy = new Database(join(dataDir, 'station.sqlite'), { readonly: true });
  const all = healthy
    .prepare<[], { seq: number; bytes: string }>('SELECT seq, bytes FROM audit_entry ORDER BY seq')
    .all();
  healthy.close();
  const pages = pagesOf('audit_entry');
  expect(pages.length).toBeGreaterThan(3);
  spoil(dataDir, pages[Math.floor(pages.length / 2)] ?? 0);
  const to = temporaryFolder();
  const { code, text } = await salvage(dataDir, to);
  const left = new Database(join(to, 'station.sqlite'), { readonly: true });
  const rows = left
    .prepare<[], { seq: number; bytes: string }>('SELECT seq, bytes FROM audit_entry ORDER BY seq')
    .all();
  left.close();
  const kept = new Set(rows.map(({ seq }) => seq));
  const missing = all.map(({ seq }) => seq).filter((seq) => !kept.has(seq));
  expect(missing.length).toBeGreaterThan(0);
  expect(missing.length).toBeLessThan(all.length / 2);
  const [first = 0] = missing;
  const last = missing.at(-1) ?? 0;
  expect(text).toContain(`Lost: the audit entries ${first === last ? first : `${first} to ${last}`}.`);
  expect(rows).toEqual(all.filter(({ seq }) => kept.has(seq)));
  expect(text).toContain('A station does not go on with it');
  expect([2, 3]).toContain(code);
});

it('SY-17 names each table of which a part is lost', async () => {
  const { dataDir, pagesOf } = await data();
  const [page = 0] = pagesOf('signature');
  spoil(dataDir, page);
  const { code, text } = await salvage(dataDir, temporaryFolder());
  expect(text).toMatch(/Lost: a part of the table signature; \d+ of its rows are there\./);
  expect(code).not.toBe(0);
});

it('SY-17 says so where nothing can be read, or not whose it is, and leaves no new database behind', async () => {
  const { dataDir, pagesOf } = await data();
  const whose = copyData(dataDir);
  spoil(whose, pagesOf('station')[0] ?? 0);
  spoil(dataDir, 1);
  for (const damaged of [dataDir, whose]) {
    const to = temporaryFolder();
    const { code, text } = await salvage(damaged, to);
    expect(code).toBe(2);
    expect(text).toContain('Restore a backup.');
    expect(readdirSync(to)).toEqual([]);
  }
});

it('takes no folder that has something in it, and no station that runs', async () => {
  const { dataDir } = await data();
  const full = temporaryFolder();
  writeFileSync(join(full, 'something'), '');
  expect(await salvage(dataDir, full)).toMatchObject({ code: 1, text: expect.stringContaining('is not empty') });
  const scene = await openSignatureScene();
  const to = join(temporaryFolder(), 'new');
  mkdirSync(to);
  expect(await salvage(scene.station.dataDir, to)).toMatchObject({
    code: 1,
    text: expect.stringContaining('in use by another Countersign'),
  });
  // A copy of its data is nobody's.
  const copy = copyData(scene.station.dataDir);
  expect(await salvage(copy, join(to, 'copy'))).toMatchObject({ code: 0 });
});

it('SY-17 onto a full disk names that one, and leaves nothing of it', async () => {
  const disk = smallDisk();
  // Without the right to make one there is none to fill.
  if (disk === undefined) return;
  const { dataDir } = await signedAndClosed();
  disk.fill();
  const to = join(disk.dataDir, 'salvaged');
  const { code, text } = await salvage(dataDir, to);
  expect({ code, text }).toEqual({
    code: 1,
    text: `The folder ${to} is on a full disk. Make room on it and start again. Nothing was changed and nothing is lost.`,
  });
  expect(readdirSync(disk.dataDir)).toEqual([]);
  disk.free();
  expect((await salvage(dataDir, to)).text).toContain('The signatures hold: 8');
});
