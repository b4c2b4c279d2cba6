/** The style classes of a project as a style sheet, with what is safe of them. */
import type { Json, JsonObject } from '../../electron/contract/json.ts';
import type { StyleClasses } from '../../electron/contract/page.ts';
import { object } from '../components/props.ts';
import { cssValue, readStyle } from '../components/style.ts';

/** States of an element in which a class may look different. */
export const pseudoClasses: ReadonlySet<string> = new Set(
  `active any-link checked default disabled empty enabled first-child first-of-type focus focus-visible focus-within hover
  in-range indeterminate invalid last-child last-of-type link only-child optional out-of-range placeholder-shown read-only
  read-write required target valid visited`.split(/\s+/),
);

/** Settings of an animation of a class, with what each is where the project does not say. */
const animationSettings: Readonly<Record<string, readonly [property: string, otherwise: string]>> = {
  duration: ['animation-duration', '2s'],
  delay: ['animation-delay', '0s'],
  direction: ['animation-direction', 'normal'],
  iterationCount: ['animation-iteration-count', 'infinite'],
  timingFunction: ['animation-timing-function', 'ease'],
  fillMode: ['animation-fill-mode', 'both'],
};

/** Makes the sheet. Of several classes on an element, the later in the alphabet wins, as in Perspective. */
export function styleSheet(classes: StyleClasses): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  for (const [name, { base, variants }] of Object.entries(classes).sort(([one], [other]) => (one < other ? -1 : 1))) {
    const own = `psc-${name}`;
    // Three times the class: it wins over what the components' own sheets say.
    const selector = `.${CSS.escape(own)}`.repeat(3);
    addLook(sheet, selector, own, base);
    for (const variant of variants) {
      const { pseudo } = variant;
      if (pseudoClasses.has(pseudo)) addLook(sheet, `${selector}:${pseudo}`, `${own}:${pseudo}`, variant);
    }
  }
  return sheet;
}

interface Look {
  readonly style: JsonObject;
  readonly animation?: JsonObject | undefined;
}

function addLook(sheet: CSSStyleSheet, selector: string, name: string, { style, animation }: Look): void {
  addRule(sheet, selector, readStyle(style).css);
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
  addRule(sheet, selector, [['animation-name', CSS.escape(name)], ...settings]);
}

function settingValue(property: string, given: Json | undefined): string | undefined {
  return given === undefined || given === null || given === '' ? undefined : cssValue(property, given);
}

/** What of the animation of a class is not applied, in its own names. */
export function animationParts(animation: JsonObject): readonly string[] {
  const { keyframes, ...settings } = animation;
  return [
    ...Object.entries(settings).flatMap(([setting, value]) => {
      const [property] = animationSettings[setting] ?? [];
      const isNone = value === null || value === '';
      return isNone || (property !== undefined && cssValue(property, value) !== undefined)
        ? []
        : [`animation.${setting}`];
    }),
    ...Object.entries(object(keyframes)).flatMap(([at, look]) =>
      readStyle(look).left.map((property) => `animation ${at} ${property}`),
    ),
  ];
}

type Declarations = readonly (readonly [property: string, value: string])[];

function addRule(sheet: CSSStyleSheet, selector: string, declarations: Declarations): void {
  const rule = sheet.cssRules[sheet.insertRule(`${selector} {}`, sheet.cssRules.length)];
  if (!(rule instanceof CSSStyleRule)) return;
  for (const [property, value] of declarations) rule.style.setProperty(property, value);
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
