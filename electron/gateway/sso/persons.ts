/**
 * Which accounts are one person's, and which may be (ES-8). Accounts are one person's that an administrator linked, or
 * that stand for one subject of another system. They may be one person's that were linked once, or that are called the
 * same; until an administrator who is neither has said, with a reason, that they are two. All of it is asked about a
 * moment of the audit trail: what held at any time since then counts, and a word that was said after it does not.
 */
import type { Store } from '../store/database.ts';
import { forms, skeleton } from './names.ts';

/** One is what holds for certain; perhaps, what nothing speaks against. */
export type Kinship = 'one' | 'perhaps';

/** A person as a signature names them, which no change of an account alters. */
export interface Sighting {
  readonly userId: string;
  readonly personId: string | null;
  readonly userName: string | null;
  readonly fullName: string | null;
  readonly issuer: string | null;
  readonly subject: string | null;
}

/** Accounts as they were known since some moment. */
export interface People {
  /** Whether two accounts are one person's or may be, also by way of others; undefined where they are two people's. */
  readonly kinship: (one: string, other: string) => Kinship | undefined;
  /** The accounts that may be one person's with this one, and are not for certain. */
  readonly perhaps: (userId: string) => string[];
}

/** An administrator's word that two accounts are two people's. */
export interface Word {
  readonly other: string;
  readonly reason: string;
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

export interface Persons {
  /** Everybody as they were known since an entry of the trail (by number; now without one), with what signatures say. */
  readonly since: (seq?: number, seen?: readonly Sighting[]) => People;
  /** What counts now of what was said of an account. */
  readonly wordsOf: (userId: string) => Word[];
  /** Keeps what the entry `seq` of the trail says, inside the caller's transaction. */
  readonly tellApart: (one: string, other: string, seq: number) => void;
  /** Takes it back with the entry `seq`; false where nothing was said that counts. */
  readonly takeBack: (one: string, other: string, seq: number) => boolean;
}

interface Mark {
  userId: string;
  kind: 'user name' | 'full name' | 'e-mail' | 'badge' | 'person' | 'subject';
  text: string;
  /** Whether it held since the moment that is asked about. */
  held: number;
}

/** Two accounts in the order in which they are kept. */
export function inOrder(one: string, other: string): readonly [string, string] {
  return one < other ? [one, other] : [other, one];
}

// A row counts for what the trail says, not because it is there.
const distinctRows = `
  FROM told_apart t JOIN audit_entry e ON e.seq = t.said
  WHERE t.ended IS NULL AND e.action = 'user.told-apart' AND e.target = 'user:' || t.other AND json_valid(e.bytes)
    AND e.bytes ->> '$.detail.from' = t.one`;

/** What is known of the persons in a store. */
export function openPersons({ db }: Store): Persons {
  const tip = db.prepare<[], { seq: number }>('SELECT coalesce(max(seq), 0) AS seq FROM audit_entry');
  const marks = db.prepare<[number, number], Mark>(
    `SELECT user_id AS userId, kind, text, coalesce(until > ?, 1) AS held FROM account_mark
     WHERE until IS NULL OR until > ? OR kind IN ('person', 'subject')`,
  );
  const words = db.prepare<[number], { one: string; other: string; by: string | null }>(
    `SELECT t.one, t.other, e.bytes ->> '$.actor.id' AS by ${distinctRows} AND t.said < ?`,
  );
  const ofOne = db.prepare<{ id: string }, Word>(
    `SELECT CASE t.one WHEN @id THEN t.other ELSE t.one END AS other, e.bytes ->> '$.detail.reason' AS reason,
       e.actor AS by, e.at ${distinctRows} AND @id IN (t.one, t.other) ORDER BY t.said`,
  );
  const insert = db.prepare<[string, string, number]>('INSERT INTO told_apart (one, other, said) VALUES (?, ?, ?)');
  const end = db.prepare<[number, string, string]>(
    'UPDATE told_apart SET ended = ? WHERE one = ? AND other = ? AND ended IS NULL',
  );
  return {
    since: (seq, seen = []) => {
      const from = seq ?? tip.get()?.seq ?? 0;
      const until = seq ?? Number.MAX_SAFE_INTEGER;
      const held = [...marks.all(from, from), ...seen.flatMap(marksOf)];
      // Whoever turned out to be one of the two has said nothing, whatever was known when they spoke.
      const statements = words.all(until);
      const certainly = statements.length === 0 ? undefined : peopleOf(held, new Set());
      const distinct = statements
        .filter(({ one, other, by }) => by !== null && ![one, other].some((id) => certainly?.kinship(by, id) === 'one'))
        .map(({ one, other }) => `${one} ${other}`);
      return peopleOf(held, new Set(distinct));
    },
    wordsOf: (id) => ofOne.all({ id }),
    tellApart: (one, other, seq) => void insert.run(...inOrder(one, other), seq),
    takeBack: (one, other, seq) => end.run(seq, ...inOrder(one, other)).changes === 1,
  };
}

function marksOf({ userId, personId, userName, fullName, issuer, subject }: Sighting): Mark[] {
  const mark = (kind: Mark['kind'], text: string | null): Mark[] =>
    text === null ? [] : [{ userId, kind, text, held: 1 }];
  return [
    ...mark('person', personId),
    ...mark('user name', userName),
    ...mark('full name', fullName),
    ...mark('subject', issuer === null || subject === null ? null : JSON.stringify(['oidc', issuer, subject])),
  ];
}

/** Ties of accounts that are one person's for certain begin like this; those of accounts that may be do not. */
const certain = 'one ';

/** What a mark ties its account to others by: all that have a tie in common are, or may be, one person's. */
function tiesOf({ kind, text, held }: Mark): readonly string[] {
  const tie = `${kind} ${text}`;
  switch (kind) {
    case 'person':
    case 'subject':
      return held === 1 ? [tie, certain + tie] : [tie];
    case 'full name':
      return forms(text).map((form) => `${kind} ${form}`);
    case 'user name':
      return forms(baseName(text)).map((form) => `${kind} ${form}`);
    case 'e-mail':
      // What stands behind a plus reaches the same box.
      return [`${kind} ${skeleton(text.replace(/\+[^@]*(?=@)/, ''))}`];
    case 'badge':
      return [tie];
  }
}

/** A user name without what tells where it is from. */
function baseName(userName: string): string {
  const [base = ''] = userName.split('@');
  return base === '' ? userName : base;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

function peopleOf(marks: readonly Mark[], distinct: ReadonlySet<string>): People {
  const marksByAccount = new Map<string, Mark[]>();
  const accountsByTie = new Map<string, string[]>();
  for (const mark of marks) {
    push(marksByAccount, mark.userId, mark);
    for (const tie of tiesOf(mark)) push(accountsByTie, tie, mark.userId);
  }
  const tiesOfAccount = (account: string): string[] => (marksByAccount.get(account) ?? []).flatMap(tiesOf);
  const areTwo = (one: string, other: string): boolean => distinct.has(inOrder(one, other).join(' '));

  /** All accounts that are tied to one, also by way of others. A word cuts the ties between its two that are not certain. */
  const reach = (account: string, kinship: Kinship): ReadonlySet<string> => {
    const found = new Set([account]);
    // Of each tie the accounts that are still to be found: many may be called the same.
    const left = new Map<string, readonly string[]>();
    // A set is walked in the order of its making, also what is added meanwhile.
    for (const here of found) {
      for (const tie of tiesOfAccount(here)) {
        if (kinship === 'one' && !tie.startsWith(certain)) continue;
        const cut: string[] = [];
        for (const there of left.get(tie) ?? accountsByTie.get(tie) ?? []) {
          if (found.has(there)) continue;
          if (kinship === 'perhaps' && areTwo(here, there)) cut.push(there);
          else found.add(there);
        }
        left.set(tie, cut);
      }
    }
    return found;
  };

  return {
    kinship: (one, other) => {
      if (reach(one, 'one').has(other)) return 'one';
      // What was said of the two themselves counts before what follows from others.
      return !areTwo(one, other) && reach(one, 'perhaps').has(other) ? 'perhaps' : undefined;
    },
    perhaps: (account) => {
      const same = reach(account, 'one');
      const tied = new Set(tiesOfAccount(account).flatMap((tie) => accountsByTie.get(tie) ?? []));
      return [...tied].filter((other) => !same.has(other) && !areTwo(account, other));
    },
  };
}
