/**
 * The system browser as the program meets it on Linux: `xdg-open` first on the PATH takes the address, and a real
 * Chromium goes there, driven by Playwright. For the demo and the end-to-end tests.
 */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { SetupError } from './tell.ts';

export interface WebBrowser {
  /** The environment for the program, whose browser this is. */
  readonly env: NodeJS.ProcessEnv;
  /** Follows the next address that the program opened. */
  readonly follow: () => Promise<Page>;
  /** How many addresses the program opened so far. */
  readonly opened: () => readonly string[];
  /** Closes all tabs, and forgets cookies and every address so far. */
  readonly forget: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The Chromium of this computer. Throws `SetupError` where there is none. */
export function browserExecutable(): string {
  const found = executables.find((file) => existsSync(file));
  if (process.platform === 'linux' && found !== undefined) return found;
  throw new SetupError('This needs Linux with Chromium, which stands for the system browser.');
}

const executables = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const patience = 60_000;

/** Opens the browser, with a profile of its own, on the display of `env`; `folder` keeps what passes between the two. */
export async function openWebBrowser(folder: string, env: NodeJS.ProcessEnv): Promise<WebBrowser> {
  const executablePath = browserExecutable();
  const bin = join(folder, 'bin');
  const list = join(folder, 'opened-addresses');
  mkdirSync(bin, { recursive: true });
  writeFileSync(list, '');
  const program = join(bin, 'xdg-open');
  writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$1" >> '${list}'\n`);
  chmodSync(program, 0o755);
  const browser = await chromium.launch({
    executablePath,
    headless: false,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    env: Object.fromEntries(
      Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
  });
  const newContext = (): Promise<BrowserContext> => browser.newContext({ viewport: { width: 900, height: 640 } });
  let context = await newContext();
  const opened = (): string[] => readFileSync(list, 'utf8').split('\n').filter(Boolean);
  let followed = 0;
  return {
    env: { ...env, PATH: `${bin}${delimiter}${env['PATH'] ?? ''}` },
    opened,
    follow: async () => {
      const end = performance.now() + patience;
      for (;;) {
        const url = opened()[followed];
        if (url !== undefined) {
          followed += 1;
          const page = await context.newPage();
          await page.goto(url);
          return page;
        }
        if (performance.now() > end)
          throw new Error(`The program opened no browser within ${patience / 1000} seconds.`);
        await setTimeout(50);
      }
    },
    forget: async () => {
      await context.close();
      context = await newContext();
      writeFileSync(list, '');
      followed = 0;
    },
    close: () => browser.close(),
  };
}

/** Milliseconds between two keys: credentials that are there within the second in which they were asked for prove nothing. */
const keystroke = { delay: 60 } as const;

/** Enters credentials on the page of the demo's provider, no faster than a person, and once a person can see it. */
export async function enterAtDemo(page: Page, userName: string, password: string): Promise<void> {
  // What is typed before a page's first paint is dropped by the browser, which on a busy machine is there long after the page.
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  // The provider may have put in whom it expects.
  await page.getByLabel('User name').clear();
  await page.getByLabel('User name').pressSequentially(userName, keystroke);
  await page.getByLabel('Password').pressSequentially(password, keystroke);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Signs in on the page of the demo's provider, as far as the page that says to go back. */
export async function signInAtDemo(page: Page, userName: string, password: string): Promise<void> {
  await enterAtDemo(page, userName, password);
  await page.getByText('You can close this tab').waitFor();
}
