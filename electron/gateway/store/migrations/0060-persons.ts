import type { Migration } from '../migrate.ts';

/** What the first programs of this version left out; `0095-persons-whole.ts` makes it in their databases. */
export const marksOfUser = 'CREATE INDEX IF NOT EXISTS account_mark_user ON account_mark (user_id);';
export const anotherPerson = `CREATE TRIGGER IF NOT EXISTS signature_of_another_person BEFORE INSERT ON signature
        WHEN NEW.only_once = 1 AND EXISTS (SELECT 1 FROM signature g
          JOIN account_mark a ON a.user_id = g.signer_id AND a.kind IN ('person', 'subject')
          JOIN account_mark b ON b.user_id = NEW.signer_id AND b.kind = a.kind AND b.text = a.text
          JOIN (SELECT min(seq) AS seq FROM audit_entry
            WHERE target = 'signature-request:' || NEW.request_id AND +action = 'signature.requested') asked
          WHERE g.request_id = NEW.request_id AND g.signer_id <> NEW.signer_id AND g.person_id <> NEW.person_id
            AND coalesce(a.until > asked.seq, 1) AND coalesce(b.until > asked.seq, 1))
        BEGIN SELECT RAISE(ABORT, 'one person signs a request once'); END;`;

/**
 * Whose an account is, over time. Each name, badge, address, person and link of an account is a mark with the numbers of
 * the audit entries between which it held: a request that was asked in between remembers it, whatever the clock said,
 * also when the account is gone. The marks follow the tables by triggers, so that nothing changes an account without
 * them. What an administrator says of two accounts is an entry of the trail; its row here only points there. Words
 * from before had no reason: they are not taken over.
 */
export const persons: Migration = {
  version: 60,
  name: 'persons',
  up: (db) => {
    db.exec(`
      CREATE TABLE account_mark (
        id INTEGER PRIMARY KEY,
        user_id TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('user name', 'full name', 'e-mail', 'badge', 'person', 'subject')),
        text TEXT NOT NULL,
        since INTEGER NOT NULL,
        until INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX account_mark_now ON account_mark (user_id, kind, text) WHERE until IS NULL;
      ${marksOfUser}
      CREATE INDEX account_mark_tie ON account_mark (kind, text) WHERE kind IN ('person', 'subject');
      CREATE INDEX account_mark_until ON account_mark (until);
      CREATE VIEW account_as_it_is (user_id, kind, text) AS
        SELECT id, 'user name', user_name FROM user
        UNION ALL SELECT id, 'full name', full_name FROM user
        UNION ALL SELECT id, 'e-mail', email_key FROM user WHERE email_key IS NOT NULL
        UNION ALL SELECT id, 'badge', badge FROM user WHERE badge IS NOT NULL
        UNION ALL SELECT id, 'person', coalesce(person_id, id) FROM user
        UNION ALL SELECT user_id, 'subject', json_array(auth_type, auth_source, auth_principal) FROM linked_account;
      INSERT INTO account_mark (user_id, kind, text, since) SELECT user_id, kind, text, 0 FROM account_as_it_is;
      CREATE TRIGGER account_mark_kept BEFORE UPDATE ON account_mark
        WHEN OLD.until IS NOT NULL OR NEW.until IS NULL OR OLD.user_id <> NEW.user_id OR OLD.kind <> NEW.kind
          OR OLD.text <> NEW.text OR OLD.since <> NEW.since
        BEGIN SELECT RAISE(ABORT, 'what an account was called stays'); END;
      CREATE TRIGGER account_mark_stays BEFORE DELETE ON account_mark
        BEGIN SELECT RAISE(ABORT, 'what an account was called stays'); END;
      -- What is certain of persons, held against a defect of the program: the gate knows more. The plus has the entry looked
      -- up by its target, of which there are few, and not by its action.
      ${anotherPerson}

      DROP TABLE told_apart;
      CREATE TABLE told_apart (
        one TEXT NOT NULL,
        other TEXT NOT NULL,
        -- Number of the audit entry that says it, and of the one from which on it does not count any more.
        said INTEGER NOT NULL UNIQUE,
        ended INTEGER,
        PRIMARY KEY (one, other, said),
        CHECK (one < other)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX told_apart_other ON told_apart (other);
      CREATE UNIQUE INDEX told_apart_now ON told_apart (one, other) WHERE ended IS NULL;
      CREATE TRIGGER told_apart_kept BEFORE UPDATE ON told_apart
        WHEN OLD.ended IS NOT NULL OR NEW.ended IS NULL OR OLD.one <> NEW.one OR OLD.other <> NEW.other
          OR OLD.said <> NEW.said
        BEGIN SELECT RAISE(ABORT, 'what was said of two accounts stays'); END;
      CREATE TRIGGER told_apart_stays BEFORE DELETE ON told_apart
        BEGIN SELECT RAISE(ABORT, 'what was said of two accounts stays'); END;
      -- Whoever makes two accounts one person's takes back that they are two people's.
      CREATE TRIGGER account_mark_ties AFTER INSERT ON account_mark WHEN NEW.kind IN ('person', 'subject')
        BEGIN
          UPDATE told_apart SET ended = NEW.since
          WHERE ended IS NULL AND NEW.user_id IN (one, other)
            AND EXISTS (SELECT 1 FROM account_mark m WHERE m.kind = NEW.kind AND m.text = NEW.text
              AND m.user_id = CASE NEW.user_id WHEN one THEN other ELSE one END);
        END;
      ${follow('user_added', 'INSERT ON user', 'NEW.id')}
      ${follow('user_renamed', 'UPDATE OF user_name, full_name, email_key, badge, person_id ON user', 'NEW.id')}
      ${follow('user_removed', 'DELETE ON user', 'OLD.id')}
      ${follow('linked_account_added', 'INSERT ON linked_account', 'NEW.user_id')}
      ${follow('linked_account_moved', 'UPDATE ON linked_account', 'NEW.user_id')}
      ${follow('linked_account_left', 'UPDATE OF user_id ON linked_account', 'OLD.user_id')}
      ${follow('linked_account_removed', 'DELETE ON linked_account', 'OLD.user_id')}
    `);
  },
};

/** A trigger that ends the marks which an account no longer has, and begins those which it has now. */
function follow(name: string, event: string, userId: string): string {
  const next = '(SELECT coalesce(max(seq), 0) + 1 FROM audit_entry)';
  return `CREATE TRIGGER ${name} AFTER ${event} BEGIN
    UPDATE account_mark SET until = ${next}
      WHERE user_id = ${userId} AND until IS NULL AND NOT EXISTS (SELECT 1 FROM account_as_it_is a
        WHERE a.user_id = ${userId} AND a.kind = account_mark.kind AND a.text = account_mark.text);
    INSERT INTO account_mark (user_id, kind, text, since)
      SELECT a.user_id, a.kind, a.text, ${next} FROM account_as_it_is a
      WHERE a.user_id = ${userId} AND NOT EXISTS (SELECT 1 FROM account_mark m
        WHERE m.user_id = ${userId} AND m.kind = a.kind AND m.text = a.text AND m.until IS NULL);
  END;`;
}
