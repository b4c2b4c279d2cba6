/** Whether what a reference names can be there: a component of the view, a scope of properties. */
import { CountersignError } from '../../contract/errors.ts';
import type { JsonObject } from '../../contract/json.ts';
import { whyNoSessionProp } from '../perspective/session.ts';
import { parseAddress, readPropertyPath, type Address } from '../perspective/address.ts';
import type { ComponentPlace } from '../project/componentPlaces.ts';
import type { SessionProps } from '../project/schemas.ts';
import type { Script } from '../project/scriptCheck.ts';
import { found, noValue, type Found } from './finding.ts';

/** Where a reference stands. */
export interface Standing {
  /** The component that has it; undefined for the view itself, and for the session. */
  readonly place: ComponentPlace | undefined;
  /** The root of its view; undefined for the session. */
  readonly root: ComponentPlace | undefined;
  /** Names of what its session and its page have; of what is not in it, nobody knows. */
  readonly names: Names;
  /** The named queries of its project. */
  readonly queries: ReadonlyMap<string, unknown>;
  /** What its site has of the plant; absent where nobody knows. */
  readonly plant?: SitePlant | undefined;
}

/** What a site has for the bindings of a project. */
export interface SitePlant {
  /** The providers of tags that it configures. */
  readonly providers: readonly string[];
  /** The histories in databases that it configures. */
  readonly historians: readonly string[];
  /** Why a named query is refused there, by its path; those that are not in it are run. */
  readonly refusedQueries: ReadonlyMap<string, string>;
}

/** Names of properties, by where they are: `session.custom`. */
export type Names = Readonly<Record<string, ReadonlySet<string>>>;

/** A script gives an object what it writes. */
const written = /\bcustom\.(\w+)\s*=(?!=)/g;
const writtenProps = /\bsession\.props\.(\w+)\s*=(?!=)/g;

/**
 * The names of sessions: what the file says, what is bound, and what a script of the project writes. Those of a view are not
 * known here: whoever shows it gives it parameters, and other views write into it.
 */
export function namesOfSession({ custom, propConfig }: SessionProps, scripts: readonly Script[]): Names {
  return {
    'session.custom': namesIn(custom, propConfig, scripts),
    // Those that scripts make, beside what each session has.
    'session.props': new Set(
      scripts.flatMap(({ source }) => [...source.matchAll(writtenProps)].map(([, name = '']) => name)),
    ),
  };
}

function namesIn(
  values: JsonObject,
  propConfig: Readonly<Record<string, unknown>>,
  scripts: readonly { readonly source: string }[],
): ReadonlySet<string> {
  const bound = Object.keys(propConfig).flatMap((name) => {
    const path = readPropertyPath(name);
    return path?.[0] === 'custom' && path[1] !== undefined ? [String(path[1])] : [];
  });
  const made = scripts.flatMap(({ source }) => [...source.matchAll(written)].map(([, name = '']) => name));
  return new Set([...Object.keys(values), ...bound, ...made]);
}

/** What has properties. */
type OwnerKind = 'component' | 'view' | 'page' | 'session';

const scopes: Readonly<Record<OwnerKind, readonly string[]>> = {
  component: ['props', 'custom', 'position', 'meta'],
  view: ['params', 'custom', 'props'],
  page: ['props', 'custom'],
  session: ['props', 'custom'],
};

/** The scopes of what has a binding: a component, a view, or the session. */
export function scopesOf(standing: Standing): readonly string[] {
  return scopes[bindingOwner(standing)];
}

function bindingOwner({ place, root }: Standing): OwnerKind {
  if (place !== undefined) return 'component';
  return root === undefined ? 'session' : 'view';
}

/** What is wrong with a reference to a property (`../Valve.props.value`) at a path of the file. */
export function checkReference(text: string, path: string, standing: Standing): readonly Found[] {
  let address: Address;
  try {
    address = parseAddress(text);
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    return [missing(text, path, error.message)];
  }
  const of = ownerOf(address, standing);
  if (of === undefined) return [missing(text, path, `There is no ${whatOf(address)} here`)];
  const scope = String(address.path[0]);
  if (!scopes[of].includes(scope)) return [missing(text, path, `A ${of} has nothing named ${scope}`)];
  const [, name, ...deeper] = address.path;
  if (of === 'session' && scope === 'props' && name !== undefined) {
    const why = standing.names['session.props']?.has(String(name)) ? undefined : whyNoSessionProp([name, ...deeper]);
    return why === undefined ? [] : [missing(text, path, why)];
  }
  const names = standing.names[`${of}.${scope}`];
  const isThere = names === undefined || name === undefined || names.has(String(name));
  return isThere ? [] : [missing(text, path, `The ${of} has no ${scope}.${String(name)}`)];
}

function missing(text: string, path: string, why: string): Found {
  return found('reference', text, path, `${why}. ${noValue}`);
}

/** What kind of thing has the property; undefined where it is not there. */
function ownerOf(address: Address, standing: Standing): OwnerKind | undefined {
  const { place, root } = standing;
  switch (address.from) {
    case 'this':
      return bindingOwner(standing);
    case 'view':
      return root === undefined ? undefined : 'view';
    case 'page':
      return root === undefined ? undefined : 'page';
    case 'session':
      return 'session';
    case 'component': {
      let from = place;
      for (let step = 0; step < address.up; step += 1) from = from?.parent;
      return from !== undefined && reaches(from, address.down) ? 'component' : undefined;
    }
    case 'root': {
      const isRoot = address.name === 'root' || root?.definition.meta.name === address.name;
      return root !== undefined && isRoot && reaches(root, address.down) ? 'component' : undefined;
    }
  }
}

function whatOf(address: Address): string {
  if (address.from !== 'component' && address.from !== 'root') return address.from;
  return address.down.length === 0 ? 'container' : `component ${address.down.join('/')}`;
}

/** Whether there is a component below another by names; one whose name is bound may have any. */
function reaches(from: ComponentPlace, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined) return true;
  return from.children.some((child) => {
    const { meta, propConfig } = child.definition;
    return (meta.name === name || propConfig['meta.name']?.binding !== undefined) && reaches(child, rest);
  });
}
