/** What is pressed. */
import { iconPath } from '../icons.ts';
import { objectOf, textOf } from '../json.ts';
import { anything, choice, flag, length, icon, object, source, style } from './shapes.ts';
import { declare } from './declaration.ts';

/** What every input that acts raises. */
export const onActionPerformed = {
  onActionPerformed: { meaning: 'It was used, and the gateway took what it changed.' },
};

export const button = declare({
  type: 'ia.input.button',
  title: 'Button',
  purpose: 'Does something when it is pressed.',
  properties: {
    text: anything('Button', 'What stands on it.'),
    enabled: flag(true, 'Whether it can be pressed.'),
    primary: flag(true, 'Whether it is the main thing to do here; else it has an outline alone.'),
    justify: choice(
      ['center', 'start', 'end', 'space-around', 'space-between', 'space-evenly'],
      'How text and picture share its width.',
    ),
    align: choice(['center', 'start', 'end', 'stretch'], 'How they stand in its height.'),
    image: object(
      {
        icon: icon('', 'A drawing of the library of icons.'),
        source: source('images', 'A picture, where no icon is named.'),
        width: length(24, 'Its width.'),
        height: length(24, 'Its height.'),
        position: choice(['left', 'center', 'right', 'top', 'bottom'], 'Where it stands beside the text.'),
        style: style('How it looks.'),
      },
      'A picture on it.',
    ),
    textStyle: style('How the text looks.'),
  },
  parts: ({ image }) => {
    const { icon: drawing, source: asked } = objectOf(image);
    const isHidden = textOf(asked) !== '' && iconPath(objectOf(drawing)) !== '';
    return isHidden ? [{ at: 'image.source', what: 'the icon stands in its place' }] : [];
  },
  events: onActionPerformed,
});
