/** What asks somebody else for its result: one after the other, and while one is asked, the newest question waits. */
import type { ExactValue } from '../../../contract/doubles.ts';
import { CountersignError, type ErrorCode } from '../../../contract/errors.ts';
import type { Qualified } from '../../expression/evaluate.ts';
import { after, leadNow, noLead } from '../../scripting/hops.ts';
import type { ScriptResult } from '../../scripting/protocol.ts';
import { pendingCode } from '../../platform/quality.ts';
import { bad, follow, type Emit, type Source } from './binding.ts';

/** The quality of what was not answered, or how it goes by why; that is not known for what is no error of ours. */
type FailureCode = string | ((why: ErrorCode | undefined) => string);

export interface Asking {
  readonly push: (question: Qualified) => void;
  /** Nothing is told of what was asked so far. */
  readonly forget: () => void;
  readonly close: () => void;
}

/**
 * Asks for each question in its turn. What comes back has the quality and the time of the question, unless a
 * script gave it a quality of its own; what was given stays until the next is.
 * @param code The quality of a question that was not answered, which may go by why.
 * @param fail Takes that; `emit` where it is not given.
 */
export function askLatest(
  ask: (question: Qualified) => Promise<ScriptResult>,
  code: FailureCode,
  emit: Emit,
  fail: Emit = emit,
): Asking {
  let waiting: Qualified | undefined;
  /** What led to what waits. */
  let lead = noLead;
  let running = false;
  /** Another one once what was asked is forgotten. */
  let telling = 0;
  let closed = false;
  const run = async (): Promise<void> => {
    running = true;
    for (let next = waiting; next !== undefined && !closed; next = waiting) {
      waiting = undefined;
      const own = telling;
      const { quality, timestamp } = next;
      const known = timestamp === undefined ? { quality } : { quality, timestamp };
      const deliver = await after(lead, () => ask(next)).then(
        (answer) => () => emit({ ...known, ...answer }),
        (error: unknown) => () => fail(unanswered(error, code)),
      );
      if (!closed && own === telling) deliver();
    }
    running = false;
  };
  return {
    push: (question) => {
      waiting = question;
      lead = leadNow();
      if (!running) void run();
    },
    forget: () => {
      waiting = undefined;
      telling += 1;
    },
    close: () => {
      closed = true;
    },
  };
}

function unanswered(error: unknown, code: FailureCode): Qualified {
  const known = error instanceof CountersignError ? error : undefined;
  return bad(typeof code === 'string' ? code : code(known?.code), known?.message ?? 'it failed');
}

/**
 * A binding that asks somebody else: again whenever the question has changed, and when it is refreshed. It has no value until
 * the first answer.
 */
export function askingFor(
  question: () => Qualified,
  ask: (question: Qualified) => Promise<ExactValue>,
  code: FailureCode,
  emit: Emit,
): Source {
  emit({ value: null, quality: { code: pendingCode } });
  const asking = askLatest(ask, code, emit);
  // What is answered is no older than the answer.
  const { refresh, close } = follow(question, ({ value, quality }) => asking.push({ value, quality }));
  return {
    refresh,
    close: () => {
      close();
      asking.close();
    },
  };
}
