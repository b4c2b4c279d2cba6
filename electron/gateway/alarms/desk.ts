/** What pages ask of alarms. */
import type { AlarmAct, AlarmOutcome, JournalPart, JournalRow } from '../../contract/alarms.ts';
import type { Clock } from '../platform/ports.ts';
import type { Store } from '../store/database.ts';
import type { AlarmActions, Doer } from './actions.ts';
import type { Board } from './board.ts';
import type { Journal, JournalEntry } from './journal.ts';
import { peopleOf, rowOf, type Called } from './rows.ts';

export interface DeskDependencies {
  readonly board: Board['value'];
  readonly actions: AlarmActions;
  readonly journal: Pick<Journal, 'between'>;
  readonly whenFree: Store['whenFree'];
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly called: Called;
}

export function alarmDesk({ board, actions, journal, whenFree, clock, called }: DeskDependencies) {
  return {
    board,
    handle: (act: AlarmAct, where: Omit<Doer, 'askedAt'>): Promise<AlarmOutcome> => {
      const doer = { ...where, askedAt: clock.monotonic() };
      return whenFree(() => done(actions, act, doer));
    },
    journal: async ({
      wanted,
      ...asked
    }: {
      readonly start: number;
      readonly end: number;
      readonly most: number;
      readonly wanted: (row: JournalRow) => boolean;
    }): Promise<JournalPart> => {
      const { entries, isCut } = await journal.between({ ...asked, wanted: (entry) => wanted(journalRow(entry)) });
      const people = peopleOf(
        entries.flatMap(({ event }) => event.ack?.by ?? []),
        called,
      );
      return { entries: entries.map(journalRow), isCut, people };
    },
  };
}

function done(actions: AlarmActions, act: AlarmAct, doer: Doer): AlarmOutcome | Promise<AlarmOutcome> {
  if (act.kind === 'acknowledge') {
    return actions.acknowledge({ ids: act.events, notes: act.note, allOrNone: false }, doer);
  }
  if (act.kind === 'shelve') actions.shelve({ sources: act.sources }, act.seconds, doer);
  else actions.unshelve({ sources: act.sources }, doer);
  return { done: act.sources.length, signing: 0, refused: [] };
}

function journalRow({ change, at, event }: JournalEntry): JournalRow {
  return { change, at, event: rowOf(event, undefined) };
}
