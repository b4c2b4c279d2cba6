/**
 * Which call something is done in: what a person's page asked for, a script of a session, a request to the user service. It
 * goes along with what the call does until the call is answered, so that each entry of the audit trail says it (ES-18: where,
 * and by which call), and is nobody's afterwards: a timer or a connection that a call began acts for no one.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

export interface CallOrigin {
  /** The call's own id: 96 bits in hexadecimal, as Zato's `cid`. */
  readonly cid: string;
  /** Id of the session that it came through. */
  readonly session?: string;
  /** The address that it came from, where there is one: the window of the station has none. */
  readonly address?: string;
}

interface Running {
  readonly origin: CallOrigin;
  isOpen: boolean;
}

const running = new AsyncLocalStorage<Running>();

/** An id for a call: what is random in a UUID, whose randomness Node takes for many at once. */
export function newCid(): string {
  const id = randomUUID();
  return id.slice(0, 8) + id.slice(9, 13) + id.slice(24);
}

/** The origin of a call of a session; `cid` is the call's that led to it, where one did. */
export function sessionCall(session: string, address: string | null, cid: string = newCid()): CallOrigin {
  return address === null ? { cid, session } : { cid, session, address };
}

/** Does something as a call, which is over when its answer is there. */
export function inCall<T>(origin: CallOrigin, work: () => Promise<T> | T): Promise<T> {
  const call: Running = { origin, isOpen: true };
  return running.run(call, async () => {
    try {
      return await work();
    } finally {
      call.isOpen = false;
    }
  });
}

/** The call that something is done in at this moment; undefined for what the station does by itself. */
export function currentCall(): CallOrigin | undefined {
  const call = running.getStore();
  return call?.isOpen === true ? call.origin : undefined;
}
