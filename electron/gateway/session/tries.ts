/**
 * What a frame tried that none may (EL-4): to leave the program, to open a window, to call what is not its own, to load what its
 * policy forbids. The host stops it and says so here; the trail keeps it, because a page of this program does none of it by
 * itself. A page that tries again and again fills no trail: of each kind there is one entry at once, one for all of the minute
 * after it, and while that goes on one for longer and longer, up to an hour.
 */
import type { Trail } from '../audit/trail.ts';
import type { Ports } from '../platform/ports.ts';
import type { Store } from '../store/database.ts';
import type { SignedIn } from './signIn.ts';

/** What was tried: each kind is counted apart. */
export const Tried = Object.freeze({
  navigation: 'navigation',
  window: 'window',
  frame: 'frame',
  call: 'call',
  content: 'content',
  flood: 'flood',
  drop: 'drop',
});
export type Tried = (typeof Tried)[keyof typeof Tried];

export interface Tries {
  /** A try was stopped. `of` is what it was about: of an address the trail keeps no more than where it leads. */
  readonly note: (what: Tried, of: string) => void;
  /** Writes what still waits, and nothing more. */
  readonly close: () => void;
}

/** Milliseconds within which tries of one kind are counted and not written one by one: at first, by how much more, at most. */
const spans = Object.freeze({ first: 60_000, growth: 10, longest: 3_600_000 });
/** Characters of what is kept of a word that a frame said. */
const longest = 100;

interface Waiting {
  times: number;
  last: string;
  readonly callOff: () => void;
}

/** Notes the tries of one session; `person` is who is signed in on it, who need not know of the try. */
export function noteTries(
  { store, trail, ports }: { readonly store: Store; readonly trail: Trail; readonly ports: Ports },
  sessionId: string,
  person: () => SignedIn | undefined,
): Tries {
  const waiting = new Map<Tried, Waiting>();
  const write = (what: Tried, of: string, times: number): void => {
    const user = person()?.userName;
    const detail = { what, of, times, ...(user === undefined ? {} : { user }) };
    try {
      store.transaction(
        () =>
          void trail.append({
            action: 'page.stopped',
            actor: { kind: 'station', id: 'guard', name: 'Guard' },
            target: `session:${sessionId}`,
            detail,
          }),
      );
    } catch (error) {
      // It was stopped all the same.
      ports.log.error('What a page tried could not be written into the trail.', { what, reason: String(error) });
    }
  };
  /** Counts from now on; where nothing came within the span, the next one is written at once again. */
  const count = (what: Tried, last: string, span: number): void => {
    const callOff = ports.clock.after(span, () => {
      const late = flush(what);
      if (late > 0) count(what, last, Math.min(span * spans.growth, spans.longest));
    });
    waiting.set(what, { times: 0, last, callOff });
  };
  /** Writes what was counted of a kind, and counts no more; gives how often it was. */
  const flush = (what: Tried): number => {
    const { times = 0, last = '', callOff } = waiting.get(what) ?? {};
    waiting.delete(what);
    callOff?.();
    if (times > 0) write(what, last, times);
    return times;
  };
  return {
    note: (what, given) => {
      const of = whereOf(given);
      ports.log.warn(`A frame tried what none may, and was stopped: ${what}, ${of}`);
      const before = waiting.get(what);
      if (before !== undefined) {
        before.times += 1;
        before.last = of;
        return;
      }
      count(what, of, spans.first);
      write(what, of, 1);
    },
    close: () => [...waiting.keys()].forEach(flush),
  };
}

/** Where an address leads, without what it carries there, which may be a secret; other words as they are, cut. */
function whereOf(given: string): string {
  const url = URL.parse(given);
  if (url === null) return given.slice(0, longest);
  return (url.host === '' ? url.protocol : `${url.protocol}//${url.host}`).slice(0, longest);
}
