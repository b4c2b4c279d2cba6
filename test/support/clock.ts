import { systemClock, type Clock } from '../../electron/gateway/platform/ports.ts';

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  /** Moves both clocks forward and runs what falls due on the way, in order. */
  readonly advance: (ms: number) => void;
  /** Moves the wall clock alone, as a person or a time server does. */
  readonly jump: (ms: number) => void;
  /** Another time zone from now on, as somebody sets it in the system. */
  readonly move: (zone: string) => void;
  /** How many tasks wait for their time. */
  readonly waiting: () => number;
}

export function testClock(start = Date.UTC(2026, 10, 22, 13, 3, 25)): TestClock {
  let now = start;
  let monotonic = 1000;
  let zone = 'Europe/Berlin';
  let tasks: { readonly due: number; readonly task: () => void }[] = [];
  return {
    now: () => now,
    monotonic: () => monotonic,
    get zone() {
      return zone;
    },
    after: (ms, task) => {
      const entry = { due: monotonic + ms, task };
      tasks.push(entry);
      return () => {
        tasks = tasks.filter((other) => other !== entry);
      };
    },
    advance: (ms) => {
      const end = monotonic + ms;
      for (;;) {
        const next = tasks.filter(({ due }) => due <= end).sort((one, other) => one.due - other.due)[0];
        if (next === undefined) break;
        tasks = tasks.filter((other) => other !== next);
        now += next.due - monotonic;
        monotonic = next.due;
        next.task();
      }
      now += end - monotonic;
      monotonic = end;
    },
    jump: (ms) => {
      now += ms;
    },
    move: (to) => {
      zone = to;
    },
    waiting: () => tasks.length,
  };
}

/** A clock by which everybody waits for a fifth of the time; the time of day is the real one. */
export function swiftClock(): Clock {
  const clock = systemClock();
  return { ...clock, monotonic: () => clock.monotonic() * 5, after: (ms, task) => clock.after(ms / 5, task) };
}
