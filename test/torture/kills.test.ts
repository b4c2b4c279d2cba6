/** `countersign gateway`, killed between each two steps of a signature that somebody makes in a browser. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate, setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { runCommand } from '../../electron/cli/commands.ts';
import {
  openBrowser,
  press,
  shownOn,
  smallRenderer,
  surfaceOf,
  ticketOf,
  type TestBrowser,
  type TestSocket,
} from '../support/browser.ts';
import { keyOf } from '../support/keyOf.ts';
import { openSignatureScene } from '../support/signatureScene.ts';
import { testPassword, viewFile } from '../support/station.ts';
import { terminal } from '../support/terminal.ts';
import { problems } from './stations.ts';
import type { Told } from './told.ts';

const button = (name: string, lines: string): unknown => ({
  type: 'ia.input.button',
  meta: { name },
  events: { component: { onActionPerformed: { type: 'script', scope: 'G', config: { script: lines } } } },
});
const ask = (name: string, callback: string): unknown =>
  button(
    name,
    '\ttemplate = system.mes.signature.getSignatureTemplate("Line Release Approval")\n' +
      `\tuuids = system.mes.signature.authorization.queueAuthRequest(template, "Release", "", "line.release.${callback}", None, None)\n` +
      '\tself.view.custom.uuids = [str(uuid) for uuid in uuids]',
  );
const files = {
  [viewFile('Main')]: {
    custom: { uuids: [] },
    root: {
      type: 'ia.container.flex',
      meta: { name: 'root' },
      children: [
        ask('Ask', 'approved'),
        ask('Ask slowly', 'slowly'),
        button(
          'Sign',
          '\tsystem.mes.signature.authorization.triggerAuthRequest(self.view.custom.uuids[0], self.session, self.page, True)',
        ),
      ],
    },
  },
  // Of a callback that is killed while it runs, only the first call takes long.
  'ignition/script-python/line/release/code.py':
    'import time\n\ndef approved():\n\tpass\n\ndef slowly():\n' +
    '\tif system.mes.signature.authorization.getCallbackInfo()["attempt"] == 1:\n\t\ttime.sleep(50)\n',
};

interface Run {
  readonly child: ChildProcess;
  readonly browser: TestBrowser;
  readonly page: TestSocket;
}

/** Waits for what comes, however slow the machine is. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(10);
}

/** Starts the gateway over a data directory, and opens its page in a browser. */
async function start(dataDir: string, projectDir: string, rendererDir: string): Promise<Run> {
  const command = ['gateway', '--data-dir', dataDir, '--project', projectDir, '--keys', 'development'];
  const program = join(import.meta.dirname, 'gatewayProcess.ts');
  const child = spawn(process.execPath, [program, rendererDir, ...command], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    const [, pages, surfaces] = / are on (\S+)\. Their signing surfaces are on (\S+)\.$/.exec(line) ?? [];
    if (pages === undefined || surfaces === undefined) continue;
    child.stdout.resume();
    const browser = openBrowser(pages, surfaces);
    const { page } = await browser.openPage();
    return { child, browser, page };
  }
  throw new Error(`The gateway ended: ${said.join('\n')}`);
}

/** What a step has at hand; `told` hears what a person was told. */
interface Step extends Run {
  readonly dataDir: string;
  readonly read: (sql: string) => unknown;
  readonly told: (told: Told) => void;
}

async function asked({ page, read, told }: Step, name = 'Ask'): Promise<string> {
  await press(page, name);
  const slot = String(read("SELECT id FROM sign_in_slot WHERE state = 'pending' ORDER BY id DESC LIMIT 1"));
  told({ what: 'asked', slot });
  return slot;
}

async function opened({ page }: Step): Promise<void> {
  const before = ticketOf(page);
  // It answers once the surface is shown.
  void press(page, 'Sign').catch(() => undefined);
  await until(() => ticketOf(page) !== before);
}

async function shown(step: Step): Promise<{ readonly surface: TestSocket; readonly id: string }> {
  await opened(step);
  const surface = await surfaceOf(step.browser, step.page);
  const over = await shownOn(surface);
  if (over.kind !== 'challenge') throw new Error(`a ${over.kind} lies over the page`);
  await surface.call('reportShown', { id: over.challenge.id });
  return { surface, id: over.challenge.id };
}

const sign = (surface: TestSocket, id: string): Promise<unknown> =>
  surface.call('sign', { id, userName: 'sam', password: testPassword, meaning: 'Released by', comment: 'because' });

async function signed(step: Step, name?: string): Promise<string> {
  const slot = await asked(step, name);
  const { surface, id } = await shown(step);
  expect(await sign(surface, id)).toMatchObject({ ok: true, value: { outcome: 'signed' } });
  step.told({ what: 'signed', slot, challenge: id, decision: 'approve' });
  return slot;
}

const jobOf = ({ read }: Step, slot: string): unknown =>
  read(`SELECT state FROM callback_job WHERE request_id = (SELECT request_id FROM sign_in_slot WHERE id = '${slot}')`);

/** Each resolves where the gateway is killed. */
const steps: Readonly<Record<string, (step: Step) => Promise<unknown>>> = {
  'a page is open': () => Promise.resolve(),
  'it was asked': (step) => asked(step),
  'the challenge is open, and nobody sees it yet': async (step) => {
    await asked(step);
    await opened(step);
  },
  'the challenge is shown': async (step) => {
    await asked(step);
    await shown(step);
  },
  'the password is being checked': async (step) => {
    await asked(step);
    const { surface, id } = await shown(step);
    void sign(surface, id);
    // What comes after it on one connection is answered while it is checked.
    await shownOn(surface);
  },
  'it is being written': async (step) => {
    await asked(step);
    const { surface, id } = await shown(step);
    const log = (): string => {
      const { size, mtimeNs } = statSync(join(step.dataDir, 'station.sqlite-wal'), { bigint: true });
      return `${size} ${mtimeNs}`;
    };
    const before = log();
    void sign(surface, id);
    while (log() === before) await setImmediate();
  },
  'it was written, and nobody was told': async (step) => {
    const slot = await asked(step);
    const { surface, id } = await shown(step);
    void sign(surface, id);
    while (step.read(`SELECT state FROM sign_in_slot WHERE id = '${slot}'`) !== 'approved') await setImmediate();
  },
  'the signer was told': (step) => signed(step),
  'its callback runs': async (step) => {
    const slot = await signed(step, 'Ask slowly');
    await until(() => jobOf(step, slot) === 'started');
  },
  'its callback has run': async (step) => {
    const slot = await signed(step);
    await until(() => jobOf(step, slot) === 'done');
  },
};

it('ES-12 ES-13 SY-2 SY-3 a gateway that is killed between any two steps of a signature has all of it or nothing, and goes on', async () => {
  const scene = await openSignatureScene({ files });
  const { dataDir, projectDir } = scene.station;
  await scene.station.gateway.close();
  writeFileSync(join(dataDir, 'server.json'), JSON.stringify({ port: 0 }));
  const rendererDir = smallRenderer();
  const told: Told[] = [];
  const read = (sql: string): unknown => {
    const db = new Database(join(dataDir, 'station.sqlite'), { readonly: true });
    try {
      return db.prepare(sql).pluck().get();
    } finally {
      db.close();
    }
  };
  for (const [name, step] of Object.entries(steps)) {
    const run = await start(dataDir, projectDir, rendererDir);
    await step({ ...run, dataDir, read, told: (one) => told.push(one) });
    run.child.kill('SIGKILL');
    await once(run.child, 'close');
    expect([name, problems(dataDir, told, true)]).toEqual([name, []]);
  }
  const { child } = await start(dataDir, projectDir, rendererDir);
  await until(() => read("SELECT count(*) FROM callback_job WHERE state IN ('queued', 'started')") === 0);
  expect(read('SELECT group_concat(DISTINCT state) FROM callback_job')).toBe('done');
  expect(read('SELECT count(*) FROM callback_job')).toBe(read('SELECT count(*) FROM signature'));
  expect(read("SELECT count(*) FROM challenge WHERE state = 'open'")).toBe(0);
  expect(read("SELECT count(*) FROM challenge WHERE state = 'abandoned'")).toBeGreaterThanOrEqual(3);
  child.kill('SIGTERM');
  await once(child, 'close');
  expect(child.exitCode).toBe(0);
  expect(await runCommand(['verify', '--data-dir', dataDir, ...(await keyOf(dataDir))], terminal())).toBe(0);
}, 600_000);
