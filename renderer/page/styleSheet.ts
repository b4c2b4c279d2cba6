/** The style classes of a project as a style sheet, with what is safe of them. */
import type { JsonObject } from '../../electron/contract/json.ts';
import type { StyleClasses } from '../../electron/contract/page.ts';
import { readStyle } from '../components/style.ts';

/** States of an element in which a class may look different. */
export const pseudoClasses: ReadonlySet<string> = new Set(
  'active checked disabled empty first-child focus hover invalid last-child read-only required valid'.split(' '),
);

/** Makes the sheet. Of several classes on an element, the later in the alphabet wins, as in Perspective. */
export function styleSheet(classes: StyleClasses): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  for (const [name, { base, variants }] of Object.entries(classes).sort(([one], [other]) => (one < other ? -1 : 1))) {
    // Three times the class: it wins over what the components' own sheets say.
    const selector = `.${CSS.escape(`psc-${name}`)}`.repeat(3);
    addRule(sheet, selector, base.style);
    for (const { pseudo, style } of variants) {
      if (pseudoClasses.has(pseudo)) addRule(sheet, `${selector}:${pseudo}`, style);
    }
  }
  return sheet;
}

function addRule(sheet: CSSStyleSheet, selector: string, style: JsonObject): void {
  const rule = sheet.cssRules[sheet.insertRule(`${selector} {}`, sheet.cssRules.length)];
  if (!(rule instanceof CSSStyleRule)) return;
  for (const [property, value] of readStyle(style).css) rule.style.setProperty(property, value);
}
