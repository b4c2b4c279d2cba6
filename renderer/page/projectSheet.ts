/**
 * The style sheet of a project, as it holds inside its pages. The gateway took it apart and left out what reaches out of them;
 * here each value is held against what components may set, and what the browser does not know is named.
 */
import type { SheetRule } from '../../electron/contract/page.ts';
import { sheetValue } from '../../electron/contract/styles.ts';
import { cssValue, takeVariables } from '../components/style.ts';
import { addKeyframes } from './styleSheet.ts';

/** Where a project is shown, whatever shows it; the id makes its rules win over those of the components. */
const page = ':is(.project, #project)';

/** What the program says of a component (that a value is stale, that something is not shown) is no project's to hide. */
const own = ':not([data-own], [data-own] *)';

/** Parts of an element, which stand at the end of a selector. */
const elementPart = /::?(?:before|after|first-line|first-letter)$|::[\w-]+(?:\([^)]*\))?$/i;

/** A selector as it stands in the document. */
function inDocument(selector: string): string {
  if (selector === '&') return page;
  const [part = ''] = elementPart.exec(selector) ?? [];
  const element = selector.slice(0, selector.length - part.length);
  const inside = element.startsWith('&') ? `${page}${element.slice(1)}` : `${page} ${element}`;
  // A part of any element has none that is named.
  return `${inside.endsWith(' ') || /[>+~]$/.test(inside) ? `${inside}*` : inside}${own}${part}`;
}

/** What of the whole page a project may set: what goes down to everything in it. */
const inherited = /^(--|color$|cursor$|direction$|font|hyphens$|letter-|line-|text-|visibility$|white-|word-)/;

export interface ProjectSheet {
  readonly sheet: CSSStyleSheet;
  /** What of it is not applied, each with its line. */
  readonly left: readonly string[];
}

/** The variables that rules set. */
function variablesOf(rules: readonly SheetRule[]): ReadonlySet<string> {
  return new Set(
    rules.flatMap((rule) =>
      rule.kind === 'look'
        ? rule.declarations.flatMap(({ property }) => (property.startsWith('--') ? [property] : []))
        : [],
    ),
  );
}

/** Makes the sheet. Styles of components may use the variables that it sets from then on. */
export function projectSheet(rules: readonly SheetRule[]): ProjectSheet {
  takeVariables(variablesOf(rules));
  const sheet = new CSSStyleSheet();
  const left: string[] = [];
  for (const rule of rules) {
    const leaveOut = (what: string): void => void left.push(`line ${rule.line}: ${what} is not applied`);
    try {
      if (rule.kind === 'animation') addAnimation(sheet, rule, leaveOut);
      else if (rule.kind === 'font') addFont(sheet, rule);
      else addLook(sheet, rule, leaveOut);
    } catch {
      leaveOut(nameOf(rule));
    }
  }
  return { sheet, left };
}

function nameOf(rule: SheetRule): string {
  if (rule.kind === 'look') return rule.selectors.join(', ');
  return rule.kind === 'font' ? `the font ${rule.family}` : `the animation ${rule.name}`;
}

/** The gateway took every part of it apart: there is nothing in it that ends a value. */
function addFont(sheet: CSSStyleSheet, { family, sources, settings }: SheetRule & { readonly kind: 'font' }): void {
  const src = sources
    .map(({ url, format }) => `url("${url}")${format === '' ? '' : ` format("${format}")`}`)
    .join(', ');
  const more = Object.entries(settings).map(([name, value]) => `${name}: ${value};`);
  sheet.insertRule(`@font-face { font-family: "${family}"; src: ${src}; ${more.join(' ')} }`, sheet.cssRules.length);
}

type LeaveOut = (what: string) => void;

function addLook(sheet: CSSStyleSheet, rule: SheetRule & { readonly kind: 'look' }, leaveOut: LeaveOut): void {
  const selector = rule.selectors.map(inDocument).join(', ');
  const [open, close] = [rule.around.map((condition) => `${condition} {`).join(' '), '}'.repeat(rule.around.length)];
  const added = innermost(sheet.cssRules[sheet.insertRule(`${open} ${selector} {} ${close}`, sheet.cssRules.length)]);
  const isWholePage = rule.selectors.includes('&');
  for (const { property, value, isImportant } of rule.declarations) {
    const css = sheetValue(rule.selectors, property, value, cssValue);
    if (css === undefined || (isWholePage && !inherited.test(property))) leaveOut(`${property}: ${value.slice(0, 80)}`);
    else added?.style.setProperty(property, css, isImportant ? 'important' : '');
  }
}

/** The rule of a look inside of its conditions. */
function innermost(rule: CSSRule | undefined): CSSStyleRule | undefined {
  if (rule instanceof CSSStyleRule) return rule;
  return rule instanceof CSSGroupingRule ? innermost(rule.cssRules[0]) : undefined;
}

function addAnimation(
  sheet: CSSStyleSheet,
  rule: SheetRule & { readonly kind: 'animation' },
  leaveOut: LeaveOut,
): void {
  const steps = Object.entries(rule.keyframes).map(
    ([at, look]) =>
      [
        at,
        Object.entries(look).flatMap(([property, value]) => {
          const css = cssValue(property, value);
          if (css === undefined) leaveOut(`${property}: ${value.slice(0, 80)}`);
          return css === undefined ? [] : [[property, css] as const];
        }),
      ] as const,
  );
  addKeyframes(sheet, rule.name, steps);
}
