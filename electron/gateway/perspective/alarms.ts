/** The alarms of the station in the tables of pages: how they stand, what became of them, and what people do with them. */
import { computed, effect, untracked, type ReadonlySignal } from '@preact/signals-core';
import { alarmJournalTable, alarmStatusTable } from '../../contract/components/alarms.ts';
import { readAll } from '../../contract/components/shapes.ts';
import {
  alarmPriorities,
  fits,
  type AlarmAct,
  type AlarmBanner,
  type AlarmBoard,
  type AlarmOutcome,
  type JournalPart,
  type JournalRow,
} from '../../contract/alarms.ts';
import { isJsonObject, type JsonObject } from '../../contract/json.ts';
import type { Quality } from '../../contract/page.ts';
import { levelOf } from '../platform/quality.ts';
import type { Levels } from '../tags/access.ts';
import { hidingValues } from '../tags/readable.ts';
import type { Tags } from '../tags/tags.ts';
import type { Component } from './tree.ts';

/** What pages ask of alarms. */
export interface AlarmDesk {
  /** How they stand; whatever reads it follows it. */
  readonly board: ReadonlySignal<{
    readonly value: AlarmBoard;
    readonly quality: Quality;
    /** The most urgent alarm of all for the banner, whether the board has room for it or not. */
    readonly waiting: Omit<AlarmBanner, 'doubt'>;
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
      const { value, waiting, quality } = desk.board.value;
      const event = waiting.event === null ? null : hide(waiting.event);
      return { value: { ...value, events: value.events.map(hide) }, waiting: { ...waiting, event }, quality };
    }),
    journal: async (asked) => {
      const { entries, isCut } = await desk.journal(asked);
      return { entries: entries.map((entry) => ({ ...entry, event: untracked(() => hide(entry.event)) })), isCut };
    },
  };
}

/** What the banner of a page says. */
export function bannerOf({ board }: Pick<AlarmDesk, 'board'>): AlarmBanner {
  const { waiting, quality } = board.value;
  const doubt = levelOf(quality) === 'good' ? null : (quality.reason ?? quality.code);
  return { ...waiting, doubt };
}

/** Keeps how the alarms stand in a table's properties. Returns what ends it. */
export function followAlarms(component: Component, { board }: Pick<AlarmDesk, 'board'>): () => void {
  return effect(() => {
    const { value, quality } = board.value;
    untracked(() => component.properties.set(kept, value, quality, 'Binding'));
  });
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
): Promise<JournalPart> {
  if (component.definition.type !== alarmJournalTable.type) return { entries: [], isCut: false };
  const { filter } = untracked(() => readAll(alarmJournalTable.properties, propsOf(component)));
  const { events, priorities, conditions } = filter;
  const shown = { active: events.active, cleared: events.cleared, acknowledged: events.acked };
  const ranks = [priorities.diagnostic, priorities.low, priorities.medium, priorities.high, priorities.critical];
  const text = filter.text.toLowerCase();
  return journal({
    start,
    end,
    most: mostEntries,
    wanted: ({ change, event: { source, displayPath, label, priority } }) =>
      shown[change] &&
      ranks[alarmPriorities.indexOf(priority)] === true &&
      (conditions.source === '' || fits(source, conditions.source)) &&
      (conditions.displayPath === '' || fits(displayPath, conditions.displayPath)) &&
      (text === '' || [source, displayPath, label].some((one) => one.toLowerCase().includes(text))),
  });
}
