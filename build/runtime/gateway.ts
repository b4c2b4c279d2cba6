/** `countersign gateway` as a process, for the demo and the end-to-end tests: pages for browsers without a window. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type FrameLocator, type Page } from '@playwright/test';
import { projectFolder } from './paths.ts';
import { browserExecutable } from './webBrowser.ts';

export interface GatewayOptions {
  readonly dataDir: string;
  readonly projectDir?: string;
  /** What `server.json` holds beside the ports, which are any free ones. */
  readonly server?: Readonly<Record<string, unknown>>;
}

export interface RunningGateway {
  readonly address: string;
  /** What `server.json` says to serve at the same addresses again. */
  readonly server: Readonly<Record<string, unknown>>;
  readonly process: ChildProcess;
  readonly output: () => string;
  /** Asks it to end, and resolves to its exit code. */
  readonly stop: () => Promise<number | null>;
}

/** Where Node keeps what it made of the sources, which a gateway is started from here time and again. */
const compiled = { NODE_COMPILE_CACHE: join(projectFolder, 'node_modules', '.cache', 'node') } as const;

/** Milliseconds after which a gateway that does not say where it serves hangs, on whatever machine. */
const patience = 90_000;

/** Starts the gateway, and resolves once it serves. */
export async function startGateway({ dataDir, projectDir, server = {} }: GatewayOptions): Promise<RunningGateway> {
  mkdirSync(dataDir, { recursive: true });
  const config = { port: 0, ...server };
  writeFileSync(join(dataDir, 'server.json'), JSON.stringify(config));
  const child = spawn(
    process.execPath,
    ['electron/cli/main.ts', 'gateway', '--data-dir', dataDir, '--keys', 'development'].concat([
      '--project',
      projectDir ?? join(projectFolder, 'build', 'demo'),
    ]),
    { cwd: projectFolder, env: { ...process.env, ...compiled }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  // Whoever fails, or ends without stopping it, leaves none behind.
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.removeListener('exit', end));
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const [address, surfaces] = await new Promise<readonly [string, string]>((resolve, reject) => {
    const late = setTimeout(() => {
      end();
      reject(new Error(`The gateway did not serve in time.\n${output}`));
    }, patience);
    const read = (data: Buffer): void => {
      output += data.toString();
      const [, pages, frames] =
        /Pages for browsers are on (\S+)\. Their signing surfaces are on (\S+)\./.exec(output) ?? [];
      if (pages === undefined || frames === undefined) return;
      clearTimeout(late);
      resolve([pages, frames]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then((code) => {
      clearTimeout(late);
      reject(new Error(`The gateway ended with ${String(code)}.\n${output}`));
    });
  });
  return {
    address,
    server: { ...server, port: portOf(address), pages: { surfacePort: portOf(surfaces) } },
    process: child,
    output: () => output,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

function portOf(address: string): number {
  return Number(new URL(address).port);
}

/** A real Chromium without a window, as somebody on the network has it; each context of it is a browser of its own. */
export function openChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserExecutable(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}

/** Has a page go on to another address of the project, as by the history of its browser: the document stays. */
export async function goOn(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => {
    window.history.pushState(null, '', to);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, address);
}

/** The signing surface inside a page of a browser. */
export function surfaceIn(page: Page): FrameLocator {
  return page.frameLocator('iframe.surface-frame');
}
