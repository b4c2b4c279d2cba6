/** The style classes of a project as a style sheet, with what is safe of them. */
import type { Json, JsonObject } from '../../electron/contract/json.ts';
import type { StyleClasses } from '../../electron/contract/page.ts';
import { animationSettings, isState } from '../../electron/contract/styles.ts';
import { object } from '../components/props.ts';
import { cssValue, readClassStyle, readStyle } from '../components/style.ts';

/** Makes the sheet. Of several classes on an element, the later in the alphabet wins, as in Perspective. */
export function styleSheet(classes: StyleClasses): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  for (const [name, { base, variants }] of Object.entries(classes).sort(([one], [other]) => (one < other ? -1 : 1))) {
    const own = `psc-${name}`;
    // Three times the class: it wins over what the components' own sheets say.
    const selector = `.${CSS.escape(own)}`.repeat(3);
    addLook(sheet, selector, own, base);
    variants.forEach((variant, index) => {
      const { pseudo, media } = variant;
      if (!isState(pseudo, media)) return;
      addLook(sheet, pseudo === '' ? selector : `${selector}:${pseudo}`, `${own}:${index}`, variant, media);
    });
  }
  return sheet;
}

interface Look {
  readonly style: JsonObject;
  readonly animation?: JsonObject | undefined;
}

function addLook(
  sheet: CSSStyleSheet,
  selector: string,
  name: string,
  { style, animation }: Look,
  media?: string,
): void {
  const { css, important } = readClassStyle(style);
  addRule(sheet, selector, css, { important, media });
  if (animation === undefined) return;
  const steps = Object.entries(object(animation['keyframes']));
  addKeyframes(
    sheet,
    name,
    steps.map(([at, look]) => [at, readStyle(look).css] as const),
  );
  const settings = Object.entries(animationSettings).flatMap(([setting, [property, otherwise]]) => {
    const value = settingValue(property, animation[setting]) ?? otherwise;
    return [[property, value] as const];
  });
  addRule(sheet, selector, [['animation-name', CSS.escape(name)], ...settings], { media });
}

function settingValue(property: string, given: Json | undefined): string | undefined {
  return given === undefined || given === null || given === '' ? undefined : cssValue(property, given);
}

type Declarations = readonly (readonly [property: string, value: string])[];

function addRule(
  sheet: CSSStyleSheet,
  selector: string,
  declarations: Declarations,
  { important, media }: { readonly important?: ReadonlySet<string>; readonly media?: string | undefined },
): void {
  const text = media === undefined ? `${selector} {}` : `@media ${media} { ${selector} {} }`;
  const added = sheet.cssRules[sheet.insertRule(text, sheet.cssRules.length)];
  const rule = added instanceof CSSMediaRule ? added.cssRules[0] : added;
  if (!(rule instanceof CSSStyleRule)) return;
  for (const [property, value] of declarations) {
    rule.style.setProperty(property, value, important?.has(property) === true ? 'important' : '');
  }
}

/** Adds an animation of a name; places in time that the browser does not know are left out. */
export function addKeyframes(
  sheet: CSSStyleSheet,
  name: string,
  steps: readonly (readonly [at: string, declarations: Declarations])[],
): void {
  const rule = sheet.cssRules[sheet.insertRule(`@keyframes ${CSS.escape(name)} {}`, sheet.cssRules.length)];
  if (!(rule instanceof CSSKeyframesRule)) return;
  for (const [at, declarations] of steps) {
    rule.appendRule(`${at} {}`);
    const step = rule.findRule(at);
    for (const [property, value] of declarations) step?.style.setProperty(property, value);
  }
}
