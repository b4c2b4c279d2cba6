/**
 * `npm run package [-- --target deb,AppImage] [-- --inspect]`: packs the program into release/. Without a target it makes
 * the unpacked program that installers are made from. `--inspect` makes one that test drivers can attach to, in
 * release/inspect/.
 */
import { spawnSync } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { parseArgs } from 'node:util';
import { archFromString, build, Platform } from 'electron-builder';
import { makerId } from '../electron/ledger/programList.ts';
import { builderConfiguration, outputFolder, packedExecutable } from './electron-builder.ts';
import { makerKey } from './maker.ts';
import { ensureBuilt } from './runtime/build.ts';
import { ensureElectron } from './runtime/electron.ts';
import { supportOf } from './runtime/support.ts';
import { messageOf, runCommand, SetupError, tell } from './runtime/tell.ts';
import { writeValidation } from './validation.ts';

interface Wishes {
  readonly targets: readonly string[];
  readonly inspect: boolean;
}

function readWishes(): Wishes {
  try {
    const options = {
      target: { type: 'string', default: 'dir' },
      inspect: { type: 'boolean', default: false },
    } as const;
    const { values } = parseArgs({ options });
    return { targets: values.target.split(','), inspect: values.inspect };
  } catch (error) {
    throw new SetupError(`${messageOf(error)}\nUsage: npm run package [-- --target deb,AppImage] [-- --inspect]`);
  }
}

const needsNetwork =
  'electron-builder downloads the tools for installers from GitHub, which this machine could not reach.\n' +
  '"npm run package" without a target needs none of them.';

/** electron-builder's reason, with advice where the reason is the network. */
function packingFailed(targets: readonly string[], error: unknown): SetupError {
  const reason = messageOf(error);
  const advice = /ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|fetch failed/.test(reason) ? `\n${needsNetwork}` : '';
  return new SetupError(`Packing (${targets.join(', ')}) failed: ${reason}${advice}`);
}

/** What the packed program says of itself and of what it runs on; another platform's runs nowhere here. */
function versionOf(executable: string): string {
  const { status, stdout } = spawnSync(executable, ['version'], { encoding: 'utf8', timeout: 60_000 });
  return status === 0 ? stdout.trim() : 'It did not start here, so its versions are not shown.';
}

/** An Electron for delivery is one that its makers look after, without a known fault. */
async function requireSupport(version: string): Promise<void> {
  const { problems, unasked } = await supportOf(version);
  if (problems.length > 0) throw new SetupError(problems.join('\n'));
  if (unasked.length > 0) tell(`Not checked, since the npm registry did not say it: ${unasked.join(', ')}.`);
}

async function main(): Promise<number> {
  const { targets, inspect } = readWishes();
  const maker = makerKey();
  const electron = await ensureElectron();
  if (!electron.standIn) await requireSupport(electron.version);
  await ensureBuilt();
  try {
    const wanted = Platform.current().createTarget([...targets], archFromString(process.arch));
    const config = builderConfiguration({ electron, inspect, maker });
    const installers = await build({ targets: wanted, config, publish: 'never' });
    tell(`Validation: ${await writeValidation(outputFolder(inspect))}`);
    tell(versionOf(packedExecutable(inspect)));
    tell(`Packed: ${[packedExecutable(inspect), ...installers].join('\n        ')}`);
  } catch (error) {
    throw packingFailed(targets, error);
  }
  tell(
    maker === undefined
      ? 'Unsigned build: no maker’s key was given (COUNTERSIGN_MAKER_KEY_FILE), so nothing vouches for its files. It says so.'
      : `Signed: the list of its files, with the maker’s key ${makerId(createPublicKey(maker))}.`,
  );
  if (electron.standIn) tell('It carries the stand-in Electron: good for trying out, not for delivery.');
  if (inspect) tell('A debugger can attach to it: for tests only.');
  return 0;
}

await runCommand(main);
