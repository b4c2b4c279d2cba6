/** What shows a text or a drawing. */
import { anything, choice, color, flag, idle, number, object, style, text } from './shapes.ts';
import { declare } from './declaration.ts';

export const label = declare({
  type: 'ia.display.label',
  title: 'Label',
  purpose: 'Shows a text or a value.',
  properties: {
    text: anything('', 'What it says. Lists and objects are shown as JSON.'),
    alignVertical: choice(['center', 'top', 'bottom'], 'Where the text stands in its height.'),
    textStyle: style('How the text looks.'),
  },
  shows: 'text',
});

export const icon = declare({
  type: 'ia.display.icon',
  title: 'Icon',
  purpose: 'Shows a drawing of the library of icons.',
  properties: {
    path: text('', 'Library and name: `material/check_circle`.'),
    library: text('', 'The library, where `path` does not say it.'),
    name: text('', 'The name in the library.'),
    label: text('', 'What it says to whoever does not see it.'),
    color: color('', 'Its colour, in place of `style.fill`.'),
  },
});

export const markdown = declare({
  type: 'ia.display.markdown',
  title: 'Markdown',
  purpose: 'Shows a text written in Markdown: CommonMark, with tables and struck out words.',
  properties: {
    source: text('', 'The text.'),
    sectionSpacing: number(24, 'Pixels between headings, paragraphs, lists and tables.'),
    markdown: object(
      {
        escapeHtml: flag(
          true,
          'Whether HTML in the text is shown as it is written; else it is shown as HTML, without what runs or loads.',
        ),
        skipHtml: flag(false, 'Whether HTML in the text is left out.'),
        sourcePos: idle('Where in the text an element stands.'),
      },
      'How the text is read.',
    ),
  },
  shows: 'source',
  links: { source: 'inside' },
  missing: ['Pictures are shown by their words.', 'HTML has no `style` of its own; it has classes.'],
});
