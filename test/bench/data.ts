/** Data of a plant: what the gateway makes of it against the bare libraries. */
import { benchAlarms } from './alarms.ts';
import { benchDatabases } from './databases.ts';
import { benchHistory } from './history.ts';
import { benchOpcua } from './opcua.ts';
import { benchOpcuaScreen } from './opcuaScreen.ts';
import { benchSparkplug } from './sparkplug.ts';
import type { Row } from './table.ts';

/** All of its parts. */
export async function benchData(env: NodeJS.ProcessEnv): Promise<Row[]> {
  const parts = [benchAlarms, benchDatabases, benchHistory, benchOpcua, () => benchOpcuaScreen(env), benchSparkplug];
  const rows: Row[] = [];
  for (const part of parts) rows.push(...(await part()));
  return rows;
}
