import type { Settings, Story } from '../story.ts';

/** Tiles that are drawn on the spot: the gallery asks no other computer. */
const url =
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 256">' +
  '<rect width="256" height="256" fill="rgb(226,230,226)"/>' +
  '<path d="M0 70H256M0 190H256M60 0V256M176 0V256" stroke="white" stroke-width="12"/>' +
  '<path d="M0 128H256M118 0V256" stroke="white" stroke-width="5"/>' +
  '<path d="M190 84h52v92h-52zM74 204h88v38h-88z" fill="rgb(205,218,200)"/>' +
  '<path d="M74 84h30v30h-30zM132 140h30v36h-30zM8 84h38v92h-38z" fill="rgb(208,210,214)"/></svg>';
const tiles: Settings = {
  tile: [{ url, options: { attribution: '&copy; <a href="https://maps.example">Surveyors of the plant</a>' } }],
};
const view: Settings = {
  params: { well: '' },
  propConfig: { 'params.well': { paramDirection: 'input' } },
  props: { defaultSize: { width: 180, height: 68 } },
  root: {
    type: 'ia.container.flex',
    meta: { name: 'root' },
    props: { direction: 'column', style: { padding: 8, backgroundColor: 'var(--raised)' } },
    children: [
      {
        type: 'ia.display.label',
        meta: { name: 'Name' },
        propConfig: { 'props.text': { binding: { type: 'property', config: { path: 'view.params.well' } } } },
      },
      { type: 'ia.display.label', meta: { name: 'Flow' }, props: { text: 'Flow 41.6 m³/h' } },
    ],
  },
};
const says = (text: string, more: Settings = {}): Settings => ({ tooltip: { content: { text }, ...more } });
const wells: readonly Settings[] = [
  {
    name: 'Well 3',
    lat: 52.3778,
    lng: 4.8905,
    ...says('Well 3', { permanent: true }),
    popup: { enabled: true, content: { view: { path: 'parts/Well', params: { well: 'Well 3' } } } },
  },
  {
    name: 'Well 4',
    lat: 52.3764,
    lng: 4.9051,
    icon: { path: 'material/warning', color: 'var(--alarm-high)', size: { width: 28, height: 28 } },
    ...says('Well 4: no flow', { permanent: true, direction: 'bottom' }),
    popup: { enabled: true, content: { text: 'No flow since 14:02.\nCalled out: the crew of the night.' } },
  },
  {
    name: 'Lorry 7',
    lat: 52.3741,
    lng: 4.8952,
    icon: { path: 'material/navigation', rotate: 60, size: { width: 30, height: 30 } },
    ...says('Lorry 7'),
  },
];
const pipe = [
  [52.3792, 4.8894],
  [52.3778, 4.8952],
  [52.3781, 4.9003],
  [52.3764, 4.9051],
].map(([lat = 0, lng = 0]) => ({ lat, lng }));
const vector: Settings = {
  polyline: [
    { polylines: [{ name: 'Main', points: pipe }], stroke: { color: 'var(--pen-b)', weight: 5 } },
    {
      polylines: [
        {
          name: 'Spare',
          points: [
            { lat: 52.3781, lng: 4.9003 },
            { lat: 52.3741, lng: 4.8952 },
          ],
        },
      ],
      stroke: { color: 'var(--pen-b)', weight: 3, dashArray: '6 6' },
    },
  ],
  polygon: [
    {
      polygons: [
        {
          name: 'Yard',
          points: [
            { lat: 52.3752, lng: 4.893 },
            { lat: 52.3754, lng: 4.8982 },
            { lat: 52.3733, lng: 4.8986 },
            { lat: 52.3731, lng: 4.8934 },
          ],
        },
      ],
      stroke: { color: 'var(--ink-soft)', weight: 2 },
      fill: { color: 'var(--ink-soft)', opacity: 0.25 },
    },
  ],
  circle: [
    {
      circles: [{ name: 'Reach of the siren', center: { lat: 52.3764, lng: 4.9051 }, radius: 180 }],
      stroke: { color: 'var(--alarm-high)', weight: 2 },
      fill: { color: 'var(--alarm-high)', opacity: 0.12 },
    },
  ],
};
const init = { center: { lat: 52.3767, lng: 4.8975 }, zoom: 15 };

export const maps: readonly Story[] = [
  {
    type: 'ia.display.map',
    width: 580,
    height: 276,
    props: { init },
    views: { 'parts/Well': view },
    states: {
      'Tiles, lines and markers': { props: { layers: { raster: tiles, vector, ui: { marker: wells } } } },
      'Without tiles, a view in a corner': {
        props: {
          layers: { vector, ui: { marker: wells } },
          customControls: [{ path: 'parts/Well', params: { well: 'All wells' }, position: 'topright' }],
        },
      },
      'Views at places': {
        props: {
          layers: {
            vector,
            ui: {
              view: [
                { lat: 52.3789, lng: 4.9005, path: 'parts/Well', params: { well: 'Well 3' }, shadow: false },
                { lat: 52.3745, lng: 4.893, path: 'parts/Well', params: { well: 'Well 4' } },
              ],
            },
          },
        },
      },
      'Tiles of a computer that the site does not allow': {
        props: { layers: { raster: { tile: [{ url: 'https://{s}.tile.example/{z}/{x}/{y}.png' }] } } },
      },
      'All that lies on it': {
        props: {
          init: {},
          layers: {
            other: {
              geoJSON: [
                {
                  type: 'FeatureCollection',
                  features: [
                    {
                      type: 'Feature',
                      properties: { name: 'Coast', stroke: 'var(--pen-c)', fill: 'var(--pen-c)' },
                      geometry: {
                        type: 'Polygon',
                        coordinates: [
                          [
                            [4.2, 52.0],
                            [4.6, 52.9],
                            [5.4, 52.6],
                            [5.1, 52.1],
                            [4.2, 52.0],
                          ],
                        ],
                      },
                    },
                  ],
                },
              ],
            },
            ui: { marker: wells.slice(0, 1) },
          },
        },
      },
    },
  },
];
