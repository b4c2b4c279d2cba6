/** Tables of alarms. */
import type { Json } from '../json.ts';
import { declare } from './declaration.ts';
import { anything, choice, date, flag, idle, listOr, number, object, pattern, text } from './shapes.ts';

const pager = idle('Rows on a page: all of them are on one that scrolls.');
const refreshed = (meaning: string) => idle(`${meaning} What changes is shown at once.`);
const dateFormat = pattern('date', 'MM/DD/YYYY HH:mm:ss', 'How dates are written.');
const priorities = object(
  {
    diagnostic: flag(false, 'Those of the priority `Diagnostic`.'),
    low: flag(true, 'Those of the priority `Low`.'),
    medium: flag(true, 'Those of the priority `Medium`.'),
    high: flag(true, 'Those of the priority `High`.'),
    critical: flag(true, 'Those of the priority `Critical`.'),
  },
  'Which priorities are shown.',
);
const conditions = object(
  {
    source: text('', 'What their sources are; `*` stands for anything. Empty: any.'),
    displayPath: text('', 'What their display paths are, in the same way.'),
    provider: idle('The provider of their tags.'),
  },
  'Which alarms are shown, whatever a person chooses.',
);
const search = text('', 'What a person searches: it stands in their display path, label or source.');
const names = ['diagnostic', 'low', 'medium', 'high', 'critical'];

export const alarmStatusTable = declare({
  type: 'ia.display.alarmstatustable',
  title: 'Alarm status table',
  purpose: 'Shows the alarms that are active or wait to be acknowledged; a person acknowledges and shelves them.',
  properties: {
    alarms: anything({}, 'How the alarms stand. The gateway keeps it; what a project says here is not used.'),
    refreshRate: refreshed('Milliseconds between two looks.'),
    dateFormat,
    enableHeader: flag(true, 'Whether the titles of the columns are shown.'),
    enableAcknowledge: flag(true, 'Whether a person may acknowledge alarms.'),
    enableShelve: flag(true, 'Whether a person may shelve alarms.'),
    enableUnshelve: flag(true, 'Whether a person may take shelved alarms back.'),
    enableDetails: flag(true, 'Whether all that is known of a selected alarm is shown.'),
    dragOrderable: idle('Whether a person may move columns.'),
    shelvingTimes: listOr(
      [300, 900, 1800, 3600, 7200, 14_400],
      number(900, 'Seconds.'),
      'For how long alarms can be shelved.',
    ),
    pager,
    toolbar: object(
      {
        enabled: flag(true, 'Whether it is there.'),
        enableFilter: flag(true, 'Whether a person may search and choose states and priorities.'),
        enableFilterResults: idle('Whether the number of rows that are found is shown: it is.'),
        enablePreFilters: idle('Whether the filters are shown: they are.'),
        enableConfiguration: idle('Whether a person chooses columns.'),
        enableActiveTab: flag(true, 'Whether a person may look at the alarms.'),
        enableShelvedTab: flag(true, 'Whether a person may look at those that are shelved.'),
        toggleableFilter: idle('Whether the field to search by can be hidden.'),
      },
      'What stands above the rows.',
    ),
    filters: object(
      {
        active: object(
          {
            text: search,
            states: object(
              {
                activeUnacked: flag(true, 'Active ones that nobody acknowledged.'),
                activeAcked: flag(true, 'Active ones that were.'),
                clearUnacked: flag(true, 'Those that are over and that nobody acknowledged.'),
                clearAcked: idle('Those that are over and were acknowledged: they stand in the journal.'),
              },
              'Which states are shown.',
            ),
            priorities,
            conditions,
          },
          'Which alarms are shown.',
        ),
      },
      'Which rows are shown.',
    ),
    selection: object(
      {
        active: object(
          { mode: choice(['multiple', 'single', 'none'], 'How many alarms can be selected at once.') },
          'Among the alarms.',
        ),
      },
      'What can be selected.',
    ),
  },
  shows: 'alarms',
  writes: [
    'filters.active.text',
    ...['activeUnacked', 'activeAcked', 'clearUnacked'].map((name) => `filters.active.states.${name}`),
    ...names.map((name) => `filters.active.priorities.${name}`),
  ],
  refuses: (_props, path, value) => refusedFilter(path.at(-1) === 'text', value),
  missing: [
    'Columns, their order and the styles of rows are those of the station.',
    'What is selected is not written to `selection`, nor what is found to `filters`.',
    'Extension functions (`filterAlarm`) are not run.',
  ],
});

export const alarmJournalTable = declare({
  type: 'ia.display.alarmjournaltable',
  title: 'Alarm journal table',
  purpose: 'Shows what happened to alarms: when they became active, were cleared and were acknowledged.',
  properties: {
    name: idle('The name of the journal: there is one.'),
    refreshRate: number(30_000, 'Milliseconds between two looks, where the time ends now; at least 1000.'),
    dateFormat,
    enableHeader: flag(true, 'Whether the titles of the columns are shown.'),
    enableDetails: flag(true, 'Whether all that is known of a selected entry is shown.'),
    dragOrderable: idle('Whether a person may move columns.'),
    pager,
    dateRange: object(
      {
        mode: choice(
          ['realtime', 'historical'],
          'Whether the time ends now, or is a range of its own. A person switches it.',
        ),
        realtime: object(
          {
            interval: number(8, 'How much of `unit` before now is shown.'),
            unit: choice(['hours', 'seconds', 'minutes', 'days', 'weeks', 'months', 'years'], 'The unit of that.'),
          },
          'A time that ends now.',
        ),
        historical: object(
          { startDate: date('When it begins.'), endDate: date('When it ends.') },
          'A range of its own.',
        ),
      },
      'The time that is shown.',
    ),
    toolbar: object(
      {
        enabled: flag(true, 'Whether it is there.'),
        enableDateRange: flag(true, 'Whether a person may choose the time.'),
        enableFilter: flag(true, 'Whether a person may search and choose what is shown.'),
        enablePreFilters: idle('Whether the filters are shown: they are.'),
        enableConfiguration: idle('Whether a person chooses columns.'),
      },
      'What stands above the rows.',
    ),
    filter: object(
      {
        text: search,
        events: object(
          {
            active: flag(true, 'That they became active.'),
            acked: flag(true, 'That they were acknowledged.'),
            cleared: flag(true, 'That they were over.'),
            enabled: idle('That they were put into service.'),
            disabled: idle('That they were put out of service.'),
            system: idle('What happened to the system.'),
          },
          'What is shown of what happened to them.',
        ),
        priorities,
        conditions,
      },
      'Which entries are shown.',
    ),
  },
  writes: [
    'filter.text',
    ...['active', 'acked', 'cleared'].map((name) => `filter.events.${name}`),
    ...names.map((name) => `filter.priorities.${name}`),
    'dateRange.mode',
    'dateRange.realtime.interval',
    'dateRange.realtime.unit',
    'dateRange.historical.startDate',
    'dateRange.historical.endDate',
  ],
  missing: [
    'Columns, their order and the styles of rows are those of the station.',
    'That alarms were put into or out of service, and what happened to the system, is not in the journal.',
  ],
});

/** Why a filter is not taken that a person chose, in words. */
function refusedFilter(isText: boolean, value: Json): string | undefined {
  if (isText) return typeof value === 'string' ? undefined : 'A search is a text.';
  return typeof value === 'boolean' ? undefined : 'This is on or off.';
}
