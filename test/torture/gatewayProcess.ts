/**
 * The process that is killed between two steps of a signature: `countersign gateway`, as its command runs it. Arguments: the folder of
 * the renderer, and the command line.
 */
import { runCommand, systemTerminal } from '../../electron/cli/commands.ts';

const [rendererDir = '', ...args] = process.argv.slice(2);
const terminal = systemTerminal('torture', 'torture', {
  operatingSystemVault: () => undefined,
  openBrowser: () => Promise.reject(new Error('no browser')),
  rendererDir,
  demoProvider: () => Promise.reject(new Error('no provider')),
});
process.exitCode = await runCommand(args, terminal);
