/** Maps of the world, and plans drawn as one. */
import { objectOf } from '../json.ts';
import { tilesOf } from '../mapTiles.ts';
import { declare } from './declaration.ts';
import { corners, layers, place } from './mapLayers.ts';
import {
  choice,
  flag,
  idle,
  list,
  number,
  numberOrNone,
  object,
  parameters,
  refusedPart,
  text,
  type Part,
} from './shapes.ts';

const control = {
  path: text('', 'The path of the view.'),
  params: parameters('Its parameters.'),
  position: choice(['topright', 'topleft', 'bottomright', 'bottomleft'], 'In which corner it stands.'),
  enabled: flag(true, 'Whether it is shown.'),
};

const where = { lat: 'Degrees to the north.', lng: 'Degrees to the east.' };
const pressed = {
  name: 'What it is called.',
  properties: 'Its properties.',
  ...where,
};

export const map = declare({
  type: 'ia.display.map',
  title: 'Map',
  purpose:
    'Shows places on a map: tiles of the project or of computers that the site allows, lines, areas and markers.',
  properties: {
    init: object(
      {
        center: place('Its middle.'),
        zoom: numberOrNone(null, 'How near it is: one more is twice as large; 0 shows the world.'),
      },
      'What is shown first; a change of it later changes nothing. Where it says no place, all that lies on the map.',
    ),
    zoom: object(
      {
        min: numberOrNone(null, 'How far people may go away.'),
        max: numberOrNone(null, 'How near people may go; else as near as the layers of tiles are shown.'),
        delta: number(1, 'How much a button, a key or a step of a wheel changes it.'),
        snap: number(1, 'What a zoom is a multiple of; 0 for any.'),
        controls: flag(true, 'Whether there are buttons for it.'),
        onScrollWheel: flag(true, 'Whether a wheel changes it.'),
        onDoubleClick: flag(true, 'Whether a double press goes nearer, and one with Shift away.'),
        onBoxZoom: flag(true, 'Whether a frame that is drawn with Shift is gone to.'),
      },
      'How near it is shown.',
    ),
    location: object(
      {
        enabled: flag(false, 'Whether it shows where the person is, which no page is told.'),
        showHeadingIndicator: idle('Whether it shows which way they look.'),
      },
      'Where the person is.',
    ),
    dragging: flag(true, 'Whether people move it by a mouse or a finger.'),
    keyboardNav: flag(true, 'Whether arrows move it, and plus and minus change how near it is.'),
    keyboardPanDelta: number(80, 'Pixels that an arrow moves it.'),
    attribution: flag(true, 'Whether it says whose tiles they are.'),
    closePopupsOnClick: flag(true, 'Whether a press on the map closes what is open.'),
    maxBounds: { ...corners, meaning: 'Two corners that people cannot leave.' },
    trackResize: idle('Whether it follows the size of the window; it always does.'),
    fadeAnimation: idle('Whether tiles come slowly.'),
    hideViewMarkersOnZoom: idle('Whether views are hidden while the zoom changes.'),
    customControls: list(object(control, 'A view in a corner.'), 'Views that stand in corners of the map.'),
    layers,
  },
  events: {
    onMapClick: { meaning: 'A person pressed the map.', fields: where },
    onMarkerClick: { meaning: 'A person pressed a marker.', fields: pressed },
    onVectorClick: { meaning: 'A person pressed a line or an area.', fields: pressed },
    onZoom: { meaning: 'The zoom changed.', fields: { zoom: 'What it is now.' } },
  },
  parts: (props, { hosts }): readonly Part[] => [
    ...(objectOf(props['location'])['enabled'] === true
      ? [{ at: 'location.enabled', what: 'a page is not told where it is' }]
      : []),
    ...layers.read(props['layers']).raster.tile.flatMap(({ url, urlTemplateParams, options, WMS }, index) => {
      const at = `layers.raster.tile[${index}]`;
      const found = url === '' ? undefined : tilesOf({ url, urlTemplateParams, subdomains: options.subdomains }, hosts);
      return [
        ...(found !== undefined && 'problem' in found ? [refusedPart(`${at}.url`, found)] : []),
        ...(WMS.layers === '' || WMS.layers === null ? [] : [{ at: `${at}.WMS.layers` }]),
      ];
    }),
  ],
  missing: [
    'Popups that are layers of their own (`layers.ui.popup`) are not shown; those of markers are.',
    'Servers that draw maps when asked (`WMS`) are not asked.',
    'Handlers are not told of every move of the map or the pointer (`onMove`, `onMapMouseMove`).',
  ],
});
