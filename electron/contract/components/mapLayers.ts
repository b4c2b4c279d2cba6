/** What lies on a map: tiles, lines and areas, markers and words that people open. */
import { featuresOf, placeOf, unreadFeatures, type Feature, type Place } from '../geo.ts';
import { isJsonObject, listOf, objectOf, textOf, type Json } from '../json.ts';
import { dashes } from './chartParts.ts';
import {
  anything,
  choice,
  color,
  flag,
  icon,
  idle,
  list,
  named,
  number,
  numberOrNone,
  object,
  parameters,
  pixels,
  type Read,
  type Shape,
  text,
} from './shapes.ts';

/** A place on earth; undefined for what is none. */
export function place(meaning: string): Shape<Place | undefined> {
  return {
    kind: '`{lat, lng}` or `[lat, lng]`',
    meaning,
    default: undefined,
    read: placeOf,
    unread: (value, at) => (placeOf(value) === undefined ? [{ at, what: JSON.stringify(value) }] : []),
  };
}

/** Lines through places: one, or a list of them. */
function rings(meaning: string): Shape<readonly (readonly Place[])[]> {
  const isOne = (value: Json | undefined): boolean => placeOf(listOf(value)[0]) !== undefined;
  const all = (value: Json | undefined): readonly Json[] => (isOne(value) ? [listOf(value)] : listOf(value));
  return {
    kind: 'list of places, or of such lists',
    meaning,
    default: [],
    read: (value) => all(value).map((ring) => listOf(ring).flatMap((one) => placeOf(one) ?? [])),
    unread: (value, at) =>
      all(value).flatMap((ring, outer) =>
        listOf(ring).flatMap((one, inner) =>
          placeOf(one) === undefined
            ? [{ at: isOne(value) ? `${at}[${inner}]` : `${at}[${outer}][${inner}]`, what: JSON.stringify(one) }]
            : [],
        ),
      ),
  };
}

const cornersMeaning = 'Two corners that lie opposite each other.';

/** Two corners, as a list or by their names. */
export const corners: Shape<readonly [Place, Place] | undefined> = {
  kind: '`{corner1, corner2}`, or a list of two places',
  meaning: cornersMeaning,
  default: undefined,
  read: cornersOf,
  unread: (value, at) => (cornersOf(value) === undefined ? [{ at, what: JSON.stringify(value) }] : []),
};

function cornersOf(value: Json | undefined): readonly [Place, Place] | undefined {
  const [first, second] = listOf(value);
  const { corner1 = first, corner2 = second } = objectOf(value);
  const [one, other] = [placeOf(corner1), placeOf(corner2)];
  return one === undefined || other === undefined ? undefined : [one, other];
}

/** Names for a part of an address: a list, or the letters of a text. */
const subdomains: Shape<readonly string[]> = {
  kind: 'list of texts, or a text of letters',
  meaning: 'What stands for `{s}`: one of the computers that the site allows of these is asked.',
  default: ['a', 'b', 'c'],
  read: (value) =>
    value === undefined ? ['a', 'b', 'c'] : typeof value === 'string' ? value.split('') : listOf(value).map(textOf),
};

const side = (meaning: string) => number(256, meaning);

export const tileLayer = object(
  {
    url: text('', 'Where its tiles are, by `{z}`, `{x}` and `{y}`: below `/system/images/`, or `https://...`.'),
    urlTemplateParams: named(text('', 'What stands for it.'), 'What stands for other names in braces.'),
    options: object(
      {
        opacity: number(1, 'How much of it is seen, from 0 to 1.'),
        attribution: text('', 'Whose it is; shown as words.'),
        subdomains,
        tileSize: object(
          { width: side('How wide a tile is, in pixels.'), height: side('How high.') },
          'How large tiles are.',
        ),
        tms: flag(false, 'Whether rows are counted from below.'),
        zIndex: number(1, 'Over which other layers it lies: a larger number lies over smaller ones.'),
        zoom: object(
          {
            min: number(0, 'From which zoom on it is shown.'),
            max: number(18, 'Up to which zoom.'),
            native: object(
              {
                min: numberOrNone(null, 'Tiles of this zoom stand for those below.'),
                max: numberOrNone(null, 'Tiles of this zoom stand for those above.'),
              },
              'Which tiles there are.',
            ),
            offset: number(0, 'What is added to the zoom for `{z}`.'),
            reverse: flag(false, 'Whether `{z}` counts down from `max`.'),
          },
          'At which zoom it is shown.',
        ),
        crossOrigin: idle('How a browser asks for tiles.'),
        detectRetina: idle('Whether a sharp screen gets smaller tiles.'),
        update: idle('When tiles are asked for.'),
      },
      'How it looks.',
    ),
    WMS: object(
      {
        layers: anything('', 'Layers of a server that draws maps when asked (WMS), which is not done.'),
        styles: idle('Styles of such layers.'),
        format: idle('Their format.'),
        transparent: idle('Whether they are transparent.'),
        version: idle('The version of such a server.'),
        uppercase: idle('How names in its addresses are written.'),
      },
      'A server that draws maps when asked.',
    ),
  },
  'A layer of tiles.',
);
export type TileLayer = Read<{ readonly one: typeof tileLayer }>['one'];

/** What every shape and every marker has. */
const thing = {
  name: text('', 'What it is called; handlers are told.'),
  properties: anything(undefined, 'What handlers are told of it besides.'),
};
const press = object(
  { stopPropagation: flag(false, 'Whether a press on it is none on the map.') },
  'What a press on it is.',
);

const stroke = object(
  {
    enabled: flag(true, 'Whether there is a line.'),
    color: color('', 'Its colour.'),
    weight: pixels(3, 'How wide it is, in pixels.'),
    opacity: number(1, 'How much of it is seen, from 0 to 1.'),
    lineCap: choice(['round', 'butt', 'square'], 'Its ends.'),
    lineJoin: choice(['round', 'bevel', 'miter'], 'Its corners.'),
    dashArray: dashes('Lengths of its dashes.'),
    dashOffset: number(0, 'Where in the dashes it begins.'),
  },
  'The line.',
);
const fill = (isFilled: boolean) =>
  object(
    {
      enabled: flag(isFilled, 'Whether it is filled.'),
      color: color('', 'The colour; that of the line where none is said.'),
      opacity: number(0.2, 'How much of it is seen, from 0 to 1.'),
      rule: choice(['evenodd', 'nonzero'], 'What is inside, where lines cross.'),
    },
    'What is inside.',
  );
const painted = (isFilled: boolean) => ({ stroke, fill: fill(isFilled), event: press });

export type Stroke = Read<{ readonly one: typeof stroke }>['one'];
export type Fill = Read<{ readonly one: ReturnType<typeof fill> }>['one'];

const line = { ...thing, points: rings('The places that it leads through.') };
const rectangle = {
  ...thing,
  corner1: place('One corner.'),
  corner2: place('The one that lies opposite.'),
  corners,
};
const circle = {
  ...thing,
  lat: numberOrNone(null, 'Its middle: degrees to the north.'),
  lng: numberOrNone(null, 'Degrees to the east.'),
  center: place('Its middle, in place of both.'),
  radius: numberOrNone(null, 'Metres from there to its edge, where that is not the one of the layer.'),
};
const drawnAsIs = {
  smoothFactor: idle('How many points of lines are left out: none is.'),
  noClip: idle('Whether lines are drawn out of sight.'),
};

export const vectors = {
  polyline: list(
    object({ polylines: list(object(line, 'A line.'), 'The lines.'), ...painted(false), ...drawnAsIs }, 'A layer.'),
    'Layers of lines.',
  ),
  polygon: list(
    object({ polygons: list(object(line, 'An area.'), 'The areas.'), ...painted(true), ...drawnAsIs }, 'A layer.'),
    'Layers of areas.',
  ),
  rectangle: list(
    object(
      { rectangles: list(object(rectangle, 'A rectangle.'), 'The rectangles.'), ...painted(true), ...drawnAsIs },
      'A layer.',
    ),
    'Layers of rectangles.',
  ),
  circle: list(
    object(
      {
        circles: list(object(circle, 'A circle.'), 'The circles.'),
        radius: number(10, 'Metres from the middle of each circle to its edge.'),
        ...painted(true),
      },
      'A layer.',
    ),
    'Layers of circles.',
  ),
};

const content = object(
  {
    text: text('', 'A text.'),
    view: object(
      { path: text('', 'The path of a view.'), params: parameters('Its parameters.') },
      'A view, in place of the text.',
    ),
  },
  'What it shows.',
);

const popup = {
  content,
  width: object(
    { min: pixels(50, 'Pixels that it has at least.'), max: pixels(300, 'Pixels that it has at most.') },
    'How wide it is.',
  ),
  height: object({ max: numberOrNone(null, 'Pixels that it has at most.') }, 'How high it is.'),
  pan: object({ auto: flag(true, 'Whether the map moves until all of it is seen.') }, 'What the map does.'),
  closeButton: flag(true, 'Whether it has a button that closes it.'),
  autoClose: flag(true, 'Whether it closes when another one opens.'),
  closeOnEscapeKey: flag(true, 'Whether the Escape key closes it.'),
  closeOnClick: anything(null, 'Whether a press on the map closes it; null for what the map says.'),
};

export type Popup = Read<typeof popup>;

export const marker = object(
  {
    ...thing,
    enabled: flag(true, 'Whether it is shown.'),
    lat: numberOrNone(null, 'Degrees to the north.'),
    lng: numberOrNone(null, 'Degrees to the east.'),
    opacity: number(1, 'How much of it is seen, from 0 to 1.'),
    icon: {
      ...icon('material/location_on', 'Its drawing; a pin has its point at the place, any other its middle.'),
      unread: (value, at, reading) => {
        const { rotate, size, ...drawing } = objectOf(value);
        return [
          ...(icon('', '').unread?.(isJsonObject(value) ? drawing : value, at, reading) ?? []),
          ...(number(0, '').unread?.(rotate ?? 0, `${at}.rotate`, reading) ?? []),
          ...(iconSize.unread?.(size ?? {}, `${at}.size`, reading) ?? []),
        ];
      },
    },
    event: press,
    tooltip: object(
      {
        content: object({ text: text('', 'A text.') }, 'What it says.'),
        direction: choice(['auto', 'top', 'bottom', 'left', 'right', 'center'], 'On which side of the marker it is.'),
        permanent: flag(false, 'Whether it is always there.'),
        sticky: idle('Whether it goes with the pointer.'),
        opacity: number(1, 'How much of it is seen, from 0 to 1.'),
      },
      'What is said of it.',
    ),
    popup: object(
      { enabled: flag(false, 'Whether a press on the marker opens it.'), ...popup },
      'What a press on it opens.',
    ),
  },
  'A marker.',
);
export type Marker = Read<{ readonly one: typeof marker }>['one'];

/** A view on a map. It has the size that it has by itself. */
const viewLayer = object(
  {
    lat: numberOrNone(null, 'Degrees to the north.'),
    lng: numberOrNone(null, 'Degrees to the east.'),
    path: text('', 'The path of the view. Its middle is at the place.'),
    params: anything(undefined, 'Its parameters.'),
    shadow: flag(true, 'Whether it has a shadow.'),
    transparentBackground: flag(false, 'Whether the map is seen where the view has no ground of its own.'),
  },
  'A view.',
);

/** How large the drawing of a marker is. */
export const iconSize = object(
  { width: pixels(36, 'How wide it is, in pixels.'), height: number(36, 'How high.') },
  'How large it is.',
);

/** A layer of shapes that are written in GeoJSON. */
export const geoJson: Shape<readonly Feature[]> = {
  kind: 'list of GeoJSON objects, or of objects with one in `data`',
  meaning: 'Shapes as files in GeoJSON have them; one that says its `stroke` and `fill` in `properties` has those.',
  default: [],
  read: (value) => listOf(value).flatMap((one) => geoJsonOf(one) ?? []),
  unread: (value, at) =>
    Array.isArray(value)
      ? listOf(value).flatMap((one, index) => {
          const own = `${at}[${index}]`;
          const { data } = objectOf(one);
          const unread =
            featuresOf(one) === undefined && data !== undefined
              ? unreadFeatures(data, `${own}.data`)
              : unreadFeatures(one, own);
          return unread.map((place) => ({ at: place }));
        })
      : [{ at }],
};

function geoJsonOf(value: Json): readonly Feature[] | undefined {
  return featuresOf(value) ?? featuresOf(objectOf(value)['data'] ?? null);
}

export const layers = object(
  {
    raster: object({ tile: list(tileLayer, 'Layers of tiles.') }, 'Pictures.'),
    vector: object(vectors, 'Lines and areas.'),
    ui: object(
      { marker: list(marker, 'Markers.'), view: list(viewLayer, 'Views that lie on the map.') },
      'What people read and open.',
    ),
    other: object({ geoJSON: geoJson }, 'Shapes of files.'),
  },
  'What lies on the map.',
);
