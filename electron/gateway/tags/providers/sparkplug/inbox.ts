/**
 * Messages of nodes on their way in: taken in a few milliseconds at a time, each node's in their order, no node before another. A
 * node that is born again and again is heard once a second: its newest birth says all that those before it said.
 */
import type { Clock } from '../../../platform/ports.ts';
import type { MessageTopic } from './topics.ts';

/** Milliseconds of work, and of rest where there is more to do: what follows from a little of it comes in the same turn. */
const slice = 5;
/** Milliseconds in which what is said of a tag is put once. */
const interval = 50;
/** Milliseconds between two births of a node. */
const birthInterval = 1000;
/** What waits of one node, and bytes of all. */
const mostOfNode = 5000;
const mostQueues = 20_000;
const mostBytes = 128_000_000;
/** Bytes that a message takes beside what it says. */
const besides = 500;

export interface IncomingMessage {
  readonly topic: MessageTopic;
  readonly payload: Buffer;
}

export interface Inbox {
  readonly take: (message: IncomingMessage) => void;
  /** Throws away what waits. */
  readonly clear: () => void;
}

export interface InboxOptions {
  readonly clock: Clock;
  /** Takes a message in, a portion with each step. */
  readonly apply: (message: IncomingMessage) => Generator<void, void>;
  /** More came than can wait: messages of this node were thrown away. */
  readonly overrun: (topic: MessageTopic) => void;
  /** A slice of the work is done. */
  readonly done: () => void;
}

interface Queue {
  waiting: IncomingMessage[];
  /** When its last birth was taken in, monotonic. */
  bornAt: number;
}

export function openInbox({ clock, apply, overrun, done }: InboxOptions): Inbox {
  const queues = new Map<string, Queue>();
  /** Those in which something waits, the next one first. */
  const busy = new Set<Queue>();
  let bytes = 0;
  let running: Generator<void, void> | undefined;
  let lastRun = -interval;
  let runAt = 0;
  let callOff: (() => void) | undefined;

  const empty = (queue: Queue): void => {
    for (const message of queue.waiting) bytes -= sizeOf(message);
    queue.waiting = [];
    busy.delete(queue);
  };
  const wait = (queue: Queue): number => {
    const isBirth = queue.waiting[0]?.topic.kind === 'NBIRTH';
    return isBirth ? queue.bornAt + birthInterval - clock.monotonic() : 0;
  };
  const next = (): Generator<void, void> | undefined => {
    for (const queue of busy) {
      if (wait(queue) > 0) continue;
      const first = queue.waiting.shift();
      // To the end of the row, so that each node gets its turn.
      busy.delete(queue);
      if (queue.waiting.length > 0) busy.add(queue);
      if (first === undefined) continue;
      bytes -= sizeOf(first);
      if (first.topic.kind === 'NBIRTH') queue.bornAt = clock.monotonic();
      return apply(first);
    }
    return undefined;
  };
  const run = (): void => {
    callOff = undefined;
    const begun = clock.monotonic();
    lastRun = begun;
    do {
      running ??= next();
      if (running === undefined) break;
      if (running.next().done === true) running = undefined;
    } while (clock.monotonic() - begun < slice);
    done();
    if (running !== undefined) runIn(slice);
    else if (busy.size > 0) runIn(Math.max(slice, Math.min(...[...busy].map(wait))));
  };
  /** Runs after a time, or earlier where that is said already. */
  const runIn = (ms: number): void => {
    const at = clock.monotonic() + ms;
    if (callOff !== undefined && runAt <= at) return;
    callOff?.();
    runAt = at;
    callOff = clock.after(ms, run);
  };
  return {
    take: (message) => {
      const { topic } = message;
      const id = `${topic.group}/${topic.node}`;
      const known = queues.get(id);
      if (known === undefined && queues.size >= mostQueues) return;
      const queue = known ?? { waiting: [], bornAt: -birthInterval };
      queues.set(id, queue);
      if (topic.kind === 'NBIRTH') empty(queue);
      if (queue.waiting.length >= mostOfNode || bytes + sizeOf(message) > mostBytes) {
        empty(queue);
        overrun(topic);
        return;
      }
      queue.waiting.push(message);
      bytes += sizeOf(message);
      busy.add(queue);
      if (running === undefined) runIn(Math.max(0, wait(queue), interval - (clock.monotonic() - lastRun)));
    },
    clear: () => {
      callOff?.();
      callOff = undefined;
      running = undefined;
      for (const queue of queues.values()) empty(queue);
      queues.clear();
    },
  };
}

function sizeOf({ payload }: IncomingMessage): number {
  return payload.length + besides;
}
