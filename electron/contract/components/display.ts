/** What shows a text or a drawing. */
import { anything, choice, color, style, text } from './shapes.ts';
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
