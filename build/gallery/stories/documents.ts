import { pdfOf } from '../pdf.ts';
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
];
