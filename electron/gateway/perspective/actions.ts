/** The handlers of events of components and of views: what runs, for whom, and what the person hears of it. */
import { whyNotUsed } from './switchedOn.ts';
import { untracked } from '@preact/signals-core';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Json, JsonObject } from '../../contract/json.ts';
import type { Ports } from '../platform/ports.ts';
import type { PythonVersion } from '../platform/pythonVersion.ts';
import { jsonPath } from '../platform/jsonPath.ts';
import { unreadableAction, type Action } from '../project/schemas.ts';
import type { ScriptArgument } from '../scripting/protocol.ts';
import type { Qualified } from '../expression/evaluate.ts';
import { actionKind, settingsProblem, withReferences, type ActionPlace, type PageSignIn } from './actionKinds.ts';
import type { SettingPath } from './bindings/settings.ts';
import { chosenEntry } from './hints.ts';
import type { LastScripts } from './lastScripts.ts';
import { lacks } from '../platform/permissions.ts';
import type { PageTarget, Session } from './session.ts';
import { eachComponent, isView, nameOf, type Component, type Holder, type View } from './tree.ts';

export interface ActionDependencies {
  readonly target: PageTarget;
  readonly session: Session;
  readonly ports: Ports;
  readonly signIn: PageSignIn;
  /** What lies around the components, which is there once the page is. */
  readonly around: () => Pick<ActionPlace, 'popups' | 'docks' | 'control'>;
  /** Reads a property path from where a component or view stands. */
  readonly read: (holder: Holder, path: string) => Qualified;
  /** Tells the person in front of the page of something that failed, and the log why. */
  readonly report: (error: unknown) => void;
  /** Takes a script that runs in a view. */
  readonly keep: LastScripts['keep'];
}

/** What the scripts of an event are told of it. */
type EventArgument = Extract<ScriptArgument, readonly ['event' | 'files', unknown]>;

export interface Actions {
  /**
   * Runs the handlers of an event that a person raised; `files` are fields of it that scripts get as files. Throws `forbidden` for an action that the session's person may
   * not run, `busy` while the same handler still runs, `unsupported`, and `script` for a script that failed.
   */
  readonly fire: (component: Component, event: string, payload: JsonObject, files?: JsonObject) => Promise<void>;
  /** Does what an entry of a component's menu says, by its place. Throws as `fire`, and `object-not-found` where it is gone. */
  readonly choose: (component: Component, path: readonly number[]) => Promise<void>;
  /** Runs the start-up handlers of a view and of its components. */
  readonly startUp: (view: View) => void;
  /** Runs their shut-down handlers. */
  readonly shutDown: (view: View) => void;
}

/** The handlers of one page. */
export function openActions({
  target,
  session,
  ports,
  signIn,
  around,
  read,
  report,
  keep,
}: ActionDependencies): Actions {
  const busy = new Set<string>();
  const { sessionId, pageId } = target;

  /** What an action does, once its settings are filled in. Throws where that cannot be done. */
  const prepare = (holder: Holder, event: string, action: Action, argument: EventArgument, dispatch: string) => {
    if (action.type === 'script' && typeof action.config['script'] === 'string') {
      const name = event.slice(event.indexOf('.') + 1);
      const script = {
        filename: `${whereOf(holder)}.${name}`,
        name,
        parameters: ['self', 'event'],
        source: action.config['script'],
        python: pythonOf(holder),
        here: [sessionId, pageId, dispatch, viewIdOf(holder)] as const,
      };
      return () => {
        const ran = session.interpreter.run(script, [['node', scriptNode(holder, pageId)], argument]);
        keep(viewIdOf(holder), ran);
        return ran;
      };
    }
    const kind = actionKind(action.type);
    if (kind === undefined) throw cannotDo(whyNot(action));
    const component = isView(holder) ? undefined : holder.id;
    const config = withReferences(action.config, (path) => read(holder, path));
    const problem = kind.problem(config);
    if (problem !== undefined) throw cannotDo(problem);
    const place = { target, session, signIn, warn: ports.log.warn, ...around() };
    return async () => kind.act(config, place, { dispatch, component });
  };
  const run = async (holder: Holder, event: string, actions: readonly Action[], argument: EventArgument) => {
    const dispatch = ports.newId();
    const wanted = actions.filter(isDone);
    // All of them or none: what one may not do is not half done.
    for (const action of wanted) {
      const lacking = lacks(action.permissions, untracked(session.levels));
      if (lacking !== undefined) {
        throw new CountersignError(ErrorCode.forbidden, `You may not do this. ${lacking} Nothing was done.`);
      }
      const reason = whyNot(action);
      if (reason !== undefined) throw cannotDo(reason);
    }
    const prepared = wanted.map((action) => prepare(holder, event, action, argument, dispatch));
    // Each is begun in its turn, and none waits for the one before.
    const begun = prepared.map((act) => act());
    const failed = (await Promise.allSettled(begun)).find((outcome) => outcome.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  };

  /** What runs is not begun again before it ended. */
  const once = async (key: string, work: () => Promise<void>): Promise<void> => {
    if (busy.has(key)) throw new CountersignError(ErrorCode.busy, 'This is being done already.');
    busy.add(key);
    try {
      await work();
    } finally {
      busy.delete(key);
    }
  };

  const runSystem = (view: View, name: string): void => {
    for (const holder of [view, ...eachComponent(view.root)]) {
      const actions = actionsOf(holder, 'system', name);
      if (actions.length > 0) keep(view.id, run(holder, `system.${name}`, actions, ['event', {}]).catch(report));
    }
  };

  return {
    fire: async (component, event, payload, files) => {
      const [channel = '', name = ''] = event.split('.');
      // System events are the gateway's own; a page tells of what a person did.
      if (channel !== 'component' && channel !== 'dom') return;
      const actions = actionsOf(component, channel, name);
      if (actions.length === 0) return;
      // Of what is switched off, a person does nothing; where they point and press is told.
      if (channel === 'component' && untracked(() => whyNotUsed(component)) !== undefined) return;
      const argument: EventArgument = files === undefined ? ['event', payload] : ['files', { payload, files }];
      await once(`${component.id} ${event}`, () => run(component, event, actions, argument));
    },
    choose: async (component, path) => {
      const { action, eventObject } = chosenEntry(component, path);
      await once(`${component.id} menu ${path.join(' ')}`, () =>
        run(component, 'meta.contextMenu', [action], ['event', eventObject]),
      );
    },
    startUp: (view) => runSystem(view, 'onStartup'),
    shutDown: (view) => runSystem(view, 'onShutdown'),
  };
}

/** Whether an action does anything: one that is switched off does not, and no script of the client's scope ever did. */
function isDone(action: Action): boolean {
  return action.enabled !== false && !isInert(action);
}

/** What is to be said of a script of the client's scope. */
export const inertScript = 'A script of scope C does nothing, as in Perspective: give it the scope G.';

/** Whether an action is a script that nothing runs, here or in Perspective. */
export function isInert({ type, scope }: Action): boolean {
  return type === 'script' && scope === 'C';
}

/** Whether an action says to run neither in the gateway nor in the page. */
export function hasOddScope({ scope }: Pick<Action, 'scope'>): boolean {
  return scope !== undefined && scope !== 'G' && scope !== 'C';
}

/** Why this version does not do an action, in words; undefined where it does. */
export function whyNot({ type, config, scope }: Action): string | undefined {
  if (type === unreadableAction || (type === 'script' && typeof config['script'] !== 'string')) {
    return `The action cannot be read: ${typeof config['reason'] === 'string' ? config['reason'] : 'it has no script'}.`;
  }
  if (hasOddScope({ scope })) return `The action has the scope ${JSON.stringify(scope)}, which is neither G nor C.`;
  if (type === 'script' || actionKind(type) !== undefined) return undefined;
  if (!type.startsWith('native/')) return `The action "${type}" is not supported in this version.`;
  const instead =
    type === 'native/barcode' ? ' What the reader of the site reads raises the session event by itself.' : '';
  return `The action "${type}" is for mobile devices, and this is none.${instead}`;
}

/** Keys of an action that nobody reads, as they stand in it; those of the settings of other kinds than scripts are refused. */
export function unreadOfAction({ type, config, unread = [] }: Action): readonly SettingPath[] {
  const inScript =
    type === 'script' ? Object.keys(config).filter((key) => key !== 'script' && config[key] !== null) : [];
  return [...unread.map((key) => [key]), ...inScript.map((key) => ['config', key])];
}

/** What of the actions of an event is not done, in words for its component. */
export function actionNotes(actions: readonly Action[]): string[] {
  const running = actions.filter(({ enabled }) => enabled !== false);
  return [
    ...(running.some(isInert) ? [inertScript] : []),
    ...running.flatMap((action) => {
      const unread = unreadOfAction(action).map((path) => jsonPath('', ...path));
      return unread.length === 0
        ? []
        : [`The keys ${unread.join(', ')} of an action of the kind ${action.type} are not read.`];
    }),
    ...new Set(
      running.filter(isDone).flatMap((action) => whyNot(action) ?? settingsProblem(action.type, action.config) ?? []),
    ),
  ];
}

function cannotDo(reason = 'The action cannot be read.'): CountersignError {
  return new CountersignError(ErrorCode.unsupported, `${reason} Nothing was done.`);
}

/** The handlers of an event; names come from outside, so only own properties count. */
function actionsOf({ definition }: Holder, channel: string, name: string): readonly Action[] {
  const events = Object.hasOwn(definition.events, channel) ? definition.events[channel] : undefined;
  return events !== undefined && Object.hasOwn(events, name) ? (events[name] ?? []) : [];
}

/** A component or view of a page, as scripts get it. */
export function scriptNode(holder: Holder, pageId: string): Json {
  return { $node: [isView(holder) ? 'view' : 'component', `${pageId}/${holder.id}`] };
}

/** The id of the view that something stands in, or is. */
export function viewIdOf(holder: Holder): string {
  return isView(holder) ? holder.id : holder.view.id;
}

/** What the scripts of a component or view are written for. */
export function pythonOf(holder: Holder): PythonVersion | undefined {
  return (isView(holder) ? holder : holder.view).definition.python;
}

/** `views/Line 4: root/Row/Button`: how an engineer finds a component or view in the project. */
export function whereOf(holder: Holder): string {
  return isView(holder) ? `views/${holder.path}: view` : `views/${holder.view.path}: ${pathOf(holder)}`;
}

function pathOf(component: Component): string {
  const own = nameOf(component) || component.definition.type;
  return component.parent === undefined ? own : `${pathOf(component.parent)}/${own}`;
}
