/** The handlers of events of components and of views: what runs, for whom, and what the person hears of it. */
import { untracked } from '@preact/signals-core';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Json, JsonObject } from '../../contract/json.ts';
import type { Ports } from '../platform/ports.ts';
import { unreadableAction, type Action } from '../project/schemas.ts';
import { lacks } from './permissions.ts';
import type { PageTarget, Session } from './session.ts';
import { eachComponent, isView, nameOf, type Component, type Holder, type View } from './tree.ts';

/** Types of actions that this version does. */
export const supportedActions: ReadonlySet<string> = new Set(['script', 'login', 'logout']);

/** Signing in and out, as an event's actions ask for it; `dispatch` names the event that is being handled. */
export interface PageSignIn {
  readonly login: (target: PageTarget, forceAuth: boolean | undefined, dispatch: string) => void;
  readonly logout: (target: PageTarget, message: string | undefined, dispatch: string) => void;
}

export interface ActionDependencies {
  readonly target: PageTarget;
  readonly session: Session;
  readonly ports: Ports;
  readonly signIn: PageSignIn;
  /** Tells the person in front of the page of something that failed, and the log why. */
  readonly report: (error: unknown) => void;
}

export interface Actions {
  /**
   * Runs the handlers of an event that a person raised. Throws `forbidden` for an action that the session's person may
   * not run, `busy` while the same handler still runs, `unsupported`, and `script` for a script that failed.
   */
  readonly fire: (component: Component, event: string, payload: JsonObject) => Promise<void>;
  /** Runs the start-up handlers of a view and of its components. */
  readonly startUp: (view: View) => void;
  /** Runs their shut-down handlers; undefined where there are none. */
  readonly shutDown: (view: View) => Promise<void> | undefined;
}

/** The handlers of one page. */
export function openActions({ target, session, ports, signIn, report }: ActionDependencies): Actions {
  const busy = new Set<string>();
  const { sessionId, pageId } = target;

  const act = async (holder: Holder, event: string, action: Action, payload: JsonObject, dispatch: string) => {
    if (action.type === 'login') signIn.login(target, forceAuthOf(action.config), dispatch);
    else if (action.type === 'logout') signIn.logout(target, undefined, dispatch);
    else if (action.type === 'script' && typeof action.config['script'] === 'string') {
      const name = event.slice(event.indexOf('.') + 1);
      const script = {
        filename: `${whereOf(holder)}.${name}`,
        name,
        parameters: ['self', 'event'],
        source: action.config['script'],
        here: [sessionId, pageId, dispatch, viewIdOf(holder)] as const,
      };
      await session.interpreter.run(script, [
        ['node', scriptNode(holder, pageId)],
        ['event', payload],
      ]);
    } else throw cannotDo(action);
  };
  const run = async (holder: Holder, event: string, actions: readonly Action[], payload: JsonObject) => {
    const dispatch = ports.newId();
    const wanted = actions.filter(({ enabled }) => enabled !== false);
    // All of them or none: what one may not do is not half done.
    for (const action of wanted) {
      const lacking = lacks(action.permissions, untracked(session.levels));
      if (lacking !== undefined) {
        throw new CountersignError(ErrorCode.forbidden, `You may not do this. ${lacking} Nothing was done.`);
      }
      if (!supportedActions.has(action.type)) throw cannotDo(action);
    }
    for (const action of wanted) await act(holder, event, action, payload, dispatch);
  };

  const runSystem = (view: View, name: string): Promise<void> | undefined => {
    const handled = [view, ...eachComponent(view.root)].flatMap((holder) => {
      const actions = actionsOf(holder, 'system', name);
      return actions.length === 0 ? [] : [run(holder, `system.${name}`, actions, {}).catch(report)];
    });
    return handled.length === 0 ? undefined : Promise.all(handled).then(() => undefined);
  };

  return {
    fire: async (component, event, payload) => {
      const [channel = '', name = ''] = event.split('.');
      // System events are the gateway's own; a page tells of what a person did.
      if (channel !== 'component' && channel !== 'dom') return;
      const actions = actionsOf(component, channel, name);
      if (actions.length === 0) return;
      const disabled = untracked(() => component.properties.get(['props', 'enabled'])) === false;
      if (disabled && name === 'onActionPerformed') return;
      const key = `${component.id} ${event}`;
      if (busy.has(key)) throw new CountersignError(ErrorCode.busy, 'This is being done already.');
      busy.add(key);
      try {
        await run(component, event, actions, payload);
      } finally {
        busy.delete(key);
      }
    },
    startUp: (view) => void runSystem(view, 'onStartup'),
    shutDown: (view) => runSystem(view, 'onShutdown'),
  };
}

function cannotDo({ type, config }: Action): CountersignError {
  const reason = typeof config['reason'] === 'string' ? config['reason'] : 'it has no script';
  return new CountersignError(
    ErrorCode.unsupported,
    type === unreadableAction || type === 'script'
      ? `The action cannot be read: ${reason}. Nothing was done.`
      : `The action "${type}" is not supported in this version. Nothing was done.`,
  );
}

/** Re-authentication as the action Login says it: `project`, `enable` or `disable`. */
function forceAuthOf(config: JsonObject): boolean | undefined {
  const setting = config['forceAuth'];
  if (setting === 'enable' || setting === true) return true;
  return setting === 'disable' || setting === false ? false : undefined;
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

/** `views/Line 4: root/Row/Button`: how an engineer finds a component or view in the project. */
export function whereOf(holder: Holder): string {
  return isView(holder) ? `views/${holder.path}: view` : `views/${holder.view.path}: ${pathOf(holder)}`;
}

function pathOf(component: Component): string {
  const own = nameOf(component) || component.definition.type;
  return component.parent === undefined ? own : `${pathOf(component.parent)}/${own}`;
}
