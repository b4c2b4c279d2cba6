/**
 * Styles of a project: which of their properties and values are applied. What covers the shell, runs, or loads something else
 * than a picture from where pictures may come from is left out, and named on the page and by `countersign project check`, so
 * that nobody takes it for applied. A browser holds values against what it knows besides.
 */
import { isIdle } from './components/nothing.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';
import { sourceOf } from './sources.ts';

/**
 * CSS properties that a view may set, by the word that they begin with: how things look and lie inside the page. What drags the
 * window (`app-region`) or is drawn over all of it (`view-transition-name`) is none of them; what begins with no word of CSS is
 * a slip, and named as such.
 */
const families =
  `align alignment anchor animation backdrop backface background baseline block border bottom box break caret clear clip color
  column columns contain container content-visibility corner counter cursor cx cy d direction
  display dominant dynamic empty field fill filter flex float flood font forced gap grid hanging height hyphenate hyphens image initial
  inline inset interpolate isolation justify left letter lighting line list
  margin marker mask math max min mix object offset opacity order orphans outline overflow overscroll padding page paint perspective place pointer
  position-anchor position-area position-try position-visibility print quotes r reading resize right rotate row ruby rx ry scale scroll scrollbar shape speak stroke tab table tap text timeline top touch transform transition translate
  stop unicode user vector vertical view-timeline visibility white widows width will word writing x y z zoom accent appearance aspect caption`.split(
    /\s+/,
  );
/** Variables of the design, of which what the program says of a component is made; they are no style's to set. */
const ofDesign = new Set(
  `action action-hover action-ink alarm-banner alarm-high alarm-high-fill alarm-high-on alarm-low alarm-low-fill alarm-low-on
  alarm-medium alarm-medium-fill alarm-medium-on bad band-normal band-out fluid focus font grid ground ink ink-faint
  ink-soft key-special keys line line-strong live mm mono off on pen-a pen-b pen-c pen-d pipe pointer radius raised reject reject-band
  reject-band-soft reject-hover reject-ink select shadow shell-bar sign-band sign-brown sign-ink sign-ink-soft
  sign-of-station-ink sign-olive sign-slate sign-teal space-1 space-2 space-3 space-4 space-6 space-8 stale surface
  target text-l text-m text-s text-xl text-xs value value-m veil`
    .split(/\s+/)
    .map((name) => `--${name}`),
);

/** Properties that browsers have and no view may set. */
const refused = /^(?:all|(?:-webkit-)?app-region|content|interactivity|overlay|view-transition-.*)$/;

const allowed = new RegExp(`^(-webkit-)?(${families.join('|')})(-|$)|^position$|^--[\\w-]+$`);

/**
 * Properties for another program than the one that shows a page: with the prefix of other browsers, or of an editor of drawings,
 * which also writes what of drafts of SVG 2 no browser took up. They say nothing here, as in Perspective.
 */
const ofOthers = /^-?(?:moz|ms|o|khtml|mso|inkscape)-|^shape-(?:inside|padding|subtract)$/;

/** Whether a property is for another program; it is neither applied nor named. */
export function isOfOthers(property: string): boolean {
  return ofOthers.test(property);
}

/** Whether no browser does anything with what a style says: it has no such property, or the value is none of CSS. */
export function saysNothing(property: string, value: Json | undefined): boolean {
  if (!allowed.test(property)) return !refused.test(property) && !isOfOthers(property);
  return typeof value === 'boolean' || (typeof value === 'object' && value !== null);
}

/** Numbers of these are no lengths; nor are those of variables. */
const unitless = new Set(
  `animation-iteration-count aspect-ratio border-image-outset border-image-slice border-image-width column-count columns
  counter-increment counter-reset counter-set fill-opacity flex flex-grow flex-shrink font-weight grid-area grid-column grid-column-end grid-column-start grid-row
  grid-row-end grid-row-start line-height opacity order orphans scale stop-opacity stroke-dasharray stroke-dashoffset stroke-miterlimit
  stroke-opacity stroke-width tab-size widows z-index zoom -webkit-line-clamp`.split(/\s+/),
);

/** Anything that loads, ends the value, or hides what it says behind an escape. */
const unsafe = /url\(|image-set\(|src\(|attr\(|expression\(|javascript:|[\\@;{}<>]|\/\*|!/i;

/** Letters of a value: a path or a row of gradients has many. */
const longest = 20_000;

/** A value that loads nothing and ends where it should; undefined for any other. */
export function safeValue(text: string): string | undefined {
  return text.length > longest || unsafe.test(text) ? undefined : text;
}

/** Properties that may show pictures. */
const pictured = /^(?:-webkit-)?(background|mask|list-style|border-image)(-image|-source)?$/;
/** Blanks stand in one place of each way alone, so that a long row of them is looked through once. */
const picture = /url\(\s*(?:"([^"\\\n]*)"\s*|'([^'\\\n]*)'\s*|([^"'()\s\\]+)\s*|)\)/gi;

/** A value as CSS has it; undefined where it is not applied. */
export type ReadValue = (property: string, value: Json) => string | undefined;

/**
 * A value as CSS has it; undefined where it is not one that a view may set.
 * @param hosts The other computers that pictures may come from (see `sourceOf`).
 */
export function styleValue(property: string, value: Json, hosts: readonly string[] = []): string | undefined {
  if (!allowed.test(property) || ofDesign.has(property)) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text =
    typeof value === 'number' && !unitless.has(property) && !property.startsWith('--')
      ? `${value}px`
      : String(value).trim();
  return pictured.test(property) ? withPictures(text, hosts) : safeValue(text);
}

/** Parts of an element that are there only with the text that a style sheet gives them. */
const textPart = /::?(?:before|after)$/i;

/**
 * A value of a look of a style sheet as CSS has it; undefined where it is not applied. `content` counts where each selector is
 * `::before` or `::after`: for elements a browser ignores a text, so it is named there.
 */
export function sheetValue(
  selectors: readonly string[],
  property: string,
  value: string,
  read: ReadValue,
): string | undefined {
  const isText = property === 'content' && selectors.length > 0 && selectors.every((one) => textPart.test(one));
  return isText || property.startsWith('--') ? safeValue(value) : read(property, value);
}

/** A value with the pictures in it as they are loaded; undefined where one of them is not, or anything beside them is unsafe. */
function withPictures(text: string, hosts: readonly string[]): string | undefined {
  if (pictureProblem(text, hosts) !== undefined || safeValue(text.replace(picture, ' ')) === undefined)
    return undefined;
  return text.replace(picture, (...[, double, single, bare]: (string | undefined)[]) => {
    const source = sourceOf(double ?? single ?? bare ?? '', 'images', hosts);
    return 'url' in source ? `url("${source.url}")` : 'none';
  });
}

function pictureProblem(text: string, hosts: readonly string[]): string | undefined {
  for (const [, double, single, bare] of text.matchAll(picture)) {
    const source = sourceOf(double ?? single ?? bare ?? '', 'images', hosts);
    if ('problem' in source) return source.problem;
  }
  return undefined;
}

/** Why a style does not show a picture that it names, in words; undefined where that is not what is wrong with it. */
export function whyNoPicture(property: string, value: Json | undefined, hosts: readonly string[]): string | undefined {
  return typeof value === 'string' && pictured.test(property) ? pictureProblem(value, hosts) : undefined;
}

export interface ReadStyle {
  /** What is applied: CSS properties with their values. */
  readonly css: readonly (readonly [property: string, value: string])[];
  /** Properties, as the project names them, that are not. */
  readonly left: readonly string[];
}

/** Splits a style object into what is applied and what is not. Properties without a value are neither. */
export function splitStyle(style: Json | undefined, read: ReadValue): ReadStyle {
  const css: [string, string][] = [];
  const left: string[] = [];
  const own = isJsonObject(style) ? style : {};
  for (const [name, value] of Object.entries(own)) {
    if (name === 'classes' || value === null || isIdle(name, own)) continue;
    const property = cssName(name);
    if (isOfOthers(property)) continue;
    const text = read(property, value);
    if (text === undefined) left.push(name);
    else css.push([property, text]);
  }
  return { css, left };
}

/** The same of a style class: its rules are those of a style sheet, so that a value may say `!important`. */
export function splitClassStyle(
  style: Json | undefined,
  read: ReadValue,
): ReadStyle & { readonly important: ReadonlySet<string> } {
  const important = new Set<string>();
  const split = splitStyle(style, (property, value) => {
    const plain = typeof value === 'string' ? value.replace(/\s*!\s*important\s*$/i, '') : value;
    if (plain !== value) important.add(property);
    return read(property, plain);
  });
  return { ...split, important };
}

/** The name of a property as CSS has it: `backgroundColor` is `background-color`. */
export function cssName(name: string): string {
  return name.startsWith('--') ? name : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The names of style classes that a style gives, in a text with spaces or in a list. */
export function classNames(style: Json | undefined): readonly string[] {
  const given = isJsonObject(style) ? style['classes'] : undefined;
  const texts = Array.isArray(given) ? (given as readonly Json[]) : [given];
  return texts.flatMap((text) => (typeof text === 'string' ? text.split(/\s+/) : [])).filter((name) => name !== '');
}

/** Style classes of the product itself. */
export const ownClasses: ReadonlySet<string> = new Set(['panel', 'heading', 'value', 'unit', 'caption', 'strong']);

/** States of an element in which a class may look different. */
const pseudoClasses: ReadonlySet<string> = new Set(
  `active any-link checked default disabled empty enabled first-child first-of-type focus focus-visible focus-within hover
  in-range indeterminate invalid last-child last-of-type link only-child optional out-of-range placeholder-shown read-only
  read-write required target valid visited`.split(/\s+/),
);

/** Whether a look of a class is that of a state; one for a medium may hang on no state besides. */
export function isState(pseudo: string, media: string | undefined): boolean {
  return pseudoClasses.has(pseudo) || (pseudo === '' && media !== undefined);
}

/** Settings of an animation of a class, with what each is where the project does not say. */
export const animationSettings: Readonly<Record<string, readonly [property: string, otherwise: string]>> =
  Object.freeze({
    duration: ['animation-duration', '2s'],
    delay: ['animation-delay', '0s'],
    direction: ['animation-direction', 'normal'],
    iterationCount: ['animation-iteration-count', 'infinite'],
    timingFunction: ['animation-timing-function', 'ease'],
    fillMode: ['animation-fill-mode', 'both'],
  });

/** What of the animation of a class is not applied, each by the keys that lead to it: `keyframes`, `50%`, `color`. */
export function leftOfAnimation(animation: JsonObject, read: ReadValue): readonly (readonly string[])[] {
  const { keyframes, ...settings } = animation;
  return [
    ...Object.entries(settings).flatMap(([setting, value]) => {
      const [property] = animationSettings[setting] ?? [];
      const isNone = value === null || value === '';
      return isNone || (property !== undefined && read(property, value) !== undefined) ? [] : [[setting]];
    }),
    ...Object.entries(isJsonObject(keyframes) ? keyframes : {}).flatMap(([at, look]) =>
      splitStyle(look, read).left.map((property) => ['keyframes', at, property]),
    ),
  ];
}
