/** `sso.user.attr` and `sso.user.session.attr`: named JSON values of a user or of one session, with expiry and encryption. */
import { z } from 'zod';
import { json, type Json, type JsonObject } from '../../contract/json.ts';
import { isoUtc } from '../platform/time.ts';
import { operations, requireCaller, requireSession, text, ust, type Call, type SsoContext } from './context.ts';
import { ValidationError } from './status.ts';

/** Zato's far future: an attribute without an expiration. */
const never = '9999-12-31T00:00:00.000Z';
const largest = 100_000;
/** Attributes of one user or session. */
const mostKept = 1000;
const name = text(200).min(1);
const seconds = z.number().positive().max(10_000_000_000);

interface Row {
  name: string;
  value: string;
  is_encrypted: number;
  created_at: string;
  modified_at: string;
  expires_at: string;
}

export interface Attribute {
  readonly name: string;
  readonly value: Json;
  readonly isEncrypted: boolean;
  readonly creation: string;
  readonly lastModified: string;
  readonly expiration: string;
}

/** Whose attributes: a user's own (`ust`), somebody's by an administrator (`userId`), or those of the session itself. */
const of = { ust, userId: text(100).optional() };
const entry = { name, value: json, expiration: seconds.optional(), encrypt: z.boolean().default(false) };
const many = z
  .array(z.strictObject({ ...entry, encrypt: z.boolean().optional() }))
  .min(1)
  .max(1000);

/** What writes and reads take: one name, or many as `data`. */
const writing = { ...of, ...entry, name: name.optional(), value: json.optional(), data: many.optional() };
const reading = {
  ...of,
  name: name.optional(),
  data: z.array(name).min(1).max(1000).optional(),
  decrypt: z.boolean().default(true),
};

/** The operations on attributes of users (`scope` user) or of sessions. */
export function attributeOperations(context: SsoContext, scope: 'user' | 'session') {
  const { store, users, ports } = context;
  const { db } = store;
  const operation = operations(context);
  const prefix = scope === 'user' ? 'user.attr' : 'user.session.attr';
  const read = db.prepare<[string, string, string, string], Row>(
    'SELECT * FROM user_attribute WHERE user_id = ? AND session_id = ? AND name = ? AND expires_at > ?',
  );
  const readAll = db.prepare<[string, string, string], Row>(
    'SELECT * FROM user_attribute WHERE user_id = ? AND session_id = ? AND expires_at > ? ORDER BY name',
  );
  const write = db.prepare<[string, string, string, string, number, string, string, string]>(
    `INSERT INTO user_attribute (user_id, session_id, name, value, is_encrypted, created_at, modified_at, expires_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (user_id, session_id, name) DO UPDATE SET value = excluded.value,
       is_encrypted = excluded.is_encrypted, modified_at = excluded.modified_at, expires_at = excluded.expires_at,
       created_at = CASE WHEN user_attribute.expires_at > excluded.modified_at
         THEN user_attribute.created_at ELSE excluded.created_at END`,
  );
  const setExpires = db.prepare<[string, string, string, string]>(
    'UPDATE user_attribute SET expires_at = ? WHERE user_id = ? AND session_id = ? AND name = ?',
  );
  const remove = db.prepare<[string, string, string]>(
    'DELETE FROM user_attribute WHERE user_id = ? AND session_id = ? AND name = ?',
  );
  const now = (): string => isoUtc(ports.clock.now());

  interface Owner {
    readonly userId: string;
    readonly sessionId: string;
  }
  const ownerOf = (call: Call, given: { readonly ust: string; readonly userId?: string | undefined }): Owner => {
    if (scope === 'session') {
      const { session, account } = requireSession(context, given.ust);
      return { userId: account.id, sessionId: session.id };
    }
    const caller = requireCaller(context, call, given.ust);
    const own = caller.account?.id;
    if (given.userId !== undefined && given.userId !== own) {
      if (!caller.isSuperUser) throw new ValidationError('auth.super_user_required');
      if (users.byId(given.userId) === undefined) throw new ValidationError('user_id.invalid');
      return { userId: given.userId, sessionId: '' };
    }
    if (own === undefined) throw new ValidationError('common.missing_input', { field: 'userId' });
    return { userId: own, sessionId: '' };
  };
  /** What the trail keeps of a call: the names, never a value. */
  const detail = (input: {
    readonly name?: string | undefined;
    readonly data?: readonly (string | { readonly name: string })[] | undefined;
  }): JsonObject => ({
    names: input.data?.map((one) => (typeof one === 'string' ? one : one.name)) ?? [input.name ?? ''],
  });
  const find = ({ userId, sessionId }: Owner, wanted: string): Row | undefined =>
    read.get(userId, sessionId, wanted, now());
  const expiryOf = (after: number | undefined): string =>
    after === undefined ? never : isoUtc(Math.min(ports.clock.now() + after * 1000, Date.parse(never)));
  const writeOne = (
    owner: Owner,
    one: { name: string; value: Json; expiration?: number | undefined; encrypt: boolean },
  ): void => {
    const plain = JSON.stringify(one.value);
    if (plain.length > largest) throw new ValidationError('common.invalid_input', { field: 'value' });
    const value = one.encrypt ? context.seal('attribute', plain) : plain;
    const at = now();
    write.run(owner.userId, owner.sessionId, one.name, value, one.encrypt ? 1 : 0, at, at, expiryOf(one.expiration));
  };
  const shown = (row: Row, decrypt: boolean): Attribute => {
    const text = row.is_encrypted === 1 && decrypt ? context.unseal('attribute', row.value) : row.value;
    return {
      name: row.name,
      value: row.is_encrypted === 1 && !decrypt ? row.value : json.parse(JSON.parse(text)),
      isEncrypted: row.is_encrypted === 1,
      creation: row.created_at,
      lastModified: row.modified_at,
      expiration: row.expires_at,
    };
  };
  const entries = (input: {
    readonly name?: string | undefined;
    readonly value?: Json | undefined;
    readonly expiration?: number | undefined;
    readonly encrypt: boolean;
    readonly data?: z.output<typeof many> | undefined;
  }): { name: string; value: Json; expiration?: number | undefined; encrypt: boolean }[] => {
    if (input.data !== undefined) {
      return input.data.map((one) => ({
        name: one.name,
        value: one.value,
        expiration: one.expiration ?? input.expiration,
        encrypt: one.encrypt ?? input.encrypt,
      }));
    }
    if (input.name === undefined || input.value === undefined) throw new ValidationError('common.missing_input');
    return [{ name: input.name, value: input.value, expiration: input.expiration, encrypt: input.encrypt }];
  };
  const namesOf = (input: {
    readonly name?: string | undefined;
    readonly data?: readonly string[] | undefined;
  }): readonly string[] => {
    if (input.data !== undefined) return input.data;
    if (input.name === undefined) throw new ValidationError('common.missing_input', { field: 'name' });
    return [input.name];
  };
  /** Writes all or none. `must` says what has to be there before. */
  const writer = (verb: string, must: 'be new' | 'exist' | 'either') =>
    operation(
      `${prefix}.${verb}`,
      writing,
      (input, call) => {
        const owner = ownerOf(call, input);
        store.transaction(() => {
          const written = entries(input);
          if (readAll.all(owner.userId, owner.sessionId, now()).length + written.length > mostKept) {
            throw new ValidationError('common.invalid_operation', { words: `There may be ${mostKept} attributes.` });
          }
          for (const one of written) {
            const found = find(owner, one.name);
            if (must === 'be new' && found !== undefined)
              throw new ValidationError('attr.already_exists', { field: one.name });
            if (must === 'exist' && found === undefined)
              throw new ValidationError('attr.no_such_attr', { field: one.name });
            writeOne(owner, one);
          }
        });
        return {};
      },
      { detail },
    );

  return {
    create: writer('create', 'be new'),
    set: writer('set', 'either'),
    update: writer('update', 'exist'),
    /** One attribute by `name` (throws E009002 when it is not there), or those of `data` that are. */
    get: operation(`${prefix}.get`, reading, (input, call) => {
      const owner = ownerOf(call, input);
      const found = namesOf(input).flatMap((wanted) => find(owner, wanted) ?? []);
      if (input.data === undefined && found.length === 0) throw new ValidationError('attr.no_such_attr');
      return { attributes: found.map((row) => shown(row, input.decrypt)) };
    }),
    toDict: operation(`${prefix}.to_dict`, { ...of, decrypt: z.boolean().default(true) }, (input, call) => {
      const { userId, sessionId } = ownerOf(call, input);
      return { attributes: readAll.all(userId, sessionId, now()).map((row) => shown(row, input.decrypt)) };
    }),
    exists: operation(`${prefix}.exists`, reading, (input, call) => {
      const owner = ownerOf(call, input);
      return { result: namesOf(input).map((wanted) => ({ name: wanted, exists: find(owner, wanted) !== undefined })) };
    }),
    names: operation(`${prefix}.names`, of, (input, call) => {
      const { userId, sessionId } = ownerOf(call, input);
      return { result: readAll.all(userId, sessionId, now()).map((row) => row.name) };
    }),
    delete: operation(`${prefix}.delete`, reading, (input, call) => {
      const owner = ownerOf(call, input);
      store.transaction(() => {
        for (const wanted of namesOf(input)) {
          if (find(owner, wanted) === undefined) throw new ValidationError('attr.no_such_attr', { field: wanted });
          remove.run(owner.userId, owner.sessionId, wanted);
        }
      });
      return {};
    }),
    setExpiry: operation(
      `${prefix}.set_expiry`,
      { ...of, name: name.optional(), data: z.array(name).min(1).max(1000).optional(), expiration: seconds },
      (input, call) => {
        const owner = ownerOf(call, input);
        store.transaction(() => {
          for (const wanted of namesOf(input)) {
            if (find(owner, wanted) === undefined) throw new ValidationError('attr.no_such_attr', { field: wanted });
            setExpires.run(expiryOf(input.expiration), owner.userId, owner.sessionId, wanted);
          }
        });
        return {};
      },
    ),
  };
}
