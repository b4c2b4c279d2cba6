/** What is pressed. */
import { anything, choice, flag, length, icon, object, style } from './shapes.ts';
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
        width: length(24, 'Its width.'),
        height: length(24, 'Its height.'),
        position: choice(['left', 'center', 'right', 'top', 'bottom'], 'Where it stands beside the text.'),
        style: style('How it looks.'),
      },
      'A picture on it.',
    ),
    textStyle: style('How the text looks.'),
  },
  events: onActionPerformed,
});
