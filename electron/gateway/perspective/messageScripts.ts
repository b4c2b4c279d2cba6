/** `system.perspective.sendMessage` to components and `system.util.sendMessage` to sessions, as scripts call them. */
import { untracked } from '@preact/signals-core';
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { json, type Json } from '../../contract/json.ts';
import { optionalText, reads, ScriptScope, type ScriptApi } from '../platform/scriptFunction.ts';
import type { PageDirectory } from './scriptObjects.ts';
import type { Session } from './session.ts';

const sendArguments = z.tuple([
  z.string({ error: 'sessionId is not a text' }),
  z.string({ error: 'pageId is not a text' }),
  z.string().nullish(),
  z.strictObject({
    messageType: z.string({ error: 'messageType is not a text' }),
    payload: json,
    scope: z.enum(['session', 'page', 'view'], { error: 'scope is neither session, page nor view' }),
  }),
]);

const sessionMessage = z.strictObject({
  project: z.string({ error: 'project is not a text' }),
  messageHandler: z.string({ error: 'messageHandler is not a text' }),
  payload: json.optional(),
  scope: z.enum(['S', 'C', 'CS', 'G', 'CG', 'CGS', 'GS'], { error: 'scope is made of C, G and S' }).nullish(),
  clientSessionId: optionalText('clientSessionId'),
  user: optionalText('user'),
  hasRole: optionalText('hasRole'),
  hostName: optionalText('hostName'),
  remoteServers: z.null({ error: 'remoteServers are not supported: this station has no others' }).optional(),
});

/** Whether a session is among those that a message is for. */
function isMeant(
  { id, properties }: Session,
  { clientSessionId, user, hasRole, hostName }: z.output<typeof sessionMessage>,
): boolean {
  const held = (...path: readonly string[]): Json | undefined => untracked(() => properties.get(['props', ...path]));
  const roles = held('auth', 'user', 'roles');
  return (
    isSame(clientSessionId, id) &&
    isSame(user, held('auth', 'user', 'userName')) &&
    isSame(hostName, held('host')) &&
    (isNothing(hasRole) || (Array.isArray(roles) && (roles as readonly Json[]).includes(hasRole)))
  );
}

function isNothing(text: string | null | undefined): text is '' | null | undefined {
  return text === undefined || text === null || text === '';
}

function isSame(wanted: string | null | undefined, held: Json | undefined): boolean {
  return isNothing(wanted) || wanted === held;
}

/**
 * The functions of messages. Those of components throw `script` for a page that is closed; those of sessions answer with the ids
 * of the sessions that heard them, and throw `illegal-argument` for another project and `unsupported` for handlers of a gateway.
 * @param project The name of the project that is open.
 */
export function messageScripts(directory: PageDirectory, project: string): ScriptApi {
  return {
    'system.util.sendMessage': reads(ScriptScope.gateway, sessionMessage, (given) => {
      if (given.project !== project) {
        throw new CountersignError(ErrorCode.illegalArgument, `There is no project ${given.project} here.`);
      }
      if (given.scope === 'G') {
        throw new CountersignError(
          ErrorCode.unsupported,
          'Message handlers of a gateway are not supported in this version; sessions have theirs (scope "S").',
        );
      }
      return directory
        .sessions()
        .filter((session) => isMeant(session, given))
        .filter(({ events }) => events.message(given.messageHandler, given.payload ?? null) > 0)
        .map(({ id }) => id);
    }),
    'perspective.sendMessage': reads(ScriptScope.gateway, sendArguments, ([sessionId, pageId, viewId, message]) => {
      const session = directory.session(sessionId);
      const pages = session === undefined ? [] : [...session.pages.keys()].flatMap((id) => directory.page(id) ?? []);
      const addressed = message.scope === 'session' ? pages : pages.filter((page) => page.id === pageId);
      if (addressed.length === 0) {
        throw new CountersignError(ErrorCode.script, `This page is closed. "${message.messageType}" was not sent.`);
      }
      for (const page of addressed) page.deliver({ ...message, viewId: viewId ?? '' });
      return null;
    }),
  };
}
