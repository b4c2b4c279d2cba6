/** Places of the earth on a flat map in Mercator's manner, as tiles of the world are cut, and back. */
import type { Place } from '../../../electron/contract/geo.ts';
import type { Tile } from '../../../electron/contract/mapTiles.ts';
import type { Size } from '../scale.ts';

/** Pixels on the map of the whole world at a zoom, from its upper left. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What of the world is seen: its middle, and how near it is. */
export interface Sight {
  readonly center: Place;
  readonly zoom: number;
}

/** The map is a square: it has nothing nearer to the poles. */
const mostLat = 85.0511287798066;
/** Metres around the earth at the equator. */
const equator = 40_075_016.686;

/** Pixels of the sides of the world at a zoom. */
export function worldSize(zoom: number): number {
  return 256 * 2 ** zoom;
}

export function toPoint({ lat, lng }: Place, zoom: number): Point {
  const size = worldSize(zoom);
  const north = (Math.min(mostLat, Math.max(-mostLat, lat)) * Math.PI) / 180;
  return { x: ((lng + 180) / 360) * size, y: (0.5 - Math.asinh(Math.tan(north)) / (2 * Math.PI)) * size };
}

export function toPlace({ x, y }: Point, zoom: number): Place {
  const size = worldSize(zoom);
  return { lat: (Math.atan(Math.sinh((1 - (2 * y) / size) * Math.PI)) * 180) / Math.PI, lng: (x / size) * 360 - 180 };
}

/** Metres that a pixel is long at a latitude. */
export function metresPerPixel(lat: number, zoom: number): number {
  return (Math.cos((lat * Math.PI) / 180) * equator) / worldSize(zoom);
}

/** The sight after the map moved by so many pixels. */
export function moved({ center, zoom }: Sight, right: number, down: number): Sight {
  const { x, y } = toPoint(center, zoom);
  return { center: toPlace({ x: x + right, y: Math.min(worldSize(zoom), Math.max(0, y + down)) }, zoom), zoom };
}

/** The sight at another zoom, with what lies at a place of the component still there; measured from its middle, in pixels. */
export function zoomed(sight: Sight, zoom: number, at: Point = { x: 0, y: 0 }): Sight {
  return moved({ ...moved(sight, at.x, at.y), zoom }, -at.x, -at.y);
}

/** The place at a point of the component, measured from its middle. */
export function placeAt(sight: Sight, at: Point): Place {
  return moved(sight, at.x, at.y).center;
}

/** The nearest sight that shows all of some places in a room; undefined for no places. */
export function sightOf(places: readonly Place[], { width, height }: Size, nearest: number): Sight | undefined {
  if (places.length === 0) return undefined;
  const points = places.map((place) => toPoint(place, 0));
  const [left, right] = ends(points.map(({ x }) => x));
  const [top, bottom] = ends(points.map(({ y }) => y));
  const room = 48;
  const fits = (pixels: number, length: number): number => Math.log2(Math.max(1, pixels - 2 * room) / length);
  const zoom = Math.min(nearest, fits(width, right - left), fits(height, bottom - top));
  return { center: toPlace({ x: (left + right) / 2, y: (top + bottom) / 2 }, 0), zoom: Math.max(0, Math.floor(zoom)) };
}

function ends(values: readonly number[]): readonly [number, number] {
  return values.reduce<readonly [number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Infinity, -Infinity],
  );
}

/** The sight with its middle between two corners. */
export function kept({ center, zoom }: Sight, bounds: readonly [Place, Place] | undefined): Sight {
  if (bounds === undefined) return { center, zoom };
  const [south, north] = ends(bounds.map(({ lat }) => lat));
  const [west, east] = ends(bounds.map(({ lng }) => lng));
  const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
  return { center: { lat: within(center.lat, south, north), lng: within(center.lng, west, east) }, zoom };
}

/** How a layer of tiles is cut. */
export interface Cut {
  readonly tile: Size;
  /** The zooms that it has tiles of. */
  readonly least: number;
  readonly most: number;
}

/** A tile where it stands: its upper left measured from the middle of the component, and its size there. */
export interface PlacedTile extends Tile {
  /** Its column counted on around the world, which is shown more than once from far away. */
  readonly column: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Tiles that a layer shows at once: a room larger than any screen. */
const mostTiles = 400;

/** The tiles of a layer that are seen in a room. */
export function tilesIn({ center, zoom }: Sight, { width, height }: Size, { tile, least, most }: Cut): PlacedTile[] {
  const z = Math.min(most, Math.max(least, Math.round(zoom)));
  const scale = 2 ** (zoom - z);
  const [wide, high] = [tile.width * scale, tile.height * scale];
  const { x, y } = toPoint(center, zoom);
  const rows = Math.ceil(worldSize(z) / tile.height);
  const columns = Math.ceil(worldSize(z) / tile.width);
  const [first, last] = [Math.floor((x - width / 2) / wide), Math.floor((x + width / 2) / wide)];
  const top = Math.max(0, Math.floor((y - height / 2) / high));
  const bottom = Math.min(rows - 1, Math.floor((y + height / 2) / high));
  if (!((last - first + 1) * (bottom - top + 1) <= mostTiles)) return [];
  const tiles: PlacedTile[] = [];
  for (let row = top; row <= bottom; row += 1) {
    for (let column = first; column <= last; column += 1) {
      const around = ((column % columns) + columns) % columns;
      tiles.push({
        z,
        x: around,
        y: row,
        column,
        left: column * wide - x,
        top: row * high - y,
        width: wide,
        height: high,
      });
    }
  }
  return tiles;
}

/** Degrees between lines of a net over the map, of which a step is at least so many pixels wide. */
export function netStep(zoom: number, pixels: number): number {
  const least = (pixels / worldSize(zoom)) * 360;
  const steps = [
    90, 45, 30, 15, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0002, 0.0001,
  ];
  return steps.findLast((step) => step >= least) ?? 90;
}

/** A length that is round, in metres, and how many pixels it has: at most so many. */
export function roundLength(ofPixel: number, most: number): { readonly metres: number; readonly pixels: number } {
  const longest = ofPixel * most;
  const power = 10 ** Math.floor(Math.log10(longest));
  const metres = ([5, 2, 1].find((digit) => digit * power <= longest) ?? 1) * power;
  return { metres, pixels: metres / ofPixel };
}
