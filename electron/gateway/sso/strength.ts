/** How easily a new password is guessed: zxcvbn with its bundled lists, in a thread of its own. */
import { Worker } from 'node:worker_threads';

export interface Strength {
  /** The whole password is on the list of common ones. */
  readonly isCommon: boolean;
  /** zxcvbn: 0 (guessed at once) to 4. */
  readonly score: number;
}

export interface StrengthQuestion {
  readonly id: number;
  readonly password: string;
  /** Words of its owner, which make a guess easier. */
  readonly own: readonly string[];
}

export interface StrengthAnswer extends Strength {
  readonly id: number;
}

export interface StrengthMeter {
  /** Rejects when the thread ended: a password that nobody judged is not taken. */
  readonly judge: (password: string, own: readonly string[]) => Promise<Strength>;
  readonly close: () => void;
}

/** Source files run as they are under Node; a build has the worker beside the main script. */
const workerUrl = new URL(
  import.meta.url.endsWith('.ts') ? './strengthWorker.ts' : './strength-worker.js',
  import.meta.url,
);

interface Waiting {
  readonly resolve: (strength: Strength) => void;
  readonly reject: (error: Error) => void;
}

/** Opens the meter. Its thread starts with the first new password: most starts of the program never need it. */
export function openStrengthMeter(): StrengthMeter {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let questions = 0;

  const start = (): Worker => {
    const started = new Worker(workerUrl);
    // A password that is being judged does not keep the program from ending.
    started.unref();
    started.on('message', ({ id, isCommon, score }: StrengthAnswer) => {
      waiting.get(id)?.resolve({ isCommon, score });
      waiting.delete(id);
    });
    const gone = (cause?: unknown): void => {
      if (worker === started) worker = undefined;
      for (const { reject } of waiting.values()) reject(new Error('The password could not be judged.', { cause }));
      waiting.clear();
    };
    started.on('error', gone);
    started.on('exit', () => gone());
    return started;
  };
  return {
    judge: (password, own) =>
      new Promise((resolve, reject) => {
        const id = (questions += 1);
        waiting.set(id, { resolve, reject });
        const question: StrengthQuestion = { id, password, own };
        worker ??= start();
        worker.postMessage(question);
      }),
    close: () => void worker?.terminate(),
  };
}
