/** `system.mes.signature.*` as scripts call it (Sepasoft MES), over the signature service. */
import { z } from 'zod';
import { json, type Json, type JsonObject } from '../../contract/json.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { localTime } from '../../format/localTime.ts';
import type { Actor } from '../audit/trail.ts';
import type { Clock } from '../platform/ports.ts';
import {
  optionalText,
  reads,
  ScriptScope,
  writes,
  type ScriptApi,
  type ScriptCaller,
} from '../platform/scriptFunction.ts';
import type { ChallengeHost } from './challenges.ts';
import { callbackSet, type CallbackRef } from './callbackRefs.ts';
import { exportFormats } from './export.ts';
import { inWords, parseSlots, satisfiedBy, type Candidate } from './expression.ts';
import { historyFilter, pendingFilter, type SlotSummary } from './lists.ts';
import type { SignatureService } from './service.ts';
import type { SignatureTemplate } from './template.ts';
import { plainTemplate, readTemplate } from './templates.ts';

export interface SignatureScriptDependencies {
  readonly clock: Clock;
  readonly signature: SignatureService;
  /** A script as the one who acts, for the audit trail: with its page, and who is signed in on its session. */
  readonly requester: (script: ScriptCaller) => Actor;
  /** Who is signed in on the script's session, and has not left it locked. */
  readonly person: (script: ScriptCaller) => Actor | undefined;
  /** The administrator who is signed in there, as the one who changes templates. Throws `forbidden` when there is none. */
  readonly administrator: (script: ScriptCaller) => Actor;
  /** Who a user name stands for, at this station; undefined for nobody. */
  readonly candidate: (userName: string) => Candidate | undefined;
  /** The signing surface of a page. Throws `not-posted` when page or session are closed, or do not belong together. */
  readonly challengeHost: (target: { readonly sessionId: string; readonly pageId: string }) => ChallengeHost;
}

const functionRef = z.union([z.strictObject({ $fn: z.int(), name: z.string().optional() }), z.string()]).nullish();
const templateRef = z.union([z.strictObject({ $template: z.string() }).transform((ref) => ref.$template), z.string()], {
  error: 'signatureTemplate is neither a template nor the name of one',
});
const nameOfRecord = (name: string) =>
  optionalText(name).refine((text) => text !== '', { error: `${name} is empty; leave it out where there is none` });
const queueArguments = z.tuple([
  templateRef,
  z.strictObject({
    requestName: optionalText('requestName'),
    description: optionalText('description'),
    onApprove: functionRef,
    onReject: functionRef,
    onError: functionRef,
    record: json.optional(),
    // A name that is not there yet: the record would have no versions, and nobody would be told.
    recordId: nameOfRecord('recordId'),
    recordVersion: nameOfRecord('recordVersion'),
    changeReason: optionalText('changeReason'),
    meanings: z
      .strictObject(
        { approve: z.array(z.string()).optional(), reject: z.array(z.string()).optional() },
        { error: 'meanings is a list of texts, or a dictionary of such lists for approve and reject' },
      )
      .nullish(),
  }),
]);
const text = (name: string) => z.string({ error: `${name} is not a text` });
const pageOf = z.strictObject({
  pageNo: z.number().default(1),
  pageSize: z.number().default(1000),
  searchPattern: z.string().default('*'),
});
const named = z.strictObject({ name: text('name') });
/** What is no name of a command, None too, is no command of a template. */
const batchCommand = z.strictObject({
  commandName: json.transform((name) => (typeof name === 'string' || typeof name === 'number' ? String(name) : '')),
});
const checkedExpression = z.strictObject({ expression: z.string(), userName: z.string().nullish() });
const oneRequest = z.strictObject({ uuid: z.string({ error: 'uuid is neither a UUID nor a string' }) });
/** Bytes that a scan has at most: more would hold up whoever waits for the gateway. */
const largestScan = 20_000_000;
const scanned = z.strictObject(
  { $bytes: z.hex().max(2 * largestScan, { error: `scan has more than ${largestScan / 1_000_000} MB` }) },
  { error: 'scan is not bytes' },
);
const givenTemplate = z.tuple([z.strictObject({ fields: z.record(z.string(), json) })]);
const node = (kind: string) =>
  z.strictObject({ $node: z.tuple([z.literal(kind, { error: `the ${kind} is not a ${kind}` }), z.string()]) });
const triggerArguments = z.tuple([z.string(), node('session'), node('page'), z.boolean()]);

/** The functions of signatures. Throws as the service does, and `not-posted` where a challenge cannot be shown. */
export function signatureScripts({
  clock,
  signature,
  requester,
  person,
  administrator,
  candidate,
  challengeHost,
}: SignatureScriptDependencies): ScriptApi {
  const signedIn = (script: ScriptCaller, purpose: string): Actor => {
    const who = person(script);
    if (who !== undefined) return who;
    throw new CountersignError(ErrorCode.forbidden, `Sign in to ${purpose}.`);
  };
  return {
    'system.mes.signature.getSignatureTemplate': reads(ScriptScope.gateway, named, ({ name }) =>
      asTemplate(signature.templates.get(name)),
    ),
    'signature.createSignatureTemplate': writes(ScriptScope.gateway, givenTemplate, ([{ fields }], script) =>
      asTemplate(signature.templates.save(readTemplate(fields), administrator(script), true)),
    ),
    'signature.saveSignatureTemplate': writes(ScriptScope.gateway, givenTemplate, ([{ fields }], script) =>
      asTemplate(signature.templates.save(readTemplate(fields), administrator(script))),
    ),
    'signature.deleteSignatureTemplate': writes(ScriptScope.gateway, z.tuple([text('name')]), ([name], script) => {
      signature.templates.remove(name, administrator(script));
      return null;
    }),
    'system.mes.signature.isSignatureNameExists': reads(ScriptScope.gateway, named, ({ name }) =>
      signature.templates.exists(name),
    ),
    'system.mes.signature.getSignatureTemplateList': reads(ScriptScope.gateway, pageOf, (page) =>
      signature.templates.list(page).map(asTemplate),
    ),
    'system.mes.signature.getSignatureTemplateLinkList': reads(ScriptScope.gateway, pageOf, (page) =>
      signature.templates.links(page).map((link) => ({ ...link })),
    ),
    'system.mes.signature.getBatchCommandSignatureTemplate': reads(
      ScriptScope.gateway,
      batchCommand,
      ({ commandName }) => {
        const template = signature.templates.ofBatchCommand(commandName);
        return template === null ? null : asTemplate(template);
      },
    ),
    'system.mes.signature.checkExpression': reads(ScriptScope.gateway, checkedExpression, ({ expression, userName }) =>
      checkExpression(expression, userName ? candidate(userName) : undefined),
    ),
    'signature.queueAuthRequest': writes(ScriptScope.gateway, queueArguments, ([name, given], script) => {
      const { interpreter } = script;
      const callback = (ref: z.output<typeof functionRef>): CallbackRef | undefined => {
        if (ref === null || ref === undefined) return undefined;
        if (typeof ref === 'string') return { name: ref };
        return ref.name === undefined ? { interpreter, function: ref.$fn, of: script.name } : { name: ref.name };
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
    }),
    'signature.triggerAuthRequest': writes(
      ScriptScope.gateway,
      triggerArguments,
      async ([uuid, session, page, approve], script) => {
        await signature.triggerAuthRequest({
          uuid,
          decision: approve ? 'approve' : 'reject',
          host: challengeHost({ sessionId: session.$node[1], pageId: page.$node[1] }),
          actor: requester(script),
        });
        return null;
      },
    ),
    'system.countersign.audit.getReview': reads(ScriptScope.session, z.strictObject({}), (_, script) => {
      signedIn(script, 'review the audit trail');
      return { ...signature.reviewStanding() };
    }),
    'system.countersign.audit.queueReview': writes(ScriptScope.session, z.strictObject({}), (_, script) =>
      signature.queueReview(signedIn(script, 'review the audit trail').name, requester(script)),
    ),
    'signature.getPendingAuthRequests': reads(ScriptScope.gateway, z.tuple([pendingFilter.partial()]), ([filter]) =>
      signature.pending(filter).slots.map((slot) => ({ ...slot, ...inLocalTime(slot, clock) })),
    ),
    'system.mes.signature.authorization.cancelAuthRequest': writes(
      ScriptScope.gateway,
      oneRequest.extend({ reason: text('reason') }),
      ({ uuid, reason }, script) => {
        // Who takes a request back is a person, wherever there is one.
        signature.cancelAuthRequest(uuid, reason, person(script) ?? requester(script));
        return null;
      },
    ),
    'system.mes.signature.authorization.getAuthRequest': reads(ScriptScope.gateway, oneRequest, ({ uuid }) =>
      json.parse(signature.getAuthRequest(uuid)),
    ),
    'signature.getAuthHistory': reads(ScriptScope.gateway, z.tuple([historyFilter.partial()]), ([filter]) =>
      signature.history(filter).slots.map((slot) => ({ ...slot, ...inLocalTime(slot, clock) })),
    ),
    'system.mes.signature.exportRecord': writes(
      ScriptScope.gateway,
      oneRequest.extend({ format: z.enum(exportFormats, { error: 'format is neither pdf nor json' }).nullish() }),
      async ({ uuid, format }, script) => {
        const bytes = await signature.exportRecord(uuid, format ?? 'pdf', person(script) ?? requester(script));
        return { $bytes: Buffer.from(bytes).toString('hex') };
      },
    ),
    'system.mes.signature.attachScan': writes(
      ScriptScope.session,
      oneRequest.extend({ hash: text('hash'), scan: scanned }),
      ({ uuid, hash, scan }, script) =>
        signature.attachScan({ uuid, hash, bytes: Buffer.from(scan.$bytes, 'hex') }, signedIn(script, 'attach a scan')),
    ),
    'system.mes.signature.authorization.verifyAuthRequest': reads(ScriptScope.gateway, oneRequest, ({ uuid }) =>
      signature.verify(uuid).map((check) => ({ ...check })),
    ),
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
