/**
 * Fills the views of a page into their places a slice at a time: a repeater of thousands would otherwise hold up every page and
 * every signature of the station for as long as it takes. What is on the screen comes first.
 */
import { batch } from '@preact/signals-core';
import type { Clock } from '../platform/ports.ts';
import type { Component } from './tree.ts';

export interface Filling {
  /**
   * Takes the steps of a component in place of those that it has. As many as there is room for are done before this returns, the
   * others in slices later on. A step that throws now is the caller's; later ones tell `report`.
   */
  readonly take: (component: Component, steps: Iterator<unknown>) => void;
  /** Leaves the steps of a component that are not done. */
  readonly drop: (component: Component) => void;
}

export interface FillingOptions {
  readonly clock: Pick<Clock, 'after'>;
  /** How many components the page ever opened. */
  readonly opened: () => number;
  readonly isShown: (component: Component) => boolean;
  readonly report: (error: unknown) => void;
}

/** Components that are opened in one slice: some hundredths of a second, and more than a screen shows of most pages. */
export const componentsOfSlice = 400;

/** The filling of one page. */
export function openFilling({ clock, opened, isShown, report }: FillingOptions): Filling {
  const left = new Map<Component, Iterator<unknown>>();
  /** What was open when the slice began; undefined between slices. */
  let began: number | undefined;
  let callOff: (() => void) | undefined;

  /** A slice is what is done in one go, whoever begins it. */
  const hasRoom = (): boolean => {
    if (began === undefined) {
      began = opened();
      queueMicrotask(() => {
        began = undefined;
      });
    }
    return opened() - began < componentsOfSlice;
  };
  /** Does steps while there is room. False where some are left. */
  const go = (steps: Iterator<unknown>): boolean => {
    while (hasRoom()) if (steps.next().done === true) return true;
    return false;
  };
  const later = (): void => {
    callOff ??= clock.after(0, () => {
      callOff = undefined;
      batch(slice);
      if (left.size > 0) later();
    });
  };
  const slice = (): void => {
    const shownFirst = [...left].sort(([one], [other]) => Number(isShown(other)) - Number(isShown(one)));
    for (const [component, steps] of shownFirst) {
      if (left.get(component) !== steps) continue;
      try {
        if (!go(steps)) return;
      } catch (error) {
        report(error);
      }
      if (left.get(component) === steps) left.delete(component);
    }
  };
  return {
    take: (component, steps) => {
      left.delete(component);
      if (go(steps)) return;
      left.set(component, steps);
      later();
    },
    drop: (component) => {
      left.delete(component);
      if (left.size > 0) return;
      callOff?.();
      callOff = undefined;
    },
  };
}
