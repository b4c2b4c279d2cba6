import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { installer, openSsoScene } from '../../support/ssoScene.ts';
import { openStation, testPassword, type TestPage, type TestStation } from '../../support/station.ts';

const sign = { words: 'amber kettle north', colour: 'teal' } as const;
const person = { userName: 'ada', fullName: 'Ada Winter', password: testPassword, sign };
const codeOf = ({ dataDir }: TestStation): string => readFileSync(join(dataDir, 'setup-code'), 'utf8').trim();
const ask = (page: TestPage): void => page.frame.askSignIn();

describe('AU-6 a fresh station', () => {
  it('has no account, and makes the first administrator for whoever reads its data directory', async () => {
    const station = await openStation();
    const { sso } = station.gateway;
    expect(sso.users.list()).toEqual([]);
    const file = join(station.dataDir, 'setup-code');
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    const page = station.openPage();
    await expect(page.frame.completeSetup({ ...person, code: codeOf(station) })).rejects.toMatchObject({
      code: 'forbidden',
    });
    ask(page);
    expect(page.sheet()).toEqual({ kind: 'setup', codeFile: file });
    expect(await page.frame.completeSetup({ ...person, code: 'no such code' })).toMatchObject({ outcome: 'refused' });
    expect(await page.frame.completeSetup({ ...person, password: 'short', code: codeOf(station) })).toMatchObject({
      message: 'The password is too short; it needs 15 characters or more.',
    });
    expect(sso.users.list()).toEqual([]);
    const code = codeOf(station);
    const answers = await Promise.all([1, 2].map(() => page.frame.completeSetup({ ...person, code })));
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['done', 'refused']);
    expect(sso.users.list()).toMatchObject([{ userName: 'ada', isSuperUser: true, passwordMustChange: false }]);
    expect(existsSync(file)).toBe(false);
    expect(JSON.stringify(station.log.lines)).not.toContain(code);
    page.frame.dismiss();
    ask(page);
    expect(page.sheet()).toMatchObject({ kind: 'signIn', locked: null });
  });

  it('gives every start a new code, and none once there is a user', async () => {
    const station = await openStation();
    const first = codeOf(station);
    const again = await station.restart();
    expect(codeOf(again)).not.toBe(first);
    await again.addUser('anna');
    const last = await again.restart();
    expect(existsSync(join(last.dataDir, 'setup-code'))).toBe(false);
  });
});

it('AU-8 an administrator who is signed in sees how many accounts wait for a lock to be lifted', async () => {
  const { station, sso, id } = await openSsoScene();
  const page = station.openPage();
  ask(page);
  await page.frame.signIn({ userName: 'admin', password: testPassword });
  expect(page.frame.status().user?.lockedAccounts).toBe(0);
  await sso.user.lockUser({ userId: id('anna') }, installer);
  expect(page.frame.status().user?.lockedAccounts).toBe(1);
});
