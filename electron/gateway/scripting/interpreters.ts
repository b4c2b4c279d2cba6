/**
 * The interpreters of a program: a few threads that sessions share, since each takes memory (decision 0004), and one for the
 * callbacks of the script library, which wait for no page.
 *
 * A session has one thread, so that the modules of the script library keep their state for it. Only while the script of
 * another session, or of another of its pages, holds that thread up do its scripts run in one that is idle (decision 0005).
 */
import { availableParallelism } from 'node:os';
import type { Ports } from '../platform/ports.ts';
import { openInterpreter, type Interpreter } from './interpreter.ts';
import type { ScriptRegistry } from './registry.ts';
import type { ScriptLibrary } from './scriptLibrary.ts';
import { startThread, type Thread, type ThreadStart } from './thread.ts';
import { shareThreads, type Threads } from './threads.ts';

export interface InterpretersOptions {
  readonly ports: Pick<Ports, 'clock' | 'log' | 'newId'>;
  readonly library: ScriptLibrary;
  readonly registry: ScriptRegistry;
  /** Milliseconds that one request may take. */
  readonly timeLimit?: number;
  /** Threads that sessions share at most. */
  readonly most?: number;
  /** Hears that a thread ended which nobody ended: what scripts kept in it is gone. `script` ran in it then. */
  readonly lost?: (fault: { readonly script: string }) => void;
  /** Where threads come from; each is started for its first holder where nothing is given. */
  readonly start?: ThreadStart;
}

export interface Interpreters {
  /** Scripts of a session. Its thread starts with the first script, or with `warm`. */
  readonly openSession: (sessionId: string, address: string | null) => Interpreter;
  /** Scripts of the library that belong to no session, in a thread of their own. */
  readonly openLibrary: () => Interpreter;
  /**
   * Takes another script library: calls from now on find it, with its modules loaded anew. What scripts handed over before
   * stays as it was.
   */
  readonly takeLibrary: (library: ScriptLibrary) => void;
}

const defaultTimeLimit = 10_000;

/** As many as the machine has processors: more run nothing faster. Four where it has fewer, since a script can wait. */
const defaultMost = Math.min(8, Math.max(4, availableParallelism()));

/** Interpreters for the scripts of one project. None starts a thread before its first script. */
export function openInterpreters(options: InterpretersOptions): Interpreters {
  const { ports, registry, timeLimit = defaultTimeLimit, most = defaultMost, start = startThread } = options;
  let { library } = options;
  const running = new Set<Thread>();
  const threads = (limit: number): Threads =>
    shareThreads(limit, (gone) => {
      const thread = start({ ports, library, registry, timeLimit }, (fault) => {
        running.delete(thread);
        gone();
        if (fault !== undefined) options.lost?.(fault);
      });
      running.add(thread);
      return thread;
    });
  const shared = threads(most);
  return {
    openSession: (sessionId, address) => openInterpreter({ ports, threads: shared, sessionId, address }),
    openLibrary: () => openInterpreter({ ports, threads: threads(1), sessionId: undefined, address: null }),
    takeLibrary: (given) => {
      library = given;
      for (const thread of running) thread.takeLibrary(given);
    },
  };
}
