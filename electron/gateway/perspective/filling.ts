/**
 * Fills the views of a page into their places a slice at a time: a repeater of thousands would otherwise hold up every page and
 * every signature of the station for as long as it takes. What is on the screen comes first.
 */
import { batch } from '@preact/signals-core';
import type { Clock } from '../platform/ports.ts';
import type { Component } from './tree.ts';

export interface Filling {
  /**
   * Takes the steps of a component in place of those that it has; each opens a component, or what one is bound to. As many as
   * there is room for are done before this returns, the others in slices later on. A step that throws now is the caller's; later
   * ones tell `report`.
   */
  readonly take: (component: Component, steps: Iterator<unknown>) => void;
  /** Leaves the steps of a component that are not done. */
  readonly drop: (component: Component) => void;
}

export interface FillingOptions {
  readonly clock: Pick<Clock, 'after' | 'monotonic'>;
  readonly isShown: (component: Component) => boolean;
  readonly report: (error: unknown) => void;
}

/** Steps that are done in one go: more than a screen shows of most pages. */
const mostSteps = 1200;
/** Milliseconds of a slice: half a frame of every page of the station. */
const sliceTime = 8;

/** The filling of one page. */
export function openFilling({ clock, isShown, report }: FillingOptions): Filling {
  /** What is on the screen, and what is not, as it was when it was taken: asking again each time would take longer than filling. */
  const shown = new Map<Component, Iterator<unknown>>();
  const hidden = new Map<Component, Iterator<unknown>>();
  /** The steps that there is room for in this slice, and when it ends; undefined between slices. */
  let room: { steps: number; readonly until: number } | undefined;
  let callOff: (() => void) | undefined;

  /** Does steps while there is room. A slice is what is done in one go, whoever begins it. False where some are left. */
  const go = (steps: Iterator<unknown>): boolean => {
    const own = room ?? begin(Infinity);
    while (own.steps > 0) {
      own.steps -= 1;
      if (steps.next().done === true) return true;
      if (own.steps % 8 === 0 && clock.monotonic() > own.until) own.steps = 0;
    }
    return false;
  };
  /** A slice that ends then, or with this piece of work. */
  const begin = (until: number): NonNullable<typeof room> => {
    const begun = { steps: mostSteps, until };
    room = begun;
    queueMicrotask(() => {
      room = undefined;
    });
    return begun;
  };
  const later = (): void => {
    callOff ??= clock.after(0, () => {
      callOff = undefined;
      begin(clock.monotonic() + sliceTime);
      batch(slice);
      if (shown.size + hidden.size > 0) later();
    });
  };
  const slice = (): void => {
    for (const left of [shown, hidden]) {
      for (const [component, steps] of left) {
        try {
          if (!go(steps)) return;
        } catch (error) {
          report(error);
        }
        if (left.get(component) === steps) left.delete(component);
      }
    }
  };
  const forget = (component: Component): void => {
    shown.delete(component);
    hidden.delete(component);
  };
  return {
    take: (component, steps) => {
      forget(component);
      if (go(steps)) return;
      (isShown(component) ? shown : hidden).set(component, steps);
      later();
    },
    drop: (component) => {
      forget(component);
      if (shown.size + hidden.size > 0) return;
      callOff?.();
      callOff = undefined;
    },
  };
}
