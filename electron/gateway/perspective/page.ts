/**
 * Pages: one window (or browser tab) of a session. A page shows one primary view, gathers what changes, and sends it
 * at most once an animation frame; it takes events and writes of the person in front of it.
 */
import { batch, effect, untracked } from '@preact/signals-core';
import { componentType, words } from '../../contract/components.ts';
import { CountersignError, ErrorCode, withStoreTrouble } from '../../contract/errors.ts';
import type { Json, JsonObject } from '../../contract/json.ts';
import type { Delta, Held, ViewNode } from '../../contract/page.ts';
import type { Page as PageConfig } from '../project/load.ts';
import type { ViewDefinition } from '../project/schemas.ts';
import type { Ports } from '../platform/ports.ts';
import type { Tags } from '../tags/tags.ts';
import { isGood } from '../platform/quality.ts';
import { openActions, scriptNode, viewIdOf, whereOf, type PageSignIn } from './actions.ts';
import { readPropertyPath } from './address.ts';
import { openChangeScripts } from './changeScripts.ts';
import { asObject, isSent, isShown, isWritable, toNode } from './nodes.ts';
import { openMessageHandlers, type MessageHandlers } from './messages.ts';
import { lacks } from './permissions.ts';
import { createProperties, type Path, type Properties } from './properties.ts';
import type { PageHost } from './pageHost.ts';
import type { Session } from './session.ts';
import { isView, type Component, type Holder, type View } from './tree.ts';
import { openView, type Change, type ViewContext } from './view.ts';

/** Milliseconds between two messages to a page: one animation frame. */
const frame = 16;

export interface PageOptions {
  readonly id: string;
  readonly session: Session;
  readonly host: PageHost;
  readonly tags: Tags;
  readonly views: ReadonlyMap<string, ViewDefinition>;
  readonly ports: Ports;
  /** True while a signing surface lies over the page. */
  readonly isInert: () => boolean;
  readonly signInActions: PageSignIn;
  /** The time, epoch milliseconds, following a clock. */
  readonly now: (rate: number) => number;
}

export interface Page {
  readonly id: string;
  readonly session: Session;
  readonly host: PageHost;
  readonly properties: Properties;
  /** The path that it shows: what `properties` say of it scripts can write. */
  readonly path: () => string;
  readonly component: (id: string) => Component | undefined;
  readonly view: (id: string) => View | undefined;
  /** Shows a page of the project; ends what was shown before. */
  readonly show: (config: PageConfig) => ViewNode;
  /** What is shown, as it stands now: changes that were to be sent are in it. Throws `object-not-found` for nothing. */
  readonly current: () => ViewNode;
  /**
   * Runs the handlers of an event. Resolves when they ended. Throws `forbidden` while the page is inert, `busy` while
   * the same handler still runs, `script` for a script that failed.
   */
  readonly fire: (componentId: string, event: string, payload: JsonObject) => Promise<void>;
  /** A person changed a property. Answers what it holds now, and why where that is not what was entered. */
  readonly write: (componentId: string, property: string, value: Json) => Held;
  /**
   * Writes a property as a script does: to what a bidirectional binding reads, and otherwise to the property itself.
   * Throws `illegal-argument` with the reason where it cannot be written.
   */
  readonly put: (holder: Holder, path: Path, value: Json) => void;
  /** Hands a message to the components that listen. */
  readonly deliver: MessageHandlers['deliver'];
  /** Ends what it shows. Resolves when the last scripts of its views ended, which still find their objects. */
  readonly close: () => Promise<void>;
}

/** Opens a page in a session. It shows nothing until `show`. */
export function openPage(options: PageOptions): Page {
  const { id, session, host, ports, views } = options;
  const components = new Map<string, Component>();
  const viewInstances = new Map<string, View>();
  const pending = new Map<string, { readonly component: Component; readonly change: Change }>();
  const properties = createProperties({ props: { pageId: id, path: '/', primaryView: '', title: '' }, custom: {} });
  let shown: View | undefined;
  let shownPath = '/';
  let stopGuard = (): void => undefined;
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
  const actions = openActions({
    target: { sessionId: session.id, pageId: id },
    session,
    ports,
    signIn: options.signInActions,
    report: (error) => report(host, ports, error),
  });
  const closings = new Set<Promise<void>>();
  const messages = openMessageHandlers({ session, pageId: id, ports, report: (error) => report(host, ports, error) });
  const runChange = openChangeScripts({
    session,
    pageId: id,
    ports,
    report: (error) => report(host, ports, error),
    isOpen: () => shown !== undefined,
  });
  const context: ViewContext = {
    tags: options.tags,
    session,
    page: properties,
    levels: session.levels,
    runScript: (holder, property, { name, parameters, source }, given) => {
      const script = {
        filename: `${holder === undefined ? 'session' : whereOf(holder)} ${property}.${name}`,
        name,
        parameters,
        source,
        here: [session.id, id, ports.newId(), holder === undefined ? '' : viewIdOf(holder)] as const,
      };
      return session.interpreter.evaluate(script, [
        ['node', holder === undefined ? null : scriptNode(holder, id)],
        ...given,
      ]);
    },
    findView: (path) => views.get(path),
    lacks: (definition) => lacks(definition.permissions, session.levels()),
    now: options.now,
    nextId: (kind) => `${kind}${(ids += 1)}`,
    countComponents: () => components.size,
    added: (instance) => {
      if (isView(instance)) viewInstances.set(instance.id, instance);
      else {
        components.set(instance.id, instance);
        messages.add(instance);
      }
    },
    removed: (instance) => {
      viewInstances.delete(instance.id);
      components.delete(instance.id);
      if (!isView(instance)) messages.remove(instance);
    },
    opened: actions.startUp,
    closing: (view) => {
      const last = actions.shutDown(view);
      if (last !== undefined) {
        closings.add(last);
        void last.finally(() => closings.delete(last));
      }
      return last;
    },
    propertyChanged: (holder, change) => {
      const { properties: own } = holder;
      const viewId = viewIdOf(holder);
      runChange({ self: scriptNode(holder, id), viewId, properties: own, where: whereOf(holder), ...change });
    },
    changed: (component, change) => {
      if (shown === undefined || (change.kind === 'prop' && !isSent(component, change.property))) return;
      const property = change.kind === 'prop' ? change.property : '';
      pending.set(`${component.id} ${change.kind} ${property}`, { component, change });
      callOff ??= ports.clock.after(frame, flush);
    },
  };
  const end = (): void => {
    stopGuard();
    shown?.dispose();
    shown = undefined;
    callOff?.();
    callOff = undefined;
    pending.clear();
  };
  const held = (component: Component, property: string, refused: string | null): Held => {
    const path = ['props', ...(readPropertyPath(property) ?? [property])];
    return untracked(() => {
      const quality = component.properties.quality(path);
      const value = component.properties.get(path) ?? null;
      return { value, quality: isGood(quality) ? null : quality, refused };
    });
  };

  return {
    id,
    session,
    host,
    properties,
    path: () => shownPath,
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
      const lacking = untracked(() => context.lacks(definition));
      if (lacking !== undefined) {
        throw new CountersignError(ErrorCode.forbidden, `You may not open the page ${config.path}. ${lacking}`);
      }
      end();
      shownPath = config.path;
      properties.set(['props', 'path'], config.path);
      properties.set(['props', 'primaryView'], config.viewPath);
      properties.set(['props', 'title'], config.title);
      const view = batch(() => openView(config.viewPath, definition, {}, context));
      shown = view;
      // Whoever may not see it any more, because they left, gets nothing of it and does nothing with it.
      stopGuard = effect(() => {
        if (context.lacks(definition) !== undefined) untracked(end);
      });
      return toNode(view.root);
    },
    current: () => {
      if (shown === undefined)
        throw new CountersignError(ErrorCode.objectNotFound, 'This page shows nothing any more.');
      pending.clear();
      return toNode(shown.root);
    },
    fire: async (componentId, event, payload) => {
      if (options.isInert()) throw inert();
      const component = components.get(componentId);
      // What is not on the screen was pressed by nobody.
      if (component !== undefined && isShown(component)) await actions.fire(component, event, payload);
    },
    write: (componentId, property, value) => {
      if (options.isInert()) throw inert();
      const component = components.get(componentId);
      if (component === undefined) {
        throw new CountersignError(ErrorCode.objectNotFound, 'This part of the page is gone. Nothing was written.');
      }
      const path = readPropertyPath(property);
      // What is private is not told, nor whether it is there.
      if (path === undefined || !isSent(component, String(path[0]))) {
        throw new CountersignError(ErrorCode.forbidden, 'There is no such property. Nothing was written.');
      }
      const takes = words(componentType(component.definition.type)?.writes);
      if (!takes.includes(String(path[0])) || !isWritable(component, ['props', ...path])) {
        return held(component, property, 'This is not open to people. It was not written.');
      }
      try {
        component.bindings.write(['props', ...path], value, 'Browser');
      } catch (error) {
        if (!(error instanceof CountersignError)) throw error;
        return held(component, property, `${error.message} It was not written.`);
      }
      return held(component, property, null);
    },
    put: (holder, path, value) => holder.bindings.write(path, value, 'Script'),
    deliver: messages.deliver,
    close: async () => {
      end();
      await Promise.all(closings);
    },
  };
}

function inert(): CountersignError {
  return new CountersignError(
    ErrorCode.forbidden,
    'Something else is open over this page: finish it first. Nothing was done.',
  );
}

/** Tells the person in front of a page that something of the project failed, and the log why. */
export function report(host: PageHost, ports: Ports, error: unknown): void {
  const known = withStoreTrouble(error);
  const message = known instanceof CountersignError ? known.message : 'An action of this page failed.';
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
      return { kind: 'children', id, ...childrenOf(component) };
  }
}

function childrenOf(component: Component): { readonly children: ViewNode[]; readonly notes: string[] } {
  const { children, notes } = toNode(component);
  return { children: [...children], notes: [...notes] };
}
