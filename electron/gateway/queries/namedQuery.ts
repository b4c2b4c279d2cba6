/** Named queries: the shape of their settings, and what a project has of them. */
import { z } from 'zod';
import { orElse } from '../platform/absent.ts';

/** Ignition's types of data by their numbers, as a designer saves them; older files have their names. */
const sqlTypes = Object.freeze([
  'Int1',
  'Int2',
  'Int4',
  'Int8',
  'Float4',
  'Float8',
  'Boolean',
  'String',
  'DateTime',
] as const);
export type SqlType = (typeof sqlTypes)[number];

const parameter = z.object({
  /** A value that is bound, a text that is pasted into the query, or the name of the database. */
  type: z.enum(['Parameter', 'QueryString', 'Database']),
  identifier: z.string().min(1),
  sqlType: orElse(z.union([z.int().min(0), z.enum(sqlTypes)]), 'String').transform((given, context) => {
    const name = typeof given === 'string' ? given : sqlTypes[given];
    if (name !== undefined) return name;
    context.addIssue({ code: 'custom', message: `there is no type of data with the number ${given}` });
    return z.NEVER;
  }),
});

/** What `resource.json` says of a named query, in `attributes`. */
export const namedQuerySettings = z.object({
  attributes: z.object({
    type: z.enum(['Query', 'UpdateQuery', 'ScalarQuery']),
    enabled: orElse(z.boolean(), true),
    /** Empty for the project's own; an object where a parameter names it. */
    database: z.union([z.string(), z.object({}).transform(() => '')]).nullish(),
    parameters: orElse(z.array(parameter), []),
    /** Who may run it: a role, in a zone; empty for any. */
    permissions: orElse(z.array(z.object({ zone: orElse(z.string(), ''), role: orElse(z.string(), '') })), []),
    useMaxReturnSize: orElse(z.boolean(), false),
    maxReturnSize: orElse(z.number(), 100),
    fallbackEnabled: orElse(z.boolean(), false),
    fallbackValue: orElse(z.string(), ''),
    cacheEnabled: orElse(z.boolean(), false),
    cacheAmount: orElse(z.number().nonnegative(), 1),
    cacheUnit: orElse(z.enum(['SEC', 'MIN', 'HOUR', 'DAY']), 'SEC'),
  }),
});

export interface QueryParameter {
  readonly type: 'Parameter' | 'QueryString' | 'Database';
  readonly identifier: string;
  readonly sqlType: SqlType;
}

/** A named query as its files say it: its text, and its settings. */
export interface QuerySource {
  readonly sql: string;
  readonly settings: z.output<typeof namedQuerySettings>;
}

/** A named query of the project. */
export interface NamedQuery {
  /** `Line/Orders of a day`. */
  readonly path: string;
  /** Of its settings, in the project folder, with slashes. */
  readonly file: string;
  readonly type: 'Query' | 'UpdateQuery' | 'ScalarQuery';
  readonly sql: string;
  readonly enabled: boolean;
  /** The name of its connection; empty for the project's own. */
  readonly database: string;
  readonly parameters: readonly QueryParameter[];
  readonly permissions: readonly { readonly zone: string; readonly role: string }[];
  /** Rows that it gives at most; undefined for all. */
  readonly mostRows: number | undefined;
  /** What a scalar query gives where it fails; undefined where it has none. */
  readonly fallback: string | undefined;
  /** Milliseconds for which its results are kept; undefined where they are not. */
  readonly cachedFor: number | undefined;
}

const units = Object.freeze({ SEC: 1000, MIN: 60_000, HOUR: 3_600_000, DAY: 86_400_000 });

/** A named query of its text and settings, and where these stand. */
export function namedQuery(path: string, file: string, { sql, settings: { attributes } }: QuerySource): NamedQuery {
  const { type, enabled, database, parameters, permissions } = attributes;
  const { useMaxReturnSize, maxReturnSize, fallbackEnabled, fallbackValue } = attributes;
  const { cacheEnabled, cacheAmount, cacheUnit } = attributes;
  return {
    path,
    file,
    type,
    sql,
    enabled,
    database: database ?? '',
    parameters,
    permissions,
    mostRows: useMaxReturnSize ? maxReturnSize : undefined,
    fallback: fallbackEnabled ? fallbackValue : undefined,
    cachedFor: cacheEnabled && type !== 'UpdateQuery' ? cacheAmount * units[cacheUnit] : undefined,
  };
}
