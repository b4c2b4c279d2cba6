/**
 * The process that is killed: the real gateway over a data directory, under a random load. Each outcome that a person would have
 * been told is written to standard output when it was told, a line each, before the next thing is begun.
 *
 * Arguments: data directory, project directory, seed of the load.
 */
import { writeSync } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import { openGateway, type Gateway } from '../../electron/gateway/gateway.ts';
import { systemClock, type Ports } from '../../electron/gateway/platform/ports.ts';
import { developmentVault } from '../../electron/gateway/station/keys.ts';
import { ValidationError } from '../../electron/gateway/sso/status.ts';
import { challengeHost } from '../support/challengeHost.ts';
import { checkTrailHere } from '../support/trailCheck.ts';
import type { Told } from './told.ts';

const actor = { kind: 'script', id: 'torture', name: 'Torture' } as const;
const password = 'correct horse battery';
const signers = ['sam', 'quinn', 'rosa'] as const;

/** This file, as a process is started with it. */
export const load = import.meta.filename;

/** Numbers in a row that a seed gives: mulberry32. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Where nobody reads for a while, on a busy machine, it waits: nothing more is done before it was told. */
function tell(told: Told): void {
  let rest = Buffer.from(`${JSON.stringify(told)}\n`);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

async function addUsers({ sso }: Gateway): Promise<void> {
  for (const name of signers) {
    if (sso.users.find(name) !== undefined) continue;
    const data = { username: name, displayName: `${name} Example`, password, passwordMustChange: false };
    await sso.user.createUser({ data: { ...data, roles: ['Supervisor', 'Quality'] } }, actor);
    tell({ what: 'user', name, roles: ['Quality', 'Supervisor'] });
  }
}

/** The gateway of the load. The whole database is verified after a kill or a cut, not while the load runs. */
export function openLoaded(dataDir: string, projectDir: string): Gateway {
  const ports: Ports = {
    clock: systemClock(),
    newId: () => uuidv7(),
    log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
    vault: developmentVault(),
    openExternal: () => Promise.reject(new Error('no browser')),
  };
  return openGateway({ dataDir, projectDir, ports, stationName: 'torture', checkDatabase: checkTrailHere });
}

async function main(): Promise<never> {
  const [dataDir = '', projectDir = '', seed = '1'] = process.argv.slice(2);
  const random = randomOf(Number(seed));
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const gateway = openLoaded(dataDir, projectDir);
  const { signature, sso } = gateway;
  tell({ what: 'started' });
  await addUsers(gateway);
  let page = 0;

  const request = (): string[] => {
    const template = signature.templates.get(random() < 0.5 ? 'Two' : 'One');
    const record = { id: `B-${Math.floor(random() * 1e9)}`, content: { filled: Math.floor(random() * 1e6) } };
    const slots = signature.queueAuthRequest({
      template,
      name: 'Release',
      description: '',
      callbacks: {},
      requestedBy: actor,
      record,
    });
    for (const slot of slots) tell({ what: 'asked', slot });
    return slots;
  };
  const sign = async (): Promise<void> => {
    const [slot = ''] = request();
    const pageId = `page-${(page += 1)}`;
    const decision = random() < 0.8 ? 'approve' : 'reject';
    await signature.triggerAuthRequest({ uuid: slot, decision, host: challengeHost(pageId), actor });
    const view = signature.openOn(pageId);
    if (view === undefined) return;
    if (random() < 0.2) {
      signature.cancel(view.id, pageId);
      tell({ what: 'cancelled', challenge: view.id });
      return;
    }
    const meaning = view.meanings[0] ?? '';
    const isWrong = random() < 0.03;
    const outcome = await signature.sign(
      {
        id: view.id,
        meaning,
        comment: 'as found',
        userName: pick(signers) ?? '',
        password: isWrong ? 'wrong' : password,
      },
      pageId,
    );
    if (outcome.outcome === 'signed') tell({ what: 'signed', slot, challenge: view.id, decision });
  };
  const works: readonly (() => Promise<void> | void)[] = [
    sign,
    sign,
    sign,
    () => void request(),
    async () => {
      const name = pick(signers) ?? '';
      const { ust } = await sso.user.login({
        username: name,
        password,
        currentApp: 'countersign',
        remoteAddr: '127.0.0.1',
      });
      tell({ what: 'in', name });
      await sso.user.logout({ ust, currentApp: 'countersign', remoteAddr: '127.0.0.1' });
    },
    async () => {
      const name = pick(signers) ?? '';
      const roles = random() < 0.5 ? ['Quality', 'Supervisor'] : ['Supervisor'];
      await sso.user.updateUserById({ userId: sso.users.find(name)?.id ?? '', data: { roles } }, actor);
      tell({ what: 'user', name, roles });
    },
    () => {
      const timeout = 1 + Math.floor(random() * 50);
      signature.templates.save({ name: 'Torture', expression: '{role:Supervisor}', timeout }, actor);
      tell({ what: 'template', timeout });
    },
  ];
  for (;;) {
    try {
      await (pick(works) ?? sign)();
    } catch (error) {
      // Whoever typed a wrong password before waits; anything else is a finding.
      if (!(error instanceof ValidationError && error.label === 'auth.not_allowed')) throw error;
    }
  }
}

if (process.argv[1] === load) await main();
