/** What shows a text or a drawing. */
import { objectOf, textOf, type Json } from '../json.ts';
import {
  anything,
  choice,
  color,
  flag,
  idle,
  list,
  number,
  numberOf,
  object,
  pixels,
  type Shape,
  source,
  style,
  text,
} from './shapes.ts';
import { declare } from './declaration.ts';

export const label = declare({
  type: 'ia.display.label',
  title: 'Label',
  purpose: 'Shows a text or a value.',
  hasAll: true,
  properties: {
    text: anything('', 'What it says. Lists and objects are shown as JSON.'),
    alignVertical: choice(['center', 'top', 'bottom'], 'Where the text stands in its height.'),
    textStyle: style('How the text looks.'),
  },
  shows: 'text',
});

const viewBox = object(
  {
    x: number(0, 'Where it begins, from the left.'),
    y: number(0, 'Where it begins, from above.'),
    width: number(24, 'How wide it is.'),
    height: number(24, 'How high it is.'),
  },
  'The part of the drawing that is made as large as there is room. A drawing has 24 by 24 units.',
);

export const icon = declare({
  type: 'ia.display.icon',
  title: 'Icon',
  purpose: 'Shows a drawing of the library of icons.',
  hasAll: true,
  properties: {
    path: text('', 'Library and name: `material/check_circle`.'),
    library: text('', 'The library, where `path` does not say it.'),
    name: text('', 'The name in the library.'),
    label: text('', 'What it says to whoever does not see it.'),
    color: color('', 'Its colour, in place of `style.fill`.'),
    viewBox,
  },
  parts: ({ viewBox: asked }) => {
    const { width, height } = viewBox.read(asked);
    return width > 0 && height > 0 ? [] : [{ at: 'viewBox', what: 'nothing of the drawing is in it' }];
  },
});

/** The parts that a text in Markdown can have. What refers to a definition elsewhere in it is a link or an image, as others are. */
const textParts = [
  'root',
  'text',
  'break',
  'paragraph',
  'emphasis',
  'strong',
  'thematicBreak',
  'blockquote',
  'delete',
  'link',
  'image',
  'linkReference',
  'imageReference',
  'table',
  'tableHead',
  'tableBody',
  'tableRow',
  'tableCell',
  'list',
  'listItem',
  'definition',
  'heading',
  'inlineCode',
  'code',
  'html',
] as const;
const textPart = choice(textParts, 'A part of a text.');

/** Whether an address stands in a text in Markdown by itself, as one that is a link does, and not as a part of a word. */
function standsIn(text: string, address: string): boolean {
  for (let at = text.indexOf(address); at >= 0; at = text.indexOf(address, at + 1)) {
    const before = text.slice(Math.max(0, at - 2), at);
    const after = text.charAt(at + address.length);
    if (/(?:^|[\s(<"'=]|\]:)$/.test(before) && /^[\s)>"']?$/.test(after)) return true;
  }
  return false;
}

export const markdown = declare({
  type: 'ia.display.markdown',
  title: 'Markdown',
  purpose: 'Shows a text written in Markdown: CommonMark, with tables and struck out words.',
  hasAll: true,
  properties: {
    source: text('', 'The text.'),
    sectionSpacing: pixels(24, 'Pixels between headings, paragraphs, lists and tables.'),
    markdown: object(
      {
        escapeHtml: flag(
          true,
          'Whether HTML in the text is shown as it is written; else it is shown as HTML, without what runs or loads.',
        ),
        skipHtml: flag(false, 'Whether HTML in the text is left out.'),
        sourcePos: idle('Where in the text an element stands.'),
        allowedTypes: list(textPart, 'Which parts of a text are shown: all, where the list is empty.'),
        disallowedTypes: list(textPart, 'Which are not shown.'),
        unwrapDisallowed: flag(false, 'Whether what is in a part that is not shown is shown in its place.'),
      },
      'How the text is read.',
    ),
  },
  shows: 'source',
  leadsTo: ({ source }, address) => standsIn(textOf(source), address),
  missing: ['HTML has no `style` and no pictures of its own; it has classes, and Markdown has pictures.'],
});

/** A number of what the mode of a picture says, which may have its unit behind it. */
function extent(meaning: string): Shape<number> {
  const read = (value: Json | undefined): number | undefined =>
    numberOf(typeof value === 'string' ? value.replace(/(px|%)\s*$/i, '') : value);
  return {
    kind: 'number, also with `%` or `px`',
    meaning,
    default: 100,
    read: (value) => read(value) ?? 100,
    unread: (value, at) => (read(value) === undefined ? [{ at, what: JSON.stringify(value) }] : []),
  };
}

export const image = declare({
  type: 'ia.display.image',
  title: 'Image',
  purpose: 'Shows a picture.',
  hasAll: true,
  properties: {
    source: source(
      'images',
      'The picture: a file of the project or the site (`/system/images/...`), or `https://...`.',
    ),
    altText: text('', 'What it says to whoever does not see it, or where it cannot be loaded.'),
    tint: object(
      {
        enabled: flag(false, 'Whether it is coloured.'),
        color: color('#CCCCCC', 'The colour that its own are multiplied by.'),
      },
      'A colour over the picture.',
    ),
    fit: object(
      {
        mode: choice(
          ['none', 'fill', 'contain', 'cover', 'percent', 'absolute'],
          'How it stands in the component: as large as it is, in all of it, whole, without a rest, or by `width` and `height`.',
        ),
        width: extent('Its width: a share of the component in hundredths, or pixels.'),
        height: extent('Its height, as its width.'),
        scroll: flag(false, 'Whether what is larger than the component can be scrolled to.'),
      },
      'How large it is.',
    ),
  },
  // A browser cuts a colour out by pictures of this station alone.
  parts: ({ source: asked, tint }) =>
    /^https?:/i.test(textOf(asked)) && objectOf(tint)['enabled'] === true
      ? [{ at: 'tint', what: 'the picture comes from another computer' }]
      : [],
});
