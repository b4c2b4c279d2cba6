/**
 * A named query in one file, `ignition/named-query/<path>/data.bin`, as the platform kept it before there was a `query.sql`. It holds an
 * object with the settings that later stand in `resource.json`, and the query's text.
 */
import { z } from 'zod';
import { orElse } from '../platform/absent.ts';
import { namedQuerySettings, type QuerySource } from '../queries/namedQuery.ts';
import type { Read } from '../platform/readJson.ts';
import { callsOf, classOf, readSerialized, type SerializedElement } from './serialized.ts';

/** What a designer goes by, and no result. */
const ofDesigner = z.unknown().optional();
/** A setting that is not known may say that the query is another one: it is not run. */
const file = z
  .strictObject({
    ...namedQuerySettings.shape.attributes.shape,
    database: orElse(z.string(), ''),
    query: z.string(),
    autoBatchEnabled: ofDesigner,
    description: ofDesigner,
    namedTheme: ofDesigner,
    syntaxProvider: ofDesigner,
  })
  .transform(({ query: sql, ...attributes }) => ({ sql, settings: { attributes } }));

/** Reads what is in the file, after it was unpacked; of one that is not understood to its last setting, nothing. */
export function readQueryFile(bytes: Buffer): Read<QuerySource> {
  const [object, ...more] = readSerialized(bytes)?.children ?? [];
  if (object === undefined || more.length > 0 || classOf(object) !== 'NamedQuery')
    return { ok: false, reason: 'is a named query in a form that is not known, and is not read' };
  const read = file.safeParse(valueOf(object));
  if (read.success) return { ok: true, value: read.data, problems: [] };
  const [first] = read.error.issues;
  return { ok: false, reason: `is not read: ${[first?.path.join('.'), first?.message].filter(Boolean).join(': ')}` };
}

/** Fits no setting. */
const notKnown = Symbol('a value that is not known');

/**
 * What an element stands for: an object has what is set of it, by the names that JSON has for that. One that is named again and again
 * is made once, so that what is named inside of each other cannot grow without end.
 */
function valueOf(element: SerializedElement, made = new Map<SerializedElement, unknown>()): unknown {
  if (!made.has(element))
    made.set(
      element,
      valueIn(element, (inner) => valueOf(inner, made)),
    );
  return made.get(element);
}

function valueIn(element: SerializedElement, of: (inner: SerializedElement) => unknown): unknown {
  const { name, attributes, text, children } = element;
  switch (name) {
    case 'str':
      return text;
    case 'int':
    case 'lng':
      return text === undefined ? notKnown : Number(text);
    case 'true':
      return true;
    case 'false':
      return false;
    case 'enum':
      return attributes.get('n');
    case 'arraylist':
      return children.map(of);
    case 'o':
      return Object.fromEntries(
        callsOf(element).map(({ method, given: [value, ...others] }) => [
          nameOf(method),
          value === undefined || others.length > 0 ? notKnown : of(value),
        ]),
      );
    default:
      return notKnown;
  }
}

/** `useMaxReturnSize` of `setUseMaxReturnSize`. */
function nameOf(method: string): string {
  const [, first = '', rest = ''] = /^set([A-Z])(.*)$/.exec(method) ?? [];
  return first === '' ? method : `${first.toLowerCase()}${rest}`;
}
