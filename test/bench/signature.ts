/**
 * The bench of signatures, under plain Node: signatures a second against the bare work that no signature can do without
 * (a committed transaction of the same bytes, and one Ed25519 signature), lists and trigger with a million pending slots
 * against a thousand, and the memory that takes.
 */
import { createPrivateKey, randomBytes, sign as cryptoSign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import { projectFolder } from '../../build/runtime/paths.ts';
import type { ViewNode } from '../../electron/contract/page.ts';
import type { InternalProvider } from '../../electron/gateway/idp/internal.ts';
import { systemClock } from '../../electron/gateway/platform/ports.ts';
import { signatureTemplate } from '../../electron/gateway/signature/template.ts';
import type { Users } from '../../electron/gateway/sso/users.ts';
import { openProvedService, proved, type ProvedService } from '../support/provedService.ts';
import { pageOf, withProgram } from './program.ts';
import { median, type Row } from './table.ts';
import { challengeHost } from '../support/challengeHost.ts';

const actor = { kind: 'script', id: 'bench', name: 'Bench' } as const;
const signerName = 'bench';

/**
 * Who signs is taken as proved: the bench of the user service measures what a proof costs, this one what follows it.
 */
function openBench(): ProvedService {
  const idp = (users: Users): InternalProvider => ({
    kind: 'internal',
    name: 'internal',
    prove: () => {
      const user = users.find(signerName);
      if (user === undefined) throw new Error('The signer is gone.');
      return Promise.resolve(proved(user, Date.now()));
    },
    renewPassword: () => Promise.resolve(undefined),
  });
  return openProvedService(systemClock(), idp, { [signerName]: ['Supervisor'] });
}

const template = signatureTemplate.parse({ name: 'Bench', expression: '{role:Supervisor}' });
const record = {
  id: '',
  content: { Product: 'Saline 0.9 %', Filled: 11904, Pressure: { value: 3.02, quality: 'Good', timestamp: 0 } },
};

function queue({ signature }: ProvedService, name = 'Release'): string {
  const [uuid = ''] = signature.queueAuthRequest({
    template,
    name,
    description: 'Measured.',
    callbacks: {},
    requestedBy: actor,
    record,
  });
  return uuid;
}

/**
 * Signatures a second: challenges are open before, so that signing alone is measured, with what it leaves to file in the lists.
 * `width` at a time.
 */
async function signaturesPerSecond(bench: ProvedService, count: number, width: number): Promise<number> {
  const open: { readonly id: string; readonly pageId: string; readonly meaning: string }[] = [];
  for (let index = 0; index < count; index += 1) {
    const pageId = `page-${index}`;
    await bench.signature.triggerAuthRequest({
      uuid: queue(bench),
      decision: 'approve',
      host: challengeHost(pageId),
      actor,
    });
    const view = bench.signature.openOn(pageId);
    if (view === undefined) throw new Error('The challenge is not open.');
    open.push({ id: view.id, pageId, meaning: view.meanings[0] ?? '' });
  }
  // A read of the lists files what they do not have yet.
  bench.signature.pending({ user: signerName, limit: 1 });
  const began = performance.now();
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let mine = open[next++]; mine !== undefined; mine = open[next++]) {
      const { id, meaning, pageId } = mine;
      const outcome = await bench.signature.sign({ id, meaning, userName: signerName, password: 'proved' }, pageId);
      if (outcome.outcome !== 'signed') throw new Error(`Not signed: ${outcome.message}`);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  bench.signature.pending({ user: signerName, limit: 1 });
  return (count / (performance.now() - began)) * 1000;
}

/** The same bytes in one committed transaction each, and one Ed25519 signature each: what no signature goes below. */
function bareCommitsPerSecond(bench: ProvedService, count: number): number {
  const bytes = written(bench);
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  const db = new Database(join(folder, 'bare.sqlite'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE bare (id INTEGER PRIMARY KEY, bytes TEXT NOT NULL, signature BLOB NOT NULL) STRICT');
  const insert = db.prepare<[string, Buffer]>('INSERT INTO bare (bytes, signature) VALUES (?, ?)');
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
  const key = createPrivateKey({ key: Buffer.concat([prefix, randomBytes(32)]), format: 'der', type: 'pkcs8' });
  const text = 'x'.repeat(bytes);
  const message = Buffer.from(text);
  const one = db.transaction(() => insert.run(text, cryptoSign(null, message, key)));
  for (let warm = 0; warm < 50; warm += 1) one.immediate();
  const began = performance.now();
  for (let index = 0; index < count; index += 1) one.immediate();
  const rate = (count / (performance.now() - began)) * 1000;
  db.close();
  rmSync(folder, { recursive: true, force: true });
  return rate;
}

/** Bytes that one signature writes: its own and those of its audit entry. */
function written({ store }: ProvedService): number {
  const [signature, entries] = [
    'SELECT length(bytes) AS n FROM signature LIMIT 1',
    `SELECT sum(length(bytes)) AS n FROM audit_entry
     WHERE seq = (SELECT max(seq) FROM audit_entry)`,
  ].map((sql) => store.db.prepare<[], { n: number }>(sql).get()?.n ?? 0);
  return (signature ?? 0) + (entries ?? 0);
}

/** Fills the store with pending requests, many a transaction: as they are, without asking for each. */
function fill({ store, signature }: ProvedService, count: number): void {
  const pending = signature.pendingCount();
  const [row] = store.db
    .prepare<[], { id: string; request_id: string }>('SELECT id, request_id FROM sign_in_slot LIMIT 1')
    .all();
  if (row === undefined) throw new Error('There is nothing to copy.');
  const request = store.db.prepare(
    `INSERT INTO signature_request SELECT ?, name, template_name, template, content, content_hash, callbacks, NULL, NULL,
     'pending', ?, NULL, NULL, NULL FROM signature_request WHERE id = ?`,
  );
  const slot = store.db.prepare(
    "INSERT INTO sign_in_slot SELECT ?, ?, position, alternatives, 'pending' FROM sign_in_slot WHERE id = ?",
  );
  const facet = store.db.prepare("INSERT INTO slot_facet VALUES ('pending', ?, ?, ?, ?)");
  const step = 10_000;
  for (let from = pending; from < count; from += step) {
    store.transaction(() => {
      for (let index = from; index < Math.min(count, from + step); index += 1) {
        const [requestId, slotId, at] = [uuidv7(), uuidv7(), new Date(Date.now() - index).toISOString()];
        request.run(requestId, at, row.request_id);
        slot.run(slotId, requestId, row.id);
        for (const [name, value] of [
          ['all', ''],
          ['role', 'Supervisor'],
          ['template', 'bench'],
          ['request', 'release'],
        ]) {
          facet.run(name, value, at, slotId);
        }
      }
      store.db.exec('DELETE FROM unfiled_slot');
    });
  }
  // As a station is at rest: what was written lies in the file, not in the log beside it.
  store.db.pragma('wal_checkpoint(TRUNCATE)');
}

/** Milliseconds of a piece of work, the median of many. */
async function middle(times: number, work: () => unknown): Promise<number> {
  const took: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const began = performance.now();
    await work();
    took.push(performance.now() - began);
  }
  return median(took);
}

async function lists(bench: ProvedService): Promise<{ readonly list: number; readonly trigger: number }> {
  const list = await middle(200, () => bench.signature.pending({ user: signerName, limit: 50 }));
  const uuids = Array.from({ length: 100 }, () => queue(bench));
  let at = 0;
  const trigger = await middle(100, async () => {
    const uuid = uuids[at++] ?? '';
    await bench.signature.triggerAuthRequest({ uuid, decision: 'approve', host: challengeHost(uuid), actor });
  });
  for (const uuid of uuids) bench.signature.pageClosed(uuid);
  return { list, trigger };
}

/** How often each is opened, and milliseconds of rest between: what closing left to do is not measured. */
const openings = 40;
const pause = 50;

/** Runs in the page: the component of a name in what the page shows. */
async function findButton(name: string): Promise<string> {
  const answer = await window.countersignPage.openPage({ path: '/' });
  if (!answer.ok) throw new Error(answer.error.message);
  const find = (node: ViewNode): string | undefined => {
    if (node.name === name) return node.id;
    for (const child of node.children) {
      const found = find(child);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return find(answer.value.root) ?? '';
}

/** Milliseconds from the press that triggers a challenge until its surface is painted, seen from the page. */
function timeTrigger(env: NodeJS.ProcessEnv): Promise<number> {
  return withProgram({ folder: projectFolder, document: 'page.html', env }, async ({ context, page }) => {
    const surface = await pageOf(context, 'challenge.html');
    await surface.getByRole('button', { name: 'I have written them down' }).click();
    const press = (id: string): Promise<number> =>
      page.evaluate(async (button) => {
        const began = performance.now();
        const event = 'component.onActionPerformed';
        const answer = await window.countersignPage.fireEvent({ id: button, event, payload: {} });
        if (!answer.ok) throw new Error(answer.error.message);
        return performance.now() - began;
      }, id);
    await press(await page.evaluate(findButton, 'ReleaseLine'));
    const approve = await page.evaluate(findButton, 'Approve');
    const dialog = surface.getByRole('dialog', { name: /^You are signing/ });
    // The page that was opened anew finds its pending request with a script of its own.
    while (!(await dialog.isVisible())) await press(approve);
    const took: number[] = [];
    for (let count = 0; count < openings; count += 1) {
      await surface.getByRole('button', { name: 'Cancel' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await page.waitForTimeout(pause);
      took.push(await press(approve));
    }
    return median(took);
  });
}

/** The same for an empty modal of an empty program: a round trip and a paint. */
function timeEmptyModal(env: NodeJS.ProcessEnv): Promise<number> {
  const folder = join(projectFolder, 'test/bench/empty');
  return withProgram({ folder, document: 'index.html', env }, async ({ context, page }) => {
    await pageOf(context, 'modal.html');
    const took = await page.evaluate(
      async ({ openings: times, pause: pauseBetween }) => {
        const bench: unknown = Reflect.get(window, 'bench');
        const call = async (name: string): Promise<void> => {
          const method: unknown = typeof bench === 'object' && bench !== null ? Reflect.get(bench, name) : undefined;
          if (typeof method !== 'function') throw new Error(`No call ${name}.`);
          await Reflect.apply(method, undefined, []);
        };
        const all: number[] = [];
        for (let count = 0; count < times; count += 1) {
          const began = performance.now();
          await call('openModal');
          all.push(performance.now() - began);
          await call('closeModal');
          await new Promise((resolve) => setTimeout(resolve, pauseBetween));
        }
        return all;
      },
      { openings, pause },
    );
    return median(took);
  });
}

/** Measures signatures. */
export async function benchSignature(env: NodeJS.ProcessEnv): Promise<Row[]> {
  const rows: Row[] = [];
  const count = 1500;
  const first = openBench();
  await signaturesPerSecond(first, 100, 1);
  const limit = bareCommitsPerSecond(first, count);
  for (const width of [1, 8]) {
    const ours = await signaturesPerSecond(first, count, width);
    const what = `signatures, ${width} at a time, over bare commits of the same bytes with one Ed25519 each`;
    rows.push({ what, unit: '/s', ours, limit, aim: '>= 0.5' });
  }
  await first.close();

  rows.push({
    what: 'trigger to painted surface, over a round trip and the paint of an empty modal',
    unit: 'ms',
    ours: await timeTrigger(env),
    limit: await timeEmptyModal(env),
    aim: '<= 2',
  });

  const bench = openBench();
  queue(bench);
  fill(bench, 1000);
  const small = await lists(bench);
  const before = process.memoryUsage().rss;
  fill(bench, 1_000_000);
  const large = await lists(bench);
  const memory = (process.memoryUsage().rss - before) / 1_000_000;
  await bench.close();
  rows.push(
    {
      what: 'pending list, 1,000,000 slots over 1,000',
      unit: 'ms',
      ours: large.list,
      limit: small.list,
      aim: '<= 1.2',
    },
    {
      what: 'trigger, 1,000,000 slots over 1,000',
      unit: 'ms',
      ours: large.trigger,
      limit: small.trigger,
      aim: '<= 1.2',
    },
    { what: 'memory for 1,000,000 pending slots', unit: 'MB', ours: memory },
  );
  return rows;
}
