/** What every kind of database is to the station: a way to connect, and connections that run statements. */
import type { Json } from '../../contract/json.ts';
import type { Dialect } from './sqlText.ts';
import type { Statement } from './statement.ts';

/** Rows as they came, with the columns that they have. */
export interface Rows {
  /** `type` is a Java class by its simple name, as in a dataset. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly Json[])[];
  /** There were more than were asked for, or than fit. */
  readonly isCut: boolean;
}

export interface RowLimits {
  readonly rows: number;
  /** Letters and bytes of all values together, roughly. */
  readonly size: number;
}

export interface Updated {
  /** Rows that were changed. */
  readonly changed: number;
  /** The key that was generated for a new row; null where there is none. */
  readonly key: Json;
}

/** How far a transaction sees what others do, by JDBC's numbers. */
export const isolationLevels: Readonly<Record<number, string>> = Object.freeze({
  1: 'READ UNCOMMITTED',
  2: 'READ COMMITTED',
  4: 'REPEATABLE READ',
  8: 'SERIALIZABLE',
});

/** One connection; it runs one thing at a time. All reject with the driver's own error. */
export interface DatabaseConnection {
  readonly query: (statement: Statement, limits: RowLimits) => Promise<Rows>;
  readonly update: (statement: Statement, wantsKey: boolean) => Promise<Updated>;
  /** @param isolation The words of `isolationLevels`. */
  readonly begin: (isolation: string) => Promise<void>;
  readonly commit: () => Promise<void>;
  readonly rollback: () => Promise<void>;
  /** Whether it is still there, as far as is known. */
  readonly isThere: () => boolean;
  /** Whether it is there and in no transaction: then somebody else may have it. */
  readonly isFree: () => boolean;
  /**
   * Whether its server, after an error, rolled back what its transaction had done, and takes what comes next as a part of it: committed,
   * that would be half a transaction.
   */
  readonly isUndone: () => boolean;
  /** Ends it at once; what runs on it rejects, or is heard of no more. */
  readonly destroy: () => void;
}

/** What `countersign databases test` tells of a server. */
export interface ServerInfo {
  readonly version: string;
  readonly user: string;
  readonly rights: string;
  /** What is not as it should be, and what to do; empty where all is. */
  readonly note: string;
}

export interface Driver {
  readonly dialect: Dialect;
  readonly connect: () => Promise<DatabaseConnection>;
  /** Asks who the server is. */
  readonly inform: (connection: DatabaseConnection) => Promise<ServerInfo>;
}
