/** Places on earth, and shapes made of them, as projects and files in GeoJSON write them. */
import { isJsonObject, listOf, objectOf, textOf, type Json, type JsonObject } from './json.ts';
import { numberOf } from './components/shapes.ts';

/** Degrees to the north and to the east. */
export interface Place {
  readonly lat: number;
  readonly lng: number;
}

/** A place as `{lat, lng}` or as `[lat, lng]`; undefined for what is none on earth. */
export function placeOf(value: Json | undefined): Place | undefined {
  const [first, second] = listOf(value);
  const { lat = first, lng = second } = objectOf(value);
  return placeAt(numberOf(lat), numberOf(lng));
}

function placeAt(lat: number | undefined, lng: number | undefined): Place | undefined {
  if (lat === undefined || lng === undefined) return undefined;
  return Math.abs(lat) <= 90 && Number.isFinite(lng) ? { lat, lng } : undefined;
}

/** A shape of a file in GeoJSON: places alone, lines, or areas with their holes. */
export interface Feature {
  readonly name: string;
  readonly properties: JsonObject;
  readonly points: readonly Place[];
  readonly lines: readonly (readonly Place[])[];
  readonly areas: readonly (readonly (readonly Place[])[])[];
}

type Shapes = Pick<Feature, 'points' | 'lines' | 'areas'>;

const noShapes: Shapes = { points: [], lines: [], areas: [] };
/** Collections inside of collections: more than that nobody writes. */
const deepest = 20;

/** The shapes of a GeoJSON object; undefined for what is none. */
export function featuresOf(value: Json, depth = 0): readonly Feature[] | undefined {
  if (!isJsonObject(value) || depth > deepest) return undefined;
  if (value['type'] === 'FeatureCollection') {
    return listOf(value['features']).flatMap((one) => featuresOf(one, depth + 1) ?? []);
  }
  const isFeature = value['type'] === 'Feature';
  const shapes = shapesOf(isFeature ? (value['geometry'] ?? null) : value, depth);
  if (shapes === undefined) return isFeature ? [] : undefined;
  const properties = isFeature ? objectOf(value['properties']) : {};
  return [{ name: textOf(properties['name'] ?? value['id'] ?? ''), properties, ...shapes }];
}

function shapesOf(value: Json, depth: number): Shapes | undefined {
  const { type, coordinates, geometries } = objectOf(value);
  const all = listOf(coordinates);
  switch (textOf(type ?? '')) {
    case 'Point':
      return { ...noShapes, points: line([coordinates ?? null]) };
    case 'MultiPoint':
      return { ...noShapes, points: line(all) };
    case 'LineString':
      return { ...noShapes, lines: [line(all)] };
    case 'MultiLineString':
      return { ...noShapes, lines: all.map((one) => line(listOf(one))) };
    case 'Polygon':
      return { ...noShapes, areas: [area(all)] };
    case 'MultiPolygon':
      return { ...noShapes, areas: all.map((one) => area(listOf(one))) };
    case 'GeometryCollection':
      return depth > deepest ? undefined : together(listOf(geometries).map((one) => shapesOf(one, depth + 1)));
    default:
      return undefined;
  }
}

function area(rings: readonly Json[]): readonly (readonly Place[])[] {
  return rings.map((ring) => line(listOf(ring)));
}

/** GeoJSON has the east first. */
function line(positions: readonly Json[]): readonly Place[] {
  return positions.flatMap((position) => {
    const [lng, lat] = listOf(position);
    return placeAt(numberOf(lat), numberOf(lng)) ?? [];
  });
}

function together(all: readonly (Shapes | undefined)[]): Shapes {
  return all.reduce<Shapes>(
    (sum, one = noShapes) => ({
      points: [...sum.points, ...one.points],
      lines: [...sum.lines, ...one.lines],
      areas: [...sum.areas, ...one.areas],
    }),
    noShapes,
  );
}
