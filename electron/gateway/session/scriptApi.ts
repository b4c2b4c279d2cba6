/** `system.perspective.*` of sessions as scripts call it: signing in and out, authentication challenges, files. */
import filenamify from 'filenamify';
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { json } from '../../contract/json.ts';
import { auditFilter } from '../audit/search.ts';
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
import { toUtc } from '../platform/time.ts';
import type { SignatureService } from '../signature/service.ts';
import type { Sessions } from './sessions.ts';
import type { SignInActions } from './signInActions.ts';

const flag = (name: string) => z.boolean({ error: `${name} is neither True nor False` }).nullish();
const challengeArguments = z.tuple([
  z.string({ error: 'sessionId is not a text' }),
  z.string({ error: 'pageId is not a text' }),
  z.strictObject({
    idp: optionalText('idp'),
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
  z.strictObject({ forceAuth: flag('forceAuth'), message: optionalText('message') }),
]);

const downloadArguments = z.tuple([
  z.string({ error: 'sessionId is not a text' }),
  z.string({ error: 'pageId is not a text' }),
  z.strictObject({
    filename: z.string({ error: 'filename is not a text' }).trim().min(1, { error: 'filename is empty' }),
    data: z.union([z.string(), z.strictObject({ $bytes: z.hex() })], { error: 'data is neither a text nor bytes' }),
    contentType: z
      .string()
      .regex(/^[\w.+-]+\/[\w.+-]+(?:; ?[\w.+-]+=[\w.+-]+)*$/, { error: 'contentType is no media type' })
      .nullish(),
  }),
]);

const trailArguments = z.strictObject({
  since: optionalText('since'),
  until: optionalText('until'),
  format: z.enum(['json', 'csv'], { error: 'format is neither json nor csv' }).nullish(),
  filter: auditFilter.pick({ text: true, person: true, record: true, kind: true }).optional(),
});

const filters = z.strictObject({
  usernameFilter: optionalText('usernameFilter'),
  projectFilter: optionalText('projectFilter'),
});

export interface SessionScriptDependencies {
  readonly sessions: Pick<Sessions, 'info' | 'download'>;
  readonly signInActions: SignInActions;
  /** Who is signed in on the script's session, and whether as an administrator. */
  readonly person: (script: ScriptCaller) => Actor | undefined;
  readonly isAdministrator: (script: ScriptCaller) => boolean;
  /** Whether somebody signed in on a session after something was asked for. */
  readonly cameLater: (at: Pick<ScriptCaller, 'sessionId' | 'pageId' | 'askedAt'>) => boolean;
  /** A script as the one who acts, where nobody is signed in. */
  readonly requester: (script: ScriptCaller) => Actor;
  readonly exportTrail: SignatureService['exportTrail'];
  readonly exportRecord: SignatureService['exportRecord'];
  readonly clock: Clock;
}

/** Bytes of a name that every file system takes, with room for a number behind it. */
const longestName = 200;

/** A name for a file: what file systems do not take is replaced, and what is too long is cut, with its ending kept where it is one. */
function fileName(wanted: string): string {
  const ending = /\.\w{1,10}$/.exec(wanted)?.[0] ?? '';
  let base = filenamify(wanted.slice(0, wanted.length - ending.length), { replacement: '_', maxLength: longestName });
  while (Buffer.byteLength(base + ending) > longestName) base = Array.from(base).slice(0, -1).join('');
  return `${base}${ending}`;
}

/** The functions of sessions. Throws `not-posted` where the page is closed or covered. */
export function sessionScripts({
  sessions,
  signInActions,
  person,
  isAdministrator,
  cameLater,
  requester,
  exportTrail,
  exportRecord,
  clock,
}: SessionScriptDependencies): ScriptApi {
  return {
    'perspective.authenticationChallenge': writes(
      ScriptScope.gateway,
      challengeArguments,
      ([sessionId, pageId, asked]) => {
        signInActions.challenge({ sessionId, pageId }, asked);
        return null;
      },
    ),
    'system.perspective.getSessionInfo': reads(ScriptScope.gateway, filters, ({ usernameFilter, projectFilter }) =>
      sessions.info(usernameFilter, projectFilter),
    ),
    'perspective.download': reads(
      ScriptScope.gateway,
      downloadArguments,
      ([sessionId, pageId, { filename, data, contentType }], { askedAt }) => {
        sessions.download(
          { sessionId, pageId },
          {
            // A name alone: what a script says of folders, and what file systems do not take, is no part of it.
            name: fileName(filename),
            type: contentType ?? 'application/octet-stream',
            bytes: typeof data === 'string' ? Buffer.from(data) : Buffer.from(data.$bytes, 'hex'),
          },
          askedAt,
        );
        return null;
      },
    ),
    // It hands the file out itself: a record with its bundle is more than an interpreter should hold.
    'system.mes.signature.downloadRecord': writes(
      ScriptScope.session,
      z.strictObject({
        uuid: z.string({ error: 'uuid is neither a UUID nor a string' }),
        filename: optionalText('filename'),
      }),
      async ({ uuid, filename }, script) => {
        const { sessionId = '', pageId = '', askedAt } = script;
        const bytes = await exportRecord(uuid, 'pdf', person(script) ?? requester(script));
        const file = { name: fileName(filename ?? 'record.pdf'), type: 'application/pdf', bytes };
        sessions.download({ sessionId, pageId }, file, askedAt);
        return null;
      },
    ),
    // It hands the file out itself: the trail of a month is more than an interpreter holds.
    'system.countersign.audit.download': writes(
      ScriptScope.session,
      trailArguments,
      async ({ since, until, format, filter }, script) => {
        const actor = isAdministrator(script) ? person(script) : undefined;
        if (actor === undefined) {
          throw new CountersignError(
            ErrorCode.forbidden,
            'The audit trail is saved by an administrator. Sign in as one first. Nothing was saved.',
          );
        }
        const { sessionId = '', pageId = '', askedAt } = script;
        const utc = (text: string | null | undefined): string | undefined => toUtc(text ?? undefined, clock.zone);
        const wanted = { ...filter, since: utc(since), until: utc(until), format: format ?? 'json' } as const;
        const bytes = await exportTrail(wanted, actor);
        const type = wanted.format === 'csv' ? 'text/csv' : 'application/json';
        sessions.download({ sessionId, pageId }, { name: `audit-trail.${wanted.format}`, type, bytes }, askedAt);
        return null;
      },
    ),
    'perspective.login': reads(ScriptScope.gateway, signInArguments, ([sessionId, pageId, dispatch, { forceAuth }]) => {
      signInActions.login({ sessionId, pageId }, forceAuth ?? undefined, dispatch);
      return null;
    }),
    'perspective.logout': reads(
      ScriptScope.gateway,
      signInArguments,
      ([sessionId, pageId, dispatch, { message }], { askedAt }) => {
        if (cameLater({ sessionId, pageId, askedAt }))
          throw new CountersignError(
            ErrorCode.forbidden,
            'Somebody signed in after it was asked for, and is not signed out.',
          );
        signInActions.logout({ sessionId, pageId }, message ?? undefined, dispatch);
        return null;
      },
    ),
  };
}
