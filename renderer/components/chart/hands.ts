/** How a person goes about in a chart: by mouse, by fingers and by keys. */

export interface Hands {
  /** Reads values at a place along the chart (0 to 1), and at one down it; undefined when the pointer left. */
  readonly read: (place: number | undefined, down?: number) => void;
  /** Goes to the next place that has a value (1), to the one before (-1), or to an end. */
  readonly step: (to: 1 | -1 | 'first' | 'last') => void;
  /** Shows more or less around a place. */
  readonly zoom: (place: number, factor: number) => void;
  /** Moves along by a share of what is shown. */
  readonly move: (share: number) => void;
  readonly reset: () => void;
  /** Chooses what is at a place along the chart and down it, or by keys what is read; absent where nothing can be chosen. */
  readonly choose?: (place?: number, down?: number) => void;
  readonly mayRead: () => boolean;
  readonly mayZoom: () => boolean;
  /** The place that is read at, for keys. */
  readonly here: () => number;
}

const zoomStep = 1.25;
/** Pixels that a press may move and still is none that drags. */
const steady = 5;

/**
 * Hears what a person does on an element. A mouse reads where it is, drags along, and zooms by its wheel with Ctrl or while the
 * chart has the focus; one finger reads, two zoom and move. Arrows go from value to value, with Shift along the chart, plus and
 * minus zoom, and Escape or a double click shows all. A press, Enter and a blank choose.
 */
export function handled(hands: Hands): (element: HTMLElement) => () => void {
  return (element) => {
    const down = new Map<number, number>();
    let pressedAt = 0;
    const placeOf = (x: number): number => {
      const { left, width } = element.getBoundingClientRect();
      return Math.min(1, Math.max(0, (x - left) / Math.max(1, width)));
    };
    const depthOf = (y: number): number => {
      const { top, height } = element.getBoundingClientRect();
      return Math.min(1, Math.max(0, (y - top) / Math.max(1, height)));
    };
    const press = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      down.set(event.pointerId, event.clientX);
      pressedAt = event.clientX;
      element.setPointerCapture(event.pointerId);
      if (hands.mayRead()) hands.read(placeOf(event.clientX), depthOf(event.clientY));
    };
    const move = (event: PointerEvent): void => {
      const before = down.get(event.pointerId);
      if (before !== undefined) down.set(event.pointerId, event.clientX);
      const { width } = element.getBoundingClientRect();
      const [, other] = [...down].find(([id]) => id !== event.pointerId) ?? [];
      if (before !== undefined && other !== undefined && hands.mayZoom()) {
        pinch(before, event.clientX, other);
        return;
      }
      const isMouse = event.pointerType !== 'touch';
      if (before !== undefined && isMouse && hands.mayZoom()) hands.move((before - event.clientX) / Math.max(1, width));
      if (hands.mayRead()) hands.read(placeOf(event.clientX), depthOf(event.clientY));
    };
    const pinch = (before: number, now: number, other: number): void => {
      const [wasApart, isApart] = [Math.abs(before - other), Math.abs(now - other)];
      if (wasApart > 0 && isApart > 0) hands.zoom(placeOf((now + other) / 2), wasApart / isApart);
      hands.move((before - now) / 2 / Math.max(1, element.clientWidth));
    };
    const up = (event: PointerEvent): void => {
      down.delete(event.pointerId);
    };
    const leave = (event: PointerEvent): void => {
      if (down.size === 0 && event.pointerType !== 'touch') hands.read(undefined);
    };
    const wheel = (event: WheelEvent): void => {
      if (!hands.mayZoom() || !(event.ctrlKey || element === document.activeElement)) return;
      event.preventDefault();
      hands.zoom(placeOf(event.clientX), event.deltaY > 0 ? zoomStep : 1 / zoomStep);
    };
    const keys = (event: KeyboardEvent): void => {
      const act = actOf(event, hands);
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    const choose = (event: MouseEvent): void => {
      // The second press of two is that of a double click: what the first one chose stays.
      const isSteady = event.detail <= 1 && Math.abs(event.clientX - pressedAt) <= steady;
      if (isSteady) hands.choose?.(placeOf(event.clientX), depthOf(event.clientY));
    };
    const reset = (): void => {
      if (hands.mayZoom()) hands.reset();
    };
    element.addEventListener('pointerdown', press);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', up);
    element.addEventListener('pointerleave', leave);
    element.addEventListener('wheel', wheel, { passive: false });
    element.addEventListener('keydown', keys);
    element.addEventListener('click', choose);
    element.addEventListener('dblclick', reset);
    return () => {
      element.removeEventListener('pointerdown', press);
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointercancel', up);
      element.removeEventListener('pointerleave', leave);
      element.removeEventListener('wheel', wheel);
      element.removeEventListener('keydown', keys);
      element.removeEventListener('click', choose);
      element.removeEventListener('dblclick', reset);
    };
  };
}

/** What a key does; undefined for one that does nothing here. */
function actOf({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent, hands: Hands): (() => void) | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  if (hands.mayZoom()) {
    const zoom = { '+': 1 / zoomStep, '=': 1 / zoomStep, '-': zoomStep }[key];
    if (zoom !== undefined) return () => hands.zoom(hands.here(), zoom);
    const along = shiftKey ? { ArrowLeft: -0.1, ArrowRight: 0.1 }[key] : { PageUp: -0.5, PageDown: 0.5 }[key];
    if (along !== undefined) return () => hands.move(along);
  }
  if (key === 'Escape') {
    return () => {
      hands.read(undefined);
      hands.reset();
    };
  }
  const { choose } = hands;
  if (choose !== undefined && (key === 'Enter' || key === ' ')) return () => choose();
  if (!hands.mayRead()) return undefined;
  const step = ({ ArrowLeft: -1, ArrowRight: 1, Home: 'first', End: 'last' } as const)[key];
  return step === undefined ? undefined : () => hands.step(step);
}
