/**
 * The structure of a file of tags: folders, and user-defined types (UDT) with parameters, parents and overrides, down to the
 * tags that have values.
 */
import { z } from 'zod';
import { isJsonObject, jsonObject, listOf, objectOf, textOf, type Json, type JsonObject } from '../../contract/json.ts';
import { accessSettings, overlaid } from './access.ts';

/** A tag with a value, where it stands. */
export interface Atom {
  readonly path: string;
  readonly source: JsonObject;
  /** Its place in the file, for people. */
  readonly at: string;
  /** The instances of types that it stands in, from the outermost. */
  readonly within: readonly Instance[];
  /** The parameters of the instances that it stands in. */
  readonly parameters: JsonObject;
  /** What folders and instances around it say of who may read or write, from the outermost. */
  readonly around: readonly JsonObject[];
}

/** An instance of a type: where it stands, and which type it is of. */
export interface Instance {
  readonly path: string;
  readonly typeId: string;
}

/** Folders and types in each other, and tags of one file: more is a mistake, or a type that contains itself. */
const deepest = 50;
const mostTags = 200_000;

/** Where types stand, by their paths. */
const typesFolder = '_types_';

/** Numbers are those of parameters whose type is one: an expression counts with them. */
type Parameters = ReadonlyMap<string, string | number>;
const none: Parameters = new Map();

/** Settings that are expressions, in which a parameter is a value and not a piece of the text. */
const expressions = new Set(['expression', 'deriveExpressionGetter', 'deriveExpressionSetter']);

/** All tags of entries, those of types made once for each instance. `top` is where the entries stand in their file. */
export function flatten(
  entries: readonly unknown[],
  top: string,
): {
  readonly atoms: readonly Atom[];
  readonly problems: readonly string[];
} {
  const atoms: Omit<Atom, 'around'>[] = [];
  /** What folders and instances say of who may, by their paths in lower case: a tag may name its folders in its path alone. */
  const governing = new Map<string, JsonObject[]>();
  const govern = (path: string, tag: JsonObject, given: Parameters): void => {
    const own = accessSettings(tag);
    if (own === undefined) return;
    const key = path.toLowerCase();
    governing.set(key, [...(governing.get(key) ?? []), objectOf(filledIn(own, given))]);
  };
  const problems: string[] = [];
  const types = new Map<string, JsonObject>();
  // What is no tag keeps its place, by which it and those behind it are named.
  const read = entries.map((entry) => jsonObject.safeParse(entry).data ?? null);
  collectTypes(read, '', types);

  const typeOf = (id: string, at: string, depth = 0): JsonObject | undefined => {
    const found = types.get(
      id
        .replace(/^\[[^\]]*\]/, '')
        .replace(new RegExp(`^${typesFolder}/`), '')
        .toLowerCase(),
    );
    const parent = textOf(found?.['typeId']);
    if (found === undefined || parent === '') return found;
    const whole = depth > deepest ? undefined : typeOf(parent, at, depth + 1);
    return whole && merged(whole, found);
  };
  let visited = 0;
  const walk = (
    tags: readonly Json[],
    folder: string,
    given: Parameters,
    at: string,
    depth: number,
    within: readonly Instance[] = [],
  ): void => {
    if (depth > deepest) {
      problems.push(`${at}: types and folders stand in each other more than ${deepest} times`);
      return;
    }
    for (const [index, tag] of tags.entries()) {
      visited += 1;
      if (visited > mostTags) break;
      const place = `${at}[${index}]`;
      if (!isJsonObject(tag)) {
        problems.push(`${place} is no tag`);
        continue;
      }
      const name = textOf(tag['path']) || textOf(tag['name']);
      const kind = kindOf(tag);
      if (name === typesFolder || kind === 'UdtType') continue;
      const path = folder === '' ? name : `${folder}/${name}`;
      if (name === '') problems.push(`${place} has no name`);
      else if (kind === 'Folder') {
        govern(path, tag, given);
        walk(listOf(tag['tags']), path, given, `${place}.tags`, depth + 1, within);
      } else if (kind === 'UdtInstance') {
        const id = filled(textOf(tag['typeId']), given);
        const type = typeOf(id, place);
        if (type === undefined) problems.push(`${place}: there is no type ${id} for the tag ${path}`);
        else {
          const whole = merged(type, tag);
          const parameters = parametersOf(whole, path, given);
          govern(path, whole, parameters);
          walk(listOf(whole['tags']), path, parameters, `${place}.tags`, depth + 1, [...within, { path, typeId: id }]);
        }
      } else if (kind === 'AtomicTag') {
        const own = new Map([...given, ['TagName', name], ['PathToParentFolder', folder], ['PathToTag', path]]);
        const source = objectOf(filledIn(tag, own));
        atoms.push({ path, source, at: place, within, parameters: Object.fromEntries(given) });
      } else problems.push(`${place}: tags of the kind ${kind} are not done`);
    }
  };
  walk(read, '', none, top, 0);
  if (visited > mostTags) problems.push(`there are more than ${mostTags} tags and folders, and no more are read`);
  const around = (path: string): readonly JsonObject[] =>
    governing.size === 0 ? [] : foldersAround(path).flatMap((folder) => governing.get(folder.toLowerCase()) ?? []);
  return { atoms: atoms.map((atom) => ({ ...atom, around: around(atom.path) })), problems };
}

/** The paths of the folders that a tag stands in, from the outermost. */
function foldersAround(path: string): readonly string[] {
  const names = path.split('/');
  return names.slice(1).map((_, at) => names.slice(0, at + 1).join('/'));
}

function kindOf(tag: JsonObject): string {
  return textOf(tag['tagType']) || (Array.isArray(tag['tags']) ? 'Folder' : 'AtomicTag');
}

/** The types of a file by their paths in lower case, without `_types_`. */
function collectTypes(tags: readonly Json[], folder: string, types: Map<string, JsonObject>, depth = 0): void {
  if (depth > deepest) return;
  for (const tag of tags) {
    if (!isJsonObject(tag)) continue;
    const name = textOf(tag['name']);
    const path = name === typesFolder ? '' : folder === '' ? name : `${folder}/${name}`;
    if (kindOf(tag) === 'UdtType') types.set(path.toLowerCase(), tag);
    else if (kindOf(tag) === 'Folder') collectTypes(listOf(tag['tags']), path, types, depth + 1);
  }
}

/** A type with what an instance, or a type that is made of it, says instead. */
function merged(type: JsonObject, over: JsonObject): JsonObject {
  const { tags: _own, parameters: _parameters, ...rest } = over;
  return {
    ...overTag(type, rest),
    parameters: mergedParameters(objectOf(type['parameters']), objectOf(over['parameters'])),
    tags: mergedTags(listOf(type['tags']), listOf(over['tags'])),
  };
}

/** Parameters of a type with those of an instance, which may say a value alone: the type of a parameter stays. */
function mergedParameters(own: JsonObject, over: JsonObject): JsonObject {
  const parameter = (stated: Json): JsonObject =>
    isJsonObject(stated) && !('bindType' in stated) ? stated : { value: stated };
  const changed = Object.entries(over).map(([name, one]) => {
    const typed = own[name];
    return [name, typed === undefined ? one : { ...parameter(typed), ...parameter(one) }] as const;
  });
  return { ...own, ...Object.fromEntries(changed) };
}

function mergedTags(own: readonly Json[], over: readonly Json[]): readonly Json[] {
  return mergedLists(own, over, 'name', (tag, other) =>
    Array.isArray(tag['tags']) || Array.isArray(other['tags']) ? merged(tag, other) : overTag(tag, other),
  );
}

/** Settings of a tag that are lists, and what tells one of their entries from another. */
const listed = { alarms: 'name', eventScripts: 'eventid' };

/** A tag with what another says over it: of an alarm, and of a script of an event, too, it may say some settings alone. */
function overTag(tag: JsonObject, over: JsonObject): JsonObject {
  const lists = Object.entries(listed).flatMap(([setting, key]) => {
    const [own, others] = [tag[setting], over[setting]];
    return Array.isArray(own) && Array.isArray(others)
      ? [[setting, mergedLists(own, others, key, (one, other) => ({ ...one, ...other }))] as const]
      : [];
  });
  return { ...overlaid(tag, over), ...Object.fromEntries(lists) };
}

/** Entries, each with that of the other list that has its name, and what the other list has beside them. */
function mergedLists(
  own: readonly Json[],
  over: readonly Json[],
  key: string,
  both: (one: JsonObject, other: JsonObject) => JsonObject,
): readonly Json[] {
  const nameOf = (entry: Json): string => (isJsonObject(entry) ? textOf(entry[key]).toLowerCase() : '');
  // Of two with one name the first one is meant, and the other is named as the second of it.
  const others = new Map(over.toReversed().map((entry) => [nameOf(entry), entry]));
  const used = new Set<Json>();
  const changed = own.map((entry) => {
    const other = others.get(nameOf(entry));
    if (!isJsonObject(entry) || !isJsonObject(other) || used.has(other)) return entry;
    used.add(other);
    return both(entry, other);
  });
  return [...changed, ...over.filter((entry) => !used.has(entry))];
}

/** The parameters of an instance: what it says, read with those of what it stands in, and those that each has. */
function parametersOf(instance: JsonObject, path: string, given: Parameters): Parameters {
  const own = Object.entries(objectOf(instance['parameters'])).map(([name, stated]) => {
    const [value, type] =
      isJsonObject(stated) && !('bindType' in stated) ? [stated['value'], stated['dataType']] : [stated];
    return [name, asParameter(filledIn(value ?? '', given), textOf(type))] as const;
  });
  const names = path.split('/');
  return new Map([
    ...given,
    ...own,
    ['InstanceName', names.at(-1) ?? ''],
    ['PathToParentFolder', names.slice(0, -1).join('/')],
    ['ParentInstanceName', given.get('InstanceName') ?? ''],
    ['RootInstanceName', given.get('RootInstanceName') ?? names.at(-1) ?? ''],
  ]);
}

/** A value with parameters put in, `{bindType: "parameter", binding: "[{Device}]HR{Offset}"}` made the text that it says. */
function filledIn(value: Json, given: Parameters): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => filledIn(one, given));
  if (!isJsonObject(value)) return typeof value === 'string' ? filled(value, given) : value;
  // Settings of tags say it under `binding`, those of alarms under `value`.
  if (/^(udt)?parameter$/i.test(textOf(value['bindType']))) {
    const text = textOf(value['binding']) || textOf(value['value']);
    // Settings that a project adds name the parameter alone.
    const named = given.get(text.trim());
    return named === undefined ? filled(text, given) : String(named);
  }
  const isExpression = (name: string): boolean =>
    expressions.has(name) || (name === 'value' && value['bindType'] === 'Expression');
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      // A script reads them itself (`tag['parameters']`), and what stands in braces there is Python's.
      name === 'eventScripts'
        ? one
        : typeof one === 'string' && isExpression(name)
          ? filledExpression(one, given)
          : filledIn(one, given),
    ]),
  );
}

/** The parts of an expression that parameters are put into: comments, texts, references with others in them, and those without. */
const part =
  /(?<comment>\/\/[^\n]*|\/\*[^]*?\*\/)|(?<quoted>"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*')|(?<nested>\{[^{}]*(?:\{[^{}]*\}[^{}]*)+\})|(?<reference>\{[^{}]*\})/g;

/**
 * An expression with `{Parameter}` put in: a value of its own where it stands alone (`tag({Path})`), text in a text (`"{Path}/x"`)
 * and in another reference (`{[.]{Name}/x}`).
 */
function filledExpression(text: string, given: Parameters): string {
  return text.replaceAll(part, (whole, ...found) => {
    const { quoted, nested, reference } = z.record(z.string(), z.string().optional()).parse(found.at(-1));
    if (quoted !== undefined) return filled(whole, given, escaped);
    if (nested !== undefined) return filled(whole, given);
    return reference === undefined ? whole : filled(whole, given, literal);
  });
}

function escaped(value: string | number): string {
  return String(value).replaceAll(/["'\\]/g, String.raw`\$&`);
}

/** A negative number in brackets, so that what stands before it is no part of it. */
function literal(value: string | number): string {
  return typeof value === 'number' ? (value < 0 ? `(${value})` : String(value)) : `"${escaped(value)}"`;
}

/**
 * A text with `{Parameter}` put in, also one that is counted on, `{Offset+2}`, or written with so many digits, `{Number|000}`.
 * Names that are no parameter stay, as those of tags.
 */
function filled(text: string, given: Parameters, written: (value: string | number) => string = String): string {
  return text.replaceAll(
    /\{\s*([^{}[\]|]*?)\s*(?:([+-])\s*(\d+)\s*)?(?:\|\s*(0+)\s*)?\}/g,
    (whole, name: string, sign?: string, by = '0', digits?: string) => {
      const value = given.get(name);
      if (value === undefined) return whole;
      if (sign === undefined && digits === undefined) return written(value);
      const number = sign === '-' ? Number(value) - Number(by) : Number(value) + Number(by);
      if (!Number.isFinite(number)) return whole;
      if (digits === undefined) return written(number);
      const padded = String(Math.abs(Math.round(number))).padStart(digits.length, '0');
      return written(number < 0 ? `-${padded}` : padded);
    },
  );
}

/** What a parameter holds: numbers of a type that is one, and the text of anything else. */
function asParameter(value: Json, type: string): string | number {
  const isText = type === 'String' || type === 'Text';
  if (typeof value === 'number' && !isText) return value;
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  const isNumber = /^(Integer|Float|Double|Long|Int\d|Float\d)$/.test(type) && text.trim() !== '';
  return isNumber && Number.isFinite(Number(text)) ? Number(text) : text;
}
