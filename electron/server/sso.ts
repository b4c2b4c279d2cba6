/**
 * `/zato/sso`: the user service over HTTP with the paths, verbs, fields, status fields and codes of Zato SSO, so that a
 * client written for it works here (reference of the three APIs, 3.1 and 3.2).
 *
 * Input is the JSON body (of any verb, GET too), the query string, or both; of the same key the query string counts. What
 * proves somebody is taken from the body alone: addresses stand in logs of proxies and histories of programs. An answer always has
 * `cid`, `status` and `sub_status`. A failure is 403; a mandatory field that is not there, and what is no JSON, 400; an
 * unknown application 200, as the original has it. Decisions where the original is wrong:
 *
 * - lists, objects and flags are JSON, not their Python text;
 * - a token is taken in its encrypted form alone;
 * - `return_status` counts for every call: who may not see a code gets E005001;
 * - an unknown or used confirmation token is an error (E005006, E005007), and so is an unknown user (E001100);
 * - regular users reach their own attributes.
 */
import { isJsonObject, json, readJsonText, type Json, type JsonObject } from '../contract/json.ts';
import { inCall, newCid } from '../gateway/platform/callOrigin.ts';
import type { Source } from '../gateway/sso/refusals.ts';
import type { Sso } from '../gateway/sso/service.ts';
import { callSnake } from '../gateway/sso/snakeCase.ts';
import { storeTrouble, troubleInWords } from '../contract/storeTrouble.ts';
import { Status, ValidationError, type StatusCode } from '../gateway/sso/status.ts';
import { isDeeper } from './body.ts';

/** One request, read: who sent it and what it holds. */
export interface SsoRequest {
  readonly method: string;
  /** Below `/zato/sso`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** The body as text; empty where there is none. */
  readonly body: string;
  /** What the header that `apps.http_header` names says. */
  readonly appHeader: string | undefined;
  readonly remoteAddr: string | undefined;
  readonly userAgent: string | undefined;
  /** Where it came from, as it is counted. */
  readonly source: Source;
}

export interface SsoAnswer {
  readonly http: 200 | 400 | 403 | 404 | 405 | 500 | 503;
  readonly body: JsonObject;
}

type Fields = JsonObject;
/** Calls an operation by its name; what every call has (application, address, correlation id) is added. */
type Call = (operation: string, fields: Fields) => Promise<JsonObject>;

interface Route {
  readonly mandatory: readonly string[];
  readonly run: (fields: Fields, call: Call) => Promise<JsonObject>;
}

const nothing = async (answered: Promise<JsonObject>): Promise<JsonObject> => {
  await answered;
  return {};
};
const pick = (fields: Fields, ...names: string[]): JsonObject =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
const present = (value: Json | undefined): value is Json => value !== undefined && value !== null && value !== '';

const ownFields = ['username', 'email', 'display_name', 'first_name', 'middle_name', 'last_name'];
const totpFields = ['is_totp_enabled', 'totp_label', 'totp_code'];
const superFields = ['is_locked', 'password_expiry', 'password_must_change', 'sign_up_status', 'approval_status'];
const newFields = ['password', 'password_must_change', 'is_locked', 'sign_up_status', 'totp_key', 'auto_approve'];

/** A time that a client may send without a zone: it is UTC. */
function withZone(fields: JsonObject): JsonObject {
  const given = fields['password_expiry'];
  const naive = typeof given === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+$/.test(given);
  return naive ? { ...fields, password_expiry: `${given}Z` } : fields;
}

async function updateUser(fields: Fields, call: Call): Promise<JsonObject> {
  const data = withZone(pick(fields, ...ownFields, ...totpFields, ...superFields, 'is_super_user', 'roles'));
  if (Object.keys(data).length === 0) throw new ValidationError('common.missing_input');
  const operation = present(fields['user_id']) ? 'user.update_user_by_id' : 'user.update_current_user';
  return nothing(call(operation, { ...pick(fields, 'ust', 'user_id'), data }));
}

async function search(fields: Fields, call: Call): Promise<JsonObject> {
  const found = await call('user.search', fields);
  return { ...found, prev_page: found['prev_page'] ?? 0 };
}

/** Linked accounts: `auth_username` is what the service calls a principal. */
const link = (fields: Fields): JsonObject => ({
  ...pick(fields, 'ust', 'user_id', 'auth_type', 'auth_source', 'is_active'),
  ...(fields['auth_username'] === undefined ? {} : { auth_principal: fields['auth_username'] }),
});
async function links(fields: Fields, call: Call): Promise<JsonObject> {
  const { result } = await call('user.get_linked_auth_list', pick(fields, 'ust', 'user_id'));
  const rows = Array.isArray(result) ? (result as readonly Json[]).filter(isJsonObject) : [];
  return { result: rows.map((row) => ({ ...row, auth_username: row['auth_principal'] ?? null })) };
}

async function sessionList(fields: Fields, call: Call): Promise<JsonObject> {
  const given = Object.fromEntries(
    Object.entries(pick(fields, 'ust', 'current_ust', 'target_ust')).filter(([, value]) => present(value)),
  );
  const { sessions } = await call('user.session.get_list', given);
  return { result: sessions ?? [] };
}

/** Attributes: of a user by `ust` (and `user_id`), of a session by `current_ust` and `target_ust`. */
async function ownerOf(scope: 'user' | 'session', fields: Fields, call: Call): Promise<JsonObject> {
  if (scope === 'user') return pick(fields, 'ust', 'user_id');
  const { current_ust: current, target_ust: target } = fields;
  if (!present(target) || target === current) return { ust: current ?? null };
  await call('user.session.require_super_user', { current_ust: current ?? null });
  return { ust: target };
}

function attributeRoutes(scope: 'user' | 'session'): Readonly<Record<string, Route>> {
  const prefix = scope === 'user' ? 'user.attr.' : 'user.session.attr.';
  const mandatory = scope === 'user' ? ['ust'] : ['current_ust'];
  const run = async (verb: string, fields: Fields, call: Call, ...names: string[]): Promise<JsonObject> =>
    call(prefix + verb, { ...(await ownerOf(scope, fields, call)), ...pick(fields, ...names) });
  const write = (verb: string): Route => ({
    mandatory,
    run: (fields, call) => nothing(run(verb, fields, call, 'name', 'value', 'data', 'expiration', 'encrypt')),
  });
  const get = async (fields: Fields, call: Call): Promise<JsonObject> => {
    try {
      const { attributes } = await run('get', fields, call, 'name', 'data', 'decrypt');
      const found = (Array.isArray(attributes) ? (attributes as readonly Json[]) : []).filter(isJsonObject);
      const shown = found.map(({ creation, expiration, ...rest }) => ({
        ...rest,
        creation_time: creation ?? null,
        expiration_time: expiration ?? null,
      }));
      return fields['data'] === undefined ? { found: true, ...shown[0] } : { found: shown.length > 0, result: shown };
    } catch (error) {
      if (error instanceof ValidationError && error.label === 'attr.no_such_attr') return { found: false };
      throw error;
    }
  };
  const exists = async (fields: Fields, call: Call): Promise<JsonObject> => {
    const { result } = await run('exists', fields, call, 'name', 'data');
    const rows = (Array.isArray(result) ? (result as readonly Json[]) : []).filter(isJsonObject);
    const flags = Object.fromEntries(
      rows.map((row) => [typeof row['name'] === 'string' ? row['name'] : '', row['exists'] === true]),
    );
    return { result: fields['data'] === undefined ? rows[0]?.['exists'] === true : flags };
  };
  return {
    POST: write('create'),
    PUT: write('set'),
    PATCH: write('update'),
    DELETE: { mandatory, run: (fields, call) => nothing(run('delete', fields, call, 'name', 'data')) },
    GET: { mandatory, run: get },
    'GET /exists': { mandatory, run: exists },
    'GET /names': { mandatory, run: (fields, call) => run('names', fields, call) },
  };
}

/** A route whose fields go to an operation as they are. */
const straight = (operation: string, mandatory: readonly string[], ...optional: string[]): Route => ({
  mandatory,
  run: (fields, call) => call(operation, pick(fields, ...mandatory, ...optional)),
});
const silent = (operation: string, mandatory: readonly string[], ...optional: string[]): Route => ({
  mandatory,
  run: (fields, call) => nothing(straight(operation, mandatory, ...optional).run(fields, call)),
});

async function login(fields: Fields, call: Call): Promise<JsonObject> {
  const sent = (name: string): boolean => present(fields[name]);
  const { ust, status, sub_status } = await call('user.login', {
    ...pick(fields, 'username', 'password', 'totp_code', 'new_password', 'remote_addr', 'user_agent'),
    has_remote_addr: sent('remote_addr'),
    has_user_agent: sent('user_agent'),
  });
  return { ust: ust ?? null, status: status ?? Status.ok, sub_status: sub_status ?? [] };
}

function withAttributes(path: string, scope: 'user' | 'session'): [string, Readonly<Record<string, Route>>][] {
  const { 'GET /exists': exists, 'GET /names': names, ...verbs } = attributeRoutes(scope);
  return [
    [path, verbs],
    [`${path}/exists`, exists === undefined ? {} : { GET: exists }],
    [`${path}/names`, names === undefined ? {} : { GET: names }],
  ];
}

/** Every route: path, verb, what it needs beside `current_app`. */
const routes: ReadonlyMap<string, Readonly<Record<string, Route>>> = new Map<string, Readonly<Record<string, Route>>>([
  ['/user/login', { POST: { mandatory: ['username', 'password'], run: login } }],
  ['/user/logout', { POST: silent('user.logout', ['ust']) }],
  [
    '/user',
    {
      GET: {
        mandatory: ['ust'],
        run: (fields, call) =>
          present(fields['user_id'])
            ? call('user.get_user_by_id', pick(fields, 'ust', 'user_id'))
            : call('user.get_current_user', pick(fields, 'ust')),
      },
      POST: {
        mandatory: ['ust', 'username'],
        run: (fields, call) =>
          call('user.create_user', {
            ...pick(fields, 'ust'),
            data: pick(fields, ...ownFields, ...totpFields, ...newFields, 'roles'),
          }),
      },
      PATCH: { mandatory: ['ust'], run: updateUser },
      DELETE: silent('user.delete_user_by_id', ['ust', 'user_id']),
    },
  ],
  [
    '/user/password',
    {
      PATCH: silent(
        'user.change_password',
        ['ust', 'new_password'],
        ...['old_password', 'user_id', 'password_expiry', 'must_change', 'totp_code'],
      ),
    },
  ],
  [
    '/user/signup',
    {
      POST: straight('user.signup', ['username', 'password'], 'email', 'app_list'),
      PATCH: silent('user.confirm_signup', ['confirm_token']),
    },
  ],
  ['/user/approve', { POST: silent('user.approve_user', ['ust', 'user_id']) }],
  ['/user/reject', { POST: silent('user.reject_user', ['ust', 'user_id']) }],
  [
    '/user/lock',
    {
      POST: silent('user.lock_user', ['ust', 'user_id']),
      DELETE: silent('user.unlock_user', ['ust', 'user_id'], 'reason'),
    },
  ],
  [
    '/user/totp',
    {
      PATCH: {
        mandatory: ['ust', 'totp_key', 'totp_label'],
        run: async (fields, call) => {
          const given = pick(fields, 'ust', 'totp_key', 'totp_label', 'user_id', 'totp_code');
          return pick(await call('user.reset_totp_key', given), 'totp_key');
        },
      },
    },
  ],
  ['/user/search', { GET: { mandatory: ['ust'], run: search } }],
  [
    '/user/linked',
    {
      GET: { mandatory: ['ust'], run: links },
      POST: { mandatory: ['ust'], run: (fields, call) => nothing(call('user.create_linked_auth', link(fields))) },
      DELETE: {
        mandatory: ['ust'],
        run: (fields, call) => nothing(call('user.delete_linked_auth', link(fields))),
      },
    },
  ],
  [
    '/user/session',
    {
      GET: straight('user.session.get', ['target_ust', 'current_ust']),
      POST: straight('user.session.verify', ['target_ust', 'current_ust']),
      PATCH: straight('user.session.renew', ['ust']),
    },
  ],
  ['/user/session/list', { GET: { mandatory: [], run: sessionList } }],
  ...withAttributes('/user/attr', 'user'),
  ...withAttributes('/session/attr', 'session'),
  ...withAttributes('/user/session/attr', 'session'),
  [
    '/password/reset',
    {
      POST: silent('password_reset.create_token', ['credential']),
      PATCH: straight('password_reset.access_token', ['token']),
      DELETE: silent('password_reset.change_password', ['token', 'reset_key', 'password']),
    },
  ],
]);

/** The paths that it answers, below its prefix. */
export const ssoPaths: readonly string[] = [...routes.keys()];

/** Text that stands for a flag or a number, in a query string as in a body, by the names of the fields that are one. */
const flagName = /^(is_|has_)|^(paginate|encrypt|decrypt|auto_approve|must_change|password_must_change)$/;
const numberName = /^(cur_page|page_size|expiration)$/;

function fromText(path: string, name: string, text: string): Json {
  if (flagName.test(name)) {
    if (/^(true|yes|on|y|t|1)$/i.test(text)) return true;
    if (/^(false|no|off|n|f|0|)$/i.test(text)) return false;
  }
  const number = numberName.test(name) || (name === 'password_expiry' && path === '/user/password');
  if (number && /^\d{1,12}$/.test(text)) return Number(text);
  return text;
}

/** Fields that prove somebody, in any spelling: passwords, codes, keys and tokens. */
const secretName = /(password|token|ust|totp_?code|totp_?key|reset_?key)$/i;
const secretInAddress =
  'A password, code, key or token stood in the address of the request, where proxies and programs write it down. Nothing ' +
  'was done. Send it in the JSON body, with GET too; and take another one, because this one may have been read.';

/** Levels of lists and objects in a body. */
const deepest = 100;

/** The body and the query string as one; undefined for a body that is no JSON object. */
function fieldsOf({ path, query, body }: SsoRequest): Fields | undefined {
  if (isDeeper(body, deepest)) return undefined;
  const parsed = json.safeParse(body.trim() === '' ? {} : readJsonText(body));
  if (!parsed.success || !isJsonObject(parsed.data)) return undefined;
  const fields = Object.entries({ ...parsed.data, ...query });
  return Object.fromEntries(
    fields.map(([name, value]) => [name, typeof value === 'string' ? fromText(path, name, value) : value]),
  );
}

const timeName =
  /_time$|^(password_last_set|password_expiry|timestamp_utc|last_modified|creation_time|expiration_time)$/;

/** Times as the original writes them: UTC without a zone, six digits of a second where they are not zero. */
function asZato(value: Json, name = ''): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => asZato(item));
  if (isJsonObject(value)) {
    // What an attribute holds is its owner's and stays as it is.
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, key === 'value' ? item : asZato(item, key)]),
    );
  }
  if (typeof value !== 'string' || !timeName.test(name)) return value;
  const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?Z$/.exec(value);
  if (found === null) return value;
  const [, seconds = '', fraction = ''] = found;
  return Number(fraction) === 0 ? seconds : `${seconds}.${fraction.slice(0, 6).padEnd(6, '0')}`;
}

/** Answers one request. Never throws; what is no `ValidationError` was logged by the service and is E008004. */
export async function answerSso(sso: Sso, request: SsoRequest): Promise<SsoAnswer> {
  const cid = newCid();
  const bare = (http: SsoAnswer['http'], details: string): SsoAnswer => ({
    http,
    body: { result: 'Error', cid, details },
  });
  if (Object.keys(request.query).some((name) => secretName.test(name))) return bare(400, secretInAddress);
  const verbs = routes.get(request.path);
  if (verbs === undefined) return bare(404, 'Not found');
  const route = Object.hasOwn(verbs, request.method) ? verbs[request.method] : undefined;
  if (route === undefined) return bare(405, 'Unsupported HTTP method');
  const fields = fieldsOf(request);
  if (fields === undefined) return bare(400, 'Bad request');
  const currentApp = fields['current_app'] ?? request.appHeader;
  const missing = route.mandatory.some((name) => fields[name] === undefined);
  if (currentApp === undefined || missing) return bare(400, 'Bad request');

  const common: JsonObject = {
    cid,
    current_app: currentApp,
    remote_addr: request.remoteAddr ?? null,
    user_agent: request.userAgent ?? null,
  };
  const call: Call = async (operation, given) => {
    const answer = await callSnake(sso, operation, { ...common, ...given }, request.source);
    return isJsonObject(answer) ? answer : {};
  };
  try {
    const from = { cid, address: request.source.name };
    const answer = asZato(await inCall(from, () => route.run(fields, call)));
    return {
      http: 200,
      body: { cid, status: Status.ok, sub_status: [], ...(isJsonObject(answer) ? answer : {}) },
    };
  } catch (error) {
    const found = error instanceof ValidationError ? error : new ValidationError('common.internal_error');
    const retryAfter = found.retryAfter === undefined ? {} : { retry_after: Math.ceil(found.retryAfter) };
    const codes: StatusCode[] = [...found.subStatus];
    const body = { cid, status: Status.error, sub_status: codes, ...retryAfter };
    // A full disk or a locked database is nobody's mistake in the program: whoever calls can do something about it.
    const trouble = storeTrouble(error);
    if (trouble === undefined) return { http: httpCode(found), body };
    return { http: 503, body: { ...body, details: troubleInWords(trouble) } };
  }
}

function httpCode(error: ValidationError): SsoAnswer['http'] {
  if (error.label === 'common.internal_error') return 500;
  return error.label === 'app_list.invalid' && error.field === undefined ? 200 : 403;
}
