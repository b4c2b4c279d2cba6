/** What goes between the gateway and the thread of a SQLite connection. */
import type { RowLimits, Rows, Updated } from '../driver.ts';

export type SqliteValue = null | bigint | number | string;

export interface SqliteJob {
  readonly id: number;
  readonly sql: string;
  readonly values: readonly SqliteValue[];
  readonly work:
    | { readonly kind: 'query'; readonly limits: RowLimits }
    | { readonly kind: 'update'; readonly wantsKey: boolean };
}

export type SqliteAnswer =
  | { readonly id: number; readonly rows: Rows }
  | { readonly id: number; readonly updated: Updated }
  | { readonly id: number; readonly code: string; readonly message: string; readonly isInTransaction: boolean };

export interface SqliteOpening {
  readonly file: string;
  readonly readOnly: boolean;
  /** Milliseconds for which another program that holds the file is waited for. */
  readonly patience: number;
}
