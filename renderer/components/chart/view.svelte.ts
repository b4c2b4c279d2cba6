/** Which part of a chart a person looks at, and the place that they read values at. */
import { inside, zoomed, type Range } from './range.ts';

export interface View {
  /** The part that is shown. */
  readonly range: Range;
  readonly isWhole: boolean;
  /** The value on the scale along which one reads; undefined while nobody reads. */
  trace: number | undefined;
  /** Shows more or less, around a value. */
  readonly zoom: (around: number, factor: number) => void;
  /** Moves along by a share of what is shown. */
  readonly move: (share: number) => void;
  readonly reset: () => void;
}

/** The whole, of which a person may choose a part. What comes later is part of the whole; what they chose stays. */
export function viewOf(whole: () => Range): View {
  let chosen = $state.raw<Range>();
  let trace = $state<number>();
  const range = $derived(chosen === undefined ? whole() : inside(chosen, whole()));
  const choose = (next: Range): void => {
    const all = whole();
    chosen = next.to - next.from >= (all.to - all.from) * 0.9999 ? undefined : next;
  };
  return {
    get range() {
      return range;
    },
    get isWhole() {
      return chosen === undefined;
    },
    get trace() {
      return trace;
    },
    set trace(at) {
      trace = at === undefined ? undefined : Math.min(Math.max(at, range.from), range.to);
    },
    zoom: (around, factor) => choose(zoomed(range, around, factor, whole())),
    move: (share) => {
      const way = share * (range.to - range.from);
      if (chosen !== undefined) choose(inside({ from: range.from + way, to: range.to + way }, whole()));
    },
    reset: () => {
      chosen = undefined;
    },
  };
}
