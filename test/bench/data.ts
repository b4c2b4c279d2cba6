/** Data of a plant: what the gateway makes of it against the bare libraries. */
import { benchDatabases } from './databases.ts';
import type { Row } from './table.ts';

/** All of its parts. */
export function benchData(): Promise<Row[]> {
  return benchDatabases();
}
