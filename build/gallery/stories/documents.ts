import { pdfOf } from '../pdf.ts';
import { quietWav } from '../wav.ts';
import type { Story } from '../story.ts';

const instruction = pdfOf([
  [
    'Filling line 4: change of format',
    '1. Stop the line at the panel and lock the main switch.',
    '2. Take off the guide rails of the old format.',
    '3. Put on the rails that are marked for the new one.',
    '4. Turn the line by hand once. Nothing may touch.',
    '5. Release the lock and run ten empty vials.',
  ],
  ['Check of the weight', '1. Take five vials.', '2. Weigh each and write it down.'],
]);

/** What stands in the place of a film that nobody started yet. */
const still = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180"><rect width="320" height="180" fill="#3a4651"/>' +
    '<path d="M20 130h280M60 130V90h40v40M140 130V70h60v60M240 130v-50h30v50" stroke="#d5dce3" stroke-width="4" fill="none"/></svg>',
)}`;

export const documents: readonly Story[] = [
  {
    type: 'ia.display.pdf-viewer',
    width: 380,
    height: 540,
    files: { 'countersign/media/gallery/format.pdf': instruction },
    props: { source: '/system/media/gallery/format.pdf' },
    states: {
      Default: {},
      'Second page, with its number': { props: { page: 2, showPageNumber: true } },
      'Not there': { props: { source: '/system/media/no_such.pdf' } },
      Empty: { props: { source: '' }, height: 200 },
    },
  },
  {
    type: 'ia.display.video-player',
    width: 380,
    height: 290,
    files: { 'countersign/media/gallery/filling.wav': quietWav() },
    props: { source: '/system/media/gallery/filling.wav', poster: still },
    states: {
      Default: {},
      'Without sound': { props: { controls: { mute: true } } },
      'Not there': { props: { source: '/system/media/no_such.mp4', poster: '' } },
      'A camera': { props: { source: '', liveFeed: true } },
      Empty: { props: { source: '', poster: '' } },
    },
  },
  {
    type: 'ia.display.audio',
    width: 380,
    height: 110,
    props: { source: '/system/media/gallery/filling.wav' },
    states: {
      'With controls': { props: { display: true, volume: 40 } },
      Default: {},
      'Not there': { props: { source: '/system/media/no_such.wav', display: true } },
    },
  },
  {
    type: 'ia.display.iframe',
    width: 380,
    height: 120,
    states: { Default: {} },
  },
];
