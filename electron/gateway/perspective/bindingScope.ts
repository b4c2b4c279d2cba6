/** What a binding can reach from where it stands: properties around it, tags, a clock, scripts. */
import { computed, type ReadonlySignal } from '@preact/signals-core';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Json } from '../../contract/json.ts';
import type { Qualified } from '../expression/evaluate.ts';
import type { ScriptArgument, ScriptResult } from '../scripting/protocol.ts';
import type { Tags } from '../tags/tags.ts';
import { isTagReference, parseAddress, type Address } from './address.ts';
import type { AlarmDesk } from './alarms.ts';
import type { BindingScope, BindingScript } from './bindings/binding.ts';
import { unbound, type Bindings } from './bindings/bindings.ts';
import { heldAt, isSameQuality, type Path, type Properties } from './properties.ts';
import { whyAbsent } from './session.ts';
import { descend, isView, nameOf, type Component, type Holder } from './tree.ts';

/** What the bindings of a page or of a session have in common. */
export interface ScopeContext {
  readonly tags: Tags;
  readonly session: { readonly properties: Properties; readonly bindings: Bindings };
  readonly page?: Properties;
  readonly now: (rate: number) => number;
  /** Runs a named query for a binding, as whoever is signed in. */
  readonly runQuery: BindingScope['runQuery'];
  readonly history: BindingScope['history'];
  readonly ask: BindingScope['ask'];
  /** How the alarms of the station stand. */
  readonly board: AlarmDesk['board'];
  /** Paths of the security levels of the session's person, following them. */
  readonly levels: () => ReadonlySet<string>;
  /** Runs a script of a binding for its value; of the session itself where there is no `holder`. */
  readonly runScript: (
    holder: Holder | undefined,
    property: string,
    script: BindingScript,
    given: readonly ScriptArgument[],
  ) => Promise<ScriptResult>;
}

/** What has properties, as a binding finds it. */
interface Target {
  readonly properties: Properties;
  readonly bindings: Bindings;
}

/**
 * The scope of the binding of a property of a component or of a view; of the session itself where there is no `holder`.
 * @param property Its name in the project's file, for the errors of its scripts.
 */
export function bindingScope(holder: Holder | undefined, context: ScopeContext, property: string): BindingScope {
  const { tags, now, levels, runQuery, history, ask, board } = context;
  const locate = (text: string): Target & { readonly path: Path } => {
    const address = parseAddress(text);
    const target = resolve(address, holder, context);
    if (target === undefined) {
      throw new CountersignError(ErrorCode.illegalArgument, `there is no ${whatOf(address)} here`);
    }
    return { ...target, path: address.path };
  };
  /** What a text leads to, or a value that is not there: what names nothing is read as what it names may be. */
  const findOrSay = (text: string): ReturnType<typeof locate> | Qualified => {
    try {
      return locate(text);
    } catch (error) {
      if (!(error instanceof CountersignError)) throw error;
      return { value: null, quality: { code: 'Bad_NotFound', reason: error.message } };
    }
  };
  /** Parts of properties that the binding reads: of a list of many, it hears of its own place alone. */
  const parts = new Map<string, ReadonlySignal<Qualified>>();
  const readProperty = (text: string): Qualified => {
    const found = findOrSay(text);
    if ('quality' in found) return found;
    if (found.path.length <= 2) return readAt(text, found);
    const part = parts.get(text) ?? keepSame(() => readAt(text, found));
    parts.set(text, part);
    return part.value;
  };
  const readAt = (text: string, { properties, path }: ReturnType<typeof locate>): Qualified => {
    const found = heldAt(properties, path);
    if (found !== undefined) return found;
    const lacking = text.startsWith('session.') ? whyAbsent(path) : undefined;
    return { value: null, quality: { code: 'Bad_NotFound', reason: lacking ?? `No property ${text}` } };
  };
  const runScript: BindingScope['runScript'] = (script, given) => context.runScript(holder, property, script, given);
  return {
    tags,
    now,
    readProperty,
    runQuery,
    history,
    ask,
    writeProperty: (text, inside, value, isDouble) => {
      const { bindings, path } = locate(text);
      return bindings.write([...path, ...inside], value, 'BindingWriteback', undefined, isDouble);
    },
    levels,
    runScript,
    references: {
      read: (path) => (isTagReference(path) ? tags.tag(path).value : readProperty(path)),
      tag: (path) => tags.tag(path).value,
      now,
      levels,
      alarms: () => board.value.all(),
      roles: (user) => rolesOf(user, context),
    },
  };
}

/** What is read, as the same object while it is the same: whoever follows it hears of nothing then. */
function keepSame(read: () => Qualified): ReadonlySignal<Qualified> {
  let last: Qualified | undefined;
  return computed(() => {
    const now = read();
    const isSame =
      last !== undefined &&
      last.value === now.value &&
      last.isDouble === now.isDouble &&
      isSameQuality(last.quality, now.quality);
    if (last === undefined || !isSame) last = now;
    return last;
  });
}

/** The roles of whoever is signed in on the session, whatever the user source is called; undefined for anybody else. */
function rolesOf(user: string, { session }: ScopeContext): readonly string[] | undefined {
  if (session.properties.get(['props', 'auth', 'user', 'userName']) !== user) return undefined;
  const roles = session.properties.get(['props', 'auth', 'user', 'roles']);
  return Array.isArray(roles) ? (roles as readonly Json[]).filter((role) => typeof role === 'string') : [];
}

function whatOf(address: Address): string {
  if (address.from !== 'component' && address.from !== 'root') return address.from;
  return address.down.length === 0 ? 'container' : `component ${address.down.join('/')}`;
}

function resolve(address: Address, holder: Holder | undefined, { session, page }: ScopeContext): Target | undefined {
  const view = holder === undefined || isView(holder) ? holder : holder.view;
  switch (address.from) {
    case 'this':
      return holder ?? session;
    case 'view':
      return view;
    case 'page':
      return page && { properties: page, bindings: unbound(page) };
    case 'session':
      return session;
    case 'component': {
      // From the view itself its root is one step down.
      const own = holder === undefined || isView(holder) ? undefined : holder;
      let from: Component | undefined = own;
      for (let step = 0; step < address.up; step += 1) from = from?.parent;
      return from && descend(from, address.down);
    }
    case 'root': {
      const isRoot = view !== undefined && (address.name === 'root' || nameOf(view.root) === address.name);
      return isRoot ? descend(view.root, address.down) : undefined;
    }
  }
}
