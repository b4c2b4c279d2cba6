import type { Settings, Story } from '../story.ts';

const dayOf = Date.UTC(2026, 2, 9);
const at = (hour: number): number => dayOf + hour * 3_600_000;
const event = (
  eventId: string,
  itemId: string,
  label: string,
  from: number,
  to: number,
  more: Settings = {},
): Settings => ({
  eventId,
  itemId,
  label,
  startDate: at(from),
  endDate: at(to),
  ...more,
});

const items = [
  { id: 'L4', label: 'Line 4' },
  { id: 'L5', label: 'Line 5' },
  { id: 'L7', label: 'Line 7', iconConfig: { path: 'material/build' } },
];
const scheduledEvents = [
  event('e1', 'L4', 'B-20417', 6.5, 11.25, { leadTime: 2700, percentDone: 62 }),
  event('e2', 'L4', 'B-20418', 12, 17, { leadTime: 1800 }),
  event('e3', 'L5', 'B-20420', 7, 13, { percentDone: 100 }),
  event('e4', 'L5', 'Qualification', 11, 15.5, { percentDone: 20 }),
  event('e5', 'L7', 'B-20399', 9, 19, { percentDone: 8, leadTime: 3600 }),
];
const downtimeEvents = [{ itemId: 'L5', startDate: at(16), endDate: at(18) }];
const breakEvents = [{ startDate: at(11.5), endDate: at(12) }];
const dateRange = { startDate: at(6), endDate: at(20) };
const handled = {
  component: Object.fromEntries(
    ['onAddEvent', 'onMoveEvent', 'onResizeEvent', 'onDeleteEvent'].map((name) => [
      name,
      { type: 'script', scope: 'G', config: { script: '\tpass' } },
    ]),
  ),
};

export const schedules: readonly Story[] = [
  {
    type: 'ia.display.equipmentschedule',
    width: 880,
    height: 350,
    props: { items, scheduledEvents, downtimeEvents, breakEvents, dateRange },
    states: {
      Default: { events: handled, props: { selectedEvent: { eventId: 'e2', itemId: 'L4' } } },
      'Days, with numbers': {
        props: {
          defaultZoom: '6-hr',
          rowHeight: 64,
          dateRange: { startDate: dayOf, endDate: at(96) },
          progressBar: { valueDisplay: { enabled: true, justify: 'left' } },
        },
        height: 330,
      },
      'Without a row': { props: { items: [{ label: 'No id' }] }, height: 190, width: 500 },
    },
  },
];
