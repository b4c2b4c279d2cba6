/** The alarms of the station in the tables of pages: how they stand, what became of them, and what people do with them. */
import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals-core';
import { alarmJournalTable, alarmStatusTable } from '../../contract/components/alarms.ts';
import { readAll } from '../../contract/components/shapes.ts';
import {
  type AlarmAct,
  type AlarmBanner,
  type AlarmBoard,
  type AlarmOutcome,
  type AlarmRow,
  type JournalPart,
  type JournalRow,
} from '../../contract/alarms.ts';
import {
  alarmFields,
  alarmTimes,
  entryFields,
  isEntryFound,
  isFound,
  isSearchedFor,
  isShelvedFound,
  shelvedFields,
} from '../../contract/alarmTable.ts';
import { CountersignError } from '../../contract/errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../contract/json.ts';
import type { Quality } from '../../contract/page.ts';
import { dateValue } from '../../contract/values.ts';
import type { AlarmsStanding } from '../expression/references.ts';
import { levelOf } from '../platform/quality.ts';
import type { Levels } from '../tags/access.ts';
import { hidingValues } from '../tags/readable.ts';
import type { Tags } from '../tags/tags.ts';
import { keepDerived, type Derived } from './derived.ts';
import { extensionOf, keptRows, type RunsScripts } from './extensions.ts';
import type { Component } from './tree.ts';

/** What pages ask of alarms. */
export interface AlarmDesk {
  /** How they stand; whatever reads it follows it. */
  readonly board: ReadonlySignal<{
    readonly value: AlarmBoard;
    readonly quality: Quality;
    /** The most urgent alarm of all for the banner, whether the board has room for it or not. */
    readonly waiting: Omit<AlarmBanner, 'doubt'>;
    /** All of them, for expressions; made when one asks. */
    readonly all: () => AlarmsStanding;
  }>;
  /** Does it as who is signed in on the session. Rejects with what is to be said, also of what was done before. */
  readonly handle: (
    act: AlarmAct,
    doer: { readonly sessionId: string; readonly pageId: string },
  ) => Promise<AlarmOutcome>;
  /** What happened in a time (epoch milliseconds), as far as `wanted` takes it: the newest `most`, the oldest first. */
  readonly journal: (asked: {
    readonly start: number;
    readonly end: number;
    readonly most: number;
    readonly wanted: (row: JournalRow) => boolean;
  }) => Promise<JournalPart>;
}

/** Epoch milliseconds. */
export interface JournalRange {
  readonly start: number;
  readonly end: number;
}

/** Where a table has what the gateway keeps for it. */
const kept = ['props', 'alarms'];
/** Entries that a table shows. */
const mostEntries = 1000;

/** What somebody with these levels sees at it, as it changes with who is signed in. */
export function deskFor(desk: AlarmDesk, tags: Pick<Tags, 'readAccess'>, levels: Levels): AlarmDesk {
  const hide = hidingValues(tags, levels);
  return {
    ...desk,
    board: computed(() => {
      const { value, waiting, all, quality } = desk.board.value;
      const event = waiting.event === null ? null : hide(waiting.event);
      return { value: { ...value, events: value.events.map(hide) }, waiting: { ...waiting, event }, all, quality };
    }),
    journal: async (asked) => {
      const part = await desk.journal(asked);
      const entries = part.entries.map((entry) => ({ ...entry, event: untracked(() => hide(entry.event)) }));
      return { ...part, entries };
    },
  };
}

/** What the banner of a page says. */
export function bannerOf({ board }: Pick<AlarmDesk, 'board'>): AlarmBanner {
  const { waiting, quality } = board.value;
  const doubt = levelOf(quality) === 'good' ? null : (quality.reason ?? quality.code);
  return { ...waiting, doubt };
}

/** How the alarms stand that a table shows. */
interface Standing {
  readonly value: AlarmBoard;
  readonly quality: Quality;
}

/** Keeps in a table's properties how the alarms stand, which are selected, and what the filters find. Returns what ends it. */
export function followAlarms(component: Component, around: Pick<AlarmDesk, 'board'> & RunsScripts): () => void {
  const { standing: shown, end } = standingOf(component, around);
  const standing = effect(() => {
    const { value, quality } = shown.value;
    untracked(() => component.properties.set(kept, value, quality, 'Binding'));
  });
  const derived = keepDerived(component, () => derivedOf(component, shown.value.value), { source: kept });
  return () => {
    derived();
    standing();
    end();
  };
}

/** How the alarms stand that the extension functions of a table let through. */
function standingOf(
  component: Component,
  { board, runScript }: Pick<AlarmDesk, 'board'> & RunsScripts,
): { readonly standing: ReadonlySignal<Standing>; readonly end: () => void } {
  if (extensionNames.every((name) => extensionOf(component, name) === undefined))
    return { standing: board, end: () => undefined };
  const { value, quality } = untracked(() => board.value);
  const standing = signal<Standing>({ value: { ...value, events: [], shelved: [] }, quality });
  let waiting: Standing | undefined;
  let isRunning = false;
  let hasEnded = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    for (let next = waiting; next !== undefined && !hasEnded; next = waiting) {
      waiting = undefined;
      const through = await throughFilters(component, next, { runScript });
      if (!hasEnded) standing.value = through;
    }
    isRunning = false;
  };
  const following = effect(() => {
    waiting = board.value;
    untracked(() => {
      if (!isRunning) void run();
    });
  });
  return {
    standing,
    end: () => {
      hasEnded = true;
      following();
    },
  };
}

const extensionNames = ['filterAlarm', 'filterShelvedAlarm'] as const;

/** What the scripts let through; where one failed, everything, and the reason: no alarm is hidden by a mistake. */
async function throughFilters(
  component: Component,
  { value, quality }: Standing,
  scripts: RunsScripts,
): Promise<Standing> {
  const [forAlarms, forShelved] = extensionNames;
  try {
    const events = await keptRows(component, forAlarms, value.events, dataOf, scripts);
    const shelved = await keptRows(component, forShelved, value.shelved, shelvedFields, scripts);
    return { value: { ...value, events: [...events], shelved: [...shelved] }, quality };
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    return { value, quality: { code: 'Error_ScriptEval', reason: `All alarms are shown: ${error.message}` } };
  }
}

/** What is selected and found. What a project does not ask for is not kept: it would be told to the page with each change. */
function derivedOf({ properties }: Component, { events, shelved }: AlarmBoard): Derived {
  const { filters, selection } = readAll(alarmStatusTable.properties, {
    filters: properties.get(['props', 'filters']) ?? null,
    selection: properties.get(['props', 'selection']) ?? null,
  });
  const chosen = new Set(selection.active.chosen);
  // As the table shows it: what is selected stays in sight in any state, and not where a filter hides it. A script does
  // nothing with an alarm that nobody sees.
  const selected = events.filter((event) => chosen.has(event.id) && isSearchedFor(event, filters.active));
  const rows: [string, Json][] = [['selection.active.data', selected.map(dataOf)]];
  if (filters.active.results.enabled) {
    const found = events.filter((event) => isFound(event, filters.active));
    rows.push(['filters.active.results.data', found.map(dataOf)]);
  }
  if (filters.shelved.results.enabled) {
    const found = shelved.filter((alarm) => isShelvedFound(alarm, filters.shelved.text));
    rows.push(['filters.shelved.results.data', found.map((alarm) => withDates(shelvedFields(alarm)))]);
  }
  return rows.map(([place, data]) => [['props', ...place.split('.')], data]);
}

/** An alarm as scripts read it of a table. */
function dataOf(event: AlarmRow): JsonObject {
  return withDates(alarmFields(event));
}

function withDates(fields: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'number' && alarmTimes.has(name) ? dateValue(value) : value,
    ]),
  );
}

function propsOf({ properties }: Component): JsonObject {
  const props = properties.get(['props']);
  return isJsonObject(props) ? props : {};
}

/** Why something is not done with alarms by a component, as a sentence; undefined where it is. */
export function whyNotHandled(component: Component, act: AlarmAct): string | undefined {
  if (component.definition.type !== alarmStatusTable.type) return 'This is no table of alarms.';
  const own = readAll(alarmStatusTable.properties, propsOf(component));
  switch (act.kind) {
    case 'acknowledge':
      return own.enableAcknowledge ? undefined : 'Alarms are not acknowledged here. None was acknowledged.';
    case 'shelve':
      if (!own.enableShelve) return 'Alarms are not shelved here. None was shelved.';
      return own.shelvingTimes.includes(act.seconds) ? undefined : 'This time is not offered here. None was shelved.';
    case 'unshelve':
      return own.enableUnshelve ? undefined : 'Alarms are not taken back here. None was taken back.';
  }
}

/** What an alarm journal table shows of a time, as its filters say; nothing for any other component. */
export async function journalOf(
  component: Component,
  { start, end }: JournalRange,
  { journal }: Pick<AlarmDesk, 'journal'>,
  scripts: RunsScripts,
): Promise<JournalPart> {
  if (component.definition.type !== alarmJournalTable.type) return { entries: [], isCut: false, people: {} };
  const { filter } = untracked(() => readAll(alarmJournalTable.properties, propsOf(component)));
  const part = await journal({ start, end, most: mostEntries, wanted: (entry) => isEntryFound(entry, filter) });
  const entries = await keptRows(
    component,
    'filterAlarm',
    part.entries,
    (one) => withDates({ ...alarmFields(one.event), ...entryFields(one) }),
    scripts,
  );
  return { ...part, entries: [...entries] };
}
