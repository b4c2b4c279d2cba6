import type { Settings, Story } from '../story.ts';

const high: Settings = { mode: 'AboveValue', setpointA: 80 };
const tag = (path: string, value: number, ...alarms: readonly Settings[]): Settings => ({ path, value, alarms });

/** Alarms that are active from the start. */
const tags: readonly Settings[] = [
  tag('Line 2/Product temperature', 87.4, {
    ...high,
    name: 'High',
    label: 'Too hot to fill',
    priority: 'Critical',
    notes: 'Open V-212 by hand. If the value does not fall within 2 minutes, hold line 2.',
    ackNotesReqd: true,
  }),
  tag('Line 4/Filling pressure', 95, { ...high, name: 'High', priority: 'High' }),
  tag('Line 4/Buffer tank', 91, { ...high, name: 'Low level', priority: 'Medium', ackMode: 'Unused' }),
  tag('Line 1/Label roll', 82, { ...high, name: 'Ends soon', priority: 'Low' }),
  tag('Line 1/Door', 99, { ...high, name: 'Open', priority: 'Diagnostic' }),
  tag('Line 3/Pump P-301', 0, { ...high, name: 'Vibration', priority: 'Medium', enabled: false }),
];
// Times are those of the picture.
const dateFormat = '[26 Nov 13:58:40]';
const column = (order: number, more: Settings = {}): Settings => ({ enabled: true, order, ...more });
const dressed = (backgroundColor: string, color: string): Settings => ({ base: { backgroundColor, color } });
const every = { states: {}, priorities: { diagnostic: true } };

export const alarms: readonly Story[] = [
  {
    type: 'ia.display.alarmstatustable',
    width: 940,
    height: 470,
    props: { dateFormat, filters: { active: every } },
    holds: 'filters',
    tags,
    states: {
      Default: {},
      Narrow: { width: 560, height: 520 },
      'To look at': {
        width: 580,
        height: 520,
        props: {
          enableAcknowledge: false,
          toolbar: { enabled: false },
          selection: { active: { mode: 'none' } },
          filters: { active: { priorities: { low: false } } },
        },
      },
      'Columns and colours of a project': {
        height: 470,
        props: {
          columns: {
            active: {
              activeTime: column(0, { width: 150, strictWidth: true, sort: 'descending' }),
              displayPath: column(1, { width: 300 }),
              priority: column(2, { sort: 'none' }),
              state: column(3, { sort: 'none', width: 160 }),
              source: { enabled: false },
              name: { enabled: false },
            },
          },
          rowStyles: {
            activeUnacked: {
              ...dressed('#db3939', '#fafafb'),
              priorities: { diagnostic: { backgroundColor: '#fff', color: '#222' } },
            },
            activeAcked: dressed('#7c2320', '#fafafb'),
          },
        },
      },
      'No alarm': { height: 240, props: { filters: { active: { conditions: { displayPath: 'Line 9/*' } } } } },
    },
  },
  {
    type: 'ia.display.alarmjournaltable',
    width: 940,
    height: 420,
    props: { dateFormat, filter: { priorities: { diagnostic: true } } },
    holds: 'filter',
    states: {
      Default: {},
      Narrow: { width: 560, height: 420 },
      'Columns of a project': {
        props: { columns: { eventTime: column(0, { width: 160 }), source: { enabled: false }, label: column(9) } },
      },
      'A time of its own': {
        width: 580,
        height: 420,
        props: {
          dateRange: {
            mode: 'historical',
            historical: { startDate: { $ts: 1795694400000 }, endDate: { $ts: 1795698000000 } },
          },
        },
      },
    },
  },
];
