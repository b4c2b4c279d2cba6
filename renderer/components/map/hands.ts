/** How a person moves a map: by mouse, by one finger or two, by a wheel and by keys. */
import type { Point } from './mercator.ts';

/** Places are measured from the middle of the map, in pixels. */
export interface MapHands {
  readonly mayMove: () => boolean;
  readonly move: (right: number, down: number) => void;
  /** Goes nearer by so many steps of a zoom, which may be parts of one, with what is at a place kept there. */
  readonly zoom: (steps: number, at: Point, isEnd: boolean) => void;
  /** Fingers or the mouse left the map after they changed it. */
  readonly rest: () => void;
  /** A frame that is drawn; undefined when it is no more. */
  readonly frame: (corners: readonly [Point, Point] | undefined, isEnd: boolean) => void;
  readonly mayWheel: () => boolean;
  readonly mayFrame: () => boolean;
  readonly mayDouble: () => boolean;
  readonly byKeys: () => { readonly pixels: number } | undefined;
}

/** Pixels that a press may tremble. */
const trembles = 6;
/** What a wheel says for one step of it. */
const notch = 100;

/** Hears what a person does on a map. A press that moved the map is none on what lies under it. */
export function movedBy(hands: MapHands): (element: HTMLElement) => () => void {
  return (element) => {
    const down = new Map<number, Point>();
    let begin: Point | undefined;
    let isFrame = false;
    let hasMoved = false;
    let turned = 0;

    const at = ({ clientX, clientY }: MouseEvent): Point => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
    };
    const press = (event: PointerEvent): void => {
      if (event.button !== 0 || isControl(event)) return;
      const point = at(event);
      if (down.size === 0) {
        begin = point;
        hasMoved = false;
        isFrame = event.shiftKey && hands.mayFrame();
      }
      down.set(event.pointerId, point);
    };
    const move = (event: PointerEvent): void => {
      const before = down.get(event.pointerId);
      if (before === undefined || begin === undefined) return;
      const now = at(event);
      if (!hasMoved && down.size === 1 && Math.hypot(now.x - begin.x, now.y - begin.y) < trembles) return;
      if (!hasMoved) element.setPointerCapture(event.pointerId);
      hasMoved = true;
      down.set(event.pointerId, now);
      const [, other] = [...down].find(([id]) => id !== event.pointerId) ?? [];
      if (isFrame) hands.frame([begin, now], false);
      else if (other !== undefined) pinch(before, now, other);
      else if (hands.mayMove()) hands.move(before.x - now.x, before.y - now.y);
    };
    const pinch = (before: Point, now: Point, other: Point): void => {
      const [was, is] = [before, now].map((one) => Math.hypot(one.x - other.x, one.y - other.y));
      hands.move((before.x - now.x) / 2, (before.y - now.y) / 2);
      const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
      if (was && is) hands.zoom(Math.log2(is / was), middle, false);
    };
    const up = (event: PointerEvent): void => {
      if (!down.delete(event.pointerId) || down.size > 0 || begin === undefined) return;
      if (isFrame && hasMoved) hands.frame(event.type === 'pointerup' ? [begin, at(event)] : undefined, true);
      else if (hasMoved) hands.rest();
      begin = undefined;
    };
    /** What a browser makes of the end of a move is no press. */
    const click = (event: MouseEvent): void => {
      if (!hasMoved) return;
      hasMoved = false;
      event.stopPropagation();
    };
    const double = (event: MouseEvent): void => {
      if (hands.mayDouble() && !isControl(event)) hands.zoom(event.shiftKey ? -1 : 1, at(event), true);
    };
    const wheel = (event: WheelEvent): void => {
      if (!hands.mayWheel() || (event.target instanceof Element && event.target.closest('[data-scrolls]') !== null))
        return;
      event.preventDefault();
      turned += event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 33 : event.deltaY;
      const steps = Math.trunc(turned / notch);
      if (steps === 0) return;
      turned = 0;
      hands.zoom(-Math.sign(steps), at(event), true);
    };
    const keys = (event: KeyboardEvent): void => {
      const may = hands.byKeys();
      if (may === undefined || event.target !== element || event.ctrlKey || event.metaKey || event.altKey) return;
      const zoom = { '+': 1, '=': 1, '-': -1 }[event.key];
      const [right, below] =
        { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [];
      if (zoom !== undefined) hands.zoom(zoom, { x: 0, y: 0 }, true);
      else if (right !== undefined && below !== undefined) hands.move(right * may.pixels, below * may.pixels);
      else return;
      event.preventDefault();
    };
    element.addEventListener('pointerdown', press);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', up);
    element.addEventListener('click', click, { capture: true });
    element.addEventListener('dblclick', double);
    element.addEventListener('wheel', wheel, { passive: false });
    element.addEventListener('keydown', keys);
    return () => {
      element.removeEventListener('pointerdown', press);
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointercancel', up);
      element.removeEventListener('click', click, { capture: true });
      element.removeEventListener('dblclick', double);
      element.removeEventListener('wheel', wheel);
      element.removeEventListener('keydown', keys);
    };
  };
}

/** Whether it happened on a control that lies over the map, or in a view there. */
function isControl({ target }: Event): boolean {
  return target instanceof Element && target.closest('[data-over]') !== null;
}
