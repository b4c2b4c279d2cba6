/** Data of a plant: what the gateway makes of it against the bare libraries. */
import { benchDatabases } from './databases.ts';
import { benchHistory } from './history.ts';
import { benchOpcua } from './opcua.ts';
import { benchSparkplug } from './sparkplug.ts';
import type { Row } from './table.ts';

/** All of its parts. */
export async function benchData(): Promise<Row[]> {
  return [...(await benchDatabases()), ...(await benchHistory()), ...(await benchOpcua()), ...(await benchSparkplug())];
}
