/** Pages of other computers. */
import { frameOf } from '../sources.ts';
import { textOf } from '../json.ts';
import { declare } from './declaration.ts';
import { choice, flag, idle, refusedPart, text } from './shapes.ts';

export const inlineFrame = declare({
  type: 'ia.display.iframe',
  title: 'Inline frame',
  purpose: 'Shows a page of another computer that the site lists inside of a page, and says whose it is.',
  properties: {
    src: {
      ...text('', 'Its address, of a computer among the `frames` in `outgoing.json`.'),
      unread: (value, at, { frames }) => {
        const found = frameOf(textOf(value), frames);
        return 'problem' in found ? [refusedPart(at, found)] : [];
      },
    },
    allowFullScreen: {
      ...flag(false, 'Whether it may fill the screen, which is given to nothing inside of a page.'),
      unread: (value, at) => (value === true ? [{ at, what: 'nothing inside of a page fills the screen' }] : []),
    },
    referrerPolicy: choice(
      ['no-referrer', 'no-referrer-when-downgrade', 'origin', 'origin-when-cross-origin', 'unsafe-url'],
      'What that computer is told of the page that it stands in.',
    ),
    name: idle('A name for links that lead into it.'),
  },
  missing: [
    'What is shown has scripts and forms, and neither an origin of its own, nor dialogs, windows, downloads or devices: what keeps ' +
      'who is signed in there in cookies or storage of scripts does not find them.',
    'In a window of the program it loads from computers alone that the site lists, and goes to no other.',
  ],
});
