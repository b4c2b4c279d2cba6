/**
 * Controls show what the gateway holds: one mechanism for all of them. What a person is entering stays until it was
 * written; after each word of the gateway the element shows the held value again, also where that did not change.
 */
import type { Json } from '../../electron/contract/json.ts';
import type { NodeState } from '../page/node.svelte.ts';
import type { PageActions } from '../page/state.svelte.ts';
import { keepingCaret } from './caret.ts';
import { doubtOf } from './doubt.ts';
import { shownText } from './props.ts';

/** A property that a control shows and a person changes. */
export interface Held<E extends HTMLElement> {
  /** Attach to the element: keeps it at the held value, and gives up what is being entered when it is switched off. */
  readonly follow: (element: E) => void;
  /** The person is entering something: what comes meanwhile waits. */
  readonly entering: () => void;
  /** What was entered so far is written while the person goes on: the newest, when the one before was answered. */
  readonly typed: (value: Json) => Promise<void>;
  /** The person left: what was entered and not written is given up. */
  readonly left: () => void;
  /** Whether a text is how the held value reads. */
  readonly isHeld: (shown: string) => boolean;
  /** Writes what was entered; whether the gateway took it. */
  readonly write: (value: Json) => Promise<boolean>;
}

/**
 * Ties an element to a property of a node: `show` puts a held value onto the element. Where `comesOver` says so, a value that
 * is new is shown over what a person is entering.
 */
export function held<E extends HTMLElement>(
  of: () => NodeState,
  page: () => PageActions,
  property: string,
  show: (element: E, value: Json | undefined) => void,
  comesOver: () => boolean = () => false,
): Held<E> {
  let element: E | undefined;
  let isEntering = false;
  let writes = 0;
  /** What was typed and waits for the answer to what was typed before. */
  let next: { readonly value: Json } | undefined;
  /** The value that the person in front of the element knows of. */
  let known: Json | undefined;
  /** What the gateway holds; nothing where that is not known. */
  const shown = (): Json | undefined => {
    const { value } = of().held(property);
    return doubtOf(of().quality[property]) === 'unknown' ? null : value;
  };
  const refresh = (): void => {
    const value = shown();
    const isWaiting = isEntering && !(comesOver() && !isEqual(value, known));
    if (element === undefined || isWaiting || writes > 0 || next !== undefined) return;
    isEntering = false;
    known = value;
    const shownBy = element;
    keepingCaret(shownBy, () => show(shownBy, value));
  };
  const write = async (value: Json): Promise<boolean> => {
    isEntering = false;
    writes += 1;
    await page().write(of(), property, value);
    writes -= 1;
    // An answer is no news to somebody who types on.
    known = shown();
    refresh();
    return of().refused[property] === undefined;
  };
  const writeNewest = async (): Promise<void> => {
    for (let newest = next; newest !== undefined; newest = next) {
      next = undefined;
      await write(newest.value);
    }
  };
  return {
    follow: (attached) => {
      element = attached;
      // Whoever is switched off while somebody enters something takes it no more: it would stand there as if it were held.
      const isOff = of().props['enabled'] !== undefined && attached.matches(':disabled');
      if (isOff) {
        isEntering = false;
        next = undefined;
      }
      refresh();
    },
    entering: () => {
      isEntering = true;
    },
    typed: async (value) => {
      isEntering = true;
      next = { value };
      if (writes > 0) return;
      const written = writeNewest();
      page().enter(written);
      await written;
    },
    left: () => {
      isEntering = false;
      refresh();
    },
    isHeld: (entered) => shownText(shown(), page().region) === entered,
    write,
  };
}

function isEqual(one: Json | undefined, other: Json | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
