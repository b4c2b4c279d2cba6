/**
 * What decides who may sign: accounts with all that belongs to them, and signature templates. Each such thing has its facts as
 * one text, which the rows give and nothing else; the trail records what it was when the program last changed it
 * (`audit/seals.ts`). The SQL stands here and not in a view, since whoever changes rows changes views too.
 */

export type DecisiveKind = 'account' | 'template';

/** How a kind of thing is read from the tables. */
interface Decisive {
  /** All things of the kind that there are: one column `id`. */
  readonly ids: string;
  /** The facts of one thing as canonical text, or NULL where it is not there; `id` is an SQL expression. */
  readonly facts: (id: string) => string;
  /** The tables that it consists of; a row belongs to the things that the columns `ids` name. */
  readonly rows: readonly {
    readonly table: string;
    readonly ids: readonly string[];
    /** Columns that are no facts; an update of others alone changes nothing. */
    readonly facts?: readonly string[];
  }[];
}

/**
 * Columns of a user that decide something. The others are words for people; which code of an authenticator was taken last is in the
 * trail itself.
 */
export const userFacts = Object.freeze([
  'id',
  'person_id',
  'badge',
  'user_name',
  'user_name_key',
  'full_name',
  'email_key',
  'password_hash',
  'password_peppered',
  'password_is_set',
  'password_is_short',
  'password_must_change',
  'password_last_set',
  'password_expiry',
  'is_super_user',
  'is_locked',
  'approval_status',
  'sign_up_status',
  'sign_up_confirm_hash',
  'is_totp_enabled',
  'totp_key',
  'totp_algorithm',
  'totp_confirmed',
  'issuer',
]);

/** Rows as a list of lists, in one order. */
const listOf = (columns: string, from: string): string =>
  `json((SELECT json_group_array(json(row)) FROM (SELECT json_array(${columns}) AS row FROM ${from} ORDER BY 1)))`;

const account: Decisive = {
  // Whoever is deleted keeps what tells two people apart.
  ids: 'SELECT id FROM user UNION SELECT user_id FROM account_mark',
  facts: (id) => `(SELECT CASE WHEN m.marks = '[]' AND u.id IS NULL THEN NULL ELSE json_array(
      CASE WHEN u.id IS NULL THEN NULL ELSE json_array(${userFacts.map((column) => `u.${column}`).join(', ')}) END,
      ${listOf('role', `user_role WHERE user_id = ${id}`)},
      ${listOf('hash, used_at', `recovery_code WHERE user_id = ${id}`)},
      ${listOf('auth_type, auth_source, auth_principal, is_active', `linked_account WHERE user_id = ${id}`)},
      json(m.marks),
      ${listOf('one, other, said, ended', `told_apart WHERE one = ${id} OR other = ${id}`)}) END
    FROM (SELECT ${listOf('kind, text, since, until', `account_mark WHERE user_id = ${id}`)} AS marks) m
    LEFT JOIN user u ON u.id = ${id})`,
  rows: [
    { table: 'user', ids: ['id'], facts: userFacts },
    { table: 'user_role', ids: ['user_id'] },
    { table: 'recovery_code', ids: ['user_id'] },
    { table: 'linked_account', ids: ['user_id'] },
    { table: 'account_mark', ids: ['user_id'] },
    { table: 'told_apart', ids: ['one', 'other'] },
  ],
};

const template: Decisive = {
  ids: 'SELECT name_key AS id FROM signature_template',
  facts: (id) => `(SELECT json_array(name_key, body) FROM signature_template WHERE name_key = ${id})`,
  rows: [{ table: 'signature_template', ids: ['name_key'], facts: ['name_key', 'body'] }],
};

export const decisive: Readonly<Record<DecisiveKind, Decisive>> = Object.freeze({ account, template });

export const decisiveKinds: readonly DecisiveKind[] = Object.freeze(['account', 'template']);

/**
 * Temporary triggers of one connection that note, in a table `touched`, each thing whose rows a statement is about to change,
 * with its facts before the first change. Nobody else's connection has them, and no file keeps them. The facts are read by one
 * trigger a kind, behind a view that the others write to: SQLite compiles what a trigger does into each statement that has it
 * done, and a station prepares many such statements when it starts.
 */
export function watchingSql(): string {
  const triggers = decisiveKinds.flatMap((kind) =>
    decisive[kind].rows.flatMap(({ table, ids, facts }) =>
      (['INSERT', 'UPDATE', 'DELETE'] as const).map((event) => {
        const sides = { INSERT: ['NEW'], UPDATE: ['OLD', 'NEW'], DELETE: ['OLD'] }[event];
        const of = event === 'UPDATE' && facts !== undefined ? `UPDATE OF ${facts.join(', ')}` : event;
        const notes = sides.flatMap((side) => ids.map((id) => `INSERT INTO touching_${kind} VALUES (${side}.${id});`));
        return `CREATE TEMP TRIGGER touch_${table}_${event.toLowerCase()} BEFORE ${of} ON main.${table}
          BEGIN ${notes.join(' ')} END;`;
      }),
    ),
  );
  return `CREATE TEMP TABLE touched (kind TEXT NOT NULL, id TEXT NOT NULL, before TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID;
    ${decisiveKinds.map(noting).join('\n')}
    ${triggers.join('\n')}`;
}

function noting(kind: DecisiveKind): string {
  return `CREATE TEMP VIEW touching_${kind} (id) AS SELECT NULL;
    CREATE TEMP TRIGGER note_${kind} INSTEAD OF INSERT ON touching_${kind}
      WHEN NOT EXISTS (SELECT 1 FROM touched WHERE kind = '${kind}' AND id = NEW.id)
      BEGIN INSERT INTO touched (kind, id, before) SELECT '${kind}', NEW.id, ${decisive[kind].facts('NEW.id')}; END;`;
}
