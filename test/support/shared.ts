/**
 * Threads that all stations of a test worker share, of other test files too: starting one costs more than most tests. Node
 * loads this module itself, once for a worker (see `vitest.config.ts`).
 */
import { openStrengthMeter } from '../../electron/gateway/sso/strength.ts';
import {
  startThread,
  type Thread,
  type ThreadGone,
  type ThreadOptions,
} from '../../electron/gateway/scripting/thread.ts';

/** The real one: its thread reads long lists. */
export const strengthMeter = openStrengthMeter();

interface Owner {
  readonly options: ThreadOptions;
  readonly gone: ThreadGone;
}

/** A thread, and whose it is from now on. */
interface Kept {
  readonly thread: Thread;
  readonly giveTo: (owner: Owner) => void;
}

/** Threads without an owner, by what was fixed when they were started. */
const idle = new Map<string, Kept[]>();
const mostIdle = 4;

function begin(first: Owner): Kept {
  let { options, gone } = first;
  const { registry, library, timeLimit } = options;
  const thread = startThread(
    {
      ports: {
        get clock() {
          return options.ports.clock;
        },
        get log() {
          return options.ports.log;
        },
      },
      registry: {
        get calls() {
          return options.registry.calls;
        },
        offered: registry.offered,
      },
      library,
      timeLimit,
    },
    (fault) => gone(fault),
  );
  return {
    thread,
    giveTo: (owner) => {
      ({ options, gone } = owner);
      thread.takeLibrary(options.library);
    },
  };
}

/**
 * A thread that another station had, with the script library of this one loaded anew, or a new one. It goes on to the next
 * station where nothing runs in it when it ends. What lives in a thread beside modules (`system.util.globals`) stays.
 */
export function takeThread(options: ThreadOptions, gone: ThreadGone): Thread {
  const { ports, registry, timeLimit } = options;
  const kind = JSON.stringify([ports.clock.zone, timeLimit, registry.offered]);
  const alike = idle.get(kind) ?? [];
  idle.set(kind, alike);
  const found = alike.pop();
  const isFound = found?.thread.isAlive() === true;
  const own = isFound ? found : begin({ options, gone });
  if (isFound) own.giveTo({ options, gone });
  let isOurs = true;
  return {
    ...own.thread,
    isAlive: () => isOurs && own.thread.isAlive(),
    end: async () => {
      if (!isOurs) return;
      isOurs = false;
      if (own.thread.isAlive() && own.thread.load() === 0 && alike.length < mostIdle) alike.push(own);
      else await own.thread.end();
    },
  };
}
