/** What shows a text or a drawing. */
import { objectOf, textOf } from '../json.ts';
import { anything, choice, color, flag, number, object, source, style, text } from './shapes.ts';
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

export const image = declare({
  type: 'ia.display.image',
  title: 'Image',
  purpose: 'Shows a picture.',
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
        width: number(100, 'Its width: a share of the component in hundredths, or pixels.'),
        height: number(100, 'Its height, as its width.'),
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
