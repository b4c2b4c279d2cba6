import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../support/station.ts';

const interpreter = new URL('../../../electron/gateway/scripting/interpreters.ts', import.meta.url);
const ports = new URL('../../../electron/gateway/platform/ports.ts', import.meta.url);

/** Two interpreters, one after the other, each with a script that calls out; prints what the script printed. */
const program = `
  const { openInterpreters } = await import('${interpreter}');
  const { systemClock } = await import('${ports}');
  const write = (message) => console.log(message);
  write('loaded');
  const log = { debug: write, info: write, warn: write, error: write };
  const calls = new Map([['log', (given) => (write(JSON.stringify(given)), null)]]);
  const modules = [{ name: 'probe', source: 'def go():\\n    for n in range(100):\\n        print(n)\\n' }];
  for (const newId of [() => 'a', () => 'b']) {
    const python = openInterpreters({ ports: { clock: systemClock(), newId, log }, library: { modules }, registry: { calls, offered: [] } }).openLibrary();
    await python.callNamed('probe.go', {}, []);
    await python.close();
  }
`;

it('no code that an interpreter was compiled to is freed while another runs: V8 frees some of it twice', () => {
  const file = join(temporaryFolder(), 'program.mjs');
  writeFileSync(file, program);
  // V8 says what it frees, and looks for it all the time.
  const flags = ['--trace-wasm-code-gc', '--stress-wasm-code-gc', '--wasm-wrapper-tiering-budget=1'];
  const told = execFileSync(process.execPath, [...flags, file], { encoding: 'utf8' });
  const [, afterwards = ''] = told.split('loaded');
  expect(afterwards).toContain('"99"');
  expect(afterwards).not.toContain('[wasm-gc] Freeing');
});
