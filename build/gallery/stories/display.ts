import type { Story } from '../story.ts';

const long = 'Filling stopped because the level of the buffer tank fell under its limit while the valve was open';

export const display: readonly Story[] = [
  {
    type: 'ia.display.label',
    height: 60,
    doubtful: { text: 21.4 },
    states: {
      Default: { props: { text: 'Line 4' } },
      Number: { props: { text: 182.35 } },
      Empty: { props: { text: '' } },
      'Long text': { props: { text: long } },
      'Right to left': { props: { text: 'خط التعبئة ٤', style: { direction: 'rtl' } } },
      Centred: { props: { text: 'Centred', textStyle: { textAlign: 'center' } } },
      Classes: { props: { text: 'Panel', style: { classes: 'panel' } } },
    },
  },
  {
    type: 'ia.display.markdown',
    height: 220,
    doubtful: { source: '**Filter changed.**' },
    states: {
      Default: {
        props: {
          source:
            '# Cleaning\n\nWait for **cold** rinse, then:\n\n1. Open the valve\n2. [Release](/)\n\n| Step | Time |\n| --- | --- |\n| Rinse | 5 min |',
          sectionSpacing: 8,
        },
        height: 300,
      },
      'HTML as it is written': { props: { source: 'A <b>bold</b> word' } },
      HTML: { props: { source: 'A <b>bold</b> word <input value="x">', markdown: { escapeHtml: false } } },
      Empty: { props: { source: '' } },
    },
  },
  {
    type: 'ia.display.icon',
    width: 120,
    height: 60,
    states: {
      Default: { props: { path: 'material/check_circle' } },
      Coloured: { props: { path: 'material/warning', color: 'var(--error)' } },
      Small: { props: { path: 'material/home', style: { width: 20, height: 20 } } },
      'Not there': { props: { path: 'material/no_such_icon' } },
      Empty: { props: {} },
    },
  },
];
