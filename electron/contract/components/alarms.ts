/** Tables of alarms. */
import { listOf, type Json, type JsonObject } from '../json.ts';
import { alarmColumns, associatedColumns, never, rowStyle } from './alarmColumns.ts';
import { declare } from './declaration.ts';
import { anything, choice, date, flag, idle, list, listOr, number, object, pattern, readAll, text } from './shapes.ts';

const pager = object(
  {
    enabled: flag(true, 'Whether entries stand on pages; without that, all of them are on one that scrolls.'),
    hide: idle('When it is not there: it is where there are more entries than one page has.'),
    initialOption: number(25, 'Entries on a page before a person chooses.'),
    options: listOr(
      [5, 10, 25, 50, 100],
      number(25, 'Entries on a page.'),
      'What a person may choose as the number of entries on a page.',
    ),
    activePage: number(1, 'The page that is shown, from 1 on.'),
  },
  'Pages of entries.',
);
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
    source: text('', 'What their sources are: several with commas between them, `*` stands for anything. Empty: any.'),
    displayPath: text('', 'What their display paths are, in the same way.'),
    provider: text('', 'The provider of their tags. Empty: any.'),
  },
  'Which alarms are shown, whatever a person chooses.',
);
const search = text('', 'What a person searches: it stands in their display path, label or source.');
const responsive = object(
  {
    enabled: idle('Whether a row is a card where room is short: it is.'),
    breakpoint: idle('How many pixels of width are short.'),
  },
  'What becomes of rows where room is short.',
);
const found = list(text('', 'The name of a column.'), 'Sorted columns, the one that counts most first.');
const results = (shown: string) =>
  object(
    {
      enabled: flag(false, `Whether what is found is kept in \`data\`.`),
      data: anything([], `${shown} The gateway keeps it.`),
    },
    'What the filters find.',
  );
/** A table lists no more. */
const mostChosen = 500;
const pipelines = 'alarms have no pipelines here';

const activeColumns = alarmColumns(
  {
    activeTime: { title: 'Active since', isOn: true, width: 150 },
    displayPath: { title: 'Display path', isOn: true, width: 200 },
    priority: { title: 'Priority', isOn: true, width: 150, sort: 'descending' },
    state: { title: 'State', isOn: true, sort: 'descending' },
    source: { title: 'Source', isOn: true, width: 200 },
    label: { title: 'Label' },
    name: { title: 'Name', isOn: true },
    eventId: { title: 'Event', width: 150 },
    eventValue: { title: 'Value' },
    notes: { title: 'What to do' },
    isActive: { title: 'Active' },
    isAcked: { title: 'Acknowledged' },
    isClear: { title: 'Returned' },
    ackTime: { title: 'Acknowledged at', width: 150 },
    ackUser: { title: 'Acknowledged by' },
    ackNotes: { title: 'Note' },
    ackPipeline: { title: '', absent: pipelines },
    activePipeline: { title: '', absent: pipelines },
    clearTime: { title: 'Returned at' },
    clearPipeline: { title: '', absent: pipelines },
    deadband: { title: '', absent: 'an event does not keep the dead band of its alarm' },
  },
  'The columns of the alarms, in place of the station’s rows.',
);
const shelvedColumns = alarmColumns(
  {
    expires: { title: 'Until', isOn: true, width: 100, sort: 'descending' },
    shelvedBy: { title: 'Shelved by', isOn: true, width: 100 },
    sourcePath: { title: 'Source', isOn: true, width: 200 },
  },
  'Those of the alarms that are shelved.',
);
const journalColumns = alarmColumns(
  {
    eventTime: { title: 'Time', isOn: true, width: 150, sort: 'descending' },
    displayPath: { title: 'Display path', isOn: true, width: 200 },
    priority: { title: 'Priority', isOn: true, width: 100 },
    eventState: { title: 'What happened', isOn: true, width: 150 },
    name: { title: 'Name', isOn: true },
    source: { title: 'Source', isOn: true, width: 200 },
    eventId: { title: 'Event', width: 150 },
    label: { title: 'Label' },
    state: { title: 'State' },
    eventValue: { title: 'Value' },
    isSystemEvent: { title: '', absent: 'what happened to the system is not in the journal' },
    ackUser: { title: 'Acknowledged by' },
    ackNotes: { title: 'Note' },
  },
  'The columns, in place of the station’s rows.',
);
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
    dragOrderable: flag(true, 'Whether a person may move the columns of the project.'),
    shelvingTimes: listOr(
      [300, 900, 1800, 3600, 7200, 14_400],
      number(900, 'Seconds.'),
      'For how long alarms can be shelved.',
    ),
    pager: idle('Rows on a page: all alarms are on one that scrolls, since nobody looks for an alarm on another page.'),
    responsive,
    columns: object({ active: activeColumns, shelved: shelvedColumns }, 'The columns of the rows.'),
    columnsAssociated: object(
      { active: associatedColumns(activeColumns) },
      'Columns of data that alarms bring with them.',
    ),
    activeSortOrder: found,
    shelvedSortOrder: found,
    rowStyles: object(
      {
        activeUnacked: rowStyle('active alarms that nobody acknowledged'),
        activeAcked: rowStyle('active ones that were'),
        clearUnacked: rowStyle('those that are over and that nobody acknowledged'),
        clearAcked: idle('How rows of those look that are over and were acknowledged: they stand in the journal.'),
      },
      'How rows look.',
    ),
    toolbar: object(
      {
        enabled: flag(true, 'Whether it is there.'),
        enableFilter: flag(true, 'Whether a person may search and choose states and priorities.'),
        enableFilterResults: idle('Whether the number of rows that are found is shown: it is.'),
        enablePreFilters: idle('Whether the filters are shown: they are.'),
        enableConfiguration: flag(true, 'Whether a person chooses which columns of the project are shown.'),
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
                clearAcked: never(
                  'Those that are over and were acknowledged.',
                  'alarms that are over and were acknowledged stand in the journal',
                ),
              },
              'Which states are shown.',
            ),
            priorities,
            conditions,
            results: results('The alarms that are found.'),
          },
          'Which alarms are shown.',
        ),
        shelved: object(
          { text: search, results: results('The shelved alarms that are found.') },
          'Which shelved alarms are shown.',
        ),
      },
      'Which rows are shown.',
    ),
    selection: object(
      {
        active: object(
          {
            mode: choice(['multiple', 'single', 'none'], 'How many alarms can be selected at once.'),
            chosen: list(text('', 'The id of an event.'), 'Which events are selected, by their ids.'),
            data: anything([], 'The alarms that are selected. The gateway keeps it.'),
          },
          'Among the alarms.',
        ),
        shelved: object(
          {
            mode: choice(['multiple', 'single', 'none'], 'How many shelved alarms can be selected at once.'),
            data: idle('The shelved alarms that are selected: that is of the person in front of the page.'),
          },
          'Among those that are shelved.',
        ),
      },
      'What can be selected.',
    ),
  },
  shows: 'alarms',
  writes: [
    'selection.active.chosen',
    'filters.shelved.text',
    'filters.active.text',
    ...['activeUnacked', 'activeAcked', 'clearUnacked'].map((name) => `filters.active.states.${name}`),
    ...names.map((name) => `filters.active.priorities.${name}`),
  ],
  refuses: (props, path, value) =>
    path.at(-1) === 'chosen' ? refusedChoice(props, value) : refusedFilter(path.at(-1) === 'text', value),
  methods: { refreshData: 'Nothing: what is shown is always how the alarms stand now.' },
  extensions: {
    filterAlarm: {
      meaning: 'Whether an alarm is shown: its fields as in `selection.active.data`.',
      parameter: 'alarmEvent',
    },
    filterShelvedAlarm: {
      meaning: 'Whether a shelved alarm is shown: its `sourcePath`, `shelvedBy` and `expires`.',
      parameter: 'shelvedAlarmEvent',
    },
  },
  missing: [
    'What a person makes of the columns of a project (the button above the rows, the titles and their edges) is gone with the page. Rows that the station lays out have no columns.',
    'Scripts and bindings are not told which shelved alarms are selected.',
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
    dragOrderable: flag(true, 'Whether a person may move the columns of the project.'),
    pager,
    responsive,
    columns: journalColumns,
    columnsAssociated: associatedColumns(journalColumns),
    sortOrder: found,
    rowStyles: object(
      {
        active: rowStyle('entries that an alarm became active'),
        acked: rowStyle('those that it was acknowledged'),
        cleared: rowStyle('those that it was over'),
        enabled: idle('How entries look that an alarm was put into service: they are not in the journal.'),
        disabled: idle('How those look that it was put out of service.'),
        system: idle('How those look of what happened to the system.'),
      },
      'How rows look.',
    ),
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
        enableFilterResults: idle('Whether the number of entries that are found is shown: it is.'),
        toggleableFilter: idle('Whether the field to search by can be hidden.'),
        enableConfiguration: flag(true, 'Whether a person chooses which columns of the project are shown.'),
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
    'pager.activePage',
    'filter.text',
    ...['active', 'acked', 'cleared'].map((name) => `filter.events.${name}`),
    ...names.map((name) => `filter.priorities.${name}`),
    'dateRange.mode',
    'dateRange.realtime.interval',
    'dateRange.realtime.unit',
    'dateRange.historical.startDate',
    'dateRange.historical.endDate',
  ],
  methods: { refreshData: 'Looks again what happened.' },
  extensions: {
    filterAlarm: {
      meaning: 'Whether an entry is shown: the fields of its columns, and those of its alarm.',
      parameter: 'alarmEvent',
    },
  },
  missing: [
    'What a person makes of the columns of a project (the button above the rows, the titles and their edges) is gone with the page. Rows that the station lays out have no columns.',
    'That alarms were put into or out of service, and what happened to the system, is not in the journal.',
  ],
});

/** Why a choice of alarms is not taken, in words. */
function refusedChoice(props: JsonObject, value: Json): string | undefined {
  const { mode } = readAll(alarmStatusTable.properties, props).selection.active;
  if (!Array.isArray(value) || value.length > mostChosen || !listOf(value).every((one) => typeof one === 'string'))
    return 'Alarms are selected by the ids of their events.';
  if (mode === 'none' && value.length > 0) return 'Alarms are not selected here.';
  return mode === 'single' && value.length > 1 ? 'One alarm is selected at once here.' : undefined;
}

/** Why a filter is not taken that a person chose, in words. */
function refusedFilter(isText: boolean, value: Json): string | undefined {
  if (isText) return typeof value === 'string' ? undefined : 'A search is a text.';
  return typeof value === 'boolean' ? undefined : 'This is on or off.';
}
