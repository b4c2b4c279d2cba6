/** What a person does with a schedule: a time and a row that are not set yet. */
import type { Json } from '../../../electron/contract/json.ts';
import { snapped, stepOf, type Span, type Zoom } from './scale.ts';

/** Something that is planned, where it can be shown. */
export interface Planned extends Span {
  readonly id: string;
  readonly row: string;
  readonly words: string;
  /** Its ids as the project has them. */
  readonly eventId: Json;
  readonly itemId: Json;
}

/** What is moved, made longer or added, and where it would be. */
export interface Draft extends Span {
  readonly kind: 'onMoveEvent' | 'onResizeEvent' | 'onAddEvent';
  /** What it is of; undefined for what is added. */
  readonly of: Planned | undefined;
  readonly row: string;
}

/** What an event allows. */
export interface May {
  readonly move: boolean;
  readonly resize: boolean;
}

/** Where something would be after a way of the pointer, in milliseconds; by its whole, its beginning or its end. */
export function dragged(
  of: Planned,
  grip: 'whole' | 'from' | 'to',
  way: number,
  {
    row,
    zoom,
    toStep,
    zone,
  }: { readonly row: string; readonly zoom: Zoom; readonly toStep: boolean; readonly zone: string },
): Draft {
  const put = (at: number): number => snapped(at + way, zoom, toStep, zone);
  const least = 60_000;
  if (grip === 'from')
    return { kind: 'onResizeEvent', of, row: of.row, from: Math.min(put(of.from), of.to - least), to: of.to };
  if (grip === 'to')
    return { kind: 'onResizeEvent', of, row: of.row, from: of.from, to: Math.max(put(of.to), of.from + least) };
  const from = put(of.from);
  return { kind: 'onMoveEvent', of, row, from, to: from + (of.to - of.from) };
}

/**
 * What a key makes of something: with Shift the arrows move it by a step, or to the next row; with Control they make it longer or
 * shorter. Undefined where it does nothing.
 */
export function keyed(
  draft: Draft,
  { key, shiftKey, ctrlKey }: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey'>,
  { zoom, rows, may }: { readonly zoom: Zoom; readonly rows: readonly string[]; readonly may: May },
): Draft | undefined {
  const step = stepOf(zoom);
  const side = key === 'ArrowRight' ? step : key === 'ArrowLeft' ? -step : 0;
  if (shiftKey && !ctrlKey && may.move) {
    const kind = draft.of === undefined ? draft.kind : 'onMoveEvent';
    if (side !== 0) return { ...draft, kind, from: draft.from + side, to: draft.to + side };
    const down = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    const row = down === 0 ? undefined : rows[rows.indexOf(draft.row) + down];
    return row === undefined ? undefined : { ...draft, kind, row };
  }
  if (!ctrlKey || shiftKey || side === 0 || !may.resize) return undefined;
  const kind = draft.of === undefined ? draft.kind : 'onResizeEvent';
  const to = draft.to + side;
  return to > draft.from ? { ...draft, kind, to } : undefined;
}
