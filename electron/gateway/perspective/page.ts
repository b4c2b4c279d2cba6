/**
 * Pages: one window (or browser tab) of a session. A page shows one primary view, gathers what changes, and sends it
 * at most once an animation frame; it takes events and writes of the person in front of it.
 */
import { batch, untracked } from '@preact/signals-core';
import type { Send } from '../../contract/calls.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Json, JsonObject } from '../../contract/json.ts';
import type { Delta, pageEvents, ViewNode } from '../../contract/page.ts';
import type { Page as PageConfig } from '../project/load.ts';
import type { Action, ViewDefinition } from '../project/schemas.ts';
import type { Ports } from '../ports.ts';
import { isGood, type Tags } from '../tags/tags.ts';
import { writeBack } from './bindings.ts';
import type { Qualified } from './expression/evaluate.ts';
import { createProperties, type Properties } from './properties.ts';
import type { Session } from './session.ts';
import { asObject, bindingOf, bindingScope, eachComponent, isSent, isWritable, openView, toNode } from './view.ts';
import type { Change, Component, View, ViewContext } from './view.ts';

/** Milliseconds between two messages to a page: one animation frame. */
const frame = 16;

/** What the window or browser tab that shows a page lends the gateway. */
export interface PageHost {
  readonly send: Send<typeof pageEvents>;
  /** Drops what an earlier person left in the window: what was typed, the clipboard, what was kept for speed. */
  readonly reset: () => void;
}

export interface PageOptions {
  readonly id: string;
  readonly session: Session;
  readonly host: PageHost;
  readonly tags: Tags;
  readonly views: ReadonlyMap<string, ViewDefinition>;
  readonly ports: Ports;
  /** True while a signing surface lies over the page. */
  readonly isInert: () => boolean;
  /** Signing in and out, as an event's actions ask for it; `dispatch` names the event that is being handled. */
  readonly signInActions: {
    readonly login: (target: PageTarget, forceAuth: boolean | undefined, dispatch: string) => void;
    readonly logout: (target: PageTarget, message: string | undefined, dispatch: string) => void;
  };
}

/** A page of a session, by their ids. */
export interface PageTarget {
  readonly sessionId: string;
  readonly pageId: string;
}

export interface Page {
  readonly id: string;
  readonly session: Session;
  readonly host: PageHost;
  readonly properties: Properties;
  readonly component: (id: string) => Component | undefined;
  readonly view: (id: string) => View | undefined;
  /** Shows a page of the project; ends what was shown before. */
  readonly show: (config: PageConfig) => ViewNode;
  /**
   * Runs the handlers of an event. Resolves when they ended. Throws `forbidden` while the page is inert, `busy` while
   * the same handler still runs, `script` for a script that failed.
   */
  readonly fire: (componentId: string, event: string, payload: JsonObject) => Promise<void>;
  /** A person changed a property. Ignored for one that is not open to the browser. */
  readonly write: (componentId: string, property: string, value: Json) => void;
  readonly close: () => void;
}

/** Opens a page in a session. It shows nothing until `show`. */
export function openPage(options: PageOptions): Page {
  const { id, session, host, ports, views } = options;
  const components = new Map<string, Component>();
  const viewInstances = new Map<string, View>();
  const pending = new Map<string, { readonly component: Component; readonly change: Change }>();
  const busy = new Set<string>();
  const changing = new Map<string, { again: boolean }>();
  const properties = createProperties({ props: { pageId: id, path: '/', primaryView: '', title: '' }, custom: {} });
  let shown: View | undefined;
  let callOff: (() => void) | undefined;
  let ids = 0;

  const flush = (): void => {
    callOff = undefined;
    const changes = [...pending.values()];
    pending.clear();
    // New children first: what follows may already be about them.
    const ordered = [...changes.filter(isChildren), ...changes.filter((entry) => !isChildren(entry))];
    const deltas = ordered.filter(({ component }) => components.has(component.id)).map(toDelta);
    if (deltas.length > 0) host.send('deltas', deltas);
  };
  const context: ViewContext = {
    tags: options.tags,
    session: session.properties,
    page: properties,
    findView: (path) => views.get(path),
    nextId: (kind) => `${kind}${(ids += 1)}`,
    added: (instance) => {
      if ('root' in instance) viewInstances.set(instance.id, instance);
      else components.set(instance.id, instance);
    },
    removed: (instance) => {
      viewInstances.delete(instance.id);
      components.delete(instance.id);
    },
    opened: (view) => startUp(view),
    propertyChanged: (component, property, script, before) => {
      const key = `${component.id} ${property}`;
      const known = changing.get(key);
      // While its script runs, only the newest change waits; the script is told that it missed some.
      if (known !== undefined) {
        known.again = true;
        return;
      }
      const change = { again: false };
      changing.set(key, change);
      void runChange(component, property, script, before, change).finally(() => changing.delete(key));
    },
    changed: (component, change) => {
      if (shown === undefined || (change.kind === 'prop' && !isSent(component, change.property))) return;
      const property = change.kind === 'prop' ? change.property : '';
      pending.set(`${component.id} ${change.kind} ${property}`, { component, change });
      callOff ??= ports.clock.after(frame, flush);
    },
  };
  const end = (): void => {
    shown?.dispose();
    shown = undefined;
    callOff?.();
    callOff = undefined;
    pending.clear();
  };
  /** The actions Login and Logout; false for what is another one. */
  const act = ({ type, config }: Action, dispatch: string): boolean => {
    const here = { sessionId: session.id, pageId: id };
    if (type === 'login') options.signInActions.login(here, forceAuthOf(config), dispatch);
    else if (type === 'logout') options.signInActions.logout(here, undefined, dispatch);
    return type === 'login' || type === 'logout';
  };
  const run = async (component: Component, event: string, actions: readonly Action[], payload: JsonObject) => {
    const dispatch = ports.newId();
    for (const action of actions) {
      if (act(action, dispatch)) continue;
      if (action.type !== 'script' || !('script' in action.config) || typeof action.config.script !== 'string') {
        throw new CountersignError(ErrorCode.unsupported, `The action "${action.type}" is not supported.`);
      }
      const name = event.slice(event.indexOf('.') + 1);
      await session.interpreter.runEvent(
        {
          filename: `views/${component.view.path}: ${pathOf(component)}.${name}`,
          name,
          parameters: ['self', 'event'],
          source: action.config.script,
          here: [session.id, id, dispatch],
        },
        { $node: ['component', `${id}/${component.id}`] },
        payload,
      );
    }
  };
  const runChange = async (
    component: Component,
    property: string,
    source: string,
    first: Qualified,
    change: { again: boolean },
  ): Promise<void> => {
    const script = {
      filename: `views/${component.view.path}: ${pathOf(component)} ${property}.onChange`,
      name: 'valueChanged',
      parameters: ['self', 'previousValue', 'currentValue', 'origin', 'missedEvents'],
      source,
      here: [session.id, id, ports.newId()] as const,
    };
    const read = (): Qualified =>
      untracked(() => {
        const path = property.split('.');
        return { value: component.properties.get(path) ?? null, quality: component.properties.quality(path) };
      });
    const qualified = ({ value, quality }: Qualified): JsonObject => ({
      value,
      quality: quality.code,
      timestamp: ports.clock.now(),
    });
    let before = first;
    let missed = false;
    const changedMeanwhile = (): boolean => change.again;
    do {
      change.again = false;
      const now = read();
      const self = { $node: ['component', `${id}/${component.id}`] };
      await session.interpreter
        .runChange(script, self, qualified(before), qualified(now), missed)
        .catch((error: unknown) => report(host, ports, error));
      before = now;
      missed = changedMeanwhile();
    } while (missed && components.has(component.id));
  };
  const fire: Page['fire'] = async (componentId, event, payload) => {
    if (options.isInert()) throw inert();
    const component = components.get(componentId);
    const [channel = '', name = ''] = event.split('.');
    // System events are the gateway's own; a page tells of what a person did.
    if (component === undefined || (channel !== 'component' && channel !== 'dom')) return;
    const actions = actionsOf(component, channel, name);
    if (actions.length === 0) return;
    const disabled = untracked(() => component.properties.get(['props', 'enabled'])) === false;
    if (disabled && name === 'onActionPerformed') return;
    const key = `${componentId} ${event}`;
    if (busy.has(key)) throw new CountersignError(ErrorCode.busy, 'This is being done already.');
    busy.add(key);
    try {
      await run(component, event, actions, payload);
    } finally {
      busy.delete(key);
    }
  };
  const startUp = (view: View): void => {
    for (const component of eachComponent(view.root)) {
      const actions = actionsOf(component, 'system', 'onStartup');
      if (actions.length === 0) continue;
      run(component, 'system.onStartup', actions, {}).catch((error: unknown) => report(host, ports, error));
    }
  };

  return {
    id,
    session,
    host,
    properties,
    component: (componentId) => components.get(componentId),
    view: (viewId) => viewInstances.get(viewId),
    show: (config) => {
      const definition = views.get(config.viewPath);
      if (definition === undefined) {
        throw new CountersignError(
          ErrorCode.project,
          `The page ${config.path} shows the view "${config.viewPath}", which this project does not have or could not load.`,
        );
      }
      end();
      properties.set(['props', 'path'], config.path);
      properties.set(['props', 'primaryView'], config.viewPath);
      properties.set(['props', 'title'], config.title);
      const view = batch(() => openView(config.viewPath, definition, {}, context));
      shown = view;
      return toNode(view.root);
    },
    fire,
    write: (componentId, property, value) => {
      if (options.isInert()) throw inert();
      const component = components.get(componentId);
      if (component === undefined || !isWritable(component, property)) return;
      const binding = bindingOf(component, `props.${property}`);
      if (binding !== undefined && writeBack(binding, bindingScope(component, context), value)) return;
      component.properties.set(['props', ...property.split('.')], value);
    },
    close: end,
  };
}

/** Re-authentication as the action Login says it: `project`, `enable` or `disable`. */
function forceAuthOf(config: JsonObject): boolean | undefined {
  const said = config['forceAuth'];
  if (said === 'enable' || said === true) return true;
  return said === 'disable' || said === false ? false : undefined;
}

/** The handlers of an event; names come from outside, so only own properties count. */
function actionsOf({ definition }: Component, channel: string, name: string): readonly Action[] {
  const events = Object.hasOwn(definition.events, channel) ? definition.events[channel] : undefined;
  return events !== undefined && Object.hasOwn(events, name) ? (events[name] ?? []) : [];
}

function inert(): CountersignError {
  return new CountersignError(ErrorCode.forbidden, 'A signature is open over this page; finish or cancel it first.');
}

/** Tells the person in front of a page that something of the project failed, and the log why. */
export function report(host: PageHost, ports: Ports, error: unknown): void {
  const message = error instanceof CountersignError ? error.message : 'An action of this page failed.';
  ports.log.error('A script of a page failed.', { reason: error instanceof Error ? error.message : String(error) });
  host.send('notice', { level: 'problem', message });
}

function isChildren({ change }: { readonly change: Change }): boolean {
  return change.kind === 'children';
}

function toDelta({ component, change }: { readonly component: Component; readonly change: Change }): Delta {
  const { id } = component;
  switch (change.kind) {
    case 'prop': {
      const { value, quality } = change.now;
      return { kind: 'prop', id, property: change.property, value, quality: isGood(quality) ? null : quality };
    }
    case 'position':
      return { kind: 'position', id, value: untracked(() => asObject(component.properties.get(['position']))) };
    case 'visible':
      return { kind: 'visible', id, value: untracked(() => component.properties.get(['meta', 'visible'])) !== false };
    case 'children':
      return { kind: 'children', id, children: [...toNode(component).children] };
  }
}

/** `root/Row/Button`: how an engineer finds the component in the view. */
function pathOf(component: Component): string {
  const own = component.definition.meta.name;
  return component.parent === undefined ? own : `${pathOf(component.parent)}/${own}`;
}
