/**
 * What a host lends the gateway. Tests own the clock and the ids through these ports.
 */
import { v7 as uuidv7 } from 'uuid';
import type { DemoProviderSettings } from '../../contract/demoProvider.ts';
import type { KeyVault } from './keyVault.ts';
import type { MonotonicCounter } from './monotonicCounter.ts';
import { systemCounter } from './tpmCounter.ts';

export interface Clock {
  /** Wall clock, epoch milliseconds UTC: for stamps that people read. */
  readonly now: () => number;
  /** Milliseconds that never run backwards: for durations and deadlines. */
  readonly monotonic: () => number;
  /** IANA name of the station's time zone, as it is now: somebody may change it while the program runs. */
  readonly zone: string;
  /** Runs `task` once after `ms` milliseconds; the returned function calls it off. */
  readonly after: (ms: number, task: () => void) => () => void;
}

/** A log line: no secrets, no personal data beyond user names. */
export interface Log {
  readonly debug: (message: string, details?: Readonly<Record<string, unknown>>) => void;
  readonly info: (message: string, details?: Readonly<Record<string, unknown>>) => void;
  readonly warn: (message: string, details?: Readonly<Record<string, unknown>>) => void;
  readonly error: (message: string, details?: Readonly<Record<string, unknown>>) => void;
}

/** A demo's OpenID provider that runs. */
export interface DemoProviderProcess {
  readonly issuer: string;
  readonly port: number;
}

/** Starts a demo's OpenID provider in a process of its own, which ends on `stop`. Rejects when it does not serve. */
export type DemoProviderHost = (settings: DemoProviderSettings, stop: AbortSignal) => Promise<DemoProviderProcess>;

export interface Ports {
  readonly clock: Clock;
  /** A new globally unique id (UUIDv7: sorts by time, carries no meaning). */
  readonly newId: () => string;
  readonly log: Log;
  /** Keeps the station's master key: the operating system's store, a passphrase, or an explicit nothing. */
  readonly vault: KeyVault;
  /** What the computer counts beside the data directory; absent where the host asks none. */
  readonly counter?: MonotonicCounter;
  /** Opens an address in the system browser. Rejects when it cannot; resolving does not mean that somebody sees it. */
  readonly openExternal: (url: string) => Promise<void>;
  /** Absent where the host starts none. */
  readonly demoProvider?: DemoProviderHost;
}

/** Milliseconds: a timer of Node that is set to more runs at once. */
const longestTimer = 2 ** 31 - 1;

/** Milliseconds for which the zone of the computer is not asked again. */
const zoneKept = 10_000;

/** The zone of the computer, followed while the program runs: Node reads it once, and again when `TZ` was written or deleted. */
function zoneOfComputer(): () => string {
  let zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  let asked = performance.now();
  return () => {
    if (performance.now() - asked < zoneKept) return zone;
    asked = performance.now();
    if (process.env['TZ'] === undefined) delete process.env['TZ'];
    zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return zone;
  };
}

/** The clock of the operating system. */
export function systemClock(): Clock {
  const zone = zoneOfComputer();
  return {
    now: Date.now,
    monotonic: () => performance.now(),
    get zone() {
      return zone();
    },
    after: (ms, task) => {
      let timer: NodeJS.Timeout;
      const wait = (left: number): void => {
        timer = setTimeout(
          () => (left > longestTimer ? wait(left - longestTimer) : task()),
          Math.min(left, longestTimer),
        );
      };
      wait(ms);
      return () => clearTimeout(timer);
    },
  };
}

/** A host without a desktop has no browser: the person opens the address that they are shown. */
function noBrowser(): Promise<void> {
  return Promise.reject(new Error('This host has no browser.'));
}

/** The ports of a station that runs for real; log, key vault and what a desktop lends differ between hosts. */
export function systemPorts(
  log: Log,
  vault: KeyVault,
  desktop: Pick<Ports, 'openExternal' | 'demoProvider'> = { openExternal: noBrowser },
): Ports {
  return { clock: systemClock(), newId: () => uuidv7(), log, vault, counter: systemCounter(), ...desktop };
}
