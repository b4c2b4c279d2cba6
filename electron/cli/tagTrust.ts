/** `countersign tags trust`: the certificates of OPC UA servers, as a person trusts them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { systemClock } from '../gateway/platform/ports.ts';
import { providerFolder, readProviders } from '../gateway/tags/configured.ts';
import { settingsIn } from '../gateway/tags/providers/kinds.ts';
import { misfit } from '../gateway/tags/providers/misfit.ts';
import {
  certificateOf,
  day,
  distrust,
  makeIdentity,
  ownFingerprint,
  trust,
} from '../gateway/tags/providers/opcua/certificates.ts';
import { loadOpcua } from '../gateway/tags/providers/opcua/library.ts';
import { offerOf } from '../gateway/tags/providers/opcua/endpoints.ts';
import { opcuaSettings, type OpcuaSettings } from '../gateway/tags/providers/opcua/settings.ts';
import { wordsOf } from '../gateway/tags/providers/opcua/words.ts';
import { requireDataDir } from '../gateway/store/reading.ts';
import { addDataDirOptions, type Terminal } from './station.ts';

interface TrustOptions {
  readonly dataDir: string;
  readonly fingerprint?: string;
}

/** Adds the command below `tags`. */
export function addTrustCommand(tags: Command, terminal: Terminal): void {
  addDataDirOptions(
    tags
      .command('trust <provider>')
      .description('Shows the certificate of an OPC UA server, asks, and trusts it from then on.'),
  )
    .option('--fingerprint <sha256>', 'trusts the certificate of this fingerprint, and asks nothing')
    .action(async (name: string, options: TrustOptions) => {
      requireDataDir(options.dataDir);
      const settings = settingsOf(options.dataDir, name);
      for (const address of [settings.endpoint].flat()) await trustOne(address, name, settings, options, terminal);
    });
}

/** That `tags.json` has no provider of a name, and which it has. */
export function noProvider(dataDir: string, name: string, names: readonly string[]): string {
  const file = join(dataDir, 'tags.json');
  if (!existsSync(file)) return `There is no ${file}: the station has no provider "${name}".`;
  return `${file} has no provider "${name}"${names.length === 0 ? '' : `; it has ${names.join(', ')}`}.`;
}

/** The settings of a provider that speaks OPC UA. Throws `illegal-argument` in words. */
function settingsOf(dataDir: string, name: string): OpcuaSettings {
  const read = readProviders(dataDir);
  if (!read.ok)
    throw new CountersignError(
      ErrorCode.illegalArgument,
      `${join(dataDir, 'tags.json')} ${read.reason}. Nothing was changed.`,
    );
  const entry = read.value.providers[name];
  if (entry === undefined) {
    throw new CountersignError(ErrorCode.illegalArgument, noProvider(dataDir, name, Object.keys(read.value.providers)));
  }
  const { kind } = entry;
  if (kind !== 'opcua')
    throw new CountersignError(
      ErrorCode.illegalArgument,
      `The provider "${name}" speaks ${kind}, which has no certificates.`,
    );
  const settings = opcuaSettings.safeParse(settingsIn(entry));
  if (settings.success) return settings.data;
  const { path, reason } = misfit(settings.error, opcuaSettings);
  throw new CountersignError(
    ErrorCode.illegalArgument,
    `tags.json ${read.placed(['providers', name, ...path], reason)}`,
  );
}

/** Shows the certificate of a server and trusts it where a person or the option says so. Throws in words where it does not. */
async function trustOne(
  address: string,
  name: string,
  settings: OpcuaSettings,
  { dataDir, fingerprint: expected }: TrustOptions,
  { print, ask, clock = systemClock() }: Terminal,
): Promise<void> {
  const folder = providerFolder(dataDir, name);
  const opc = await loadOpcua();
  // To be told what a server offers takes no key of the station: anybody may ask.
  const asking = await makeIdentity(opc, clock.now());
  const chosen = await offerOf(opc, asking, address, settings, new AbortController().signal).catch((cause: unknown) => {
    throw new CountersignError(ErrorCode.notLive, `${address}: ${wordsOf(cause)}. Nothing was changed.`, { cause });
  });
  if (chosen.mode === 'None') {
    print(`${address} is spoken to without security: there is no certificate to trust.`);
    return;
  }
  const certificate = certificateOf(chosen.certificate);
  if (certificate === undefined || chosen.certificate === undefined)
    throw new CountersignError(
      ErrorCode.notLive,
      `${address} shows no certificate that can be read. Nothing was changed.`,
    );
  const { fingerprint, subject, issuer, validFrom, validTo } = certificate;
  print(`${address}, ${chosen.mode} ${chosen.policy}`);
  print(`  subject      ${subject}`);
  print(`  issuer       ${issuer}`);
  print(`  valid        ${day(validFrom)} to ${day(validTo)}`);
  print(`  SHA-256      ${fingerprint}`);
  const own = ownFingerprint(folder);
  print(
    own === undefined
      ? 'This station makes its own certificate when it connects first.'
      : `This station shows the server ${own}.`,
  );
  if (distrust(folder, name, chosen.certificate, clock.now()) === undefined) {
    print('It is trusted already.');
    return;
  }
  if (expected !== undefined && plain(expected) !== plain(fingerprint)) {
    throw new CountersignError(ErrorCode.notProved, 'The server shows another fingerprint. Nothing was changed.');
  }
  if (expected === undefined && (await ask('Type yes if the server itself shows this fingerprint:')).trim() !== 'yes') {
    throw new CountersignError(
      ErrorCode.notProved,
      'The answer was not yes: it is not trusted, and nothing was changed.',
    );
  }
  trust(folder, chosen.certificate);
  print(`It is trusted. A station that runs connects by itself.`);
}

function plain(fingerprint: string): string {
  return fingerprint.replaceAll(/[^\da-f]/gi, '').toLowerCase();
}
