/** What a person does with the rows of a table. */
import type { Json } from '../../../electron/contract/json.ts';
import type { Column } from '../../../electron/contract/tableData.ts';

/** `at` is the place of the row as shown. */
export interface RowActions {
  readonly press: (event: MouseEvent, at: number, column: Column) => void;
  readonly pressTwice: (event: MouseEvent, at: number, column: Column) => void;
  /** The pointer went down on a cell. */
  readonly hold: (event: PointerEvent, at: number, column: Column) => void;
  readonly toggleSubview: (at: number) => void;
  /** A value was entered into a cell. */
  readonly commit: (at: number, column: Column, value: Json) => void;
  readonly cancel: (at: number, column: Column) => void;
}
