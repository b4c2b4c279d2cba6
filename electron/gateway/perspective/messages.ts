/**
 * Messages between components (`system.perspective.sendMessage`): which handlers of a page hear of one, and what they run.
 * Handlers run one after the other and nobody waits for them, as in Perspective.
 */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Json } from '../../contract/json.ts';
import type { Ports } from '../platform/ports.ts';
import { pythonOf, scriptNode, whereOf } from './actions.ts';
import type { LastScripts } from './lastScripts.ts';
import type { Session } from './session.ts';
import type { Component } from './tree.ts';

export type MessageScope = 'session' | 'page' | 'view';

/** A message on its way. */
export interface Message {
  readonly messageType: string;
  readonly payload: Json;
  readonly scope: MessageScope;
  /** The view that it was sent from, for the scope `view`. */
  readonly viewId: string;
}

/** The message handlers of one page. */
export interface MessageHandlers {
  readonly add: (component: Component) => void;
  readonly remove: (component: Component) => void;
  /** Runs the handlers that listen. Throws `busy` where too many wait. */
  readonly deliver: (message: Message) => void;
}

/** Handlers that wait at the same time on a page. */
const mostWaiting = 5000;

export function openMessageHandlers(given: {
  readonly session: Pick<Session, 'id' | 'interpreter'>;
  readonly pageId: string;
  readonly ports: Pick<Ports, 'newId'>;
  /** Hears of a handler that failed, with the id of the view that it stands in. */
  readonly report: (error: unknown, viewId: string) => void;
  /** Takes a handler that runs in a view. */
  readonly keep: LastScripts['keep'];
}): MessageHandlers {
  const { session, pageId, ports, report, keep } = given;
  const listening = new Set<Component>();
  let waiting = 0;

  const run = (component: Component, { messageType, payload }: Message, source: string): void => {
    waiting += 1;
    const script = {
      filename: `${whereOf(component)}.${messageType}`,
      name: 'onMessageReceived',
      parameters: ['self', 'payload'],
      source,
      python: pythonOf(component),
      here: [session.id, pageId, ports.newId(), component.view.id] as const,
    };
    const ran = session.interpreter
      .run(script, [
        ['node', scriptNode(component, pageId)],
        ['data', payload],
      ])
      .catch((error: unknown) => report(error, component.view.id))
      .finally(() => {
        waiting -= 1;
      });
    keep(component.view.id, ran);
  };
  return {
    add: (component) => {
      if ((component.definition.scripts?.messageHandlers.length ?? 0) > 0) listening.add(component);
    },
    remove: (component) => void listening.delete(component),
    deliver: (message) => {
      const { messageType, scope, viewId } = message;
      // One that closes is there for what it began, and hears of nothing new.
      const open = [...listening].filter(({ view }) => view.isOpen());
      const heard = open.flatMap((component) =>
        (component.definition.scripts?.messageHandlers ?? [])
          .filter((handler) => handler.messageType === messageType && handler[`${scope}Scope`])
          .filter(() => scope !== 'view' || component.view.id === viewId)
          .map(({ script }) => ({ component, script })),
      );
      if (waiting + heard.length > mostWaiting) {
        throw new CountersignError(
          ErrorCode.busy,
          `${mostWaiting} messages wait already. "${messageType}" was not sent.`,
        );
      }
      for (const { component, script } of heard) run(component, message, script);
    },
  };
}
