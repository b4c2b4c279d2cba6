/** Bar codes and their kin. */
import { anything, choice, flag, style } from './shapes.ts';
import { symbologies } from './symbologies.ts';
import { declare } from './declaration.ts';

export const barcode = declare({
  type: 'ia.display.barcode',
  title: 'Barcode',
  purpose: 'Shows a text as a code that scanners read.',
  properties: {
    value: anything('Value', 'What the code says.'),
    type: choice(symbologies, 'Which code it is.'),
    displayValue: flag(true, 'Whether people can read the value, too.'),
    valuePosition: choice(['bottom', 'top'], 'Where that stands.'),
    valueStyle: style('How it looks.'),
    errorStyle: style('How the reason looks where the value cannot be such a code.'),
  },
  shows: 'value',
  missing: ['Codes that cannot be without an option (`mailmark`, `rectangularmicroqrcode`) say so in their place.'],
});
