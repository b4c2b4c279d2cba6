/** `countersign tags ...`: the tag providers of tags.json, for whoever sets them up. */
import type { Command } from 'commander';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { textOf } from '../contract/json.ts';
import { systemPorts, type Clock } from '../gateway/platform/ports.ts';
import { isGood } from '../gateway/platform/quality.ts';
import { Connection } from '../gateway/tags/provider.ts';
import { openStationTags, type StationTags } from '../gateway/tags/service.ts';
import { ExitCode } from './exitCodes.ts';
import { addTrustCommand } from './tagTrust.ts';
import { addStationOptions, prepareStation, silent, vaultOf, type StationOptions, type Terminal } from './station.ts';

/** Milliseconds that a provider has to connect, and how many of its tags are read. */
const patience = 15_000;
const mostRead = 5;

/** Adds the command. A provider that does not answer ends it with the code of a refusal. */
export function addTagCommands(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  const tags = program.command('tags').description('The tag providers of tags.json.');
  addTrustCommand(tags, terminal);
  addStationOptions(
    tags
      .command('test [provider]')
      .description('Connects to a provider, or to each, looks through it and reads, and says what is wrong in words.'),
  ).action(async (name: string | undefined, options: StationOptions) => {
    const ports = systemPorts(silent, vaultOf(options, terminal));
    await prepareStation(
      options,
      terminal,
    )(async ({ secrets }) => {
      const { dataDir } = options;
      const opened = openStationTags({ dataDir, ports, secret: secrets.get, definitions: [], services: [] });
      try {
        for (const problem of opened.problems()) terminal.print(problem);
        if (opened.problems().length > 0) end(ExitCode.refused);
        const known = opened.providers().flatMap((one) => (isTheSites(one.name) ? [one.name] : []));
        const asked = name === undefined ? known : [name];
        if (asked.length === 0) terminal.print('tags.json of the data directory lists no provider.');
        for (const one of asked) {
          if (!known.includes(one)) {
            terminal.print(`There is no provider ${one} in tags.json.`);
            end(ExitCode.refused);
          } else if (!(await tryOne(one, opened, ports.clock, terminal.print))) end(ExitCode.refused);
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

/** Connects, looks through the top and reads some of it. Answers whether all of that went well. */
async function tryOne(name: string, tags: StationTags, clock: Clock, print: (line: string) => void): Promise<boolean> {
  const status = () => tags.providers().find((one) => one.name === name);
  // A provider connects once it is looked through.
  const nodes = await within(clock, tags.browse(`[${name}]`)).catch((error: unknown) => {
    if (!(error instanceof CountersignError)) throw error;
    return error.message;
  });
  const { connection = Connection.faulted, words = '' } = status() ?? {};
  print(`${name}: ${connection}. ${words}`);
  if (typeof nodes === 'string') {
    print(`  ${nodes}`);
    return false;
  }
  print(
    `  ${nodes.length} at the top: ${
      nodes
        .slice(0, 10)
        .map((node) => node.name)
        .join(', ') || 'nothing'
    }`,
  );
  const readable = nodes.filter(({ tagType }) => tagType === 'AtomicTag').slice(0, mostRead);
  let isWell = true;
  for (const [at, { value, quality }] of (await tags.read(readable.map(({ path }) => path))).entries()) {
    isWell &&= isGood(quality);
    const said = isGood(quality) ? textOf(value) || JSON.stringify(value) : `${quality.code}: ${quality.reason ?? ''}`;
    print(`  ${readable[at]?.path ?? ''} = ${said}`);
  }
  return isWell;
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
