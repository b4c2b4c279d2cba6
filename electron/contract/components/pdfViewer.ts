/** Documents. */
import { textOf } from '../json.ts';
import { declare } from './declaration.ts';
import { flag, number, source } from './shapes.ts';

const mostPages = 100_000;
const file = source('media', 'The document: a file of the project or the site (`/system/media/...`).');

export const pdfViewer = declare({
  type: 'ia.display.pdf-viewer',
  title: 'PDF viewer',
  purpose: 'Shows a document page by page.',
  properties: {
    source: {
      ...file,
      // What is fetched as bytes comes from elsewhere only where that computer says so as well.
      unread: (value, at, reading) =>
        /^https?:/i.test(textOf(value))
          ? [{ at, what: 'a document comes from this station alone' }]
          : (file.unread?.(value, at, reading) ?? []),
    },
    page: number(1, 'The page that is shown, from 1.'),
    pageCount: number(0, 'How many pages there are: written when the document is there.'),
    showPageNumber: flag(false, 'Whether the number of the page stands below it.'),
  },
  writes: ['page', 'pageCount'],
  refuses: ({ pageCount }, [name], value) => {
    const most = name === 'page' && typeof pageCount === 'number' && pageCount > 0 ? pageCount : mostPages;
    const least = name === 'page' ? 1 : 0;
    const isOne = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
    return isOne ? undefined : 'There is no such page.';
  },
  missing: ['Nothing is searched in a document, and what it links to is not gone to.'],
});
