/**
 * The pages that a document has shown. A browser has an address for each; a window of the desktop program keeps them in
 * its own history, so that back and forward, and loading it anew, lead to the same ones.
 */
export interface PageHistory {
  /** The address that the document is at now. */
  readonly here: () => string;
  /** Goes on to an address, as a further one or in the place of the one before. */
  readonly enter: (address: string, isFurther: boolean) => void;
}

/** Keeps the history of a document; `moved` hears of each step that a person or a script went in it. */
export function keepHistory(isBrowser: boolean, moved: (address: string) => void): PageHistory {
  const here = (): string => {
    if (isBrowser) return `${window.location.pathname}${window.location.search}`;
    const state: unknown = window.history.state;
    if (typeof state === 'string') return state;
    // A window that was opened for a page has its address behind the document's.
    const { hash } = window.location;
    return hash.startsWith('#/') ? hash.slice(1) : '/';
  };
  window.addEventListener('popstate', () => moved(here()));
  return {
    here,
    enter: (address, isFurther) => {
      if (address === here()) return;
      const url = isBrowser ? address : undefined;
      if (isFurther) window.history.pushState(address, '', url);
      else window.history.replaceState(address, '', url);
    },
  };
}
