import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandBrowser, hostBrowser } from '../../../electron/gateway/idp/oidc/browser.ts';
import { temporaryFolder, testLog } from '../../support/station.ts';
import { until } from '../../support/until.ts';

const url = new URL('https://login.plant.example/auth?state=$&x=$1');

/** A "browser" that writes down what it was given, and goes on in a process of its own as real ones do. */
function script(folder: string): string {
  const file = join(folder, 'browser.sh');
  writeFileSync(file, `echo "$1" > "$1/seen"\necho "$2" >> "$1/seen"\n(sleep 60; echo late > "$1/late") &\n`);
  return file;
}

describe('a browser of the site', () => {
  it('OI-19 gets a profile of its own, which goes with it, also when what it started outlives it', async () => {
    const folder = temporaryFolder();
    const profiles = join(folder, 'profiles');
    const browser = commandBrowser(['sh', script(folder), '{profile}', '{url}'], profiles, testLog());
    expect(browser.isThrownAway).toBe(true);
    const opened = await browser.open(url);
    const [profile = ''] = readdirSync(profiles);
    await until(() => {
      expect(readFileSync(join(profiles, profile, 'seen'), 'utf8')).toBe(`${join(profiles, profile)}\n${url.href}\n`);
    });
    const second = await browser.open(url);
    expect(readdirSync(profiles)).toHaveLength(2);
    opened.close();
    second.close();
    await browser.settled();
    expect(readdirSync(profiles)).toEqual([]);
  });

  it('OI-19 what an earlier run of the program left there goes', async () => {
    const folder = temporaryFolder();
    const profiles = join(folder, 'profiles');
    mkdirSync(join(profiles, 'profile-of-somebody'), { recursive: true });
    const browser = commandBrowser(['sh', '-c', 'true', '{profile}', '{url}'], profiles, testLog());
    await browser.settled();
    expect(existsSync(join(profiles, 'profile-of-somebody'))).toBe(false);
  });

  it('OI-15 that is not there is said not to open, and leaves nothing', async () => {
    const profiles = join(temporaryFolder(), 'profiles');
    const browser = commandBrowser([join(profiles, 'no-such-program'), '{profile}', '{url}'], profiles, testLog());
    await expect(browser.open(url)).rejects.toThrow(/ENOENT/);
    expect(readdirSync(profiles)).toEqual([]);
  });

  it('the person’s own browser is opened and left alone', async () => {
    const opened: string[] = [];
    const browser = hostBrowser((address) => {
      opened.push(address);
      return Promise.resolve();
    });
    expect(browser.isThrownAway).toBe(false);
    (await browser.open(url)).close();
    expect(opened).toEqual([url.href]);
  });
});
