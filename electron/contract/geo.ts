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

/** The shapes of a GeoJSON object; undefined for what is none. What of a collection is no shape is left out (`unreadFeatures`). */
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

/** The places, below `at`, of what a GeoJSON object has and `featuresOf` leaves out. A feature without a geometry is nowhere, and whole. */
export function unreadFeatures(value: Json, at: string, depth = 0): readonly string[] {
  const { type, features, geometry = null } = objectOf(value);
  if (type === 'FeatureCollection' && depth <= deepest) {
    return Array.isArray(features)
      ? listOf(features).flatMap((one, index) => unreadFeatures(one, `${at}.features[${index}]`, depth + 1))
      : [at];
  }
  if (type === 'Feature') return geometry === null || shapesOf(geometry, depth) !== undefined ? [] : [`${at}.geometry`];
  return shapesOf(value, depth) === undefined ? [at] : [];
}

/** Whether coordinates are places all of them: one that is not would make another shape of the others. */
function isMadeOfPlaces(coordinates: Json | undefined): boolean {
  if (!Array.isArray(coordinates)) return false;
  const parts: readonly Json[] = coordinates;
  if (parts.some((part) => Array.isArray(part))) return parts.every(isMadeOfPlaces);
  return parts.length === 0 || placeAt(numberOf(parts[1]), numberOf(parts[0])) !== undefined;
}

function shapesOf(value: Json, depth: number): Shapes | undefined {
  const { type, coordinates, geometries } = objectOf(value);
  if (type !== 'GeometryCollection' && !isMadeOfPlaces(coordinates)) return undefined;
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

/** All of them together; undefined where one is none. */
function together(all: readonly (Shapes | undefined)[]): Shapes | undefined {
  const known = all.filter((one) => one !== undefined);
  if (known.length < all.length) return undefined;
  return {
    points: known.flatMap(({ points }) => points),
    lines: known.flatMap(({ lines }) => lines),
    areas: known.flatMap(({ areas }) => areas),
  };
}
