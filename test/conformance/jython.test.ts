/**
 * Programs with the outputs that a real Jython 2.7.3 printed (`npm run conformance -- --record`): scripts print the same,
 * and end with the same type of exception.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStation } from '../support/station.ts';
import { testClock } from '../support/clock.ts';
import { buttons } from '../gateway/scripting/buttons.ts';

const folder = join(import.meta.dirname, 'python');
const programs = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.py'))
  .map((file) => file.slice(0, -'.py'.length))
  .toSorted();

/** Addresses of objects differ at each run; of an exception its type is compared. */
function comparable(text: string): string {
  return text
    .replaceAll(/ at 0x[0-9a-f]+/g, ' at 0x')
    .replace(/^!! (\w+):.*$/ms, '!! $1')
    .trimEnd();
}

it('scripts print what Jython printed', async () => {
  const scripts = programs.map((name) => [name, readFileSync(join(folder, `${name}.py`), 'utf8')] as const);
  const station = await openStation({ files: buttons(Object.fromEntries(scripts)), clock: testClock() });
  const page = station.openPage();
  const given: Record<string, string> = {};
  for (const name of programs) {
    const before = station.log.lines.length;
    const told = page.notices.length;
    await page.frame.fire(page.node(name).id, 'component.onActionPerformed', {});
    const printed = station.log.lines
      .slice(before)
      .filter(({ details }) => details['logger'] === 'print')
      .map(({ message }) => message);
    const raised = page.notices.slice(told).map(({ message }) => `!! ${message}`);
    given[name] = comparable([...printed, ...raised].join('\n'));
  }
  expect(given).toEqual(
    Object.fromEntries(programs.map((name) => [name, comparable(readFileSync(join(folder, `${name}.out`), 'utf8'))])),
  );
});
