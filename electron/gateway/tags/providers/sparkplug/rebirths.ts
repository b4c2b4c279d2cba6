/** Asks nodes to say everything anew: once in an interval at most, and seldom where a node does not listen. */
import type { Clock } from '../../../platform/ports.ts';

/** How many times the interval a node is left alone at most that does not answer. */
const most = 32;

export interface NodeName {
  readonly group: string;
  readonly name: string;
}

export interface Rebirths {
  readonly ask: (node: NodeName) => void;
  /** A node has said everything. */
  readonly born: (node: NodeName) => void;
  readonly clear: () => void;
}

interface Asked {
  at: number;
  /** How often it was asked in vain. */
  count: number;
  callOff: (() => void) | undefined;
}

/**
 * `interval` is in milliseconds. `send` asks a node, and answers whether it had to be asked: a question may be lost on the way, so that it
 * is repeated as long as it has.
 */
export function openRebirths(clock: Clock, interval: number, send: (node: NodeName) => boolean): Rebirths {
  const all = new Map<string, Asked>();
  return {
    ask: (node) => {
      const id = `${node.group}/${node.name}`;
      const known = all.get(id);
      if (known?.callOff !== undefined) return;
      const asked = known ?? { at: -Infinity, count: 0, callOff: undefined };
      all.set(id, asked);
      const go = (): void => {
        asked.callOff = undefined;
        if (!send(node)) {
          all.delete(id);
          return;
        }
        asked.at = clock.monotonic();
        asked.count += 1;
        later();
      };
      const wait = (): number =>
        asked.at + interval * Math.min(most, 2 ** Math.max(0, asked.count - 1)) - clock.monotonic();
      const later = (): void => {
        asked.callOff = clock.after(wait(), go);
      };
      if (wait() <= 0) go();
      else later();
    },
    born: ({ group, name }) => {
      const asked = all.get(`${group}/${name}`);
      if (asked === undefined) return;
      asked.callOff?.();
      asked.callOff = undefined;
      asked.count = 0;
    },
    clear: () => {
      for (const { callOff } of all.values()) callOff?.();
      all.clear();
    },
  };
}
