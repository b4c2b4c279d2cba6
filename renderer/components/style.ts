/**
 * Styles of components: which of a project's style properties are applied. What loads something, covers the shell or
 * runs is left out; everything that is left out is named by `readStyle`, so that nobody takes it for applied.
 */
import { isJsonObject, type Json } from '../../electron/contract/json.ts';

/** CSS properties that a view may set, by the word that they begin with: how things look and lie inside the page. */
const families =
  `align animation backdrop backface background border bottom box caret clip color column columns contain cursor direction
  display empty fill filter flex float clear font gap grid height hyphens image inset isolation justify left letter line list
  margin mask max min mix object opacity order orphans outline overflow overscroll padding paint perspective place pointer
  quotes resize right rotate row scale scroll scrollbar shape stroke tab table text top touch transform transition translate
  unicode user vertical visibility white widows width will word writing z zoom accent appearance aspect caption`.split(
    /\s+/,
  );
const allowed = new RegExp(
  `^(${families.join('|')})(-|$)|^position$|^-webkit-(line-clamp|box-orient|text-.*|user-select)$`,
);

/** Numbers of these are no lengths. */
const unitless = new Set(
  `animation-iteration-count aspect-ratio border-image-outset border-image-slice border-image-width column-count columns
  fill-opacity flex flex-grow flex-shrink font-weight grid-area grid-column grid-column-end grid-column-start grid-row
  grid-row-end grid-row-start line-height opacity order orphans scale stroke-dasharray stroke-dashoffset stroke-miterlimit
  stroke-opacity stroke-width tab-size widows z-index zoom -webkit-line-clamp`.split(/\s+/),
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
    const text = cssValue(property, value);
    if (text === undefined) left.push(name);
    else css.push([property, text]);
  }
  return { css, left };
}

/** Answers by property and value: the components of a page have mostly the same. */
const known = new Map<string, string | undefined>();
const mostKnown = 5000;

/** A value as CSS has it; undefined where it is not applied: it is not safe, or the browser does not know it. */
export function cssValue(property: string, value: Json): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const key = `${property}:${typeof value}:${value}`;
  if (known.has(key)) return known.get(key);
  const answer = judged(property, value);
  if (known.size >= mostKnown) known.clear();
  known.set(key, answer);
  return answer;
}

function judged(property: string, value: string | number): string | undefined {
  if (!allowed.test(property)) return undefined;
  const text = typeof value === 'number' && !unitless.has(property) ? `${value}px` : String(value).trim();
  if (safeValue(text) === undefined) return undefined;
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

/** A value that loads nothing and ends where it should; undefined for any other. */
export function safeValue(text: string): string | undefined {
  return text.length > 500 || unsafe.test(text) ? undefined : text;
}

/** Variables that the style sheet of the project sets. */
let ofProject: ReadonlySet<string> = new Set();

/** The style sheet of the project sets these variables, in place of those before. */
export function takeVariables(names: ReadonlySet<string>): void {
  ofProject = names;
  known.clear();
}

/** A variable that nothing sets makes a value none, without a word. */
function isSet(variable: string): boolean {
  if (ofProject.has(variable)) return true;
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
