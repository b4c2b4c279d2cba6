/** Bar codes as shapes: what bwip-js draws, taken down piece by piece. */
import { render, type DrawingContext } from 'bwip-js/browser';

/** A code in modules of its own. */
export interface Code {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly { readonly d: string; readonly color: string }[];
  /** How wide its narrowest part is. */
  readonly module: number;
  /** Whether it is bars of one height, which may be any. */
  readonly isBars: boolean;
}

/** A code, or why the text can be none of this kind. */
export type Drawn = { readonly code: Code } | { readonly reason: string };

/** Draws a text as a code of bwip-js. */
export function drawCode(type: string, text: string): Drawn {
  try {
    return { code: render({ bcid: type, text, scale: 1, includetext: false }, taken()) };
  } catch (error) {
    // "bwipp.ean13badLength#6878: EAN-13 must be 12 or 13 digits"
    const reported = error instanceof Error ? error.message : String(error);
    return { reason: reported.replace(/^bwip[\w.-]*(#\d+)?:\s*/, '') };
  }
}

/** The largest number that both are multiples of; 1 where they are none of a whole one. */
function divisor(one: number, other: number): number {
  if (!Number.isInteger(one) || !Number.isInteger(other)) return 1;
  return other === 0 ? Math.abs(one) : divisor(other, one % other);
}

/** The pieces of a drawing, in the order in which they come; black unless a code has colours. */
function taken(): DrawingContext<Code> {
  const shapes: { d: string; color: string }[] = [];
  const ends = new Set<string>();
  let module = 0;
  let size = { width: 0, height: 0 };
  let path = '';
  let others = 0;
  const colorOf = (rgb: string): string => (/^[\da-f]{6}$/i.test(rgb) ? `#${rgb}` : '#000000');
  const add = (d: string, color: string): void => {
    const last = shapes.at(-1);
    if (last?.color === color) last.d += d;
    else shapes.push({ d, color });
  };
  const polygon = (points: readonly (readonly [number, number])[]): void => {
    others += 1;
    for (const [x] of points) module = divisor(module, x);
    path += `M${points.map(([x, y]) => `${x} ${y}`).join('L')}Z`;
  };
  return {
    scale: () => null,
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init: (width, height) => {
      size = { width, height };
    },
    line: (x0, y0, x1, y1, thick, rgb) => {
      const half = thick / 2;
      const isUpright = x0 === x1;
      module = divisor(module, thick);
      ends.add(isUpright ? `${Math.min(y0, y1)} ${Math.max(y0, y1)}` : 'lying');
      const box = isUpright
        ? `M${x0 - half} ${y0}H${x0 + half}V${y1}H${x0 - half}Z`
        : `M${x0} ${y0 - half}V${y0 + half}H${x1}V${y0 - half}Z`;
      add(box, colorOf(rgb));
    },
    polygon,
    hexagon: polygon,
    ellipse: (x, y, rx, ry, isBack) => {
      others += 1;
      const turn = isBack ? 0 : 1;
      path += `M${x - rx} ${y}A${rx} ${ry} 0 1 ${turn} ${x + rx} ${y}A${rx} ${ry} 0 1 ${turn} ${x - rx} ${y}Z`;
    },
    fill: (rgb) => {
      add(path, colorOf(rgb));
      path = '';
    },
    text: () => undefined,
    end: () => ({
      ...size,
      shapes,
      module: module >= 1 ? module : 1,
      isBars: others === 0 && ends.size === 1 && !ends.has('lying'),
    }),
  };
}
