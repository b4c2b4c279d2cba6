/** Which rows of a table are drawn: those in sight, and some around them; all where there are few. */
import { untrack } from 'svelte';
import { evenHeights, ownHeights, type Heights } from './heights.ts';

/** Up to so many rows, all are drawn: what is there is found by whoever searches the page. */
const few = 100;
/** Rows that are drawn beyond what is in sight; the window begins at multiples of it, so that it does not move at each step. */
const beyond = 8;

interface Rows {
  /** What each row is known by, in the order shown. */
  readonly shown: readonly number[];
  /** The pixels that each is high; undefined where they are as high as what stands in them. */
  readonly height: number | undefined;
}

export type RowWindow = ReturnType<typeof rowWindow>;

export function rowWindow(of: () => Rows) {
  /** What is in sight, in pixels from the top of the rows. */
  let sight = $state.raw({ from: 0, to: 1000 });
  let most = $state(48);
  let isKnown = false;
  /** Heights that are others than `most`, by what a row is known by. */
  // What is drawn follows `measures`.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  const measured = new Map<number, number>();
  let measures = $state(0);
  const isAll = $derived(of().shown.length <= few);
  const count = $derived(of().shown.length);
  const given = $derived(isAll ? most : of().height);
  const heights: Heights = $derived.by(() => {
    if (given !== undefined) return evenHeights(count, given);
    const own = ownHeights(count, most);
    if (measured.size === 0) return own;
    for (const [at, row] of of().shown.entries()) {
      const known = measured.get(row);
      if (known !== undefined) own.take(at, known);
    }
    return own;
  });
  const first = $derived.by(() => {
    if (isAll || measures < 0) return 0;
    return Math.max(0, Math.floor(heights.at(sight.from) / beyond - 1) * beyond);
  });
  const last = $derived.by(() => {
    if (isAll || measures < 0) return count;
    return Math.min(count, Math.ceil(heights.at(sight.to) / beyond + 1) * beyond);
  });

  let body: HTMLElement | undefined;
  let frame: HTMLElement | undefined;
  const look = (): void => {
    if (body === undefined || frame === undefined || isAll) return;
    const { top } = body.getBoundingClientRect();
    const around = frame.getBoundingClientRect();
    const from = Math.max(around.top, 0) - top;
    const to = Math.min(around.bottom, window.innerHeight) - top;
    if (from !== sight.from || to !== sight.to) sight = { from, to: Math.max(from, to) };
  };

  /** The height that each element had last: it is heard of again only when it is another. */
  const lastHeights = new WeakMap<Element, number>();

  /** Takes the height of a row; whether rows stand elsewhere now. */
  const take = (at: number, height: number): boolean => {
    const row = of().shown[at];
    if (height === 0 || row === undefined || isAll) return false;
    if (!isKnown) {
      isKnown = true;
      if (Math.abs(height - most) >= 0.5) most = height;
    }
    if (height !== most || measured.has(row)) measured.set(row, height);
    return heights.take(at, height);
  };

  const sizes = new ResizeObserver((entries) => {
    let isOther = false;
    for (const { target, borderBoxSize } of entries) {
      const height = borderBoxSize[0]?.blockSize ?? 0;
      lastHeights.set(target, height);
      isOther = take(Number(target.getAttribute('data-at')), height) || isOther;
    }
    if (isOther) measures += 1;
  });

  let widest = 0;
  /** Elements of rows: as many as were ever drawn at once. */
  const elements = $derived.by(() => {
    widest = Math.max(widest, last - first);
    return widest;
  });

  return {
    get first() {
      return first;
    },
    get last() {
      return last;
    },
    /** Pixels that the rows before and after those that are drawn take. */
    get before() {
      return measures < 0 || isAll ? 0 : heights.top(first);
    },
    get after() {
      return measures < 0 || isAll ? 0 : heights.top(heights.count) - heights.top(last);
    },
    /** Where a row stands, in pixels from the top of the rows. */
    placeOf(at: number): { readonly top: number; readonly bottom: number } {
      return { top: heights.top(at), bottom: heights.top(at + 1) };
    },
    get isAll() {
      return isAll;
    },
    /**
     * What the element of a row is known by. Where there are many rows, an element that leaves on one side comes back on the other,
     * with another row in it.
     */
    elementOf(at: number, row: number): number {
      return isAll ? row : at % elements;
    },
    look,
    /** For the element of the rows, in the frame that scrolls. */
    follow(scrolling: () => HTMLElement | undefined): (element: HTMLElement) => () => void {
      return (element) => {
        body = element;
        frame = scrolling();
        const ended = new AbortController();
        const options = { capture: true, passive: true, signal: ended.signal };
        window.addEventListener('scroll', look, options);
        window.addEventListener('resize', look, options);
        const around = new ResizeObserver(look);
        if (frame !== undefined) around.observe(frame);
        untrack(look);
        return () => {
          ended.abort();
          around.disconnect();
          sizes.disconnect();
        };
      };
    },
    /** For the element of a row, whose `data-at` says which of those shown it is. */
    measure: (element: HTMLElement): (() => void) => {
      sizes.observe(element);
      return () => sizes.unobserve(element);
    },
    /** For the element of a row that may hold another one than before: it is as high as it was, until it is heard of. */
    hold:
      (at: number) =>
      (element: HTMLElement): void => {
        const height = lastHeights.get(element);
        if (height === undefined || height === most) return;
        untrack(() => {
          if (take(at, height)) measures += 1;
        });
      },
  };
}
