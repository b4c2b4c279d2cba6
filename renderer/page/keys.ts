/** Keys that the project has scripts for, heard wherever the focus is on the page: the session event "Keystroke" of Perspective. */
import type { JsonObject } from '../../electron/contract/json.ts';
import { mostKeys, type KeyHandler } from '../../electron/contract/keyEvents.ts';
import { keyFields, tellEach } from '../components/domEvents.ts';
import { takeScans } from '../readerScans.ts';

/** What of a key decides whether a handler waits for it. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** Keys that spell nothing: they are held while others are pressed. */
const held = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'ScrollLock', 'Dead']);

/** Whether a handler waits for a single key that has this. */
export function isAwaited(handler: KeyHandler, pressed: Pressed): boolean {
  const { heard } = handler;
  if (heard.kind === 'pattern') return false;
  const isKey = heard.kind === 'key' ? heard.key === pressed.key : heard.code === pressed.code;
  return (
    isKey &&
    handler.altKey === pressed.altKey &&
    handler.ctrlKey === pressed.ctrlKey &&
    handler.metaKey === pressed.metaKey &&
    handler.shiftKey === pressed.shiftKey
  );
}

/** What was typed in a row, for a pattern. */
export interface Spelled {
  /** A key went down at a time in milliseconds. */
  readonly add: (key: string, at: number) => void;
  /** What fits the pattern, by the names of the keys; it is not found again. Undefined where nothing does. */
  readonly match: () => string | undefined;
}

/** Follows what is typed for a pattern. Keys come in the order in which they went down, as people and scanners mean them. */
export function spell(heard: Extract<KeyHandler['heard'], { kind: 'pattern' }>): Spelled {
  const pattern = new RegExp(heard.source, heard.flags);
  let typed: { readonly key: string; readonly at: number }[] = [];
  return {
    add: (key, at) => {
      if (held.has(key)) return;
      typed = typed.filter((one) => heard.within === 0 || at - one.at <= heard.within).slice(1 - mostKeys);
      typed.push({ key, at });
    },
    match: () => {
      const found = pattern.exec(typed.map(({ key }) => key).join(''))?.[0];
      if (found === undefined || found === '') return undefined;
      typed = [];
      return found;
    },
  };
}

/**
 * Hears the keys that handlers wait for, and tells of them one after the other. A scan of the site's reader, of which no key is heard
 * otherwise, is tried on patterns with the reader's last key (`ends`). Returns what ends it.
 */
export function hearKeys(
  handlers: readonly KeyHandler[],
  press: (name: string, event: JsonObject) => Promise<void>,
  ends = 'Enter',
): () => void {
  const ended = new AbortController();
  for (const handler of handlers) {
    const { name, heard, captures, prevents, stops } = handler;
    const tell = tellEach((event) => press(name, event));
    const spelled = heard.kind === 'pattern' ? spell(heard) : undefined;
    const options = { capture: captures, signal: ended.signal };
    const take = (event: KeyboardEvent, match?: string): void => {
      if (prevents) event.preventDefault();
      if (stops) event.stopPropagation();
      const { type } = event;
      tell({ ...keyFields(event), type, ...(match === undefined ? {} : { match }) }, event.repeat);
    };
    if (spelled !== undefined) {
      document.addEventListener('keydown', ({ key, timeStamp }) => spelled.add(key, timeStamp), {
        ...options,
        capture: true,
      });
    }
    if (spelled !== undefined) {
      const takesNoMore = takeScans((read) => {
        if (read === undefined) return false;
        for (const key of Array.from(read).concat(ends)) spelled.add(key, performance.now());
        const match = spelled.match();
        if (match !== undefined) take(new KeyboardEvent('keyup', { key: ends }), match);
        return match !== undefined;
      });
      ended.signal.addEventListener('abort', takesNoMore);
    }
    document.addEventListener(
      spelled === undefined ? handler.at : 'keyup',
      (event) => {
        // Who composes a character by several keys presses none of them.
        if (event.isComposing) return;
        const match = spelled?.match();
        if (match !== undefined || isAwaited(handler, event)) take(event, match);
      },
      options,
    );
  }
  return () => ended.abort();
}
