import { expect, it } from 'vitest';
import { drawStroke, type Pen } from '../../renderer/components/strokes.ts';

/** A pen that writes down what it is told. */
function listening(): { readonly pen: Pen; readonly told: string[] } {
  const told: string[] = [];
  const say =
    (name: string) =>
    (...at: unknown[]) =>
      void told.push([name, ...at.filter((one) => typeof one === 'number').map((one) => Math.round(one))].join(' '));
  return {
    told,
    pen: {
      beginPath: say('begin'),
      moveTo: say('move'),
      lineTo: say('line'),
      quadraticCurveTo: say('curve'),
      arc: say('arc'),
      stroke: say('stroke'),
      fill: say('fill'),
    },
  };
}

it('a line runs through the middles between its spots and ends where the hand did', () => {
  const { pen, told } = listening();
  drawStroke(
    pen,
    [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 10, y: 10 },
    ],
    1,
  );
  expect(told).toEqual(['begin', 'move 0 0', 'curve 10 0 10 5', 'line 10 10', 'stroke']);
});

it('a spot alone is a dot, and nothing is nothing', () => {
  const { pen, told } = listening();
  drawStroke(pen, [], 4);
  drawStroke(pen, [{ x: 5, y: 5 }], 4);
  expect(told).toEqual(['begin', 'arc 5 5 2 0 6', 'fill']);
});
