/**
 * The objects that a script sees (`self`, `self.view`, `self.page`, `self.session` and what hangs on them), as calls
 * of the interpreter: `node.*` for relatives, `property.*` for what the trees `props`, `custom` ... hold.
 */
import { isDeepStrictEqual } from 'node:util';
import { untracked } from '@preact/signals-core';
import { z } from 'zod';
import { declarationOf } from '../../contract/components/index.ts';
import { keepDouble } from '../../contract/doubles.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { json, type Json } from '../../contract/json.ts';
import type { Quality } from '../../contract/page.ts';
import { columnsOf, datasetValue, dateValue, millisOfDate } from '../../contract/values.ts';
import { good, qualityCode } from '../platform/quality.ts';
import { reads, ScriptScope, type ScriptApi, type ScriptCaller } from '../platform/scriptFunction.ts';
import { oddMethods } from '../project/oddMethods.ts';
import { methodText } from '../scripting/interpreter.ts';
import { whereOf } from './actions.ts';
import { parsePropertyPath } from './address.ts';
import type { Written } from './bindings/binding.ts';
import { unbound, type Bindings } from './bindings/bindings.ts';
import type { Page } from './page.ts';
import type { Path, Properties } from './properties.ts';
import type { KnownValue } from './readValues.ts';
import type { Session } from './session.ts';
import { descend, nameOf, type Component, type View } from './tree.ts';

const kind = z.enum(['component', 'view', 'page', 'session']);
const path = z.array(z.union([z.string(), z.number()]));
const nodeName = z.tuple([kind, z.string(), z.string()]);
const propertyAt = z.tuple([kind, z.string(), path]);
/** Whether the value is a double, and its quality where that is not good. */
const propertyWrite = z.tuple([kind, z.string(), path, json, z.boolean(), qualityCode.optional()]);
/** Whether it is to be a list. */
const propertySize = z.tuple([kind, z.string(), path, z.boolean()]);
const propertyChange = z.tuple([kind, z.string(), path, json, json]);

type Found =
  | { readonly kind: 'component'; readonly page: Page; readonly component: Component; readonly properties: Properties }
  | { readonly kind: 'view'; readonly page: Page; readonly view: View; readonly properties: Properties }
  | { readonly kind: 'page'; readonly page: Page; readonly properties: Properties }
  | { readonly kind: 'session'; readonly session: Session; readonly properties: Properties };

/** Finds sessions and pages for scripts. */
export interface PageDirectory {
  readonly session: (id: string) => Session | undefined;
  readonly sessions: () => readonly Session[];
  readonly page: (id: string) => Page | undefined;
}

/** The host functions for objects of pages. Components and views are named `<page id>/<own id>`. */
export function scriptObjects(directory: PageDirectory): ScriptApi {
  const find = (of: z.output<typeof kind>, id: string, { sessionId }: ScriptCaller): Found => {
    if (of === 'session') {
      const session = directory.session(id);
      if (session?.id === sessionId && session !== undefined)
        return { kind: of, session, properties: session.properties };
    } else {
      const [pageId = '', own = ''] = id.split('/');
      const found = directory.page(pageId);
      // Objects of another session are out of reach: what a script holds of them is as good as closed.
      const page = found?.session.id === sessionId ? found : undefined;
      const component = of === 'component' ? page?.component(own) : undefined;
      const view = of === 'view' ? page?.view(own) : undefined;
      if (page !== undefined && of === 'page') return { kind: of, page, properties: page.properties };
      if (page !== undefined && component !== undefined) {
        return { kind: 'component', page, component, properties: component.properties };
      }
      if (page !== undefined && view !== undefined) return { kind: 'view', page, view, properties: view.properties };
    }
    throw new CountersignError(ErrorCode.script, `This ${of} is closed.`);
  };

  return {
    'node.get': reads(ScriptScope.session, nodeName, ([of, id, name], script) => {
      const found = find(of, id, script);
      if (found.properties.hasScope(name)) return { $tree: [of, id, [name], false] };
      const relative = relativeOf(found, name);
      if (relative !== undefined) return relative;
      return (
        (found.kind === 'component' ? methodOf(found, name) : undefined) ??
        typeMethodOf(found, name) ?? { $missing: name }
      );
    }),
    'node.refreshBinding': reads(ScriptScope.session, nodeName, ([of, id, name], script) => {
      const found = find(of, id, script);
      bindingsOf(found).refresh(parsePropertyPath(name));
      return null;
    }),
    'node.focus': reads(ScriptScope.session, z.tuple([kind, z.string()]), ([of, id], script) => {
      const found = find(of, id, script);
      if (found.kind !== 'component') throw new CountersignError(ErrorCode.illegalArgument, `A ${of} takes no focus.`);
      found.page.host.send('command', { kind: 'focus', id: found.component.id });
      return null;
    }),
    'node.method': reads(ScriptScope.session, nodeName, ([of, id, name], script) => {
      const found = find(of, id, script);
      if (!hasMethod(found, name)) throw new CountersignError(ErrorCode.illegalArgument, `This ${of} has no ${name}.`);
      found.page.host.send('command', { kind: 'method', id: found.component.id, name });
      return null;
    }),
    'node.sibling': reads(ScriptScope.session, nodeName, ([of, id, name], script) => {
      const found = find(of, id, script);
      const parent = found.kind === 'component' ? found.component.parent : undefined;
      return asNode(found, parent && descend(parent, [name]), name);
    }),
    'node.child': reads(ScriptScope.session, nodeName, ([of, id, name], script) => {
      const found = find(of, id, script);
      return asNode(found, childOf(found, name.split('/')), name);
    }),
    'property.get': reads(ScriptScope.session, propertyAt, ([of, id, at], script) => {
      const { properties } = find(of, id, script);
      const value = untracked(() => properties.get(at));
      if (typeof value === 'number') return untracked(() => properties.isDouble(at)) ? { $double: value } : value;
      if (value === undefined) return { $missing: String(at.at(-1)) };
      if (typeof value !== 'object' || value === null || isWhole(value)) return value;
      return { $tree: [of, id, at, Array.isArray(value)] };
    }),
    'property.plain': reads(
      ScriptScope.session,
      propertyAt,
      ([of, id, at], script) => untracked(() => find(of, id, script).properties.get(at)) ?? null,
    ),
    // How many items a list has, or names an object; nothing where it is no such thing any more.
    'property.size': reads(ScriptScope.session, propertySize, ([of, id, at, isList], script) => {
      const value = untracked(() => find(of, id, script).properties.get(at));
      if (typeof value !== 'object' || value === null || Array.isArray(value) !== isList) return null;
      return Object.keys(value).length;
    }),
    // A value with what is known of it and of its parts, as one reading; nothing for one that is not there.
    'property.known': reads(ScriptScope.session, propertyAt, ([of, id, at], script) =>
      untracked(() => {
        const { properties } = find(of, id, script);
        const value = properties.get(at);
        return value === undefined ? null : withKnown(value, properties.isDouble(at), properties.knownValues(at));
      }),
    ),
    // A list that is changed in place: as one write, and only over what was read before.
    'property.change': reads(ScriptScope.session, propertyChange, async ([of, id, at, before, now], script) => {
      const found = find(of, id, script);
      const held = untracked(() => found.properties.get(at)) ?? null;
      if (!isDeepStrictEqual(canonical(held), canonical(before))) return false;
      await put(found, at, now);
      return true;
    }),
    'property.set': reads(ScriptScope.session, propertyWrite, async ([of, id, at, value, isDouble, code], script) => {
      await put(find(of, id, script), at, value, isDouble, code === undefined ? good : { code });
      return null;
    }),
  };
}

/** `value` in a list, in which a double is told from a whole number. */
function withKnown(value: Json, isDouble: boolean, knownValues: readonly KnownValue[]): Json {
  const values = [value];
  if (isDouble) keepDouble(values, 0);
  return {
    values,
    knownValues: knownValues.map(({ path: at, quality, tag = null, timestamp = 0 }) => ({
      path: [...at],
      quality: quality.code,
      reason: quality.reason ?? null,
      timestamp: timestamp === 0 ? null : timestamp,
      tag,
    })),
  };
}

/** Dates and datasets are single values: nothing of them changes in place. */
function isWhole(value: Json): boolean {
  return millisOfDate(value) !== undefined || columnsOf(value) !== undefined;
}

/** A value with its dates and datasets as this program writes them, whatever a project file has beside them. */
function canonical(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  const millis = millisOfDate(value);
  if (millis !== undefined) return dateValue(millis);
  if (Array.isArray(value)) return (value as readonly Json[]).map(canonical);
  const columns = columnsOf(value);
  return Object.fromEntries(
    Object.entries(columns === undefined ? value : datasetValue(columns)).map(([key, inner]) => [
      key,
      canonical(inner),
    ]),
  );
}

/** Whatever a property is bound to both ways hears of a script's write as of a person's. */
function put(found: Found, path: Path, value: Json, isDouble = false, quality: Quality = good): Written {
  return bindingsOf(found).write(path, value, 'Script', quality, isDouble);
}

function bindingsOf(found: Found): Bindings {
  switch (found.kind) {
    case 'component':
      return found.component.bindings;
    case 'view':
      return found.view.bindings;
    case 'session':
      return found.session.bindings;
    case 'page':
      return unbound(found.properties);
  }
}

/** Whether a component is of a type that has a method of its own of that name. */
function hasMethod(found: Found, name: string): found is Found & { readonly kind: 'component' } {
  if (found.kind !== 'component') return false;
  return Object.hasOwn(declarationOf(found.component.definition.type)?.methods ?? {}, name);
}

function typeMethodOf(found: Found, name: string): Json | undefined {
  return hasMethod(found, name) ? { $typeMethod: name } : undefined;
}

/** A method that the project gives a component: its text, translated, for the interpreter. Throws `script` for one that is not run. */
function methodOf({ component: own }: Found & { readonly kind: 'component' }, name: string): Json | undefined {
  const method = own.definition.scripts?.customMethods.find((candidate) => candidate.name === name);
  if (method === undefined) return undefined;
  const odd = oddMethods(own.definition).find((candidate) => candidate.name === name);
  if (odd !== undefined) {
    throw new CountersignError(ErrorCode.script, `${whereOf(own)}.${name} is not called: ${odd.reason}.`);
  }
  const filename = `${whereOf(own)}.${name}`;
  return { $method: methodText(filename, method, own.view.definition.python) };
}

function component(page: Page, of: Component): Json {
  return { $node: ['component', `${page.id}/${of.id}`] };
}

/** A component by its path below another, or below a view, whose one child is its root. */
function childOf(found: Found, path: readonly string[]): Component | undefined {
  if (found.kind === 'component') return descend(found.component, path);
  if (found.kind !== 'view') return undefined;
  const { root } = found.view;
  const [name, ...rest] = path;
  return name === 'root' || name === nameOf(root) ? descend(root, rest) : undefined;
}

function asNode(found: Found, of: Component | undefined, name: string): Json {
  if (of === undefined || !('page' in found)) {
    throw new CountersignError(ErrorCode.illegalArgument, `There is no component "${name}" here.`);
  }
  return component(found.page, of);
}

function relativeOf(found: Found, name: string): Json | undefined {
  switch (found.kind) {
    case 'component': {
      const { page, component: own } = found;
      if (name === 'view') return { $node: ['view', `${page.id}/${own.view.id}`] };
      if (name === 'page') return { $node: ['page', page.id] };
      if (name === 'session') return { $node: ['session', page.session.id] };
      if (name === 'parent') return own.parent === undefined ? null : component(page, own.parent);
      if (name === 'children') return own.children.map((child) => component(page, child));
      return name === 'name' ? own.definition.meta.name : undefined;
    }
    case 'view':
      if (name === 'rootContainer') return component(found.page, found.view.root);
      if (name === 'page') return { $node: ['page', found.page.id] };
      if (name === 'session') return { $node: ['session', found.page.session.id] };
      // In scripts of the view itself, `self.view` is the view, as projects have it.
      if (name === 'view') return { $node: ['view', `${found.page.id}/${found.view.id}`] };
      // The id of a view is the path of its resource: projects take other views from beside it.
      if (name === 'path' || name === 'id') return found.view.path;
      return name === 'name' ? (found.view.path.split('/').at(-1) ?? '') : undefined;
    case 'page':
      if (name === 'session') return { $node: ['session', found.page.session.id] };
      return name === 'id' || name === 'pageId' ? found.page.id : undefined;
    case 'session':
      return name === 'id' ? found.session.id : undefined;
  }
}
