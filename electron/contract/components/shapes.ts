/**
 * What may stand in a property of a component. A shape says what it means, what holds where a project says nothing, how a value
 * is read, and what of a value is not obeyed: the gateway's defaults, the renderer's types, `project check` and the documentation
 * have it from here.
 */
import { iconName } from '../icons.ts';
import { isJsonObject, listOf, objectOf, textOf, type Json, type JsonObject } from '../json.ts';
import { sourceOf, type FileKind, type Refused } from '../sources.ts';
import type { ReadValue } from '../styles.ts';
import { isMoment, millisOfDate } from '../values.ts';
import { isIdle, isNothing } from './nothing.ts';

/** Something inside of the properties of a component that is not obeyed. */
export interface Part {
  /** Where: `columns[2].render`. */
  readonly at: string;
  /** Which value, or why; absent where nothing that stands there is obeyed. */
  readonly what?: string;
  /** Whether it is a value that the property has in no version: it counts as not said there, too. */
  readonly isNone?: true;
  /** What it names that is no part of a project: a drawing of a gateway, a computer that the site does not list. */
  readonly names?: string;
}

/** What is not loaded, as a part. */
export function refusedPart(at: string, { problem, unlisted }: Refused): Part {
  return { at, what: problem, ...(unlisted !== undefined && { names: unlisted }) };
}

/** A style object inside of the properties of a component, by where it stands. */
export interface StyleAt {
  readonly at: string;
  readonly style: Json;
}

/** How numbers and dates are written: by the patterns of numeral.js, of moment.js, of Java or of d3-format. */
export type PatternKind = 'number' | 'date' | 'javaNumber' | 'javaDate' | 'd3';

/** What whoever reads properties knows besides: a browser knows more of CSS than the gateway. */
export interface Reading {
  readonly css: ReadValue;
  /** Why a pattern, or a regular expression, cannot be read; undefined where it can. */
  readonly pattern: (kind: PatternKind | 'expression', pattern: string) => string | undefined;
  /** The other computers that pages may load from (see `sourceOf`). */
  readonly hosts: readonly string[];
  /** Those whose pages may stand inside of a page (see `frameOf`). */
  readonly frames: readonly string[];
}

export interface Shape<T> {
  /** What may stand there, as the documentation says it. */
  readonly kind: string;
  readonly meaning: string;
  /** What holds where a project says nothing; undefined where nothing does. */
  readonly default: Json | undefined;
  /** The value as a component uses it. What does not fit counts as not said. */
  readonly read: (value: Json | undefined) => T;
  /** What of a value that asks for something is not obeyed; absent where all that may stand there is. */
  readonly unread?: (value: Json, at: string, reading: Reading) => readonly Part[];
  /** Whether it is what a component holds: what elsewhere asks for nothing (false, a list of nothing) may be none of its values. */
  readonly isHeld?: boolean;
  /** The style objects in it. */
  readonly styles?: (value: Json, at: string) => readonly StyleAt[];
  /** The shapes of what is in an object, or in each object of a list. */
  readonly inside?: Shapes;
}

export type Shapes = Readonly<Record<string, Shape<unknown>>>;

/** What properties are read as. */
export type Read<S extends Shapes> = { readonly [Name in keyof S]: ReturnType<S[Name]['read']> };

function notUnderstood(value: Json, at: string): readonly Part[] {
  return [{ at, what: JSON.stringify(value) }];
}

function isUnsaid(value: Json | undefined): value is null | undefined | '' {
  return value === undefined || value === null || value === '';
}

/** A text; numbers and truth values as they read, lists and objects as JSON. */
export function text(otherwise: string, meaning: string): Shape<string> {
  return {
    kind: 'text',
    meaning,
    default: otherwise,
    read: (value) => (value === undefined ? otherwise : textOf(value)),
  };
}

/** Whether nothing stands there, or blanks alone. */
export function isBlank(value: Json | undefined): boolean {
  return isUnsaid(value) || (typeof value === 'string' && value.trim() === '');
}

/** Whether a value is written as a text. */
export function isText(value: Json | undefined): value is string {
  return typeof value === 'string';
}

/** A setting that is a number, also one written as a text. */
export function number(otherwise: number, meaning: string): Shape<number> {
  return {
    kind: 'number',
    meaning,
    default: otherwise,
    read: (value) => numberOf(value) ?? otherwise,
    unread: (value, at) => (numberOf(value) === undefined ? notUnderstood(value, at) : []),
  };
}

/** A number of pixels, which a text may give with its unit, as CSS has it: `15px`. */
export function pixels(otherwise: number, meaning: string): Shape<number> {
  return {
    kind: 'number, also with `px`',
    meaning,
    default: otherwise,
    read: (value) => pixelsOf(value) ?? otherwise,
    unread: (value, at) => (pixelsOf(value) === undefined ? notUnderstood(value, at) : []),
  };
}

/** More pixels than any screen has: nothing of that size is drawn. */
const mostPixels = 100_000;

function pixelsOf(value: Json | undefined): number | undefined {
  const found = numberOf(typeof value === 'string' ? value.replace(/px\s*$/i, '') : value);
  return found === undefined || Math.abs(found) > mostPixels ? undefined : found;
}

/** A share in per cent of something that is drawn, which may be left or reached past by a few times. */
export function percent(otherwise: number, meaning: string): Shape<number> {
  const shareOf = (value: Json | undefined): number | undefined => {
    const found = numberOf(value);
    return found === undefined || Math.abs(found) > 1000 ? undefined : found;
  };
  return {
    kind: 'number of per cent',
    meaning,
    default: otherwise,
    read: (value) => shareOf(value) ?? otherwise,
    unread: (value, at) => (shareOf(value) === undefined ? notUnderstood(value, at) : []),
  };
}

/** A number that may be missing: a limit that is not set, or what is measured. Null and what is no number are none. */
export function numberOrNone(otherwise: number | null, meaning: string): Shape<number | undefined> {
  return {
    kind: 'number or null',
    meaning,
    default: otherwise,
    read: (value) => (value === undefined ? (otherwise ?? undefined) : numberOf(value)),
    unread: (value, at) => (numberOf(value) === undefined ? notUnderstood(value, at) : []),
  };
}

/** What is held of a number, as a project or a controller has it; null and an empty text are none. What is no number is shown as it is, and is named. */
export function quantity(otherwise: Json, meaning: string): Shape<Json | undefined> {
  return {
    kind: 'number, text or null',
    meaning,
    default: otherwise,
    isHeld: true,
    read: (value) => (value === undefined ? otherwise : value),
    unread: (value, at) => (isBlank(value) || numberOf(value) !== undefined ? [] : notUnderstood(value, at)),
  };
}

/** A value as a number: a number, or a text that is one. One that no number holds (`1e400`) is none. */
export function numberOf(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value;
  const number =
    typeof value === 'string' && /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(value) ? Number(value) : undefined;
  return Number.isFinite(number) ? number : undefined;
}

/** A setting that is on or off; a controller's truth values are numbers. */
export function flag(otherwise: boolean, meaning: string): Shape<boolean> {
  return {
    kind: 'true or false',
    meaning,
    default: otherwise,
    read: (value) => flagOf(value) ?? otherwise,
    unread: (value, at) => (flagOf(value) === undefined ? notUnderstood(value, at) : []),
  };
}

/** What is held of a truth value: true, false, or null for neither; what is none counts as neither, and is named. */
export function truth(meaning: string): Shape<boolean | null> {
  return {
    kind: 'true, false or null',
    meaning,
    default: false,
    read: (value) => (value === undefined ? false : (flagOf(value) ?? null)),
    unread: (value, at) => (flagOf(value) === undefined ? notUnderstood(value, at) : []),
  };
}

/** A value as a truth value: one, a number of a controller, or its word. */
export function flagOf(value: Json | undefined): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === 0 || value === 1) return value === 1;
  const word = typeof value === 'string' ? value.toLowerCase() : '';
  return word === 'true' ? true : word === 'false' ? false : undefined;
}

/** One of some words; the first is meant where a project says none. */
export function choice<const T extends string>(words: readonly [T, ...T[]], meaning: string): Shape<T> {
  return {
    kind: words.map((word) => `\`${word}\``).join(', '),
    meaning,
    default: words[0],
    read: (value) => words.find((word) => word === value) ?? words[0],
    unread: (value, at) =>
      words.some((word) => word === value)
        ? []
        : notUnderstood(value, at).map((part): Part => ({ ...part, isNone: true })),
  };
}

/** A value of a CSS property that a component sets by itself; empty where a project leaves it to the design. */
function cssText(kind: string, property: string, otherwise: string | number, meaning: string): Shape<string> {
  const written = (value: Json | undefined): string => (typeof value === 'number' ? `${value}px` : textOf(value));
  return {
    kind,
    meaning,
    default: otherwise,
    read: (value) => written(isUnsaid(value) ? otherwise : value),
    unread: (value, at, { css }) => (css(property, value) === undefined ? notUnderstood(value, at) : []),
  };
}

/** A point of what is drawn, as `transform-origin` of CSS. */
export function point(otherwise: string, meaning: string): Shape<string> {
  return cssText('point', 'transform-origin', otherwise, meaning);
}

/** A place or a size: a number that means what its component says, or a length as CSS has it. */
export function extent(otherwise: number | string, meaning: string): Shape<number | string> {
  return {
    kind: 'number or length',
    meaning,
    default: otherwise,
    read: (value) => numberOf(value) ?? (textOf(value) || otherwise),
    unread: (value, at, { css }) =>
      numberOf(value) === undefined && css('width', value) === undefined ? notUnderstood(value, at) : [],
  };
}

/** A colour as CSS has it, or a variable of the theme. Components apply it through `styled`, which keeps out what is none. */
export function color(otherwise: string, meaning: string): Shape<string> {
  return cssText('colour', 'color', otherwise, meaning);
}

/** A length as CSS has it; a bare number is in pixels. */
export function length(otherwise: string | number, meaning: string): Shape<string> {
  return cssText('length', 'width', otherwise, meaning);
}

/** An object of CSS properties, with the names of style classes in `classes`. */
export function style(meaning: string): Shape<JsonObject> {
  return {
    kind: 'style',
    meaning,
    default: undefined,
    read: objectOf,
    styles: (value, at) => [{ at, style: value }],
  };
}

/** An icon: `path` (`material/check_circle`), `color` (one, or one each for `enabled` and `disabled`) and `style`. */
export function icon(otherwise: string, meaning: string): Shape<JsonObject> {
  return {
    kind: 'icon',
    meaning,
    default: otherwise === '' ? undefined : { path: otherwise },
    read: (value) => ({ ...(otherwise === '' ? {} : { path: otherwise }), ...objectOf(value) }),
    unread: (value, at, reading) => (isJsonObject(value) ? iconParts(value, at, reading) : notUnderstood(value, at)),
    styles: (value, at) => {
      const { style: own } = objectOf(value);
      return isNothing(own) || own === undefined ? [] : [{ at: `${at}.style`, style: own }];
    },
  };
}

function iconParts(icon: JsonObject, at: string, { css }: Reading): readonly Part[] {
  const { path, color: given } = icon;
  const colors: readonly (readonly [at: string, color: Json | undefined])[] = isJsonObject(given)
    ? ['enabled', 'disabled'].map((state) => [`${at}.color.${state}`, given[state]])
    : [[`${at}.color`, given]];
  return [
    ...unknownParts(at, icon, ['path', 'library', 'name', 'color', 'style']),
    ...(isNothing(path) || drawingOf(path) !== undefined ? [] : [unknownDrawing(path, `${at}.path`)]),
    ...colors.flatMap(([where, one]) =>
      one === undefined || isNothing(one) || css('color', one) !== undefined ? [] : notUnderstood(one, where),
    ),
  ];
}

/** A drawing that is not here: libraries of a site's own lie in its gateway, and in no project. */
function unknownDrawing(path: Json | undefined, at: string): Part {
  const ofGateway = /^(?!material\/)[\w-]+\/./.test(textOf(path));
  return { at, what: JSON.stringify(path), ...(ofGateway && { names: textOf(path) }) };
}

/** The name of the drawing of an icon: projects name them as `material/check_circle`. */
export function drawingOf(path: Json | undefined): string | undefined {
  return typeof path === 'string' ? iconName(path) : undefined;
}

/** A pattern that numbers or dates are written by; empty and `none` leave a value as it is. */
export function pattern(kind: PatternKind, otherwise: string, meaning: string): Shape<string> {
  const written: Readonly<Record<PatternKind, string>> = {
    number: 'pattern of numeral.js',
    date: 'pattern of moment.js',
    javaNumber: 'pattern of Java',
    javaDate: 'pattern of Java',
    d3: 'pattern of d3-format',
  };
  return {
    kind: written[kind],
    meaning,
    default: otherwise,
    read: (value) => (isUnsaid(value) ? otherwise : textOf(value)),
    unread: (value, at, reading) => {
      const what = unformatted.has(textOf(value)) ? undefined : reading.pattern(kind, textOf(value));
      return what === undefined ? [] : [{ at, what }];
    },
  };
}

/** Patterns that leave a value as it is. */
export const unformatted: ReadonlySet<string> = new Set(['', 'none']);

/** What is loaded from this station, from another computer that the site lists, or is written out (see `sourceOf`). */
export function source(kind: FileKind, meaning: string): Shape<string> {
  const written: Readonly<Record<FileKind, string>> = { images: 'picture', fonts: 'font', media: 'file' };
  return {
    kind: `address of a ${written[kind]}`,
    meaning,
    default: '',
    read: (value) => textOf(value).trim(),
    unread: (value, at, { hosts }) => {
      const asked = textOf(value).trim();
      const found = asked === '' ? undefined : sourceOf(asked, kind, hosts);
      return found !== undefined && 'problem' in found ? [refusedPart(at, found)] : [];
    },
  };
}

/** A moment: a date of a project, or milliseconds since 1970. Read as such milliseconds. */
export function date(meaning: string): Shape<number | undefined> {
  return {
    kind: 'date',
    meaning,
    default: undefined,
    read: millisOf,
    unread: (value, at) => (millisOf(value) === undefined ? notUnderstood(value, at) : []),
  };
}

/** The milliseconds of a moment, as project files, the gateway or a controller hold one. */
export function millisOf(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return isMoment(value) ? value : undefined;
  return millisOfDate(value);
}

/** Any value: what a component does with it hangs on the value. */
export function anything(otherwise: Json | undefined, meaning: string): Shape<Json | undefined> {
  return {
    kind: 'any value',
    meaning,
    default: otherwise,
    read: (value) => (value === undefined ? otherwise : value),
  };
}

/** Parameters of a view by their names, each any value. What is no object gives none, and is named. */
export function parameters(meaning: string): Shape<JsonObject> {
  return {
    kind: 'object',
    meaning,
    default: {},
    read: objectOf,
    unread: (value, at) => (isJsonObject(value) ? [] : notUnderstood(value, at)),
  };
}

/** A setting of the platform that is nothing to see here, and is known for that. */
export function idle(meaning: string): Shape<undefined> {
  return {
    kind: 'any value',
    meaning: `${meaning} It makes no difference here.`,
    default: undefined,
    read: () => undefined,
  };
}

/** A list. What is none is an empty one, and is named. */
export function list<T>(item: Shape<T>, meaning: string): Shape<readonly T[]> {
  const { unread, styles, inside } = item;
  return {
    kind: `list: ${item.kind}`,
    meaning,
    default: [],
    read: (value) => listOf(value).map((one) => item.read(one)),
    ...(inside === undefined ? {} : { inside }),
    unread: (value, at, reading) => {
      // A list of nothing, as projects count it.
      if (value === 0) return [];
      if (!Array.isArray(value)) return notUnderstood(value, at);
      if (unread === undefined) return [];
      return listOf(value).flatMap((one, index) => (isNothing(one) ? [] : unread(one, `${at}[${index}]`, reading)));
    },
    ...(styles === undefined
      ? {}
      : { styles: (value, at) => listOf(value).flatMap((one, index) => styles(one, `${at}[${index}]`)) }),
  };
}

/** A list that is another one where a project says nothing. */
export function listOr<T>(otherwise: readonly Json[], item: Shape<T>, meaning: string): Shape<readonly T[]> {
  const shape = list(item, meaning);
  return { ...shape, default: otherwise, read: (value) => shape.read(value === undefined ? otherwise : value) };
}

/** An object of named settings. What stands in it under no name of these is named. */
export function object<const S extends Shapes>(inside: S, meaning: string): Shape<Read<S>> {
  return {
    kind: 'object',
    meaning,
    default: defaultsOf(inside),
    read: (value) => readAll(inside, objectOf(value)),
    inside,
    unread: (value, at, reading) => {
      if (!isJsonObject(value)) return notUnderstood(value, at);
      return [...unknownParts(at, value, Object.keys(inside)), ...unreadIn(inside, value, `${at}.`, reading)];
    },
    styles: (value, at) => stylesIn(inside, objectOf(value), `${at}.`),
  };
}

/** One of a list of objects that have such a list inside of them. */
export type Branch<S extends Shapes> = Read<S> & { readonly items: readonly Branch<S>[] };

/** A list of objects that have such a list inside of them, as `items`: menus and trees. */
export function branches<const S extends Shapes>(inside: S, meaning: string): Shape<readonly Branch<S>[]> {
  const branch = object(inside, '');
  const read = (value: Json | undefined): readonly Branch<S>[] =>
    listOf(value).map((one) => ({ ...branch.read(one), items: read(objectOf(one)['items']) }));
  const without = (one: Json): Json =>
    isJsonObject(one) ? Object.fromEntries(Object.entries(one).filter(([name]) => name !== 'items')) : one;
  const unread = (value: Json, at: string, reading: Reading): readonly Part[] => {
    if (!Array.isArray(value)) return notUnderstood(value, at);
    return listOf(value).flatMap((one, index) => {
      const { items } = objectOf(one);
      const below = items === undefined || isNothing(items) ? [] : unread(items, `${at}[${index}].items`, reading);
      return [...(branch.unread?.(without(one), `${at}[${index}]`, reading) ?? []), ...below];
    });
  };
  const styles = (value: Json, at: string): readonly StyleAt[] =>
    listOf(value).flatMap((one, index) => [
      ...(branch.styles?.(without(one), `${at}[${index}]`) ?? []),
      ...styles(objectOf(one)['items'] ?? null, `${at}[${index}].items`),
    ]);
  return { kind: 'list: object, with `items` of its own', meaning, default: [], read, inside, unread, styles };
}

/** An object whose names are a project's own, each with the same kind of value. */
export function named<T>(item: Shape<T>, meaning: string): Shape<Readonly<Record<string, T>>> {
  const { unread, styles, inside } = item;
  return {
    kind: `object of names: ${item.kind}`,
    meaning,
    default: {},
    read: (value) => Object.fromEntries(Object.entries(objectOf(value)).map(([name, one]) => [name, item.read(one)])),
    ...(inside === undefined ? {} : { inside }),
    unread: (value, at, reading) => {
      if (!isJsonObject(value)) return notUnderstood(value, at);
      return Object.entries(value).flatMap(([name, one]) =>
        isNothing(one) ? [] : (unread?.(one, `${at}.${name}`, reading) ?? []),
      );
    },
    styles: (value, at) =>
      Object.entries(objectOf(value)).flatMap(([name, one]) => styles?.(one, `${at}.${name}`) ?? []),
  };
}

/** The settings of an object, read. */
export function readAll<S extends Shapes>(shapes: S, values: JsonObject): Read<S> {
  const read = Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, shape.read(values[name])]));
  // The compiler does not follow entries: each name has what its own shape reads.
  return read as Read<S>;
}

/** What holds where a project says nothing. */
export function defaultsOf(shapes: Shapes): JsonObject {
  return Object.fromEntries(
    Object.entries(shapes).flatMap(([name, { default: otherwise }]) =>
      otherwise === undefined ? [] : [[name, otherwise]],
    ),
  );
}

/** What of the values of an object is not obeyed; `before` leads to it. Asks for no value that may be anything. */
export function unreadIn(shapes: Shapes, values: JsonObject, before: string, reading: Reading): readonly Part[] {
  return Object.entries(shapes).flatMap(([name, { unread, isHeld = false }]) => {
    // Not read where nothing is asked of it: whoever follows what is read here would follow each change of a live value.
    if (unread === undefined) return [];
    const value = values[name];
    if (value === undefined || (isNothing(value) && !isHeld)) return [];
    return unread(value, `${before}${name}`, reading);
  });
}

/** The style objects in the values of an object. */
export function stylesIn(shapes: Shapes, values: JsonObject, before: string): readonly StyleAt[] {
  return Object.entries(shapes).flatMap(([name, { styles }]) => {
    if (styles === undefined) return [];
    const value = values[name];
    return value === undefined || isNothing(value) ? [] : styles(value, `${before}${name}`);
  });
}

/** The settings of an object that are not among the known ones and ask for something. */
export function unknownParts(at: string, settings: JsonObject, known: readonly string[]): readonly Part[] {
  return Object.keys(settings)
    .filter((name) => !known.includes(name) && !isIdle(name, settings))
    .map((name) => ({ at: `${at}.${name}` }));
}
