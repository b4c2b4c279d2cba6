/** The bench of components: those of which much is asked, each with a bench of its own. */
import type { Row } from './table.ts';
import { benchTables } from './tables.ts';

export function benchComponents(env: NodeJS.ProcessEnv): Promise<Row[]> {
  return benchTables(env);
}
