/**
 * Styles of components: which of a project's style properties are applied. What loads something, covers the shell or
 * runs is left out; everything that is left out is named by `readStyle`, so that nobody takes it for applied.
 */
import { isJsonObject, type Json } from '../../electron/contract/json.ts';

/** CSS properties that a view may set. */
const allowed = new Set(
  `align-content align-items align-self aspect-ratio background background-attachment background-clip
  background-color background-image background-origin background-position background-repeat background-size border border-bottom border-bottom-color border-bottom-left-radius
  border-bottom-right-radius border-bottom-style border-bottom-width border-collapse border-color border-left
  border-left-color border-left-style border-left-width border-radius border-right border-right-color border-right-style
  border-right-width border-spacing border-style border-top border-top-color border-top-left-radius
  border-top-right-radius border-top-style border-top-width border-width bottom box-shadow box-sizing color column-gap
  cursor direction display fill fill-opacity flex flex-basis flex-direction flex-flow flex-grow flex-shrink flex-wrap
  font-family font-size font-style font-variant font-weight gap grid-area grid-column grid-row grid-template-columns
  grid-template-rows height hyphens justify-content justify-items justify-self left letter-spacing line-height margin
  margin-bottom margin-left margin-right margin-top max-height max-width min-height min-width object-fit opacity order
  outline outline-color outline-offset outline-style outline-width overflow overflow-wrap overflow-x overflow-y padding
  padding-bottom padding-left padding-right padding-top place-content place-items place-self position right rotate
  row-gap stroke stroke-opacity stroke-width text-align text-decoration text-indent text-overflow text-shadow
  text-transform top transform transform-origin user-select vertical-align visibility white-space width word-break
  word-spacing word-wrap writing-mode`.split(/\s+/),
);

/** Numbers of these are no lengths. */
const unitless = new Set(
  'aspect-ratio fill-opacity flex flex-grow flex-shrink font-weight line-height opacity order stroke-opacity'.split(
    ' ',
  ),
);

/** Places that stay inside what the page scrolls. */
const positions = new Set(['static', 'relative', 'absolute', 'sticky']);

/** Anything that loads, ends the value, or hides what it says behind an escape. */
const unsafe = /url\(|image-set\(|src\(|attr\(|expression\(|javascript:|[\\@;{}<>]|\/\*|!/i;

export interface ReadStyle {
  /** What is applied: CSS properties with their values. */
  readonly css: readonly (readonly [property: string, value: string])[];
  /** Properties, as the project names them, that are not. */
  readonly left: readonly string[];
}

/** Splits a style object into what is applied and what is not. Properties without a value are neither. */
export function readStyle(style: Json | undefined): ReadStyle {
  const css: [string, string][] = [];
  const left: string[] = [];
  for (const [name, value] of Object.entries(isJsonObject(style) ? style : {})) {
    if (name === 'classes' || value === null || value === '') continue;
    const property = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const text = knownValue(property, value);
    if (text === undefined) left.push(name);
    else css.push([property, text]);
  }
  return { css, left };
}

/** Answers of `cssValue` by property and value: the components of a page have mostly the same. */
const known = new Map<string, string | undefined>();
const mostKnown = 5000;

function knownValue(property: string, value: Json): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const key = `${property}:${typeof value}:${value}`;
  if (known.has(key)) return known.get(key);
  const answer = cssValue(property, value);
  if (known.size >= mostKnown) known.clear();
  known.set(key, answer);
  return answer;
}

function cssValue(property: string, value: string | number): string | undefined {
  if (!allowed.has(property)) return undefined;
  const text = typeof value === 'number' && !unitless.has(property) ? `${value}px` : String(value).trim();
  if (text.length > 500 || unsafe.test(text)) return undefined;
  if (property === 'position' && !positions.has(text)) return undefined;
  // Where there is a browser, it knows what it would drop.
  if (typeof CSS === 'undefined') return text;
  return CSS.supports(property, text) && variables(text).every(isSet) ? text : undefined;
}

/** The variables that a value needs: those without another value beside them. */
function variables(text: string): readonly string[] {
  return [...text.matchAll(/var\(\s*(--[\w-]+)\s*\)/gi)].map(([, name = '']) => name);
}

/** Variables that were found: those of the design stay, in every theme. */
const found = new Set<string>();

/** A variable that nothing sets makes a value none, without a word. */
function isSet(variable: string): boolean {
  if (!found.has(variable) && getComputedStyle(document.documentElement).getPropertyValue(variable) !== '') {
    found.add(variable);
  }
  return found.has(variable);
}

/** The names of style classes that a style gives, in a text with spaces or in a list. */
export function classNames(style: Json | undefined): readonly string[] {
  const given = isJsonObject(style) ? style['classes'] : undefined;
  const texts = Array.isArray(given) ? (given as readonly Json[]) : [given];
  return texts.flatMap((text) => (typeof text === 'string' ? text.split(/\s+/) : [])).filter((name) => name !== '');
}

/** What a component or container lays out itself, by CSS property. */
export type Layout = Readonly<Record<string, string | undefined>>;

/**
 * Applies a style object to an element, property by property (an inline style attribute is against the policy). What
 * a style no longer has is taken back. `own` is what the component itself lays out, which wins.
 */
export function styled(
  style: () => Json | undefined,
  own: () => Layout | undefined = () => undefined,
): (element: HTMLElement) => () => void {
  return (element) => {
    const laidOut = Object.entries(own() ?? {}).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    const applied = [...readStyle(style()).css, ...laidOut];
    for (const [name, value] of applied) element.style.setProperty(name, value);
    return () => {
      for (const [name] of applied) element.style.removeProperty(name);
    };
  };
}
