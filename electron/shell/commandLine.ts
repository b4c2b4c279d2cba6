/**
 * What the packaged program takes on its command line. Chromium and Node read the same line before this program does,
 * and each of their switches (a debugging port, a proxy, an extension) would let somebody drive or watch the signing
 * surface from outside. So the line is held against a list of what is allowed, and anything else ends the program.
 */
import { lettersAway } from '../gateway/platform/lettersAway.ts';

/** The options of the program itself, as `parseArgs` wants them. */
export const desktopOptions = Object.freeze({
  'data-dir': { type: 'string' },
  project: { type: 'string' },
  keys: { type: 'string' },
  kiosk: { type: 'boolean' },
  downloads: { type: 'string' },
  devtools: { type: 'boolean' },
} as const);

/** The ways in which Chromium reaches a key store that protects, where it does not know the desktop; word for word. */
const keyStores = ['gnome-libsecret', 'kwallet', 'kwallet5', 'kwallet6'].map((store) => `--password-store=${store}`);

/**
 * What the launcher of commands puts before a command: no window system, no graphics, and no sandbox, which is for the
 * pages that a command never opens and which root cannot have. Word for word.
 */
export const commandSwitches = Object.freeze([
  '--no-sandbox',
  '--ozone-platform=headless',
  '--disable-gpu',
  '--log-level=3',
]);

/** Ends the process when a switch was refused: the command line was used wrongly (`EX_USAGE` of sysexits.h). */
export const refusedExitCode = 64;

/** Where the program runs, as far as the list depends on it. */
export interface Host {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
}

/** The arguments that are this program's own: without the folder with which Electron starts a source tree. */
export function ownArguments(given: readonly string[], isSource: boolean): readonly string[] {
  const folder = isSource ? given.findIndex((argument) => !argument.startsWith('-')) : -1;
  return given.filter((_, index) => index !== folder);
}

/** Chromium trims each argument, of more characters than JavaScript does, before it looks for a dash. */
function trimmed(argument: string): string {
  return argument.replace(/^[\s\u0085\u200b]+/, '');
}

function isSwitch(argument: string, platform: NodeJS.Platform): boolean {
  return (platform === 'win32' ? /^[-/]/ : /^-/).test(trimmed(argument));
}

function nameOf(argument: string): string {
  const [name = ''] = argument.split('=');
  return name;
}

/**
 * The command of a line (`['user', 'add', ...]`), without Chromium's switches; undefined where the line opens a window.
 * Whatever word comes first, or first behind switches that are not this program's, is meant as a command.
 */
export function commandOf(args: readonly string[]): readonly string[] | undefined {
  const own = Object.keys(desktopOptions).map((name) => `--${name}`);
  const first = args.findIndex((argument) => !argument.startsWith('-') || own.includes(nameOf(argument)));
  if (first === -1 || own.includes(nameOf(args[first] ?? ''))) return undefined;
  return args.slice(first).filter((argument) => !keyStores.includes(argument));
}

/** The options that a line takes, of a command or of the window; without those for developers. */
function takenOptions(args: readonly string[], commandOptions: readonly string[]): readonly string[] {
  if (commandOf(args) !== undefined) return commandOptions;
  return Object.keys(desktopOptions)
    .filter((name) => name !== 'devtools')
    .map((name) => `--${name}`);
}

/**
 * The switches of a line that are not taken and look like one that is. A program that is not for production takes
 * Chromium's as well (tests drive it by them), and nothing but this tells one of those from a slip of the keys.
 */
export function misspeltOptions(args: readonly string[], commandOptions: readonly string[]): readonly string[] {
  const taken = takenOptions(args, commandOptions);
  return args
    .filter((argument) => argument.startsWith('--'))
    .map(nameOf)
    .filter((name) => name !== '--devtools' && !taken.includes(name) && nearest(name, taken) !== undefined);
}

/**
 * The switches of a line that the packaged program does not take, by name: a value may be secret. Every argument that
 * Chromium could read as a switch counts, wherever it stands. `commandOptions` are the options of all commands.
 */
export function refusedSwitches(
  args: readonly string[],
  commandOptions: readonly string[],
  { platform, isRoot }: Host,
): readonly string[] {
  const linux = platform === 'linux';
  const isCommand = commandOf(args) !== undefined;
  const names = takenOptions(args, commandOptions);
  const whole = [
    ...(linux ? keyStores : []),
    ...(linux && isCommand ? commandSwitches : []),
    // Chromium runs as root in no other way.
    ...(linux && isRoot ? ['--no-sandbox'] : []),
  ];
  return args
    .filter((argument) => isSwitch(argument, platform))
    .filter((argument) => !names.includes(nameOf(argument)) && !whole.includes(argument))
    .map((argument) => nameOf(trimmed(argument)).slice(0, 60));
}

/** What a person is told who gave switches that are not taken, with the options that they may have meant. */
export function refusal(
  refused: readonly string[],
  args: readonly string[],
  commandOptions: readonly string[],
): string {
  const taken = takenOptions(args, commandOptions);
  const meant = [...new Set(refused.flatMap((name) => nearest(name, taken) ?? []))];
  const hint = meant.length === 0 ? '' : ` Did you mean ${meant.join(', ')}?`;
  return (
    `Countersign does not take ${refused.join(', ')}: it takes its own options, and none of ` +
    `Chromium or Node.${hint} Nothing was opened and nothing was signed. Leave it out and start again.`
  );
}

/** The name that is two letters away at most, and less than half of the word; the nearest of them. */
function nearest(word: string, names: readonly string[]): string | undefined {
  const most = Math.min(2, (word.length - 3) / 2);
  const near = names.map((name) => ({ name, away: lettersAway(word, name) })).filter(({ away }) => away <= most);
  return near.toSorted((one, other) => one.away - other.away)[0]?.name;
}
