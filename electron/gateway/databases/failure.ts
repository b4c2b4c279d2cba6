/** Why a database did not do what it was asked, in words for whoever set it up or wrote the query. */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';

/** A statement that is not for what it was used for. */
export function wrongUse(reason: string): CountersignError {
  return new CountersignError(ErrorCode.illegalArgument, `The SQL was not run: ${reason}.`);
}

/** A transaction that was to be committed and that its server rolled back. */
export function notCommitted(): CountersignError {
  return new CountersignError(
    ErrorCode.illegalArgument,
    'Nothing was committed: a statement of the transaction had failed, and the server rolled back all of it.',
  );
}

/** A statement of such a transaction. */
export function undoneBefore(): CountersignError {
  return new CountersignError(
    ErrorCode.illegalArgument,
    'The SQL was not run: after an error the server rolled back what the transaction had done. Roll it back, and begin again.',
  );
}

/** A statement that was run for its rows and gave none. */
export function noRows(): CountersignError {
  return new CountersignError(
    ErrorCode.illegalArgument,
    'The SQL was run and gave no rows: it is one for runUpdateQuery, runPrepUpdate or an UpdateQuery.',
  );
}

/** What is wrong with a connection, by the codes of Node, PostgreSQL, MariaDB and SQLite. */
const words: Readonly<Record<string, string>> = Object.freeze({
  ENOTFOUND: 'there is no computer of that name; mend "host"',
  EAI_AGAIN: 'the name of the computer could not be looked up; see whether the network is there, or mend "host"',
  ECONNREFUSED: 'nothing listens there; see whether the server runs, and mend "host" and "port"',
  EHOSTUNREACH: 'the computer cannot be reached; see to the network',
  ENETUNREACH: 'the computer cannot be reached; see to the network',
  ETIMEDOUT: 'it did not answer in time; see whether the computer runs and a firewall lets the station through',
  ECONNRESET: 'the connection was lost',
  EPIPE: 'the connection was lost',
  PROTOCOL_CONNECTION_LOST: 'the connection was lost',
  '57P01': 'the connection was lost, since the server was stopped',
  '57P02': 'the connection was lost, since the server was stopped',
  '57P03': 'the server is starting or stopping; it is asked again with the next query',
  '53300': 'the server has as many connections as it allows; make "poolSize" smaller',
  '28P01': 'the server refuses the password; set it with "countersign secret set"',
  '28000': 'the server refuses this user from this computer, with or without TLS; see pg_hba.conf there',
  '3D000': 'there is no such database on the server; mend "database"',
  '57014': 'it took longer than "timeLimit" and was given up',
  '25006': 'the connection is for reading alone',
  ER_ACCESS_DENIED_ERROR: 'the server refuses this user or password; set it with "countersign secret set"',
  ER_ACCESS_DENIED_NO_PASSWORD_ERROR: 'the server refuses this user without a password; name its secret in "password"',
  ER_DBACCESS_DENIED_ERROR: 'this user may not use this database; have the right given there, or mend "database"',
  ER_BAD_DB_ERROR: 'there is no such database on the server; mend "database"',
  ER_CON_COUNT_ERROR: 'the server has as many connections as it allows; make "poolSize" smaller',
  ER_HOST_NOT_PRIVILEGED: 'the server lets nobody in from this computer',
  ER_STATEMENT_TIMEOUT: 'it took longer than "timeLimit" and was given up',
  ER_QUERY_TIMEOUT: 'it took longer than "timeLimit" and was given up',
  ER_SERVER_SHUTDOWN: 'the connection was lost, since the server was stopped',
  ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION: 'the connection is for reading alone',
  HANDSHAKE_NO_SSL_SUPPORT: 'the server has no TLS; take "tls" away, or set it up there',
  SQLITE_CANTOPEN: 'the file is not there, or its folder cannot be used; mend "file"',
  SQLITE_NOTADB: 'the file is no database of SQLite; mend "file"',
  SQLITE_CORRUPT: 'the file is damaged',
  SQLITE_READONLY: 'the file or the connection is for reading alone',
  SQLITE_BUSY: 'another program holds the file',
  SQLITE_FULL: 'the disk is full',
});

/** Codes that say nothing of the connection. */
const ofStatements = /^(25006|ER_CANT_EXECUTE_|SQLITE_READONLY|SQLITE_BUSY)/;
const tls = /^(CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|ERR_TLS|ERR_SSL|EPROTO|HANDSHAKE_SSL_ERROR)/;

/** An error of a driver in words. What the server itself says of a statement is for whoever wrote it, and is told. */
export function failureOf(database: string, thrown: unknown): CountersignError {
  if (thrown instanceof CountersignError) return thrown;
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  const code = codeOf(thrown);
  const reason = known(code, text);
  const isOfStatement = reason === undefined || reason === words['57014'] || ofStatements.test(code);
  return new CountersignError(
    isOfStatement ? ErrorCode.illegalArgument : ErrorCode.notLive,
    `The database ${database}: ${reason ?? `the server says: ${text.slice(0, 1000)}`}.`,
    { cause: thrown },
  );
}

function codeOf(thrown: unknown): string {
  const code: unknown = typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, 'code') : undefined;
  return typeof code === 'string' ? code : '';
}

function known(code: string, text: string): string | undefined {
  const base = /^SQLITE_[A-Z]+/.exec(code)?.[0];
  const found = words[code] ?? (base === undefined ? undefined : words[base]);
  if (found !== undefined) return found;
  if (tls.test(code)) {
    return `the TLS certificate of the server is not taken (${code}); name its authority in "tls": { "ca": ... }`;
  }
  if (text === 'The server does not support SSL connections') return words['HANDSHAKE_NO_SSL_SUPPORT'];
  if (/^timeout expired$|^connect ETIMEDOUT$/.test(text)) return words['ETIMEDOUT'];
  if (/^Connection (terminated|lost)|closed state|not queryable/i.test(text)) return words['ECONNRESET'];
  if (/max_statement_time exceeded/.test(text)) return words['57014'];
  return undefined;
}
