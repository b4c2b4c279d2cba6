/**
 * Property paths of bindings, as Perspective writes them: `this.props.text`, `view.custom.rows[0].id`,
 * `session.props.theme`, `page.props.path`, `parent.custom.zone`, `../Sibling.props.text`, `.../Aunt.props.text` (one more
 * dot is one more parent), `./Child.props.text`, `/root/Row/Label.props.text` (or `/Name of the root/Row/...`); `["a key"]` where a name has a dot.
 */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Path } from './properties.ts';

export type Address =
  | { readonly from: 'this' | 'view' | 'page' | 'session'; readonly path: Path }
  /** A component: `up` steps to parents, then down by names. */
  | { readonly from: 'component'; readonly up: number; readonly down: readonly string[]; readonly path: Path }
  /** A component down from the root of the view, which goes by `root` or by its own name. */
  | { readonly from: 'root'; readonly name: string; readonly down: readonly string[]; readonly path: Path };

const ownBase = /^(this|view|page|session|parent)\.(.+)$/s;
/** What names a component ends at the last scope of one: a name may have dots of its own. */
const relativeBase =
  /^(\/[^/.]+(?=[/.])|(?:\.+\/)+)\/?((?:[^/]*\/)*[^/]*?)\.((?:props|custom|meta|position)(?:[.[].*)?)$/s;
const step = /\.?([^.[\]]+)|\[(\d+)\]|\["([^"\]]*)"\]|\['([^'\]]*)'\]/gy;

/** A tag by its name and folders, and what follows a dot is a part of it. */
const bareTag = /^[\p{L}_][\p{L}\d_ ()'-]*(?:\/[\p{L}\d_ ()'-]+)*(?:\.\w+)*$/u;
/** What begins as a path of a property does, or has its scope behind a name: it is one, right or wrong. */
const asProperty =
  /^(?:this|view|page|session|parent|self|root|props|custom|params|meta|position|value)(?=[./]|$)|\.(?:props|custom|params|meta|position)\b/;

/**
 * Whether a reference of an expression is a tag: by its path with a provider (`[default]Line 4/Temp`), or without one, which is the
 * default provider's.
 */
export function isTagReference(text: string): boolean {
  return text.startsWith('[') || (bareTag.test(text) && !asProperty.test(text));
}

/** Parses the path of a property inside an object: `props.data[0].v`. Throws `illegal-argument`. */
export function parsePropertyPath(text: string): Path {
  const path: (string | number)[] = [];
  let end = 0;
  for (const match of text.matchAll(step)) {
    const [whole, name, index, double, single] = match;
    path.push(index === undefined ? (name ?? double ?? single ?? '') : Number(index));
    end = match.index + whole.length;
  }
  if (path.length === 0 || end < text.length || text.startsWith('.') || path.some(isForbidden)) throw unreadable(text);
  return path;
}

/** As `parsePropertyPath`; undefined for what is no path. */
export function readPropertyPath(text: string): Path | undefined {
  try {
    return parsePropertyPath(text);
  } catch {
    return undefined;
  }
}

/** The settings of a property, and the path of that; or why they are left out. */
export type Settings<T> =
  | { readonly name: string; readonly entry: T; readonly path: Path; readonly leftOut?: undefined }
  | { readonly name: string; readonly entry: T; readonly path?: undefined; readonly leftOut: string };

/**
 * What settings (`propConfig`) are of in the scopes of an object. A property has those that come first: the same path in another
 * spelling (`props.text`, `props["text"]`) is named.
 */
export function settingsIn<T>(
  propConfig: Readonly<Record<string, T>>,
  scopes: readonly string[],
): readonly Settings<T>[] {
  const known = new Map<string, string>();
  return Object.entries(propConfig).map(([name, entry]): Settings<T> => {
    const path = readPropertyPath(name);
    if (path === undefined || path.length < 2 || !scopes.includes(String(path[0])))
      return { name, entry, leftOut: 'name no property' };
    const place = JSON.stringify(path.map(String));
    const first = known.get(place);
    if (first !== undefined) return { name, entry, leftOut: `are of ${first}, which has settings already` };
    known.set(place, name);
    return { name, entry, path };
  });
}

/** Parses a property path. Throws `illegal-argument`. */
export function parseAddress(text: string): Address {
  const own = ownBase.exec(text);
  if (own !== null) {
    const [, base = '', rest = ''] = own;
    const path = parsePropertyPath(rest);
    if (base === 'parent') return { from: 'component', up: 1, down: [], path };
    if (base === 'this' || base === 'view' || base === 'page' || base === 'session') return { from: base, path };
  }
  const relative = relativeBase.exec(text);
  if (relative === null) throw unreadable(text);
  const [, base = '', names = '', rest = ''] = relative;
  const down = names.split('/').filter((name) => name !== '');
  const path = parsePropertyPath(rest);
  return base.startsWith('/')
    ? { from: 'root', name: base.slice(1), down, path }
    : { from: 'component', up: stepsUp(base), down, path };
}

/** `../session/` is here, `../platform/` the parent, `.../` its parent; several of them add up. */
function stepsUp(base: string): number {
  return base
    .split('/')
    .filter((dots) => dots !== '')
    .reduce((up, dots) => up + dots.length - 1, 0);
}

function isForbidden(key: string | number): boolean {
  return key === '__proto__';
}

function unreadable(text: string): CountersignError {
  return new CountersignError(ErrorCode.illegalArgument, `"${text}" is not a property path`);
}
