/** Reading properties of components: project files may hold anything, a component shows what it understands. */
import { isJsonObject, type Json, type JsonObject } from '../../electron/contract/json.ts';
import type { Quality } from '../../electron/contract/page.ts';
import { qualityWord } from '../../electron/contract/quality.ts';
import type { NodeState, PageActions } from '../page/state.svelte.ts';

/** What every component gets. */
export interface ComponentProps {
  readonly node: NodeState;
  readonly page: PageActions;
}

/** A property as text; null and absent are empty. */
export function text(value: Json | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A property as an object; anything else is an empty one. */
export function object(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** The classes that a component's style names, as the design system writes them. */
export function classes(style: Json | undefined): string {
  return text(object(style)['classes'])
    .split(/\s+/)
    .filter((name) => name !== '')
    .map((name) => `psc-${name}`)
    .join(' ');
}

/** Style properties that a view may set; others, above all those that load or position over others, are left out. */
const allowed = new Set(
  'alignItems alignSelf color columnGap flexBasis fontSize fontWeight gap height justifyContent lineHeight margin marginBottom marginLeft marginRight marginTop maxHeight maxWidth minHeight minWidth overflow padding paddingBottom paddingLeft paddingRight paddingTop rowGap textAlign whiteSpace width'.split(
    ' ',
  ),
);

/** Applies a style object to an element, property by property (an inline style attribute is against the policy). */
export function styled(style: () => JsonObject): (element: HTMLElement) => void {
  return (element) => {
    for (const [name, value] of Object.entries(style())) {
      if (!allowed.has(name) || (typeof value !== 'string' && typeof value !== 'number')) continue;
      const css =
        typeof value === 'number' && name !== 'fontWeight' && name !== 'lineHeight' ? `${value}px` : String(value);
      element.style.setProperty(
        name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
        css,
      );
    }
  };
}

/** What a person reads of a quality that is not good. */
export function qualityWords(quality: Quality): string {
  if (quality.code === 'Bad_Stale') {
    const since = quality.since === undefined ? '' : ` since ${new Date(quality.since).toLocaleTimeString('en-GB')}`;
    return `Stale${since}`;
  }
  return quality.reason ?? qualityWord(quality.code);
}
