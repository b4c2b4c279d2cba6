/** What is selected after a person pressed a row, by the mode of the table. */
import { intervalsOver, isIn, placesIn, type Interval } from '../../../electron/contract/tableSelection.ts';

export interface Press {
  /** The place in the data of the row. */
  readonly row: number;
  /** With Shift: from where the person began. */
  readonly extends: boolean;
  /** With Ctrl, or by touch where several can be selected: this row more, or less. */
  readonly toggles: boolean;
}

export interface Selecting {
  readonly mode: 'single' | 'single interval' | 'multiple interval';
  readonly selected: readonly Interval[];
  /** Where the person began, by its place in the data. */
  readonly anchor: number | undefined;
  /** The places in the data of what is shown, in its order. */
  readonly shown: readonly number[];
}

/** The intervals after a press; the last one ends at the row where it is selected then. */
export function selectedAfter({ mode, selected, anchor, shown }: Selecting, press: Press): readonly Interval[] {
  const alone: readonly Interval[] = [[press.row, press.row]];
  if (press.extends && mode !== 'single' && anchor !== undefined) {
    const [from, to] = [shown.indexOf(anchor), shown.indexOf(press.row)];
    if (from < 0 || to < 0) return alone;
    const range = shown.slice(Math.min(from, to), Math.max(from, to) + 1);
    return intervalsOver(range, press.row);
  }
  if (!press.toggles) return alone;
  if (!isIn(selected, press.row)) {
    return mode === 'multiple interval' ? intervalsOver([...allOf(selected), press.row], press.row) : alone;
  }
  if (mode !== 'multiple interval') return [];
  const left = allOf(selected).filter((place) => place !== press.row);
  return intervalsOver(left, left.at(-1));
}

function allOf(selected: readonly Interval[]): readonly number[] {
  return placesIn(selected, Infinity);
}
