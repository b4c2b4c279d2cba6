import { absentTypes } from '../../../electron/contract/components/absent.ts';
import type { Story } from '../story.ts';

const icon = { path: 'material/home' };
const tree = [
  { label: { text: 'Overview', icon }, target: '/' },
  {
    label: { text: 'Line 4', icon: { path: 'material/factory' } },
    showHeader: true,
    items: [{ label: { text: 'Release' }, target: '/' }],
  },
  { label: { text: 'Closed for the batch' }, target: '/', enabled: false },
  { label: { text: 'Hidden' }, visible: false },
];
const bar = [
  { label: 'Overview', icon, target: '/' },
  { label: 'Line 4', items: [{ label: 'Release', target: '/' }] },
  { label: 'Closed', target: '/', enabled: false },
];

/** What is known and not shown. */
export const absent: readonly Story[] = absentTypes.map(({ type }) => ({ type, states: { Default: {} } }));

export const navigation: readonly Story[] = [
  {
    type: 'ia.navigation.link',
    height: 60,
    states: {
      Default: { props: { text: 'All lines', url: '/' } },
      'Without a text': { props: { url: 'https://plant.example/manual' } },
      'Without an address': { props: { text: 'Nowhere' } },
      'Long text': { props: { text: 'All lines of the filling hall with their batches and their releases', url: '/' } },
    },
  },
  {
    type: 'ia.navigation.menutree',
    height: 220,
    states: {
      Default: { props: { items: tree } },
      Right: { props: { items: tree, layoutAlignment: 'right' } },
      Disabled: { props: { items: tree, enabled: false } },
      Empty: {},
    },
  },
  {
    type: 'ia.navigation.horizontalmenu',
    width: 400,
    height: 80,
    states: {
      Default: { props: { items: bar } },
      Disabled: { props: { items: bar, enabled: false } },
      Empty: {},
    },
  },
];
