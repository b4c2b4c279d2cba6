/** The `system.*` functions that scripts call, over the services of the gateway. */
import { z } from 'zod';
import { json, type Json } from '../../contract/json.ts';
import type { Ports } from '../ports.ts';
import type { ChallengeHost } from '../signature/challenges.ts';
import type { SignatureService } from '../signature/service.ts';
import type { Tags } from '../tags/tags.ts';
import type { HostFunctions } from './interpreter.ts';

/** Where a script wants something shown: the session and the page that it named. */
export interface ScriptTarget {
  readonly sessionId: string;
  readonly pageId: string;
}

export interface SystemDependencies {
  readonly ports: Ports;
  readonly tags: Tags;
  readonly signature: SignatureService;
  /** Calls an operation of the user service by the names of Zato SSO. */
  readonly callSso: (operation: string, fields: Json) => Promise<Json>;
  /** Who a script acts for, for the audit trail: the session's user, or the station when nobody is signed in. */
  readonly requester: () => { readonly kind: 'script'; readonly id: string; readonly name: string };
  /** The signing surface of a page. Throws `not-posted` when the page or session is closed, or they do not belong together. */
  readonly challengeHost: (target: ScriptTarget) => ChallengeHost;
}

const level = z.enum(['debug', 'info', 'warn', 'error']);
const logLine = z.tuple([level, z.string(), z.string()]);
const functionRef = z.strictObject({ $fn: z.int() }).nullish();
const templateRef = z.union([z.strictObject({ $template: z.string() }).transform((ref) => ref.$template), z.string()], {
  error: 'signatureTemplate is neither a template nor the name of one',
});
const text = (name: string) => z.string({ error: `${name} is not a text` }).nullish();
const queueArguments = z.tuple([
  templateRef,
  z.strictObject({
    requestName: text('requestName'),
    description: text('description'),
    onApprove: functionRef,
    onReject: functionRef,
    onError: functionRef,
  }),
]);
const node = (kind: string) =>
  z.strictObject({ $node: z.tuple([z.literal(kind, { error: `the ${kind} is not a ${kind}` }), z.string()]) });
const triggerArguments = z.tuple([z.string(), node('session'), node('page'), z.boolean()]);

/**
 * A line that a script logs, with its session tokens cut to their beginning: enough to tell two apart, useless to
 * whoever reads the log.
 */
function withoutTokens(message: string): string {
  return message.replace(/\bgAAAA[\w-]{60,}={0,2}/g, (token) => `${token.slice(0, 17)}..`);
}

/** The functions as the interpreter's prelude calls them. */
export function systemFunctions({
  ports,
  tags,
  signature,
  callSso,
  requester,
  challengeHost,
}: SystemDependencies): HostFunctions {
  return {
    log: (args) => {
      const [at, logger, message] = logLine.parse(args);
      ports.log[at](withoutTokens(message), { logger });
      return null;
    },
    'sso.call': (args) => {
      const [operation, fields] = z.tuple([z.string(), json]).parse(args);
      return callSso(operation, fields);
    },
    'sso.newCid': () => ports.newId(),
    'tag.read': (args) => {
      const [paths] = z.tuple([z.array(z.string())]).parse(args);
      return paths.map((path) => {
        const { value, quality, timestamp } = tags.read(path).peek();
        return { $value: { value, quality: quality.code, timestamp } };
      });
    },
    'tag.write': (args) => {
      const [paths, values] = z.tuple([z.array(z.string()), z.array(json)]).parse(args);
      return paths.map((path, index) => (tags.write(path, values[index] ?? null) ? 'Good' : 'Bad_NotWritable'));
    },
    'signature.getSignatureTemplate': (args) => {
      const [name] = z.tuple([z.string({ error: 'name is not a text' })]).parse(args);
      const template = json.parse(signature.templates.get(name));
      return { $template: template };
    },
    'signature.queueAuthRequest': (args, interpreter) => {
      const [name, given] = queueArguments.parse(args);
      const callback = (ref: z.output<typeof functionRef>) =>
        ref === null || ref === undefined ? undefined : { interpreter, function: ref.$fn };
      const uuids = signature.queueAuthRequest({
        template: signature.templates.get(name),
        name: given.requestName ?? '',
        description: given.description ?? '',
        callbacks: {
          onApprove: callback(given.onApprove),
          onReject: callback(given.onReject),
          onError: callback(given.onError),
        },
        requestedBy: requester(),
      });
      return uuids.map((uuid) => ({ $uuid: uuid }));
    },
    'signature.triggerAuthRequest': async (args) => {
      const [uuid, session, page, approve] = triggerArguments.parse(args);
      await signature.triggerAuthRequest({
        uuid,
        decision: approve ? 'approve' : 'reject',
        host: challengeHost({ sessionId: session.$node[1], pageId: page.$node[1] }),
        actor: requester(),
      });
      return null;
    },
    'signature.getPendingAuthRequests': (): Json =>
      Object.fromEntries(signature.pending().map((slot) => [slot.uuid, { ...slot }])),
  };
}
