/** What goes over the network to a session's pages, for administrators and their scripts (`getSessionInfo`). */
import type { Clock } from '../platform/ports.ts';

export interface Traffic {
  /** Bytes went to the session. */
  readonly sent: (bytes: number) => void;
  /** The session was heard of: a page called. */
  readonly heard: () => void;
  /** Milliseconds since it was heard of, and the bytes that it was sent: in the last minute, and in all. */
  readonly read: () => { readonly lastComm: number; readonly recentBytesSent: number; readonly totalBytesSent: number };
}

/** Milliseconds of one part of the last minute, and how many there are. */
const part = 10_000;
const parts = 6;

/** Counts from now on. */
export function countTraffic(clock: Pick<Clock, 'monotonic'>): Traffic {
  let lastComm = clock.monotonic();
  let totalBytesSent = 0;
  let recent: { readonly since: number; bytes: number }[] = [];
  return {
    sent: (bytes) => {
      totalBytesSent += bytes;
      const since = Math.floor(clock.monotonic() / part);
      const newest = recent.at(-1);
      if (newest?.since === since) newest.bytes += bytes;
      else recent = [...recent.slice(1 - parts), { since, bytes }];
    },
    heard: () => {
      lastComm = clock.monotonic();
    },
    read: () => {
      const now = clock.monotonic();
      const oldest = Math.floor(now / part) - parts;
      const recentBytesSent = recent.reduce((sum, { since, bytes }) => (since > oldest ? sum + bytes : sum), 0);
      return { lastComm: Math.round(now - lastComm), recentBytesSent, totalBytesSent };
    },
  };
}
