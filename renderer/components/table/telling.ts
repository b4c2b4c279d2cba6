/** How a table tells the gateway what a person did with it. */
import type { Json, JsonObject } from '../../../electron/contract/json.ts';
import type { NodeState } from '../../page/node.svelte.ts';
import type { PageActions } from '../../page/state.svelte.ts';

export interface Teller {
  /** Writes a property; whether it was taken. */
  readonly write: (property: string, value: Json) => Promise<boolean>;
  /** Tells of something when what was told before was heard: the gateway does not begin a handler that still runs. */
  readonly raise: (event: string, payload: JsonObject) => void;
}

export function teller(node: () => NodeState, page: () => PageActions): Teller {
  let telling = Promise.resolve();
  return {
    write: async (property, value) => {
      await page().write(node(), property, value);
      return node().refused[property] === undefined;
    },
    raise: (event, payload) => {
      telling = telling.then(() => page().fire(node(), event, payload));
    },
  };
}
