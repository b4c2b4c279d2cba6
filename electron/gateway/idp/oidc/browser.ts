/**
 * The system browser as a sign-in uses it: the host's own, or a command of the site with a profile that is thrown away
 * (OI-19). Nothing but an endpoint of the configured issuer is ever opened (OI-15).
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Log } from '../../platform/ports.ts';
import { isLoopbackUrl, type OidcSettings } from './config.ts';

/** A browser that was sent somewhere. */
export interface OpenedBrowser {
  /** Takes away what was opened for this alone; nothing happens in a browser that is the person's own. */
  readonly close: () => void;
}

export interface SystemBrowser {
  /** Whether each sign-in has a profile of its own, so that nobody's session stays in it. */
  readonly isThrownAway: boolean;
  /** Opens an address. Rejects when there is no browser; resolving does not mean that somebody sees it. */
  readonly open: (url: URL) => Promise<OpenedBrowser>;
  /** Resolves when what was closed is gone, with its profile. */
  readonly settled: () => Promise<void>;
}

/** Whether an address may be asked something: https, or http on this computer for an issuer on this computer. */
export function mayAsk(url: URL, issuer: string): boolean {
  if (url.username !== '' || url.password !== '') return false;
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && isLoopbackUrl(url) && isLoopbackUrl(new URL(issuer));
}

/** Whether a person may be sent to an address: one of the issuer itself, or of a computer that the site names beside it. */
export function mayOpen(url: URL, { issuer, opens }: Pick<OidcSettings, 'issuer' | 'opens'>): boolean {
  return mayAsk(url, issuer) && [new URL(issuer).origin, ...opens].includes(url.origin);
}

/** The browser of the host. */
export function hostBrowser(open: (url: string) => Promise<void>): SystemBrowser {
  return {
    isThrownAway: false,
    open: async ({ href }) => {
      await open(href);
      return { close: () => undefined };
    },
    settled: () => Promise.resolve(),
  };
}

/** Milliseconds that a browser gets to end by itself. */
const patience = 2000;

/**
 * A browser of the site: `['chromium', '--user-data-dir={profile}', '{url}']`, started without a shell. Profiles lie in
 * `folder`, which is this station's alone: what an earlier run left there goes.
 */
export function commandBrowser(command: readonly string[], folder: string, log: Log): SystemBrowser {
  const closing = new Set<Promise<void>>();
  const remove = (path: string): Promise<void> =>
    rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }).catch((error: unknown) => {
      log.warn('The profile of a sign-in was not removed.', { reason: String(error) });
    });
  const swept = remove(folder);
  return {
    isThrownAway: true,
    open: async (url) => {
      await swept;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const profile = await mkdtemp(join(folder, 'profile-'));
      const [program = '', ...args] = command.map((part) =>
        part.replaceAll('{profile}', () => profile).replaceAll('{url}', () => url.href),
      );
      const child = spawn(program, args, { stdio: 'ignore', detached: process.platform !== 'win32' });
      try {
        await once(child, 'spawn');
      } catch (error) {
        await remove(profile);
        throw error;
      }
      child.on('error', () => undefined);
      const end = async (): Promise<void> => {
        // A program that started others and ended is no sign that they ended: the whole group goes.
        signalGroup(child, 'SIGTERM');
        for (let waited = 0; waited < patience && isAlive(child); waited += 50) await setTimeout(50);
        if (isAlive(child)) signalGroup(child, 'SIGKILL');
        await remove(profile);
      };
      return {
        close: () => {
          const ended = end().finally(() => closing.delete(ended));
          closing.add(ended);
        },
      };
    },
    settled: async () => {
      await Promise.all([swept, ...closing]);
    },
  };
}

/** Signals a program and what it started. */
function signalGroup(child: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, name);
    else child.kill(name);
  } catch {
    // All of them ended by themselves.
  }
}

/** Whether the program, or anything that it started, still runs. */
function isAlive(child: ChildProcess): boolean {
  if (child.pid === undefined) return false;
  if (process.platform === 'win32') return child.exitCode === null && child.signalCode === null;
  try {
    process.kill(-child.pid, 0);
    return true;
  } catch {
    return false;
  }
}
