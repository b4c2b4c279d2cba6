/** When what a person types into a text is written: when they are done with it, or as they type. */
import type { Held } from './held.ts';

type TextElement = HTMLInputElement | HTMLTextAreaElement;
type Typed = Event & { readonly currentTarget: TextElement };

export interface TextEntry {
  readonly oninput: (event: Typed) => void;
  readonly oncompositionend: (event: Typed) => void;
  readonly onchange: (event: Typed) => void;
  readonly onblur: (event: Typed) => void;
}

/** Hears what is typed; `defers` says whether it is written only with Enter and when the person leaves. */
export function entry<E extends HTMLElement>(value: Held<E>, defers: () => boolean): TextEntry {
  /** Something was typed that was not written. */
  let isOpen = false;
  const write = (element: TextElement): void => {
    isOpen = false;
    void value.write(element.value);
  };
  const typed = ({ currentTarget }: Typed): void => {
    isOpen = defers();
    if (isOpen) value.entering();
    else void value.typed(currentTarget.value);
  };
  /** The page took the focus away: nobody left. What was typed stays, and the person goes on when the page is in use again. */
  const wait = (element: TextElement, cover: Element): void => {
    const watch = new MutationObserver(() => {
      if (element.isConnected && element.closest('[inert]') !== null) return;
      watch.disconnect();
      if (!isOpen) return;
      if (document.activeElement === document.body) element.focus();
      else write(element);
    });
    watch.observe(cover, { attributeFilter: ['inert'] });
  };
  return {
    // A character that is put together of several keys is none before the last of them.
    oninput: (event) => (event instanceof InputEvent && event.isComposing ? value.entering() : typed(event)),
    oncompositionend: typed,
    onchange: ({ currentTarget }) => {
      if (isOpen && currentTarget.closest('[inert]') === null) write(currentTarget);
    },
    onblur: ({ currentTarget }) => {
      const cover = currentTarget.closest('[inert]');
      if (cover !== null && isOpen) wait(currentTarget, cover);
      else if (isOpen && !value.isHeld(currentTarget.value)) write(currentTarget);
      else {
        isOpen = false;
        value.left();
      }
    },
  };
}
