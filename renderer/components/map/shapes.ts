/** Lines and areas of a map, as one kind of shape that is drawn, whatever a project wrote them as. */
import type { Read } from '../../../electron/contract/components/shapes.ts';
import type { Fill, layers, Stroke } from '../../../electron/contract/components/mapLayers.ts';
import { textOf, type Json } from '../../../electron/contract/json.ts';
import type { Place } from '../../../electron/contract/geo.ts';
import { numberOf } from '../../../electron/contract/components/shapes.ts';
import { metresPerPixel, toPoint, type Point } from './mercator.ts';

export type Layers = Read<{ readonly all: typeof layers }>['all'];

/** A shape: lines through places that may be closed, or a circle of so many metres. */
export interface Drawn {
  readonly name: string;
  readonly properties: Json | undefined;
  readonly lines: readonly (readonly Place[])[];
  readonly isClosed: boolean;
  readonly circle?: { readonly center: Place; readonly radius: number };
  readonly stroke: Stroke;
  readonly fill: Fill;
  readonly stopsPress: boolean;
}

const plain: Stroke = {
  enabled: true,
  color: '',
  weight: 3,
  opacity: 1,
  lineCap: 'round',
  lineJoin: 'round',
  dashArray: [],
  dashOffset: 0,
};
const unfilled: Fill = { enabled: false, color: '', opacity: 0.2, rule: 'evenodd' };

/** What tells markers apart, by their names: one that has none of its own is told by its place in the list. */
export function keysOf(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return names.map((name, index) => (name !== '' && counts.get(name) === 1 ? name : `#${index}`));
}

/** All shapes, those of a later layer over those before. */
export function drawnOf({ vector, other }: Layers): readonly Drawn[] {
  const areas = vector.polygon.flatMap(({ polygons, stroke, fill, event }) =>
    polygons.map(({ points, ...of }) => ({ ...of, lines: points, isClosed: true, ...painted(stroke, fill, event) })),
  );
  const rectangles = vector.rectangle.flatMap(({ rectangles: all, stroke, fill, event }) =>
    all.flatMap(({ corners, corner1 = corners?.[0], corner2 = corners?.[1], ...of }) =>
      corner1 === undefined || corner2 === undefined
        ? []
        : [{ ...of, lines: [around([corner1, corner2])], isClosed: true, ...painted(stroke, fill, event) }],
    ),
  );
  const circles = vector.circle.flatMap(({ circles: all, radius: ofLayer, stroke, fill, event }) =>
    all.flatMap(({ lat, lng, center: ownCenter, radius = ofLayer, ...of }) => {
      const center = ownCenter ?? (lat === undefined || lng === undefined ? undefined : { lat, lng });
      return center === undefined
        ? []
        : [{ ...of, lines: [], isClosed: true, circle: { center, radius }, ...painted(stroke, fill, event) }];
    }),
  );
  const lines = vector.polyline.flatMap(({ polylines, stroke, fill, event }) =>
    polylines.map(({ points, ...of }) => ({ ...of, lines: points, isClosed: false, ...painted(stroke, fill, event) })),
  );
  return [...areas, ...rectangles, ...circles, ...lines, ...ofFiles(other)];
}

function painted(stroke: Stroke, fill: Fill, { stopPropagation }: { readonly stopPropagation: boolean }) {
  return { stroke, fill, stopsPress: stopPropagation };
}

function around([one, other]: readonly [Place, Place]): readonly Place[] {
  return [one, { lat: one.lat, lng: other.lng }, other, { lat: other.lat, lng: one.lng }];
}

/** Shapes of files have the colours that their properties say by the names that such files have for them. */
function ofFiles({ geoJSON }: Layers['other']): readonly Drawn[] {
  return geoJSON.flatMap(({ name, properties, lines, areas, points }) => {
    const weight = numberOf(properties['stroke-width']) ?? plain.weight;
    const opacity = numberOf(properties['stroke-opacity']) ?? 1;
    const stroke = { ...plain, color: textOf(properties['stroke'] ?? ''), weight, opacity };
    const color = textOf(properties['fill'] ?? '');
    const fill = { ...unfilled, enabled: true, color, opacity: numberOf(properties['fill-opacity']) ?? 0.2 };
    const of = { name, properties, stroke, stopsPress: false };
    return [
      ...areas.map((rings) => ({ ...of, fill, lines: rings, isClosed: true })),
      ...lines.map((line) => ({ ...of, fill: unfilled, lines: [line], isClosed: false })),
      ...points.map((center) => ({
        ...of,
        fill: { ...fill, opacity: 1 },
        lines: [[center, center]],
        isClosed: false,
        stroke: { ...stroke, weight: 10 },
      })),
    ];
  });
}

/** Places of everything that lies on a map. */
export function placesOf(layers: Layers): readonly Place[] {
  const shown = [...layers.ui.marker.filter(({ enabled }) => enabled), ...layers.ui.view];
  const things = shown.flatMap(({ lat, lng }) => (lat !== undefined && lng !== undefined ? [{ lat, lng }] : []));
  const shapes = drawnOf(layers).flatMap(({ lines, circle }) => [...lines.flat(), ...(circle ? [circle.center] : [])]);
  return [...things, ...shapes];
}

/** The outline of a shape at a zoom, in pixels from an origin; a circle is one of the flat map. */
export function outline({ lines, isClosed, circle }: Drawn, zoom: number, origin: Point): string {
  if (circle !== undefined) {
    const { x, y } = from(origin, circle.center, zoom);
    const radius = circle.radius / metresPerPixel(circle.center.lat, zoom);
    const [r, d] = [short(radius), short(2 * radius)];
    return radius > 0 ? `M${short(x - radius)} ${short(y)}a${r} ${r} 0 1 0 ${d} 0a${r} ${r} 0 1 0 -${d} 0Z` : '';
  }
  return lines
    .map((line) => {
      const points = line.map((place) => from(origin, place, zoom)).map(({ x, y }) => `${short(x)} ${short(y)}`);
      return points.length === 0 ? '' : `M${points.join('L')}${isClosed ? 'Z' : ''}`;
    })
    .join('');
}

/** Where a place is at a zoom, in pixels from an origin on the map of the world. */
export function from(origin: Point, place: Place, zoom: number): Point {
  const { x, y } = toPoint(place, zoom);
  return { x: x - origin.x, y: y - origin.y };
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
