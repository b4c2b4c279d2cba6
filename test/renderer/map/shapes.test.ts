import { describe, expect, it } from 'vitest';
import { layers } from '../../../electron/contract/components/mapLayers.ts';
import type { Json } from '../../../electron/contract/json.ts';
import { drawnOf } from '../../../renderer/components/map/shapes.ts';

const [one, other] = [
  { lat: -33, lng: 151 },
  { lat: -34, lng: 152 },
];
const drawn = (vector: Json) => drawnOf(layers.read({ vector }));

describe('shapes of a map', () => {
  it('are rectangles by two corners, each by itself or both together', () => {
    const around = [[one, { lat: -33, lng: 152 }, other, { lat: -34, lng: 151 }]];
    const lines = drawn({
      rectangle: [{ rectangles: [{ corner1: one, corner2: other }, { corners: [one, other] }, {}] }],
    });
    expect(lines.map((shape) => shape.lines)).toEqual([around, around]);
  });

  it('are circles by their place, with a radius of their own or that of the layer', () => {
    const circles = [{ ...one }, { center: other, radius: 5 }, { lat: 1 }];
    const all = drawn({ circle: [{ radius: 300, circles }, { circles: [one] }] });
    expect(all.map(({ circle }) => circle)).toEqual([
      { center: one, radius: 300 },
      { center: other, radius: 5 },
      { center: one, radius: 10 },
    ]);
  });
});
