/** `countersign tags ...`: the tag providers of tags.json, for whoever sets them up. */
import type { Command } from 'commander';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { textOf } from '../contract/json.ts';
import { millisOfDate } from '../contract/values.ts';
import { systemPorts, type Clock } from '../gateway/platform/ports.ts';
import { jsonPath } from '../gateway/platform/jsonPath.ts';
import { isGood } from '../gateway/platform/quality.ts';
import { Connection, type QualifiedValue, type TagNode } from '../gateway/tags/provider.ts';
import { openStationTags, type StationTags } from '../gateway/tags/service.ts';
import { requireDataDir } from '../gateway/store/reading.ts';
import { ExitCode } from './exitCodes.ts';
import { addTrustCommand, noProvider } from './tagTrust.ts';
import { addStationOptions, prepareStation, silent, vaultOf, type StationOptions, type Terminal } from './station.ts';

/** Milliseconds that a provider has to connect, and how many entries of a folder are shown. */
const patience = 15_000;
const mostShown = 20;
/** Of a value that is long. */
const mostLetters = 200;

/** Adds the command. A provider that does not answer ends it with the code of a refusal. */
export function addTagCommands(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  const tags = program.command('tags').description('The tag providers of tags.json.');
  addTrustCommand(tags, terminal);
  addStationOptions(
    tags
      .command('test [provider] [paths...]')
      .description(
        'Connects to a provider, or to each, looks through its top, or reads tags and looks into folders by their paths, ' +
          'and says what is wrong in words.',
      ),
  ).action(async (name: string | undefined, paths: readonly string[], options: StationOptions) => {
    requireDataDir(options.dataDir);
    const ports = systemPorts(silent, vaultOf(options, terminal));
    await prepareStation(
      options,
      terminal,
    )(async ({ secrets, sealer }) => {
      const { dataDir } = options;
      const opened = openStationTags({ dataDir, ports, secret: secrets.get, sealer, definitions: [], services: [] });
      try {
        const problems = opened
          .problems()
          .filter((problem) => name === undefined || !isOfEntry(problem) || isOfEntry(problem, name));
        for (const problem of problems) terminal.print(problem);
        if (problems.length > 0) end(ExitCode.refused);
        const known = opened.providers().flatMap((one) => (isTheSites(one.name) ? [one.name] : []));
        const asked = name === undefined ? known : [name];
        if (asked.length === 0 && problems.length === 0)
          terminal.print('tags.json of the data directory lists no provider.');
        for (const one of asked) {
          if (!known.includes(one)) {
            // Its entry is there, and what is wrong with it was said.
            if (problems.some((problem) => isOfEntry(problem, one))) continue;
            terminal.print(noProvider(dataDir, one, known));
            end(ExitCode.refused);
          } else if (!(await tryOne(one, paths, opened, ports.clock, terminal.print))) end(ExitCode.refused);
        }
      } finally {
        await opened.close();
      }
    });
  });
}

function isTheSites(name: string): boolean {
  return !['default', 'system'].includes(name.toLowerCase());
}

/** Whether a problem of tags.json is one of the entry of a provider: of this one, or of any where none is named. */
function isOfEntry(problem: string, name = ''): boolean {
  const entry = name === '' ? 'providers' : jsonPath('', 'providers', name);
  const place = problem.replace(/^tags\.json (?:line \d+, )?/, '');
  return place.startsWith(entry) && /^[.:[]/.test(place.slice(entry.length));
}

/** How a provider stands, for people. */
const stands: Readonly<Record<Connection, string>> = Object.freeze({
  none: 'needs no connection',
  connecting: 'does not answer yet',
  connected: 'connected',
  faulted: 'not connected',
  disabled: 'disabled',
});

/** Connects, and looks through the top, or at what the paths mean. Answers whether all of that went well. */
async function tryOne(
  name: string,
  paths: readonly string[],
  tags: StationTags,
  clock: Clock,
  print: (line: string) => void,
): Promise<boolean> {
  const status = () => tags.providers().find((one) => one.name === name);
  const browse = (path: string) =>
    within(clock, tags.browse(`[${name}]${path}`)).catch((error: unknown) => {
      if (!(error instanceof CountersignError)) throw error;
      return error.message;
    });
  // A provider connects once it is looked through; one that has no list of what is there answers before.
  const top = await browse('');
  const late = clock.monotonic() + patience;
  while (status()?.connection === Connection.connecting && clock.monotonic() < late)
    await new Promise<void>((resolve) => clock.after(50, resolve));
  const { connection = Connection.faulted, words = '' } = status() ?? {};
  print(`${name}: ${stands[connection]}. ${words}`);
  if (typeof top === 'string') {
    if (words === '' || !top.includes(words)) print(`  ${top}`);
    return false;
  }
  if (connection !== Connection.connected && connection !== Connection.none) return false;
  if (paths.length === 0) {
    const { whyEmpty } = status() ?? {};
    if (top.length === 0 && whyEmpty !== undefined) {
      print(`  ${whyEmpty}`);
      return false;
    }
    if (top.length === 0) print(`  It lists no tags by itself. To read one: countersign tags test ${name} "<path>"`);
    return listed(top, tags, print);
  }
  let isWell = true;
  for (const path of paths) {
    const [read] = await tags.read([`[${name}]${path}`]);
    if (read === undefined) continue;
    // What has no value may be a folder.
    const inside = isGood(read.quality) ? [] : await browse(path);
    if (typeof inside === 'string' || inside.length === 0) {
      print(`  [${name}]${path} = ${saidOf(read)}`);
      isWell &&= isGood(read.quality);
    } else if (!(await listed(inside, tags, print))) isWell = false;
  }
  const after = isWell ? undefined : status()?.whyEmpty;
  if (after !== undefined) print(`  ${after}`);
  return isWell;
}

/** Shows what is in a folder: tags with their values, and folders. Answers whether all values are good. */
async function listed(nodes: readonly TagNode[], tags: StationTags, print: (line: string) => void): Promise<boolean> {
  const shown = nodes.slice(0, mostShown);
  const readable = shown.filter(({ tagType }) => tagType === 'AtomicTag').map(({ path }) => path);
  const values = await tags.read(readable);
  for (const { name, path } of shown) {
    const read = values[readable.indexOf(path)];
    const named = path.endsWith(name) ? '' : `, ${name}`;
    print(read === undefined ? `  ${path} (folder${named})` : `  ${path} = ${saidOf(read)}`);
  }
  if (nodes.length > mostShown) print(`  and ${nodes.length - mostShown} more`);
  return values.every(({ quality }) => isGood(quality));
}

function saidOf({ value, quality: { code, reason }, timestamp }: QualifiedValue): string {
  const date = millisOfDate(value);
  const text = date === undefined ? textOf(value) || JSON.stringify(value) : new Date(date).toISOString();
  const shortText = text.length > mostLetters ? `${text.slice(0, mostLetters)}...` : text;
  const at = ` (${new Date(timestamp).toISOString()})`;
  if (isGood({ code })) return `${shortText}${at}`;
  return `${code}${reason === undefined ? '' : `: ${reason}`}${value === null ? '' : `; last ${shortText}${at}`}`;
}

/** What comes in time; rejects with words where it does not. */
function within<T>(clock: Clock, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const callOff = clock.after(patience, () =>
      reject(new CountersignError(ErrorCode.notLive, `There was no answer within ${patience / 1000} seconds.`)),
    );
    work.then(resolve, reject).finally(callOff);
  });
}
