/** What stands where in a schedule: the rows, what is planned in each, and when machines stand. */
import type { equipmentSchedule } from '../../../electron/contract/components/equipmentSchedule.ts';
import type { Read } from '../../../electron/contract/components/shapes.ts';
import type { JsonObject } from '../../../electron/contract/json.ts';
import { text } from '../props.ts';
import type { Planned } from './hands.ts';
import { lanesOf, type Laid } from './lanes.ts';
import type { Span } from './scale.ts';

export type Settings = Read<(typeof equipmentSchedule)['properties']>;
export type Scheduled = Settings['scheduledEvents'][number];
export type Shown = Planned & { readonly event: Scheduled };

export interface BoardRow {
  readonly item: Settings['items'][number];
  readonly id: string;
  readonly name: string;
  readonly laid: readonly Laid<Shown>[];
  /** How many lanes it has. */
  readonly count: number;
  readonly down: readonly (Span & { readonly one: Settings['downtimeEvents'][number] })[];
}

export interface Board {
  readonly rows: readonly BoardRow[];
  readonly planned: readonly Shown[];
  readonly breaks: readonly (Span & { readonly style: JsonObject })[];
  /** How much is planned that has no row, no id or no time. */
  readonly unplaced: number;
}

function timeOf({ startDate, endDate }: Pick<Scheduled, 'startDate' | 'endDate'>): Span | undefined {
  if (startDate === undefined || endDate === undefined || startDate >= endDate) return undefined;
  return { from: startDate, to: endDate };
}

/** Places what a project says. */
export function boardOf({ items, scheduledEvents, downtimeEvents, breakEvents }: Settings): Board {
  const ids = new Set(items.map(({ id }) => text(id)).filter((id) => id !== ''));
  const planned = scheduledEvents.flatMap((event): Shown[] => {
    const time = timeOf(event);
    const { eventId = '', itemId = '' } = event;
    const [id, row] = [text(eventId), text(itemId)];
    if (time === undefined || id === '' || !ids.has(row)) return [];
    return [{ ...time, id, row, words: event.label || id, eventId, itemId, event }];
  });
  const rows = items.flatMap((item): BoardRow[] => {
    const id = text(item.id);
    if (!ids.delete(id)) return [];
    const down = downtimeEvents.flatMap((one) => {
      const time = text(one.itemId) === id ? timeOf(one) : undefined;
      return time === undefined ? [] : [{ ...time, one }];
    });
    return [{ item, id, name: item.label || id, ...lanesOf(planned.filter(({ row }) => row === id)), down }];
  });
  const breaks = breakEvents.flatMap(({ style, ...dates }) => {
    const time = timeOf(dates);
    return time === undefined ? [] : [{ ...time, style }];
  });
  return { rows, planned, breaks, unplaced: scheduledEvents.length - planned.length };
}

/** What a key goes to from something that is planned: what is beside it, or about as early in the next row that has something. */
export function beside({ rows }: Board, of: Planned, key: string): Shown | undefined {
  const side = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  const down = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  const at = rows.findIndex(({ id }) => id === of.row);
  const own = rows[at]?.laid.map(({ one }) => one) ?? [];
  if (side !== 0) return own[own.findIndex(({ id }) => id === of.id) + side];
  if (down === 0) return undefined;
  const others = down > 0 ? rows.slice(at + 1) : rows.slice(0, at).toReversed();
  const next = others.find(({ laid }) => laid.length > 0)?.laid.map(({ one }) => one) ?? [];
  return next.toSorted((one, other) => Math.abs(one.from - of.from) - Math.abs(other.from - of.from))[0];
}
