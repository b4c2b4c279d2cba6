/** Lines that are drawn by hand. */

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export type Stroke = readonly Spot[];

/** What draws them: a canvas, or who listens to what would be drawn on one. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  'beginPath' | 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'arc' | 'stroke' | 'fill'
>;

/** Draws a line as smooth as a hand made it: through the middles between its spots. A spot alone is a dot. */
export function drawStroke(pen: Pen, stroke: Stroke, width: number): void {
  const [first, ...others] = stroke;
  if (first === undefined) return;
  pen.beginPath();
  if (others.length === 0) {
    pen.arc(first.x, first.y, Math.max(width / 2, 0.5), 0, 2 * Math.PI);
    pen.fill();
    return;
  }
  pen.moveTo(first.x, first.y);
  others.forEach((spot, at) => {
    const next = others[at + 1];
    if (next === undefined) pen.lineTo(spot.x, spot.y);
    else pen.quadraticCurveTo(spot.x, spot.y, (spot.x + next.x) / 2, (spot.y + next.y) / 2);
  });
  pen.stroke();
}
