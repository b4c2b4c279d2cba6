/** Which style classes a project has. */
import type { SheetRule, StyleClasses } from './page.ts';

/** A class in a selector, as it is written there: what is no letter of a name stands after a backslash. */
const projectClass = /\.psc-((?:[\w-]|\P{ASCII}|\\[^\n])+)/gu;

const noLook: StyleClasses[string] = { base: { style: {} }, variants: [] };

/** The style classes that a project has: those with a file, and those that only its style sheet says something of. */
export function knownClasses(classes: StyleClasses, sheet: readonly SheetRule[]): StyleClasses {
  const inSheet = sheet.flatMap((rule) =>
    rule.kind === 'look' ? rule.selectors.flatMap((selector) => [...selector.matchAll(projectClass)]) : [],
  );
  const ofSheet = inSheet.map(([, name = '']) => [name.replaceAll(/\\(.)/gu, '$1'), noLook] as const);
  return { ...Object.fromEntries(ofSheet), ...classes };
}
