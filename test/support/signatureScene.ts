/** A station with signers, for tests of the signature service: asks, opens challenges and signs as people would. */
import { cpSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { inject, onTestFinished } from 'vitest';
import type { SignOutcome } from '../../electron/contract/challenge.ts';
import type { NewRequest } from '../../electron/gateway/signature/requests.ts';
import { testClock, type TestClock } from './clock.ts';
import {
  copyData,
  openStation,
  testPassword,
  type StationOptions,
  type TestPage,
  type TestStation,
} from './station.ts';

export const scriptActor = { kind: 'script', id: 'test', name: 'Test script' } as const;

/** What a signer types beside user name and password. */
export interface Attempt {
  readonly password?: string;
  readonly meaning?: string;
  readonly comment?: string;
  readonly totpCode?: string;
}

export interface SignatureScene {
  readonly station: TestStation;
  readonly clock: TestClock;
  readonly page: TestPage;
  /** Queues a request under a template, by name. */
  readonly queue: (template?: string, more?: Partial<NewRequest>) => string[];
  /** Opens the challenge of a slot; resolves to its id. */
  readonly trigger: (uuid: string, decision?: 'approve' | 'reject', page?: TestPage) => Promise<string>;
  readonly sign: (challengeId: string, userName: string, attempt?: Attempt, page?: TestPage) => Promise<SignOutcome>;
  /** Queues nothing: opens the challenge of a slot and signs it. */
  readonly complete: (
    uuid: string,
    userName: string,
    decision?: 'approve' | 'reject',
    attempt?: Attempt,
  ) => Promise<SignOutcome>;
  /** The states of the newest slots. */
  readonly states: () => string[];
  /** The actions of the audit trail, oldest first. */
  readonly actions: () => string[];
  /** Another connection to the database, as somebody with the file has it. */
  readonly database: () => Database.Database;
}

async function addSigners({ addUser }: TestStation): Promise<void> {
  await addUser('sam', 'Supervisor');
  await addUser('quinn', 'Quality', 'Supervisor');
  await addUser('olga', 'Operator');
}

/** A station with the signers that was closed, for the test files of a worker: to hash their passwords takes longer than most tests. */
let made: Promise<string> | undefined;
/** Whether the test that runs has it. Another scene of the same test is another station, with keys and an id of its own. */
let isTaken = false;

async function makeSigners(): Promise<string> {
  const station = await openStation({ clock: testClock() });
  await addSigners(station);
  await station.gateway.close();
  const kept = mkdtempSync(join(inject('workshop'), 'signers-'));
  cpSync(station.dataDir, kept, { recursive: true });
  return kept;
}

async function openWithSigners(options: StationOptions, clock: TestClock): Promise<TestStation> {
  // A demo makes its own users first, and time goes on from where the signers were made.
  const isSpecial = [options.projectDir, options.hashing, options.vault].some((one) => one !== undefined);
  if (isTaken || isSpecial || clock.now() !== testClock().now()) {
    const station = await openStation({ ...options, clock });
    await addSigners(station);
    return station;
  }
  isTaken = true;
  onTestFinished(() => {
    isTaken = false;
  });
  made ??= makeSigners();
  return openStation({ ...options, clock, dataDir: copyData(await made) });
}

/** Opens the scene, or goes on with a station that was restarted, with `sam` (Supervisor), `quinn` (Quality, Supervisor), `olga` (Operator). */
export async function openSignatureScene(
  options: StationOptions & { readonly clock?: TestClock; readonly station?: TestStation } = {},
): Promise<SignatureScene> {
  const clock = options.clock ?? testClock();
  const station =
    options.station ??
    (await (options.dataDir === undefined ? openWithSigners(options, clock) : openStation({ ...options, clock })));
  const page = station.openPage();
  const { signature, trail } = station.gateway;
  const trigger: SignatureScene['trigger'] = async (uuid, decision = 'approve', on = page) => {
    const host = station.session.windows.challengeHost(on.frame.pageId);
    await signature.triggerAuthRequest({ uuid, decision, host, actor: scriptActor });
    return on.shown.at(-1)?.id ?? '';
  };
  const sign: SignatureScene['sign'] = (id, userName, attempt = {}, on = page) => {
    const shown = on.shown.find((challenge) => challenge.id === id);
    const { password = testPassword, meaning = shown?.meanings[0] ?? '', comment = 'because', totpCode } = attempt;
    return on.frame.sign({ id, userName, password, meaning, comment, totpCode });
  };
  return {
    station,
    clock,
    page,
    queue: (template = 'Line Release Approval', more = {}) =>
      signature.queueAuthRequest({
        template: signature.templates.get(template),
        name: 'Release line',
        description: '',
        callbacks: {},
        requestedBy: scriptActor,
        ...more,
      }),
    trigger,
    sign,
    complete: async (uuid, userName, decision, attempt) => sign(await trigger(uuid, decision), userName, attempt),
    states: () => signature.latest(100).map(({ state }) => state),
    actions: () =>
      trail
        .latest(10_000)
        .map(({ action }) => action)
        .reverse(),
    database: () => {
      const db = new Database(join(station.dataDir, 'station.sqlite'));
      onTestFinished(() => void db.close());
      return db;
    },
  };
}

/** The data and project of a station that was closed after eight signatures, with its log in its database. */
export async function signedAndClosed(): Promise<{ readonly dataDir: string; readonly projectDir: string }> {
  const scene = await openSignatureScene();
  for (let index = 0; index < 8; index += 1) await scene.complete(scene.queue()[0] ?? '', index % 2 ? 'sam' : 'quinn');
  await scene.station.gateway.close();
  const { dataDir, projectDir } = scene.station;
  const db = new Database(join(dataDir, 'station.sqlite'));
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  return { dataDir, projectDir };
}
