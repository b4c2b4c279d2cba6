/** The end of a command's output. */
import { storeTrouble, StoreTrouble } from '../contract/storeTrouble.ts';
import { ExitCode } from './exitCodes.ts';

/**
 * Watches what becomes of the output from now on. The function that comes back waits until it was taken: whoever ended the program
 * before cut off what waits in a pipe. It gives the code that a command ends with: a refusal, told apart from the output, where all
 * went well and a disk did not take all that was said. A reader who goes away wants no more.
 */
export function watchOutput(): (code: number) => Promise<number> {
  const { stdout, stderr } = process;
  let failed: Error | undefined;
  stdout.on('error', (error: Error) => {
    if (!('code' in error && error.code === 'EPIPE')) failed ??= error;
  });
  return async (code) => {
    await Promise.all([stdout, stderr].map((stream) => new Promise<void>((taken) => stream.write('', () => taken()))));
    if (failed === undefined) return code;
    const why = storeTrouble(failed) === StoreTrouble.full ? 'its disk is full' : 'it could not be written';
    stderr.write(`Not all of the output is there: ${why}.\n`);
    return code === ExitCode.done ? ExitCode.refused : code;
  };
}
