/** Runs a program of Electron for a bench, seen through its debugger: the observer costs nothing while it is measured. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { ensureElectron } from '../../build/runtime/electron.ts';
import { launchArguments, launchEnvironment } from '../../build/runtime/launch.ts';

export interface Program {
  readonly browser: Browser;
  readonly context: BrowserContext;
  /** The document that the bench asked for, interactive. */
  readonly page: Page;
  readonly pid: number;
  /** When the process was started, epoch milliseconds. */
  readonly began: number;
}

/** Starts a program over a data directory of its own, works with it once it is interactive, and ends it. */
export async function withProgram<T>(
  {
    folder,
    document,
    args = [],
    site = {},
    env,
  }: {
    readonly folder: string;
    readonly document: string;
    readonly args?: readonly string[];
    /** Settings of the site, by the names of their files in the data directory. */
    readonly site?: Readonly<Record<string, object>>;
    readonly env: NodeJS.ProcessEnv;
  },
  work: (program: Program) => Promise<T>,
): Promise<T> {
  const scratch = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  mkdirSync(join(scratch, 'data'), { mode: 0o700 });
  for (const [name, content] of Object.entries(site))
    writeFileSync(join(scratch, 'data', name), JSON.stringify(content));
  const { executable } = await ensureElectron();
  const began = Date.now();
  const child = spawn(
    executable,
    [
      ...launchArguments(),
      '--remote-debugging-port=0',
      folder,
      `--user-data-dir=${join(scratch, 'chromium')}`,
      `--data-dir=${join(scratch, 'data')}`,
      '--keys=development',
      ...args,
    ],
    { env: launchEnvironment(env), stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    const browser = await chromium.connectOverCDP(await debuggerAddress(child));
    const [context] = browser.contexts();
    if (context === undefined) throw new Error('The program has no browser context.');
    const page = await interactivePage(context, document);
    const result = await work({ browser, context, page, pid: child.pid ?? 0, began });
    await browser.close();
    return result;
  } finally {
    child.kill('SIGTERM');
    await ended;
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

function debuggerAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stderr?.on('data', (data: Buffer) => {
      text += data.toString();
      const found = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`The program ended with ${String(code)}.\n${text}`)));
  });
}

/** The page with a document's name, once it is there and says that a person can work. */
async function interactivePage(context: BrowserContext, document: string): Promise<Page> {
  const page = await pageOf(context, document);
  await page.waitForFunction(() => performance.getEntriesByName('interactive').length > 0);
  return page;
}

/** The page of a document, once the program shows it. */
export async function pageOf(context: BrowserContext, document: string): Promise<Page> {
  const fits = (page: Page): boolean => page.url().endsWith(document);
  let page = context.pages().find(fits);
  // A page whose address is not known yet when it comes is looked at again a little later.
  for (let tries = 0; page === undefined && tries < 200; tries += 1) {
    await setTimeout(50);
    page = context.pages().find(fits);
  }
  if (page === undefined) throw new Error(`No page ${document} came.`);
  return page;
}
