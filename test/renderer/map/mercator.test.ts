import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  kept,
  metresPerPixel,
  moved,
  netStep,
  placeAt,
  roundLength,
  sightOf,
  tilesIn,
  toPlace,
  toPoint,
  zoomed,
} from '../../../renderer/components/map/mercator.ts';

const place = fc.record({
  lat: fc.double({ min: -84, max: 84, noNaN: true }),
  lng: fc.double({ min: -179, max: 179, noNaN: true }),
});
const zoom = fc.integer({ min: 0, max: 18 });
const room = { width: 640, height: 480 };
const cut = { tile: { width: 256, height: 256 }, least: 0, most: 18 };

describe('places on a flat map', () => {
  it('stand where tiles of the world have them', () => {
    expect(toPoint({ lat: 0, lng: 0 }, 0)).toEqual({ x: 128, y: 128 });
    const { x, y } = toPoint({ lat: 52.3792, lng: 4.8994 }, 15);
    expect([Math.floor(x / 256), Math.floor(y / 256)]).toEqual([16829, 10767]);
  });

  it('come back from it as they were', () => {
    fc.assert(
      fc.property(place, zoom, (one, near) => {
        const back = toPlace(toPoint(one, near), near);
        expect(back.lat).toBeCloseTo(one.lat, 6);
        expect(back.lng).toBeCloseTo(one.lng, 6);
      }),
    );
  });

  it('stay under the pointer while the zoom changes', () => {
    const at = fc.record({ x: fc.integer({ min: -300, max: 300 }), y: fc.integer({ min: -200, max: 200 }) });
    const center = fc.record({
      lat: fc.double({ min: -60, max: 60, noNaN: true }),
      lng: fc.double({ min: -170, max: 170, noNaN: true }),
    });
    fc.assert(
      fc.property(center, fc.integer({ min: 4, max: 17 }), at, (middle, near, point) => {
        const before = placeAt({ center: middle, zoom: near }, point);
        const after = placeAt(zoomed({ center: middle, zoom: near }, near + 1, point), point);
        expect(after.lat).toBeCloseTo(before.lat, 6);
        expect(after.lng).toBeCloseTo(before.lng, 6);
      }),
    );
  });

  it('do not leave the map over a pole, nor the corners that a project sets', () => {
    expect(moved({ center: { lat: 80, lng: 0 }, zoom: 2 }, 0, -100_000).center.lat).toBeCloseTo(85.05, 1);
    const bounds = [
      { lat: 52, lng: 4 },
      { lat: 51, lng: 6 },
    ] as const;
    expect(kept({ center: { lat: 53, lng: 3 }, zoom: 9 }, bounds).center).toEqual({ lat: 52, lng: 4 });
  });
});

describe('what is seen', () => {
  it('is all of some places, as near as the room allows', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 6 }), (places) => {
        const sight = sightOf(places, room, 15);
        if (sight === undefined) throw new Error('Some places are seen.');
        const middle = toPoint(sight.center, sight.zoom);
        for (const one of places.map((each) => toPoint(each, sight.zoom))) {
          if (sight.zoom > 0) expect(Math.abs(one.x - middle.x)).toBeLessThanOrEqual(room.width / 2);
          if (sight.zoom > 0) expect(Math.abs(one.y - middle.y)).toBeLessThanOrEqual(room.height / 2);
        }
      }),
    );
    expect(sightOf([], room, 15)).toBeUndefined();
  });

  it('is covered by tiles that there are, each once', () => {
    fc.assert(
      fc.property(place, fc.double({ min: 1, max: 18, noNaN: true }), (center, near) => {
        const tiles = tilesIn({ center, zoom: near }, room, cut);
        expect(new Set(tiles.map(({ column, y }) => `${column}/${y}`)).size).toBe(tiles.length);
        for (const { x, y, z } of tiles) {
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
          expect(Math.max(x, y)).toBeLessThan(2 ** z);
        }
        expect(Math.min(...tiles.map(({ left }) => left))).toBeLessThanOrEqual(-room.width / 2);
        expect(Math.max(...tiles.map(({ left, width }) => left + width))).toBeGreaterThanOrEqual(room.width / 2);
      }),
    );
  });

  it('has larger tiles where a layer has none that are nearer', () => {
    const [tile] = tilesIn({ center: { lat: 10, lng: 10 }, zoom: 12 }, room, { ...cut, most: 10 });
    expect(tile).toMatchObject({ z: 10, width: 1024, height: 1024 });
  });

  it('has a net with room for its words, and a length that is round', () => {
    expect(netStep(0, 110)).toBe(90);
    expect(netStep(15, 110)).toBe(0.005);
    const { metres, pixels } = roundLength(metresPerPixel(52, 15), 120);
    expect(metres).toBe(200);
    expect(pixels).toBeLessThanOrEqual(120);
  });
});
