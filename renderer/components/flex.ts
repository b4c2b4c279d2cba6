/** How flex containers and repeaters lay out what is in them. */
import type { Json, JsonObject } from '../../electron/contract/json.ts';
import { object, text } from './props.ts';

type Css = Readonly<Record<string, string | undefined>>;

/** What a container lays out itself, by its properties: it wins over its style. */
export function flexLayout(props: JsonObject): Css & { readonly 'flex-direction': string } {
  const one = (property: string, values: readonly [string, ...string[]]): string => {
    const value = text(props[property]);
    return values.includes(value) ? value : values[0];
  };
  return {
    'flex-direction': one('direction', ['row', 'row-reverse', 'column', 'column-reverse']),
    'flex-wrap': one('wrap', ['nowrap', 'wrap', 'wrap-reverse']),
    'justify-content': text(props['justify']) || undefined,
    'align-items': text(props['alignItems']) || undefined,
    'align-content': text(props['alignContent']) || undefined,
  };
}

/** How far a child is turned, and around which point of it. */
export function turned(rotate: Json | undefined): Css {
  const { angle, anchor } = object(rotate);
  if (angle === undefined || angle === null || angle === '') return {};
  const degrees = typeof angle === 'number' || /^-?[\d.]+$/.test(text(angle)) ? `${text(angle)}deg` : text(angle);
  return { rotate: degrees, 'transform-origin': text(anchor) || '50% 50%' };
}

/** Where a child stands, by its position. */
export function flexItem({ grow = 0, shrink = 1, basis = 'auto', align, alignSelf, display, rotate }: JsonObject): Css {
  const shown = !['false', '0'].includes(text(display));
  return {
    flex: `${text(grow)} ${text(shrink)} ${typeof basis === 'number' ? `${basis}px` : text(basis)}`,
    'align-self': text(align) || text(alignSelf) || undefined,
    display: shown ? undefined : 'none',
    ...turned(rotate),
  };
}
