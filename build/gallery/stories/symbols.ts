import type { Settings, State, Story } from '../story.ts';

const called = (text: string, value: string): Settings => ({ label: { text }, value: { text: value } });
const long = 'Product pump of the second line, in front of the sterile filter';

/** States that any symbol can be in. */
const common: Readonly<Record<string, State>> = {
  'Long text': { props: { ...called(long, '182.35 m³/h') } },
  'Right to left': { props: { ...called('مضخة ٤', 'تعمل'), style: { direction: 'rtl' } } },
  'Texts beside it': {
    props: { label: { text: 'M-7', location: 'left', justify: 'auto' }, value: { text: '62 %', location: 'right' } },
    width: 220,
  },
  'No texts': { props: { label: { text: '' }, value: { location: 'hidden' } } },
};

/** A machine that stands, runs or has a fault. */
const machine = (name: string): Readonly<Record<string, State>> => ({
  Default: {},
  Running: { props: { state: 'running', ...called(name, 'Running, 62 %') } },
  Stopped: { props: { state: 'stopped', ...called(name, 'Stopped') } },
  Faulted: { props: { state: 'faulted', ...called(name, 'Tripped') } },
  'Mimic, running': { props: { appearance: 'mimic', state: 'running', ...called(name, 'Running, 62 %') } },
  'Mimic, stopped': { props: { appearance: 'mimic', state: 'stopped', ...called(name, 'Stopped') } },
  'P&ID, running': { props: { appearance: 'p&id', state: 'running', ...called(name, 'Running') } },
  'State that is not there': { props: { state: 'resting', ...called(name, 'Resting') } },
  ...common,
});

const size = { width: 130, height: 140 };

export const symbols: readonly Story[] = [
  {
    type: 'ia.symbol.motor',
    ...size,
    doubtful: { state: 'running' },
    states: {
      ...machine('M-401'),
      'To the left': { props: { orientation: 'left', feet: 'none', state: 'running', ...called('M-402', 'Running') } },
      'On the wall': { props: { orientation: 'top', feet: 'left', ...called('M-403', '') } },
    },
  },
  {
    type: 'ia.symbol.pump',
    ...size,
    doubtful: { state: 'running' },
    states: {
      ...machine('P-401'),
      Vacuum: { props: { variant: 'vacuum', state: 'running', ...called('P-402', 'Running') } },
      'Vacuum, mimic': {
        props: { variant: 'vacuum', appearance: 'mimic', state: 'running', ...called('P-402', 'Running') },
      },
      'To the left': { props: { orientation: 'left', state: 'running', ...called('P-403', 'Running') } },
    },
  },
  {
    type: 'ia.symbol.valve',
    ...size,
    doubtful: { state: 'open' },
    states: {
      Default: {},
      Open: { props: { state: 'open', ...called('V-402', 'Open') } },
      Closed: { props: { state: 'closed', ...called('V-401', 'Closed') } },
      'Partly closed': { props: { state: 'partiallyClosed', ...called('V-404', '40 %') } },
      'Does not close': { props: { state: 'failedToClose', ...called('V-405', '14 s, limit 10 s') } },
      'Mimic, open': { props: { appearance: 'mimic', state: 'open', ...called('V-402', 'Open') } },
      'Mimic, closed': { props: { appearance: 'mimic', state: 'closed', ...called('V-401', 'Closed') } },
      'P&ID, closed': { props: { appearance: 'p&id', state: 'closed', ...called('V-401', 'Closed') } },
      'Upright, reversed': { props: { valve: 'right', reverseFlow: true, state: 'open', ...called('V-406', 'Open') } },
      ...common,
    },
  },
  {
    type: 'ia.symbol.sensor',
    ...size,
    doubtful: { state: 'running' },
    states: {
      Default: { props: called('TT-401', '21.5 °C') },
      Running: { props: { state: 'running', ...called('TT-401', '21.5 °C') } },
      Stopped: { props: { state: 'stopped', ...called('TT-401', '21.5 °C') } },
      Faulted: { props: { state: 'faulted', ...called('TT-401', '27.4 °C') } },
      Mimic: { props: { appearance: 'mimic', ...called('PT-402', '3.02 bar') } },
      'P&ID': { props: { appearance: 'p&id', ...called('TIC 401', '21.5') } },
      'From the side': { props: { orientation: 'left', ...called('LT-4', '64 %') } },
      'Texts below': {
        props: { label: { text: 'WT-403', location: 'bottom' }, value: { text: '250.3 g', location: 'bottom' } },
      },
      ...common,
    },
  },
  {
    type: 'ia.symbol.vessel',
    ...size,
    height: 170,
    props: { label: { text: 'T-401' }, value: { value: 64 } },
    doubtful: { value: { value: 64 } },
    states: {
      Default: { props: { label: {}, value: {} } },
      Filled: {},
      Running: { props: { state: 'running' } },
      Stopped: { props: { state: 'stopped' } },
      Faulted: { props: { state: 'faulted' } },
      'Over its capacity': {
        props: {
          value: { value: 530, capacity: 500, displayValueAsPercent: false },
          liquidWarningColor: 'var(--warning)',
        },
      },
      'Not known': { props: { value: { value: null } } },
      'Conical, mimic': { props: { appearance: 'mimic', bottom: 'conical', displayAgitator: false } },
      'Rounded, P&ID': { props: { appearance: 'p&id', bottom: 'rounded' } },
      Lying: { props: { orientation: 'horizontal', state: 'running' } },
      Coloured: { props: { liquidColor: '#00acac', displayAgitator: false, displayStand: false } },
      'Long text': { props: { label: { text: long } } },
    },
  },
];
