/** A station whose database is not the one that its keys remember shows what is there, and signs nothing until it is released. */
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../../electron/cli/commands.ts';
import { keyOf } from '../../support/keyOf.ts';
import { openSignatureScene, type SignatureScene } from '../../support/signatureScene.ts';
import { copyData, testPassword, viewFile, type TestPage } from '../../support/station.ts';
import { terminal } from '../../support/terminal.ts';
import { until } from '../../support/until.ts';

const actor = { kind: 'station', id: 'test', name: 'test' } as const;
const notRemembered = /is not the one that it had last, so nothing is changed or signed on it/;

/** A page of a project, whose script asks for the release. */
const mainView = {
  root: {
    type: 'ia.container.flex',
    meta: { name: 'root' },
    children: [
      {
        type: 'ia.input.button',
        meta: { name: 'Go on' },
        events: {
          component: {
            onActionPerformed: {
              type: 'script',
              scope: 'G',
              config: { script: "\tsystem.countersign.audit.release('I am in a hurry')" },
            },
          },
        },
      },
    ],
  },
};

/** A station on which quinn signed since its database was copied, and which starts on that copy. One request waits. */
async function onYesterdaysCopy(): Promise<SignatureScene> {
  const first = await openSignatureScene({ files: { [viewFile('Main')]: mainView } });
  const { dataDir, projectDir } = first.station;
  await first.station.gateway.sso.user.createSuperUser(
    { data: { username: 'ada', displayName: 'Ada Winter', password: testPassword, passwordMustChange: false } },
    actor,
  );
  await first.complete(first.queue()[0] ?? '', 'sam');
  first.queue();
  await first.station.gateway.close();
  const yesterday = copyData(dataDir);
  const second = await openSignatureScene({ dataDir, projectDir, clock: first.clock });
  await second.complete(second.queue()[0] ?? '', 'quinn');
  await second.station.gateway.close();
  for (const name of readdirSync(dataDir).filter((one) => one.startsWith('station.sqlite')))
    rmSync(join(dataDir, name));
  cpSync(join(yesterday, 'station.sqlite'), join(dataDir, 'station.sqlite'));
  return openSignatureScene({ dataDir, projectDir, clock: first.clock });
}

const sign = (scene: SignatureScene) => scene.complete(scene.queue()[0] ?? '', 'sam');
const waiting = ({ station }: SignatureScene): string =>
  station.gateway.signature.latest(10).find(({ state }) => state === 'pending')?.uuid ?? '';
const text = (page: TestPage): string => JSON.stringify(page.deltas);

async function signIn({ station }: SignatureScene, userName: string): Promise<void> {
  await station.session.signIn.signIn({ userName, password: testPassword });
}

/** Moves the clock until what is expected holds. */
async function settles({ clock }: SignatureScene, holds: () => void): Promise<void> {
  await until(() => {
    clock.advance(20);
    holds();
  }, 50);
}

describe('a station on an older copy of its database', () => {
  it('AL-5 starts, shows what was signed, and says what does not fit: in the status, on Audit and as a critical entry', async () => {
    const scene = await onYesterdaysCopy();
    expect(scene.page.frame.status()).toMatchObject({ trouble: 'held', unreviewed: 1 });
    expect(scene.states()).toContain('approved');
    expect(scene.station.gateway.trail.latest(20)).toContainEqual(
      expect.objectContaining({
        action: 'station.held',
        detail: { found: 'older', reason: expect.stringMatching(/older than its keys remember: it lacks/) },
      }),
    );
    const page = scene.station.openPage({ path: '/audit' });
    await signIn(scene, 'olga');
    await settles(scene, () =>
      expect(text(page)).toMatch(/older than its keys remember: it lacks what was written last/),
    );
  });

  it('AL-5 writes nothing that decides: no signature, no request, no account, no template; nobody is asked for credentials', async () => {
    const scene = await onYesterdaysCopy();
    await expect(scene.trigger(waiting(scene))).rejects.toThrow(notRemembered);
    expect(scene.page.shown).toEqual([]);
    expect(() => scene.queue()).toThrow(notRemembered);
    await expect(scene.station.addUser('eve')).rejects.toThrow(notRemembered);
    const { templates } = scene.station.gateway.signature;
    expect(() => templates.save({ name: 'Cleaning', expression: '{role:Operator}' }, actor)).toThrow(notRemembered);
  });

  it('AL-5 signs no checkpoint and tells its keys nothing: the right database goes on where it was', async () => {
    const scene = await onYesterdaysCopy();
    const count = () => scene.database().prepare('SELECT count(*) AS n FROM checkpoint').get();
    const before = count();
    scene.clock.advance(60 * 60_000);
    expect(count()).toEqual(before);
    await scene.station.gateway.close();
    const { dataDir, projectDir } = scene.station;
    expect(await runCommand(['verify', '--data-dir', dataDir, ...(await keyOf(dataDir))], terminal())).toBe(3);
    const again = await openSignatureScene({ dataDir, projectDir, clock: scene.clock });
    expect(again.page.frame.status().trouble).toBe('held');
  });

  it('AL-5 goes on when an administrator says why on Audit, which its trail keeps; nobody else lets it', async () => {
    const scene = await onYesterdaysCopy();
    await signIn(scene, 'olga');
    await scene.page.press('Go on');
    await settles(scene, () =>
      expect(JSON.stringify(scene.page.notices)).toMatch(/An administrator lets a station that is held go on/),
    );
    expect(scene.page.frame.status().trouble).toBe('held');
    await signIn(scene, 'ada');
    const page = scene.station.openPage({ path: '/audit' });
    // An entry in the list says what was found as well; what to do stands over the list alone.
    await settles(scene, () => expect(text(page)).toMatch(/Look for the right station\.sqlite/));
    const release = async (reason: string): Promise<void> => {
      await page.frame.write(page.node('Why it may go on').id, 'text', reason);
      await page.press('Release');
    };
    await release('   ');
    await settles(scene, () => expect(text(page)).toMatch(/Say why, in 1 to 1000 characters/));
    expect(scene.page.frame.status().trouble).toBe('held');
    await release('The backup of Monday: the disk died');
    await settles(scene, () => expect(scene.page.frame.status().trouble).toBeNull());
    expect(scene.station.gateway.trail.latest(20)).toContainEqual(
      expect.objectContaining({
        action: 'station.recovered',
        actor: expect.objectContaining({ kind: 'person', name: 'Ada Winter' }),
        detail: { reason: 'The backup of Monday: the disk died', found: 'older', entriesLost: expect.any(Number) },
      }),
    );
    expect(await sign(scene)).toMatchObject({ outcome: 'signed' });
    await scene.station.gateway.close();
    const { dataDir, projectDir } = scene.station;
    expect(await runCommand(['verify', '--data-dir', dataDir, ...(await keyOf(dataDir))], terminal())).toBe(0);
    const again = await openSignatureScene({ dataDir, projectDir, clock: scene.clock });
    expect(again.page.frame.status().trouble).toBeNull();
  });

  it('AL-5 is let go on from the command line too', async () => {
    const scene = await onYesterdaysCopy();
    await scene.station.gateway.close();
    const { dataDir, projectDir } = scene.station;
    const command = [
      'recover',
      '--data-dir',
      dataDir,
      '--keys',
      'development',
      '--keep-database',
      '--reason',
      'agreed',
    ];
    expect(await runCommand(command, terminal())).toBe(0);
    const again = await openSignatureScene({ dataDir, projectDir, clock: scene.clock });
    expect(again.page.frame.status().trouble).toBeNull();
    expect(await sign(again)).toMatchObject({ outcome: 'signed' });
  });
});
