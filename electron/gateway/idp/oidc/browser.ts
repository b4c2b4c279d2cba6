/**
 * The system browser as a sign-in uses it: the host's own, or a command of the site with a profile that is thrown away
 * (OI-19). Nothing but an endpoint of the configured issuer is ever opened (OI-15).
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '../../ports.ts';
import { isLoopbackUrl } from './config.ts';

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
}

/** Whether an address may be opened: https, or http on this computer for an issuer on this computer. */
export function mayOpen(url: URL, issuer: string): boolean {
  if (url.username !== '' || url.password !== '') return false;
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && isLoopbackUrl(url) && isLoopbackUrl(new URL(issuer));
}

/** The browser of the host. */
export function hostBrowser(open: (url: string) => Promise<void>): SystemBrowser {
  return {
    isThrownAway: false,
    open: async ({ href }) => {
      await open(href);
      return { close: () => undefined };
    },
  };
}

/** Milliseconds that a browser gets to end by itself. */
const patience = 2000;

/** A browser of the site: `['chromium', '--user-data-dir={profile}', '{url}']`, started without a shell. */
export function commandBrowser(command: readonly string[], log: Log): SystemBrowser {
  return {
    isThrownAway: command.some((part) => part.includes('{profile}')),
    open: (url) =>
      new Promise((resolve, reject) => {
        const profile = mkdtempSync(join(tmpdir(), 'countersign-browser-'));
        const [program = '', ...args] = command.map((part) =>
          part.replaceAll('{profile}', profile).replaceAll('{url}', url.href),
        );
        const child = spawn(program, args, { stdio: 'ignore', detached: process.platform !== 'win32' });
        const remove = (): void => rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
        const signal = (name: NodeJS.Signals): void => {
          // Browsers are many processes: the whole group goes.
          try {
            if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, name);
            else child.kill(name);
          } catch {
            // It ended by itself.
          }
        };
        child.once('error', (error) => {
          remove();
          reject(error);
        });
        child.once('exit', remove);
        child.once('spawn', () => {
          resolve({
            close: () => {
              if (child.exitCode !== null || child.signalCode !== null) return;
              signal('SIGTERM');
              setTimeout(() => {
                if (child.exitCode !== null || child.signalCode !== null) return;
                log.warn('The browser of a sign-in did not end, and was stopped.');
                signal('SIGKILL');
              }, patience).unref();
            },
          });
        });
      }),
  };
}
