/**
 * `system.perspective.sendMessage` to components, `system.util.sendMessage` to sessions and the gateway, and requests to the gateway, as
 * scripts call them.
 */
import { untracked } from '@preact/signals-core';
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { json, type Json } from '../../contract/json.ts';
import { optionalText, reads, ScriptScope, type ScriptApi } from '../platform/scriptFunction.ts';
import { handedOver, type Later } from '../scripting/asynchronous.ts';
import type { GatewayMessages } from '../scripting/gatewayMessages.ts';
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

const projectAndHandler = {
  project: z.string({ error: 'project is not a text' }),
  messageHandler: z.string({ error: 'messageHandler is not a text' }),
  payload: json.optional(),
  hostName: optionalText('hostName'),
};

const sentMessage = z.strictObject({
  ...projectAndHandler,
  scope: z.enum(['S', 'C', 'CS', 'G', 'CG', 'CGS', 'GS'], { error: 'scope is made of C, G and S' }).nullish(),
  clientSessionId: optionalText('clientSessionId'),
  user: optionalText('user'),
  hasRole: optionalText('hasRole'),
  remoteServers: z.null({ error: 'remoteServers are not supported: this station has no others' }).optional(),
});

/** Seconds that a script waits for an answer: one that runs for ten is stopped. */
const longestWait = 9;
/** What Ignition waits where nothing is said. */
const usualWait = 60;

const sentRequest = z.strictObject({
  ...projectAndHandler,
  scope: z.literal('G', { error: 'a request goes to the gateway: scope is "G"' }).nullish(),
  remoteServer: z.null({ error: 'remoteServer is not supported: this station has no others' }).optional(),
  timeoutSec: z
    .number({ error: 'timeoutSec is not a number of seconds' })
    .positive({ error: 'timeoutSec is not a number of seconds' })
    .max(3600, { error: 'timeoutSec is more than an hour' })
    .nullish(),
});

/** Whether a session is among those that a message is for. */
function isMeant(
  { id, properties }: Session,
  { clientSessionId, user, hasRole, hostName }: z.output<typeof sentMessage>,
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

export interface MessageScriptDependencies {
  readonly directory: PageDirectory;
  /** The name of the project that is open. */
  readonly project: string;
  /** The gateway, asked when a script calls. */
  readonly messages: () => GatewayMessages;
  readonly later: Later;
}

/**
 * The functions of messages. Those of components throw `script` for a page that is closed; those of sessions and of the gateway
 * answer with the ids of the sessions that heard them, and `gateway`, and throw `illegal-argument` for another project. A filter of
 * clients leaves the gateway out.
 */
export function messageScripts({ directory, project, messages, later }: MessageScriptDependencies): ScriptApi {
  const requireProject = (named: string): void => {
    if (named !== project) throw new CountersignError(ErrorCode.illegalArgument, `There is no project ${named} here.`);
  };
  return {
    'util.sendMessage': reads(ScriptScope.gateway, z.tuple([sentMessage]), ([given]) => {
      requireProject(given.project);
      const { messageHandler, payload = null, scope } = given;
      const isFor = (one: 'G' | 'S'): boolean => scope?.includes(one) ?? true;
      const filters = [given.clientSessionId, given.user, given.hasRole, given.hostName];
      const isHeard = isFor('G') && filters.every(isNothing) && messages().send(messageHandler, payload);
      const meant = directory.sessions().filter((session) => isFor('S') && isMeant(session, given));
      const heard = tellEach(meant, ({ id, events }) =>
        events.message(messageHandler, payload) > 0 ? [id] : [],
      ).flat();
      return isHeard ? [...heard, 'gateway'] : heard;
    }),
    'util.sendRequest': reads(ScriptScope.gateway, z.tuple([sentRequest]), ([given], caller) => {
      requireProject(given.project);
      const seconds = Math.min(given.timeoutSec ?? usualWait, longestWait);
      return messages().ask(given.messageHandler, given.payload ?? null, seconds, caller);
    }),
    'util.sendRequestAsync': reads(ScriptScope.gateway, z.tuple([sentRequest]), ([given], caller) => {
      requireProject(given.project);
      const { messageHandler, payload = null, timeoutSec } = given;
      return messages().begin(messageHandler, payload, timeoutSec ?? usualWait, caller);
    }),
    'util.requestEnded': reads(ScriptScope.gateway, z.tuple([z.string()]), ([id], caller) =>
      messages().ended(id, caller, longestWait),
    ),
    'util.cancelRequest': reads(ScriptScope.gateway, z.tuple([z.string()]), ([id], caller) =>
      messages().cancel(id, caller),
    ),
    'util.whenRequestEnded': reads(ScriptScope.gateway, z.tuple([z.string(), handedOver]), ([id, given], caller) => {
      later(given, 'what hears of a request', caller, messages().whenEnded(id, caller));
      return null;
    }),
    'perspective.sendMessage': reads(ScriptScope.gateway, sendArguments, ([sessionId, pageId, viewId, message]) => {
      const session = directory.session(sessionId);
      const pages = session === undefined ? [] : [...session.pages.keys()].flatMap((id) => directory.page(id) ?? []);
      const addressed = message.scope === 'session' ? pages : pages.filter((page) => page.id === pageId);
      if (addressed.length === 0) {
        throw new CountersignError(ErrorCode.script, `This page is closed. "${message.messageType}" was not sent.`);
      }
      tellEach(addressed, (page) => page.deliver({ ...message, viewId: viewId ?? '' }));
      return null;
    }),
  };
}

/** Tells each, also after one that takes no more (`busy`). Then throws what the first of these said, and how many were told. */
function tellEach<T, R>(those: readonly T[], tell: (one: T) => R): readonly R[] {
  const told: R[] = [];
  let full: CountersignError | undefined;
  for (const one of those) {
    try {
      told.push(tell(one));
    } catch (error) {
      if (!(error instanceof CountersignError) || error.code !== ErrorCode.busy) throw error;
      full ??= error;
    }
  }
  if (full === undefined) return told;
  if (those.length === 1) throw full;
  throw new CountersignError(full.code, `${full.message} Of ${those.length} it was sent to, ${told.length} took it.`);
}
