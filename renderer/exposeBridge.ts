import type { TextBridge } from '../electron/contract/calls.ts';

/** How calls and events of a contract come into a document and out of it. */
export interface Carrier {
  readonly call: (name: string, input: unknown) => Promise<unknown>;
  readonly on: (name: string, listener: (payload: unknown) => void) => () => void;
}

/** Puts the bridge of a contract on `window`, by the names of its calls. */
export function exposeBridge(name: string, calls: readonly string[], { call, on }: Carrier): void {
  const functions = Object.fromEntries(calls.map((each) => [each, (input: unknown) => call(each, input)]));
  Object.defineProperty(window, name, { value: Object.freeze({ ...functions, on }) });
}

/** Puts it there by what a preload hands on. Its texts are the gateway's own, made by the contract. */
export function exposeTexts(name: string, texts: TextBridge): void {
  const read: (text: string) => unknown = JSON.parse;
  exposeBridge(name, Object.keys(texts.calls), {
    call: async (each, input) => {
      const answer = await texts.calls[each]?.(input);
      return answer === undefined ? undefined : read(answer);
    },
    on: (event, listener) => texts.on(event, (text) => listener(read(text))),
  });
}
