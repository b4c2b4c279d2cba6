/**
 * Pages: one window (or browser tab) of a session. A page shows one primary view, gathers what changes, and sends it
 * at the pace of what shows it; it takes events and writes of the person in front of it.
 */
import { isDeepStrictEqual } from 'node:util';
import { batch, effect, untracked } from '@preact/signals-core';
import { CountersignError, ErrorCode, withStoreTrouble } from '../../contract/errors.ts';
import type { JsonObject } from '../../contract/json.ts';
import type { PageSizes } from '../../contract/layout.ts';
import { componentsInOneGo } from '../../contract/limits.ts';
import type { LayoutChange, ViewNode } from '../../contract/page.ts';
import { isBuiltInView } from '../project/builtIn/builtIn.ts';
import { noDocks, type DockSet } from '../project/docks.ts';
import { noView, type ViewDefinition } from '../project/schemas.ts';
import type { Ports } from '../platform/ports.ts';
import type { Tags } from '../tags/tags.ts';
import type { PageSignIn } from './actionKinds.ts';
import { openActions, pythonOf, scriptNode, viewIdOf, whereOf } from './actions.ts';
import type { AlarmDesk } from './alarms.ts';
import { bindingScope } from './bindingScope.ts';
import { openChangeScripts } from './changeScripts.ts';
import { openControl, type PageControl } from './control.ts';
import { openDocks } from './docks.ts';
import { openFiles } from './files.ts';
import { openFilling } from './filling.ts';
import { openLastScripts } from './lastScripts.ts';
import type { Docks, Popups } from './layout.ts';
import type { Destination } from './navigation.ts';
import { isShown, toNode, type Room } from './nodes.ts';
import { after } from '../scripting/hops.ts';
import { openMessageHandlers, type MessageHandlers } from './messages.ts';
import { lacks } from '../platform/permissions.ts';
import { pageProperties, titleOf } from './pageProperties.ts';
import { openPendingChanges } from './pendingChanges.ts';
import { inert, openPageInput, type PageInput } from './pageInput.ts';
import { openPopups } from './popups.ts';
import type { Properties } from './properties.ts';
import type { PageHost } from './pageHost.ts';
import { sessionRegion, type Session } from './session.ts';
import { pipesOf } from './pipes.ts';
import { followLook } from './sessionLook.ts';
import { symbolsOf } from './symbols.ts';
import { followTheme, type Theme } from './theme.ts';
import { eachComponent, isView, outermost, type Component, type View } from './tree.ts';
import { whyNoRoom } from './room.ts';
import { openView } from './view.ts';
import type { ViewContext } from './viewContext.ts';
import { inputsOf } from './viewParams.ts';

/**
 * How often a page is told of changes: once in so many milliseconds, but for so many times that may come at once after a while
 * of fewer. A browser draws a frame in 16. A window is beside the gateway and takes more for nothing: what changes there is told
 * at once, since it waits for the next frame of the screen anyway, and a flood is held to twice a frame.
 */
const paces = Object.freeze({ browser: { every: 16, atOnce: 1 }, window: { every: 8, atOnce: 16 } });

export interface PageOptions {
  readonly id: string;
  readonly session: Session;
  readonly host: PageHost;
  readonly tags: Tags;
  readonly runQuery: ViewContext['runQuery'];
  readonly history: ViewContext['history'];
  readonly ask: ViewContext['ask'];
  /** The other computers to which it may send a person; any where it is undefined. */
  readonly links: readonly string[] | undefined;
  readonly alarms: AlarmDesk;
  /** The view of a path, following it. */
  readonly findView: (path: string) => ViewDefinition | undefined;
  /** Why there is no view of a path, as a sentence. */
  readonly whyNoView: (path: string) => string;
  /** Why a person with these levels may not open any view of the project, in words. Following it. */
  readonly lacksProject: (levels: ReadonlySet<string>) => string | undefined;
  readonly ports: Ports;
  /** True while a signing surface lies over the page. */
  readonly isInert: () => boolean;
  readonly signInActions: PageSignIn;
  /** The time, epoch milliseconds, following a clock. */
  readonly now: (rate: number) => number;
}

export interface Page extends PageInput {
  readonly id: string;
  readonly session: Session;
  readonly host: PageHost;
  readonly properties: Properties;
  /** Where it is in the project; undefined before it was anywhere. */
  readonly destination: () => Destination | undefined;
  /** The path that it shows. */
  readonly path: () => string;
  readonly title: () => string;
  /** Whether its primary view is that of a page of the program. */
  readonly isBuiltIn: () => boolean;
  readonly theme: () => Theme;
  /** Another theme for this page alone. Throws `illegal-argument` for one that is not there. */
  readonly setTheme: (name: string) => void;
  readonly popups: Popups;
  readonly docks: Docks;
  readonly control: PageControl;
  readonly component: (id: string) => Component | undefined;
  readonly view: (id: string) => View | undefined;
  /** Takes what a script of a view began and runs beside it: the view is there for it until it ends. */
  readonly keepView: (viewId: string, work: Promise<unknown>) => void;
  /** Shows a page of the project with its docks; ends what was shown before, but for its popups. */
  readonly show: (destination: Destination, docks: DockSet) => ViewNode;
  /**
   * The project is another one, and an address leads there now, or nowhere. The primary view opens anew where it is another
   * one, and so do docks; what is shown otherwise stays as people left it. False where all of it does.
   */
  readonly renew: (destination: Destination | undefined, docks: DockSet) => boolean;
  /** Puts another primary view onto the page, whose address stays. Throws as `show`. */
  readonly showView: (path: string, params: JsonObject) => void;
  /** What is shown, as it stands now: changes that were to be sent are in it. Throws `object-not-found` for nothing. */
  readonly current: () => ViewNode;
  /** Hands a message to the components that listen. */
  readonly deliver: MessageHandlers['deliver'];
  /** How large the page is in front of the person. */
  readonly resize: (sizes: PageSizes) => void;
  /** A person closes a popup, goes to one, or uses the handle of a dock. Throws `forbidden` while the page is inert. */
  readonly dismissPopup: (key: string) => void;
  readonly focusPopup: (key: string) => void;
  readonly setDock: (key: string, isOpen: boolean) => void;
  /** Shows nothing any more, until `show`. */
  readonly clear: () => void;
  /** Ends what it shows. Resolves when the last scripts of its views ended, which still find their objects. */
  readonly close: () => Promise<void>;
}

/** Opens a page in a session. It shows nothing until `show`. */
export function openPage(options: PageOptions): Page {
  const { id, session, host, ports, findView, whyNoView, lacksProject } = options;
  const components = new Map<string, Component>();
  const viewInstances = new Map<string, View>();
  /** Those whose view closed, and that its last scripts still find. */
  const leaving = new Set<string>();
  const pending = openPendingChanges();
  const properties = pageProperties(id, (title) => tell({ kind: 'title', title }));
  let shown: View | undefined;
  /** The parameters that it was opened with. */
  let shownParams: JsonObject = {};
  let shownDocks = noDocks;
  let destination: Destination | undefined;
  let isOpen = true;
  let stopGuard = (): void => undefined;
  let callOff: (() => void) | undefined;
  let ids = 0;
  const { every, atOnce } = host.program === undefined ? paces.browser : paces.window;
  /** The time up to which the pace is used up, in milliseconds of the clock. */
  let usedUp = -Infinity;

  const flush = (): void => {
    callOff = undefined;
    usedUp = Math.max(usedUp, ports.clock.monotonic()) + every;
    const deltas = pending.take((component) => components.get(component.id) === component);
    if (deltas.length > 0) host.send('deltas', deltas);
    if (pending.isCut()) callOff ??= ports.clock.after(every, flush);
  };
  const lastScripts = openLastScripts();
  // Whoever went on to another view did nothing there that failed.
  const reportOf = (error: unknown, viewId: string): void =>
    viewInstances.get(viewId)?.isOpen() === true ? report(host, ports, error) : logFailure(ports, error);
  const actions = openActions({
    target: { sessionId: session.id, pageId: id },
    session,
    ports,
    signIn: options.signInActions,
    around: () => ({ popups, docks, control }),
    read: (holder, path) => untracked(() => bindingScope(holder, context, 'action').readProperty(path)),
    report: (error) => report(host, ports, error),
    keep: lastScripts.keep,
  });
  const files = openFiles((component, event, payload, found) => actions.fire(component, event, payload, found));
  const closings = new Set<Promise<void>>();
  const messages = openMessageHandlers({ session, pageId: id, ports, report: reportOf, keep: lastScripts.keep });
  const runChange = openChangeScripts({
    session,
    pageId: id,
    ports,
    report: reportOf,
    isOpen: () => isOpen,
    keep: lastScripts.keep,
  });
  const filling = openFilling({
    clock: ports.clock,
    isShown,
    report: (error) => report(host, ports, error),
  });
  const context: ViewContext = {
    filling,
    tags: options.tags,
    session,
    page: properties.open,
    levels: session.levels,
    runQuery: options.runQuery,
    history: options.history,
    board: options.alarms.board,
    ask: options.ask,
    runScript: (holder, property, { name, parameters, source }, given) => {
      const script = {
        filename: `${holder === undefined ? 'session' : whereOf(holder)} ${property}.${name}`,
        name,
        parameters,
        source,
        python: holder && pythonOf(holder),
        here: [session.id, id, ports.newId(), holder === undefined ? '' : viewIdOf(holder)] as const,
      };
      return session.interpreter.evaluateQualified(script, [
        ['node', holder === undefined ? null : scriptNode(holder, id)],
        ...given,
      ]);
    },
    findView,
    whyNoView,
    lacks: (definition) => {
      const levels = session.levels();
      return lacksProject(levels) ?? lacks(definition.permissions, levels);
    },
    now: options.now,
    nextId: (kind) => `${kind}${(ids += 1)}`,
    countComponents: () => components.size - leaving.size,
    added: (instance) => {
      if (isView(instance)) viewInstances.set(instance.id, instance);
      else {
        components.set(instance.id, instance);
      }
    },
    removed: (instance) => {
      viewInstances.delete(instance.id);
      components.delete(instance.id);
      leaving.delete(instance.id);
      if (isView(instance)) return;
      messages.remove(instance);
      files.drop(instance);
    },
    opened: (view) => {
      for (const component of eachComponent(view.root)) messages.add(component);
      actions.startUp(view);
    },
    closing: (view) => {
      actions.shutDown(view);
      const last = lastScripts.endIn(view.id);
      if (last !== undefined) {
        closings.add(last);
        for (const { id: own } of eachComponent(view.root)) leaving.add(own);
        void last.finally(() => closings.delete(last));
      }
      return last;
    },
    propertyChanged: (holder, change) => {
      const { properties: own } = holder;
      const viewId = viewIdOf(holder);
      runChange({
        self: scriptNode(holder, id),
        viewId,
        properties: own,
        where: whereOf(holder),
        python: pythonOf(holder),
        ...change,
      });
    },
    changed: (component, change) => {
      // A view that opens is told as a whole.
      if (!component.view.isOpen() || !pending.add(component, change)) return;
      // It goes with what else changes in this moment.
      callOff ??= ports.clock.after(Math.max(0, usedUp - (atOnce - 1) * every - ports.clock.monotonic()), flush);
    },
  };
  /** What is sent of a view as a whole holds its changes up to now. */
  const sentWhole = (view: View | undefined): void => {
    pending.drop((component) => outermost(component) === view);
  };
  const tell = (change: LayoutChange): void => {
    if (isOpen) host.send('layout', change);
  };
  const popups = openPopups(context, (placed) => sentWhole(placed.view()), tell);
  const docks = openDocks(context, (placed) => sentWhole(placed.view()), tell);
  const control = openControl(
    host,
    () => destination?.path ?? '/',
    (path, params) => showView(path, params),
    options.links,
  );
  const end = (): void => {
    stopGuard();
    shown?.dispose();
    shown = undefined;
  };
  /** The view of a path. Throws `project` where it is not there, `forbidden` where the session's person may not see it. */
  const requireView = (viewPath: string): ViewDefinition => {
    const definition = untracked(() => findView(viewPath));
    if (definition === undefined) {
      throw new CountersignError(ErrorCode.project, `This page has nothing to show. ${whyNoView(viewPath)}`);
    }
    const lacking = untracked(() => context.lacks(definition));
    if (lacking !== undefined) {
      throw new CountersignError(ErrorCode.forbidden, `You may not open this page. ${lacking}`);
    }
    const excess = whyNoRoom(viewPath, definition);
    if (excess !== undefined) throw new CountersignError(ErrorCode.project, excess);
    return definition;
  };
  const showPrimary = (viewPath: string, definition: ViewDefinition, params: JsonObject): ViewNode => {
    end();
    isOpen = true;
    properties.system('primaryView', viewPath);
    const view = batch(() => openView(viewPath, definition, inputsOf(definition, params), context));
    shown = view;
    shownParams = params;
    // Whoever may not see it any more, because they left, gets nothing of it and does nothing with it.
    stopGuard = effect(() => {
      if (context.lacks(definition) !== undefined) untracked(end);
    });
    sentWhole(view);
    // It draws these while the others are made ready and told.
    const room: Room = { left: componentsInOneGo, unsent: [] };
    const root = toNode(view.root, null, room);
    pending.later(room.unsent);
    if (pending.isCut()) callOff ??= ports.clock.after(0, flush);
    return root;
  };
  const showView = (viewPath: string, params: JsonObject): void => {
    const definition = requireView(viewPath);
    tell({ kind: 'primary', root: showPrimary(viewPath, definition, params), isBuiltIn: isBuiltInView(viewPath) });
  };
  const theme = followTheme(
    () => session.properties.get(['props', 'theme']),
    (look) => tell({ kind: 'theme', theme: look }),
    (name) => ports.log.warn('The session asks for a theme that is not there; pages keep theirs.', { theme: name }),
  );
  const stopSymbols = followLook(
    () => session.properties.get(['props', 'symbols']),
    symbolsOf,
    (symbols) => tell({ kind: 'symbols', symbols }),
  );
  const stopPipes = followLook(
    () => session.properties.get(['props', 'pipes']),
    pipesOf,
    (pipes) => tell({ kind: 'pipes', pipes }),
  );
  const stopRegion = followLook(
    () => ['locale', 'timeZoneId'].map((name) => session.properties.get(['props', name]) ?? null),
    () => sessionRegion(session),
    (region) => tell({ kind: 'region', region }),
  );
  const isBuiltIn = (): boolean => shown !== undefined && isBuiltInView(shown.path);
  const input = openPageInput({
    pageId: id,
    session,
    host,
    component: (componentId) => components.get(componentId),
    docks,
    control,
    actions,
    files,
    tags: options.tags,
    history: options.history,
    alarms: options.alarms,
    runScript: context.runScript,
    isInert: options.isInert,
    isBuiltIn,
  });

  return {
    id,
    session,
    host,
    properties: properties.open,
    destination: () => destination,
    path: () => destination?.path ?? '/',
    title: () => untracked(() => titleOf(properties.open.get(['props', 'title']))),
    isBuiltIn,
    theme: theme.now,
    setTheme: theme.set,
    popups,
    docks,
    control,
    component: (componentId) => components.get(componentId),
    view: (viewId) => viewInstances.get(viewId),
    keepView: lastScripts.keep,
    show: (to, set) => {
      const { config, path, urlParams, params } = to;
      const definition = config.viewPath === '' ? noView : requireView(config.viewPath);
      destination = to;
      properties.system('path', path);
      properties.system('urlParams', urlParams);
      properties.system('title', config.title);
      const root = after(control.arrived(), () => {
        const shownRoot = showPrimary(config.viewPath, definition, params);
        docks.enter(set);
        return shownRoot;
      });
      shownDocks = set;
      return root;
    },
    renew: (to, set) => {
      if (shown === undefined || destination === undefined) return true;
      if (to === undefined) {
        end();
        return true;
      }
      const isElsewhere = to.config.viewPath !== destination.config.viewPath;
      const viewPath = isElsewhere ? to.config.viewPath : shown.path;
      const params = isElsewhere ? to.params : shownParams;
      const definition = viewPath === '' ? noView : untracked(() => findView(viewPath));
      // Whoever may not see it has none of its scripts run either.
      const isOpened =
        definition !== undefined &&
        whyNoRoom(viewPath, definition) === undefined &&
        untracked(() => context.lacks(definition)) === undefined;
      if (to.config.title !== destination.config.title) properties.system('title', to.config.title);
      destination = to;
      const hasSameDocks = isDeepStrictEqual(set, shownDocks);
      if (!hasSameDocks) {
        docks.enter(set);
        shownDocks = set;
      }
      if (!isOpened) end();
      else if (definition !== shown.definition || viewPath !== shown.path) showPrimary(viewPath, definition, params);
      else return !hasSameDocks;
      return true;
    },
    showView,
    current: () => {
      if (shown === undefined)
        throw new CountersignError(ErrorCode.objectNotFound, 'This page shows nothing any more.');
      pending.clear();
      return toNode(shown.root);
    },
    ...input,
    deliver: messages.deliver,
    resize: (sizes) => {
      properties.system('dimensions', sizes);
      docks.fit(sizes.viewport.width);
    },
    dismissPopup: (key) => {
      if (options.isInert()) throw inert();
      popups.dismiss(key);
    },
    focusPopup: popups.focus,
    setDock: (key, open) => {
      if (options.isInert()) throw inert();
      docks.set(key, open);
    },
    clear: () => {
      end();
      files.clear();
      popups.closeAll();
      docks.closeAll();
      callOff?.();
      callOff = undefined;
      pending.clear();
      isOpen = false;
    },
    close: async () => {
      isOpen = false;
      end();
      files.clear();
      popups.closeAll();
      docks.closeAll();
      theme.close();
      stopSymbols();
      stopPipes();
      stopRegion();
      callOff?.();
      pending.clear();
      await Promise.all(closings);
    },
  };
}

/** Tells the log why a script failed. */
export function logFailure({ log }: Pick<Ports, 'log'>, error: unknown): void {
  const words = (one: unknown): string => (one instanceof Error ? one.message : String(one));
  // Where the station refused something, the cause says which script asked for it.
  const cause = error instanceof CountersignError ? error.cause : undefined;
  const from = cause instanceof CountersignError && cause.code === ErrorCode.script ? cause : error;
  log.error('A script of a page failed.', { reason: words(from) });
}

/**
 * Tells the person in front of a page that something of the project failed, and the log why. `passes` where they did it
 * themselves, and the next thing that they do may be the same and succeed.
 */
export function report(host: PageHost, ports: Ports, error: unknown, passes = false): void {
  const known = withStoreTrouble(error);
  const message = known instanceof CountersignError ? known.message : 'An action of this page failed.';
  logFailure(ports, error);
  host.send('notice', { level: 'problem', message, ...(passes && { passes }) });
}
