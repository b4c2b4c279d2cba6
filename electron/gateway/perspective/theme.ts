/** Themes by Perspective's names: the six that it ships have one of the two looks of this program. */
import { effect, untracked } from '@preact/signals-core';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Json } from '../../contract/json.ts';

export type Theme = 'light' | 'dark';

const themes: Readonly<Record<string, Theme>> = Object.freeze({
  light: 'light',
  'light-cool': 'light',
  'light-warm': 'light',
  dark: 'dark',
  'dark-cool': 'dark',
  'dark-warm': 'dark',
});

/** The look of a theme by its name; undefined for what is none. */
export function themeOf(name: Json | undefined): Theme | undefined {
  return typeof name === 'string' && Object.hasOwn(themes, name) ? themes[name] : undefined;
}

/** The look of a theme. Throws `illegal-argument` for a name that none has. */
export function requireTheme(name: string): Theme {
  const found = themeOf(name);
  if (found !== undefined) return found;
  throw new CountersignError(
    ErrorCode.illegalArgument,
    `There is no theme "${name}". There are ${Object.keys(themes).join(', ')}.`,
  );
}

/** The theme of a page: the session's, or one of its own. */
export interface PageTheme {
  readonly now: () => Theme;
  /** Gives the page one of its own. Throws `illegal-argument` for one that is not there. */
  readonly set: (name: string) => void;
  readonly close: () => void;
}

/** Follows the theme of the session; `changed` hears of each other look, `unknown` of a name that no theme has. */
export function followTheme(
  nameOfSession: () => Json | undefined,
  changed: (theme: Theme) => void,
  unknown: (name: Json | undefined) => void,
): PageTheme {
  // What a page begins with comes with it, and is no change.
  let theme = themeOf(untracked(nameOfSession)) ?? 'light';
  let isOwn = false;
  const become = (next: Theme): void => {
    const isAnother = next !== theme;
    theme = next;
    if (isAnother) changed(next);
  };
  const close = effect(() => {
    const name = nameOfSession();
    const next = themeOf(name);
    untracked(() => {
      if (next === undefined) unknown(name);
      else if (!isOwn) become(next);
    });
  });
  return {
    now: () => theme,
    set: (name) => {
      const next = requireTheme(name);
      isOwn = true;
      become(next);
    },
    close,
  };
}
