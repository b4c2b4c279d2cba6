/** The `system.*` functions that scripts call, over the services of the gateway. */
import { z } from 'zod';
import { json, type Json, type JsonObject } from '../../contract/json.ts';
import { CountersignError } from '../../contract/errors.ts';
import type { NewRequest } from '../signature/requests.ts';
import type { Clock, Ports } from '../platform/ports.ts';
import type { IdentityChallenge } from '../session/authenticationChallenges.ts';
import type { ScriptTarget } from '../session/sessions.ts';
import type { SignInActions } from '../session/signInActions.ts';
import type { ChallengeHost } from '../signature/challenges.ts';
import { callbackSet, type CallbackRef } from '../signature/callbacks.ts';
import { inWords, parseSlots, satisfiedBy, type Candidate } from '../signature/expression.ts';
import { historyFilter, pendingFilter, type SlotSummary } from '../signature/lists.ts';
import type { SignatureService } from '../signature/service.ts';
import type { SignatureTemplate } from '../signature/template.ts';
import { plainTemplate, readTemplate } from '../signature/templates.ts';
import type { Tags } from '../tags/tags.ts';
import { localTime } from '../platform/time.ts';
import type { HostFunctions, RunningScript } from './interpreter.ts';

export interface SystemDependencies {
  readonly ports: Ports;
  readonly tags: Tags;
  readonly signature: SignatureService;
  /** Calls an operation of the user service by the names of Zato SSO, as the script that asks. */
  readonly callSso: (operation: string, fields: Json, script: RunningScript) => Promise<Json>;
  /** A script as the one who acts, for the audit trail: with its session and page, and who is signed in there. */
  readonly requester: (script: RunningScript) => NewRequest['requestedBy'];
  /** Who is signed in on the script's session, and has not left it locked. */
  readonly person: (script: RunningScript) => NewRequest['requestedBy'] | undefined;
  /** The administrator who is signed in there, as the one who changes templates. Throws `forbidden` when there is none. */
  readonly administrator: (script: RunningScript) => NewRequest['requestedBy'];
  /** Who a user name stands for, at this station; undefined for nobody. */
  readonly candidate: (userName: string) => Candidate | undefined;
  /** Asks at a page who somebody is. Throws as `challengeHost`, and `illegal-argument` for what cannot be asked. */
  readonly askIdentity: (target: ScriptTarget, challenge: IdentityChallenge) => void;
  /** The project's identity provider, and whether it asks for credentials each time. */
  readonly projectProvider: string;
  readonly alwaysReauthenticate: boolean;
  readonly signInActions: SignInActions;
  /** The signing surface of a page. Throws `not-posted` when the page or session is closed, or they do not belong together. */
  readonly challengeHost: (target: ScriptTarget) => ChallengeHost;
}

const level = z.enum(['debug', 'info', 'warn', 'error']);
const logLine = z.tuple([level, z.string(), z.string()]);
const functionRef = z.union([z.strictObject({ $fn: z.int(), name: z.string().optional() }), z.string()]).nullish();
const templateRef = z.union([z.strictObject({ $template: z.string() }).transform((ref) => ref.$template), z.string()], {
  error: 'signatureTemplate is neither a template nor the name of one',
});
const text = (name: string) => z.string({ error: `${name} is not a text` }).nullish();
const flag = (name: string) => z.boolean({ error: `${name} is neither True nor False` }).nullish();
const queueArguments = z.tuple([
  templateRef,
  z.strictObject({
    requestName: text('requestName'),
    description: text('description'),
    onApprove: functionRef,
    onReject: functionRef,
    onError: functionRef,
    record: json.optional(),
    recordId: text('recordId'),
    recordVersion: text('recordVersion'),
    changeReason: text('changeReason'),
    meanings: z
      .strictObject(
        { approve: z.array(z.string()).optional(), reject: z.array(z.string()).optional() },
        { error: 'meanings is a list of texts, or a dictionary of such lists for approve and reject' },
      )
      .nullish(),
  }),
]);
const challengeArguments = z.tuple([
  z.string({ error: 'sessionId is not a text' }),
  z.string({ error: 'pageId is not a text' }),
  z.strictObject({
    idp: text('idp'),
    forceAuth: flag('forceAuth'),
    timeout: z.number({ error: 'timeout is not a number of minutes' }),
    payload: json,
    framing: z.enum(['self', 'new', 'embedded'], { error: 'framing is neither self, new nor embedded' }),
  }),
]);
const signInArguments = z.tuple([
  z.string({ error: 'sessionId is not a text' }),
  z.string({ error: 'pageId is not a text' }),
  z.string(),
  z.strictObject({ forceAuth: flag('forceAuth'), message: text('message') }),
]);
const pageOf = z.tuple([z.number(), z.number(), z.string()]);
const oneText = (name: string) => z.tuple([z.string({ error: `${name} is not a text` })]);
const givenTemplate = z.tuple([z.strictObject({ fields: z.record(z.string(), json) })]);
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
  person,
  administrator,
  candidate,
  challengeHost,
  askIdentity,
  projectProvider,
  alwaysReauthenticate,
  signInActions,
}: SystemDependencies): HostFunctions {
  return {
    log: (args) => {
      const [at, logger, message] = logLine.parse(args);
      ports.log[at](withoutTokens(message), { logger });
      return null;
    },
    'sso.call': (args, _, script) => {
      const [operation, fields] = z.tuple([z.string(), json]).parse(args);
      return callSso(operation, fields, script);
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
      return paths.map((path, index) =>
        tags.write(path, values[index] ?? null) === undefined ? 'Good' : 'Bad_NotWritable',
      );
    },
    'signature.getSignatureTemplate': (args) => {
      const [name] = oneText('name').parse(args);
      return asTemplate(signature.templates.get(name));
    },
    'signature.createSignatureTemplate': (args, _, script) => {
      const [{ fields }] = givenTemplate.parse(args);
      return asTemplate(signature.templates.save(readTemplate(fields), administrator(script), true));
    },
    'signature.saveSignatureTemplate': (args, _, script) => {
      const [{ fields }] = givenTemplate.parse(args);
      return asTemplate(signature.templates.save(readTemplate(fields), administrator(script)));
    },
    'signature.deleteSignatureTemplate': (args, _, script) => {
      const [name] = oneText('name').parse(args);
      signature.templates.remove(name, administrator(script));
      return null;
    },
    'signature.isSignatureNameExists': (args) => {
      const [name] = oneText('name').parse(args);
      return signature.templates.exists(name);
    },
    'signature.getSignatureTemplateList': (args) => {
      const [pageNo, pageSize, searchPattern] = pageOf.parse(args);
      return signature.templates.list({ pageNo, pageSize, searchPattern }).map(asTemplate);
    },
    'signature.getSignatureTemplateLinkList': (args) => {
      const [pageNo, pageSize, searchPattern] = pageOf.parse(args);
      return signature.templates.links({ pageNo, pageSize, searchPattern }).map((link) => ({ ...link }));
    },
    'signature.getBatchCommandSignatureTemplate': (args) => {
      const [command] = oneText('commandName').parse(args);
      const template = signature.templates.ofBatchCommand(command);
      return template === null ? null : asTemplate(template);
    },
    'signature.checkExpression': (args) => {
      const [expression, userName] = z.tuple([z.string(), z.string().nullish()]).parse(args);
      return checkExpression(expression, userName ? candidate(userName) : undefined);
    },
    'signature.queueAuthRequest': (args, interpreter, script) => {
      const [name, given] = queueArguments.parse(args);
      const callback = (ref: z.output<typeof functionRef>): CallbackRef | undefined => {
        if (ref === null || ref === undefined) return undefined;
        if (typeof ref === 'string') return { name: ref };
        return ref.name === undefined ? { interpreter, function: ref.$fn } : { name: ref.name };
      };
      const uuids = signature.queueAuthRequest({
        template: signature.templates.get(name),
        name: given.requestName ?? '',
        description: given.description ?? '',
        callbacks: callbackSet.parse(
          withoutUndefined({
            onApprove: callback(given.onApprove),
            onReject: callback(given.onReject),
            onError: callback(given.onError),
          }),
        ),
        requestedBy: requester(script),
        record: {
          content: given.record,
          id: given.recordId ?? undefined,
          version: given.recordVersion ?? undefined,
          changeReason: given.changeReason ?? undefined,
        },
        meanings: given.meanings ?? undefined,
      });
      return uuids.map((uuid) => ({ $uuid: uuid }));
    },
    'signature.triggerAuthRequest': async (args, _, script) => {
      const [uuid, session, page, approve] = triggerArguments.parse(args);
      await signature.triggerAuthRequest({
        uuid,
        decision: approve ? 'approve' : 'reject',
        host: challengeHost({ sessionId: session.$node[1], pageId: page.$node[1] }),
        actor: requester(script),
      });
      return null;
    },
    'perspective.authenticationChallenge': (args) => {
      const [sessionId, pageId, asked] = challengeArguments.parse(args);
      const { idp, forceAuth, ...more } = asked;
      askIdentity(
        { sessionId, pageId },
        { ...more, idp: idp ?? projectProvider, forceAuth: forceAuth ?? alwaysReauthenticate },
      );
      return null;
    },
    'perspective.login': (args) => {
      const [sessionId, pageId, dispatch, { forceAuth }] = signInArguments.parse(args);
      signInActions.login({ sessionId, pageId }, forceAuth ?? undefined, dispatch);
      return null;
    },
    'perspective.logout': (args) => {
      const [sessionId, pageId, dispatch, { message }] = signInArguments.parse(args);
      signInActions.logout({ sessionId, pageId }, message ?? undefined, dispatch);
      return null;
    },
    'signature.getPendingAuthRequests': (args): Json => {
      const [filter] = z.tuple([pendingFilter.partial()]).parse(args);
      return signature.pending(filter).slots.map((slot) => ({ ...slot, ...inLocalTime(slot, ports.clock) }));
    },
    'signature.cancelAuthRequest': (args, _, script) => {
      const [uuid, reason] = z.tuple([z.string(), z.string({ error: 'reason is not a text' })]).parse(args);
      // Who takes a request back is a person, wherever there is one.
      signature.cancelAuthRequest(uuid, reason, person(script) ?? requester(script));
      return null;
    },
    'signature.getAuthRequest': (args): Json => {
      const [uuid] = oneText('uuid').parse(args);
      return json.parse(signature.getAuthRequest(uuid));
    },
    'signature.getAuthHistory': (args): Json => {
      const [filter] = z.tuple([historyFilter.partial()]).parse(args);
      return signature.history(filter).slots.map((slot) => ({ ...slot, ...inLocalTime(slot, ports.clock) }));
    },
    'signature.verifyAuthRequest': (args): Json => {
      const [uuid] = oneText('uuid').parse(args);
      return signature.verify(uuid).map((check) => ({ ...check }));
    },
  };
}

/** What people read of a slot's times: local ones, and the age in minutes. */
function inLocalTime({ requestedAt, signedAt }: SlotSummary, clock: Clock): JsonObject {
  const local = (utc: string): string => (utc === '' ? '' : localTime(Date.parse(utc), clock.zone));
  return {
    requestedAtLocal: local(requestedAt),
    signedAtLocal: local(signedAt),
    age: Math.max(0, Math.floor((clock.now() - Date.parse(requestedAt)) / 60_000)),
  };
}

function withoutUndefined(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function asTemplate(template: SignatureTemplate): Json {
  return { $template: plainTemplate(template) };
}

/** What an expression asks for, slot by slot, and which of the slots a person could sign; or what is wrong with it. */
function checkExpression(expression: string, person: Candidate | undefined): Json {
  try {
    const slots = parseSlots(expression).map((alternatives) => {
      const by = person && satisfiedBy(alternatives, person);
      return { needs: inWords(alternatives), signs: by === undefined ? '' : inWords([by]) };
    });
    return { problem: '', slots };
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    return { problem: error.message, slots: [] };
  }
}
