import type { Story } from '../story.ts';

const long = 'Filling stopped because the level of the buffer tank fell under its limit while the valve was open';

/** A tank, written out as projects have small drawings. */
const tank =
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 120" width="80" height="120">' +
  '<rect x="10" y="10" width="60" height="100" rx="14" fill="white" stroke="gray" stroke-width="4"/>' +
  '<rect x="14" y="60" width="52" height="46" rx="10" fill="steelblue"/></svg>';

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
    files: { 'countersign/images/gallery/tank.svg': tank.slice(tank.indexOf('<svg')) },
    states: {
      Default: {
        props: {
          source:
            '# Cleaning\n\nWait for **cold** rinse, then:\n\n1. Open the valve\n2. [Release](/)\n\n| Step | Time |\n| --- | --- |\n| Rinse | 5 min |',
          sectionSpacing: 8,
        },
        height: 300,
      },
      'A picture, and one from elsewhere': {
        props: {
          source: `![Tank](/system/images/gallery/tank.svg)\n\n![Pump](https://pictures.example/pump.png)`,
          sectionSpacing: 8,
        },
      },
      'Without tables and lists': {
        props: {
          source: 'Wait for **cold** rinse:\n\n1. Open the valve\n\n| Step | Time |\n| --- | --- |\n| Rinse | 5 min |',
          markdown: { disallowedTypes: ['table', 'list'] },
          sectionSpacing: 8,
        },
        height: 60,
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
      'A part of it': { props: { path: 'material/check_circle', viewBox: { x: 6, y: 6, width: 12, height: 12 } } },
      'Not there': { props: { path: 'material/no_such_icon' } },
      Empty: { props: {} },
    },
  },
  {
    type: 'ia.display.image',
    width: 160,
    height: 120,
    props: { source: tank, altText: 'Tank 3' },
    states: {
      Default: {},
      Fill: { props: { fit: { mode: 'fill' } } },
      Contain: { props: { fit: { mode: 'contain' } } },
      Cover: { props: { fit: { mode: 'cover' } } },
      Percent: { props: { fit: { mode: 'percent', width: 50, height: 50 } } },
      'Absolute, scrolled': { props: { fit: { mode: 'absolute', width: 240, height: 240, scroll: true } } },
      Tinted: { props: { fit: { mode: 'contain' }, tint: { enabled: true, color: '#FFB000' } } },
      'Not there': { props: { source: '/system/images/no_such_picture.png' } },
      'From elsewhere': { props: { source: 'https://pictures.example/tank.png' } },
      Empty: { props: { source: '' } },
    },
  },
];
