/**
 * What every call of the user service stands on, and the one way in: input parsed, application checked, audited before
 * it acts, refusals audited after.
 */
import { z } from 'zod';
import { CountersignError, withStoreTrouble } from '../../contract/errors.ts';
import type { JsonObject } from '../../contract/json.ts';
import type { Actor } from '../audit/trail.ts';
import type { SsoConfig } from './config.ts';
import type { Credentials } from './credentials.ts';
import type { SsoParts } from './parts.ts';
import { unproved, type Refusals, type Source } from './refusals.ts';
import type { UserSession } from './sessions.ts';
import { standingProblem } from './standing.ts';
import { StatusCode, ValidationError } from './status.ts';
import type { Account } from './users.ts';

export interface SsoContext extends SsoParts {
  readonly credentials: Credentials;
}

/**
 * One call as it arrived. `by` is set where the host itself vouches for the caller: the command line, the demo. `source`
 * where it does not know the caller at all: a call over HTTP, a script of a page.
 */
export interface Call {
  readonly cid: string;
  readonly app: string;
  readonly remoteAddr: string | null;
  readonly userAgent: string | null;
  readonly by: Actor | undefined;
  readonly source: Source | undefined;
}

/** Who calls, proved by a user session token, or vouched for by the host. */
export interface Caller {
  readonly actor: Actor;
  readonly isSuperUser: boolean;
  readonly account: Account | undefined;
  readonly session: UserSession | undefined;
}

/** A text without control characters, which no field of a call may hold. */
export function text(longest: number): z.ZodString {
  return z
    .string()
    .max(longest)
    .regex(/^\P{Cc}*$/u);
}

/** The fields that every call has. An empty address is one that is not known. */
export const callFields = {
  cid: text(100).optional(),
  currentApp: text(200).optional(),
  remoteAddr: text(100).nullish(),
  userAgent: text(500).nullish(),
};
export const ust = text(1000);

/** An operation of the service: what it needs, what it gives. Throws `ValidationError` alone. */
export interface Operation<S extends z.ZodType, O> {
  (input: z.input<S>, by?: Actor): Promise<O>;
  readonly operation: string;
  /** The same for input of unknown shape, as Python and HTTP send it; nobody vouches for its caller. */
  readonly receive: (given: unknown, source?: Source) => Promise<O>;
}

export interface OperationOptions<I> {
  /** What the audit entry says of the input beside who and where: never a secret. */
  readonly detail?: (input: I) => JsonObject;
  /** Whether the call itself proves somebody, so that one that succeeds is none without proof. */
  readonly proves?: boolean;
  /** Whether it gives nothing away that a stranger could want: it is not counted at all. */
  readonly harmless?: boolean;
}

const callSchema = z.object(callFields);

/** Makes the function that makes operations. */
export function operations(context: SsoContext) {
  const { ports, store, trail, config, refusals } = context;

  return function operation<Shape extends z.ZodRawShape, O>(
    name: string,
    shape: Shape,
    run: (input: z.output<z.ZodObject<Shape>>, call: Call) => Promise<O> | O,
    options: OperationOptions<z.output<z.ZodObject<Shape>>> = {},
  ): Operation<z.ZodObject<Shape & typeof callFields>, O> {
    const own = z.object(shape);
    const takesToken = 'ust' in shape || 'currentUst' in shape;
    const invoke = async (given: unknown, by?: Actor, source?: Source): Promise<O> => {
      const common = callSchema.safeParse(given);
      const parsed = own.safeParse(given);
      const call: Call = {
        cid: common.data?.cid ?? ports.newId(),
        app: common.data?.currentApp ?? config.apps.default,
        remoteAddr: orNull(common.data?.remoteAddr),
        userAgent: orNull(common.data?.userAgent),
        by,
        source,
      };
      /** Gives back what a stranger's call took: it proved somebody, or the station failed it. */
      let giveBack = (): void => undefined;
      try {
        const person = by ?? (takesToken ? ownerOf(context, given) : undefined);
        const stranger = person === undefined && options.harmless !== true ? source : undefined;
        if (stranger !== undefined) turnAwayFlood(refusals, stranger, name);
        giveBack = stranger?.calls.take(stranger.name) ?? giveBack;
        const script = source?.proofs === undefined ? {} : { script: source.actor.name };
        const detail = parsed.success ? options.detail?.(parsed.data) : undefined;
        const record = (action: string, more: JsonObject = {}): void =>
          store.transaction(
            () =>
              void trail.append({
                action,
                actor: person ?? source?.actor ?? unproved,
                target: targetOf(context, given),
                detail: { cid: call.cid, app: knownApp(config, call.app), ...whereFrom(call), ...script, ...more },
              }),
          );
        record(`sso.${name}`, detail);
        try {
          if (!common.success) throw inputError(common.error);
          if (!parsed.success) throw inputError(parsed.error);
          checkApp(config, call.app);
          const answer = await run(parsed.data, call);
          if (options.proves === true) giveBack();
          return answer;
        } catch (error) {
          if (error instanceof ValidationError) {
            record('sso.refused', { operation: name, subStatus: StatusCode[error.label] });
          }
          throw error;
        }
      } catch (error) {
        if (error instanceof ValidationError) throw error;
        giveBack();
        ports.log.error('A call of the user service failed.', {
          operation: name,
          cid: call.cid,
          cause: reasonOf(error),
        });
        // A full disk or a locked database has its own words; whatever else failed has none.
        const known = withStoreTrouble(error);
        throw known instanceof CountersignError
          ? known
          : new ValidationError('common.internal_error', { cause: error });
      }
    };
    const receive = (given: unknown, source?: Source): Promise<O> => invoke(given, undefined, source);
    return Object.assign(invoke, { operation: name, receive });
  };
}

/** Throws E005001, with the time to wait, for one call too many without proof; it is counted and costs nothing else. */
function turnAwayFlood(refusals: Refusals, stranger: Source, operation: string): void {
  const retryAfter = stranger.calls.wait(stranger.name);
  if (retryAfter === 0) return;
  refusals.count(stranger, operation);
  throw new ValidationError('auth.not_allowed', { words: 'Nothing was looked at.', retryAfter });
}

/** What a defect was, without its data: messages of the store name columns, never values. */
function reasonOf(error: unknown): string {
  if (error instanceof CountersignError) return error.message;
  return error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
}

function orNull(value: string | null | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}

function whereFrom({ remoteAddr, userAgent }: Call): JsonObject {
  return {
    ...(remoteAddr === null ? {} : { remoteAddr }),
    ...(userAgent === null ? {} : { userAgent }),
  };
}

/** What somebody sends as an application's name may be anything, a password too: only known ones are written down. */
function knownApp(config: SsoConfig, app: string): string {
  return config.apps.all.includes(app) ? app : 'unknown';
}

function checkApp(config: SsoConfig, app: string): void {
  if (config.apps.all.includes(app)) return;
  throw new ValidationError('app_list.invalid', { returnStatus: config.apps.inform_if_app_invalid });
}

/** E008003 for what is not there, E008002 for what cannot be used. */
function inputError(error: z.ZodError): ValidationError {
  const [issue] = error.issues;
  const field = issue?.path.map(String).join('.') ?? '';
  const missing = issue?.code === 'invalid_type' && /received undefined$/.test(issue.message);
  return new ValidationError(missing ? 'common.missing_input' : 'common.invalid_input', {
    field,
    malformed: missing && issue.path.length === 1,
  });
}

/** A text field of input that may be of any shape. */
function field(given: unknown, key: 'ust' | 'currentUst' | 'userId' | 'username'): string | undefined {
  const value: unknown = typeof given === 'object' && given !== null ? Reflect.get(given, key) : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** The person of the token of a call; undefined where it has none that is good. */
function ownerOf(context: SsoContext, given: unknown): Actor | undefined {
  const token = field(given, 'ust') ?? field(given, 'currentUst');
  const found = token === undefined ? undefined : context.sessions.peek(token);
  const account = found?.state === 'live' ? context.users.byId(found.session.userId) : undefined;
  return account && { kind: 'person', id: account.id, name: account.fullName };
}

/** Whom a call concerns. A name that nobody has is not written down: people type passwords into that field. */
function targetOf({ users }: SsoContext, given: unknown): string {
  const id = field(given, 'userId');
  const name = field(given, 'username');
  if (id !== undefined) return `user:${users.byId(id)?.id ?? 'unknown'}`;
  if (name !== undefined) return `user:${users.find(name)?.id ?? 'unknown'}`;
  return 'station:users';
}

/**
 * The live session of a token, with its user still in good standing. Asking `counts` as a use of the session, unless
 * somebody else asks. Throws E007001, E007002, or what stands against
 * the user: a lock or a rejection ends sessions, and counts even where one were left.
 */
export function requireSession(
  context: SsoContext,
  token: string | undefined,
  { counts }: { readonly counts: boolean } = { counts: true },
): { readonly session: UserSession; readonly account: Account } {
  const look = counts ? context.sessions.find : context.sessions.peek;
  const found = token === undefined ? undefined : look(token);
  if (found?.state === 'expired') throw new ValidationError('session.expired');
  const account = found?.state === 'live' ? context.users.byId(found.session.userId) : undefined;
  if (found?.state !== 'live' || account === undefined) throw new ValidationError('session.no_such_session');
  const problem = standingProblem(context, account, found.session.remoteAddr);
  if (problem !== undefined) throw problem;
  if (!context.config.apps.all.includes(found.session.currentApp)) throw new ValidationError('session.no_such_session');
  return { session: found.session, account };
}

/** Who calls: the host's word, or a token. */
export function requireCaller(context: SsoContext, call: Call, token: string | undefined): Caller {
  if (call.by !== undefined) return { actor: call.by, isSuperUser: true, account: undefined, session: undefined };
  const { session, account } = requireSession(context, token);
  return {
    actor: { kind: 'person', id: account.id, name: account.fullName },
    isSuperUser: account.isSuperUser,
    account,
    session,
  };
}

/** Throws E005005 for everybody but an administrator. */
export function requireSuperUser(context: SsoContext, call: Call, token: string | undefined): Caller {
  const caller = requireCaller(context, call, token);
  if (!caller.isSuperUser) throw new ValidationError('auth.super_user_required');
  return caller;
}
