/** Styles of components in a browser: what is applied of them, and how. */
import type { Json } from '../../electron/contract/json.ts';
import { splitClassStyle, splitStyle, styleValue, type ReadStyle } from '../../electron/contract/styles.ts';
import { hosts } from './source.ts';

/** As `splitStyle`, with what the browser knows. */
export function readStyle(style: Json | undefined): ReadStyle {
  return splitStyle(style, cssValue);
}

/** As `splitClassStyle`, with what the browser knows. */
export function readClassStyle(style: Json | undefined): ReturnType<typeof splitClassStyle> {
  return splitClassStyle(style, cssValue);
}

/** Answers by property and value: the components of a page have mostly the same. */
const known = new Map<string, string | undefined>();
const mostKnown = 5000;
/** Letters of a value that is worth keeping: a picture that is written out is not. */
const longestKnown = 1000;

/** A value as CSS has it; undefined where it is not applied: it is not safe, or the browser does not know it. */
export function cssValue(property: string, value: Json): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  if (String(value).length > longestKnown) return judged(property, value);
  const key = `${property}:${typeof value}:${value}`;
  if (known.has(key)) return known.get(key);
  const answer = judged(property, value);
  if (known.size >= mostKnown) known.clear();
  known.set(key, answer);
  return answer;
}

function judged(property: string, value: string | number): string | undefined {
  const text = styleValue(property, value, hosts());
  // Where there is a browser, it knows what it would drop.
  if (text !== undefined && property.startsWith('--')) setVariable(property);
  if (text === undefined || typeof CSS === 'undefined') return text;
  return CSS.supports(property, text) && variables(text).every(isSet) ? text : undefined;
}

/** The variables that a value needs: those without another value beside them. */
function variables(text: string): readonly string[] {
  return [...text.matchAll(/var\(\s*(--[\w-]+)\s*\)/gi)].map(([, name = '']) => name);
}

/** Variables that were found: those of the design stay, in every theme. */
const found = new Set<string>();

/** Variables that the style sheet of the project sets. */
let ofProject: ReadonlySet<string> = new Set();

/** Variables that styles of components and style classes set. */
const ofStyles = new Set<string>();

/** A style sets a variable: values that need it may be used from then on. */
function setVariable(name: string): void {
  if (ofStyles.has(name)) return;
  ofStyles.add(name);
  known.clear();
}

/** The style sheet of the project sets these variables, in place of those before. */
export function takeVariables(names: ReadonlySet<string>): void {
  ofProject = names;
  known.clear();
}

/** A variable that nothing sets makes a value none, without a word. */
function isSet(variable: string): boolean {
  if (ofProject.has(variable) || ofStyles.has(variable)) return true;
  if (!found.has(variable) && getComputedStyle(document.documentElement).getPropertyValue(variable) !== '') {
    found.add(variable);
  }
  return found.has(variable);
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
): (element: HTMLElement | SVGElement) => () => void {
  return (element) => {
    const laidOut = Object.entries(own() ?? {}).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    const applied = [...readStyle(style()).css, ...laidOut];
    for (const [name, value] of applied) {
      element.style.setProperty(name, value);
      // Its arrows turn with it: selectors see the attribute alone.
      if (name === 'direction') element.setAttribute('dir', value);
    }
    return () => {
      for (const [name] of applied) {
        element.style.removeProperty(name);
        if (name === 'direction') element.removeAttribute('dir');
      }
    };
  };
}
