import type { Terminal } from '../../electron/cli/station.ts';
import { strengthMeter } from './shared.ts';
import { noBrowser } from './station.ts';

export interface TestTerminal extends Terminal {
  readonly printed: string[];
}

/** A terminal that keeps what is printed and answers questions in turn. */
export function terminal(...secrets: string[]): TestTerminal {
  const printed: string[] = [];
  const answer = (): Promise<string> => Promise.resolve(secrets.shift() ?? '');
  return {
    printed,
    print: (line) => printed.push(line),
    printError: (line) => printed.push(line),
    askSecret: answer,
    ask: answer,
    operatingSystemVault: () => undefined,
    openBrowser: noBrowser,
    rendererDir: 'dist/renderer',
    demoProvider: () => Promise.reject(new Error('This test starts no provider.')),
    passphraseFile: undefined,
    strengthMeter,
    untilStopped: () => Promise.resolve(),
    hostName: 'host',
    userName: 'tester',
  };
}
