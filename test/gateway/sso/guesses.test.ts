/**
 * What somebody who guesses learns from what an answer costs (AU-5): the work of this process, which other programs of the
 * computer do not change. How long answers take by the clock the bench (`sso`) measures.
 */
import { expect, it } from 'vitest';
import { totpCode, totpStep } from '../../../electron/gateway/sso/totp.ts';
import { median } from '../../bench/table.ts';
import { app, installer } from '../../support/ssoScene.ts';
import { openStation } from '../../support/station.ts';

const password = 'violet turbines hum tonight';
const kinds = ['known', 'locked', 'rejected', 'weaker', 'totp'] as const;
/** Accounts of each kind: each stays below the failures that lock it. */
const each = 4;
const samples = 40;
/** Milliseconds of processors. */
const spentSince = (began: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
};
const name = (kind: string, index: number): string => `${kind}${index % each}`;
const ofKind = (kind: string): string[] => Array.from({ length: each }, (_, index) => name(kind, index));

it(
  'AU-5 an unknown name, a wrong password and a wrong code, also of the locked, cost the same and get one answer',
  {
    timeout: 300_000,
  },
  async () => {
    const files = { 'countersign/sso.json': { login: { first_delay: 0, failures_allowed: 100 } } };
    const earlier = await openStation({ files });
    const add = (sso: typeof earlier.gateway.sso, username: string) =>
      sso.user.createUser(
        { data: { username, displayName: 'Somebody', password, passwordMustChange: false } },
        installer,
      );
    for (const username of ofKind('weaker')) await add(earlier.gateway.sso, username);
    await earlier.gateway.close();

    const hashing = { memory: 32_768, passes: 2 };
    const { gateway } = await openStation({ files, dataDir: earlier.dataDir, hashing });
    const { sso } = gateway;
    for (const kind of kinds.filter((one) => one !== 'weaker')) {
      for (const username of ofKind(kind)) {
        await add(sso, username);
        const userId = sso.users.find(username)?.id ?? '';
        if (kind === 'locked') await sso.user.lockUser({ userId }, installer);
        if (kind === 'rejected') await sso.user.rejectUser({ userId }, installer);
        if (kind !== 'totp') continue;
        const { totpKey, algorithm } = await sso.user.resetTotpKey({ userId }, installer);
        const code = totpCode({ key: totpKey, algorithm }, totpStep(Date.now()));
        await sso.user.updateUserById({ userId, data: { isTotpEnabled: true, totpCode: code } }, installer);
      }
    }
    const times = new Map<string, number[]>();
    const answers = new Set<string>();
    for (let index = 0; index < samples; index += 1) {
      // One of each in turn, none of them always after the same one, so that all see the same machine.
      const all = ['unknown', ...kinds];
      for (const kind of [...all.slice(index % all.length), ...all.slice(0, index % all.length)]) {
        const given = kind === 'totp' ? { password, totpCode: '000000' } : { password: 'not the password' };
        const began = process.cpuUsage();
        const refused: unknown = await sso.user
          .login({ ...app, username: name(kind, index), ...given })
          .catch((error: unknown) => error);
        times.set(kind, [...(times.get(kind) ?? []), spentSince(began)]);
        answers.add(JSON.stringify(refused, ['label', 'message', 'subStatus', 'retryAfter']) + String(refused));
      }
    }
    expect([...answers]).toHaveLength(1);
    const apart = kinds.map(
      (kind) => [kind, Math.abs(median(times.get(kind) ?? []) - median(times.get('unknown') ?? []))] as const,
    );
    expect(apart.filter(([, ms]) => ms >= 10)).toEqual([]);
  },
);
