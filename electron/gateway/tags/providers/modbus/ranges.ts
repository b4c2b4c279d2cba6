/** Few requests for many addresses. */
import type { Address } from './addresses.ts';
import type { ModbusSettings } from './settings.ts';

/** Addresses of one unit and area that one request reads. */
export interface Range {
  readonly unit: number;
  readonly area: Address['area'];
  readonly start: number;
  readonly count: number;
  /** One at least, by their start. */
  readonly addresses: readonly Address[];
}

/** The range of addresses, which are of one unit and area and stand by their start. */
export function rangeOf(addresses: readonly Address[]): Range | undefined {
  const [first] = addresses;
  if (first === undefined) return undefined;
  const { unit, area, start } = first;
  const end = addresses.reduce((most, one) => Math.max(most, one.start + one.count), 0);
  return { unit, area, start, count: end - start, addresses };
}

/**
 * Gathers addresses into ranges. `cuts` has the paths that begin a range of their own, since a device refused them together with
 * those before.
 */
export function gathered(
  addresses: readonly Address[],
  { maxGap, maxRegisters, maxCoils }: Pick<ModbusSettings, 'maxGap' | 'maxRegisters' | 'maxCoils'>,
  cuts: ReadonlySet<string>,
): readonly Range[] {
  const sorted = addresses.toSorted(
    (a, b) => a.unit - b.unit || a.area.localeCompare(b.area) || a.start - b.start || a.count - b.count,
  );
  const lists: Address[][] = [];
  let end = 0;
  for (const address of sorted) {
    const list = lists.at(-1);
    const first = list?.[0];
    const most = address.area === 'C' || address.area === 'DI' ? maxCoils : maxRegisters;
    const next = address.start + address.count;
    if (
      list !== undefined &&
      first?.unit === address.unit &&
      first.area === address.area &&
      address.start <= end + maxGap &&
      Math.max(end, next) - first.start <= most &&
      !cuts.has(address.path)
    ) {
      list.push(address);
      end = Math.max(end, next);
    } else {
      lists.push([address]);
      end = next;
    }
  }
  return lists.flatMap((list) => rangeOf(list) ?? []);
}
