/** `countersign idp ...`: the identity providers of a station, for whoever sets them up. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { counted } from '../contract/counted.ts';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import type { Actor } from '../gateway/audit/trail.ts';
import { systemClock } from '../gateway/platform/ports.ts';
import { commandBrowser, hostBrowser } from '../gateway/idp/oidc/browser.ts';
import { lacking, mapClaims, publicClaims } from '../gateway/idp/oidc/claims.ts';
import { openOidcClient } from '../gateway/idp/oidc/client.ts';
import {
  identityProvidersName,
  readIdentityProviders,
  signatureProblem,
  type OidcSettings,
} from '../gateway/idp/oidc/config.ts';
import { runFlow, type FlowResult } from '../gateway/idp/oidc/flow.ts';
import { checkFreshness, type Staleness } from '../gateway/idp/oidc/freshness.ts';
import { spanInWords } from '../gateway/idp/oidc/providerClock.ts';
import { requireDataDir } from '../gateway/store/reading.ts';
import { Purpose } from '../gateway/idp/provider.ts';
import { addStationOptions, prepareStation, silent, type StationOptions, type Terminal } from './station.ts';

/** Milliseconds that somebody has to sign in. */
const signInLimit = 300_000;
/** Milliseconds in which providers commonly do not ask again whom they asked just now, so that nobody is asked for ever. */
const askedJustNow = 6000;

/** Adds the commands below `idp`. */
export function addIdpCommands(program: Command, terminal: Terminal): void {
  const idp = program.command('idp').description('The identity providers of identity-providers.json.');
  const actor: Actor = { kind: 'person', id: 'command-line', name: `${terminal.userName} on the command line` };

  addStationOptions(idp.command('list').description('Names the providers and what they are good for.')).action(
    ({ dataDir }: StationOptions) => {
      requireDataDir(dataDir);
      const { providers } = readIdentityProviders(dataDir);
      if (providers.length === 0) terminal.print(noneListed(dataDir));
      for (const settings of providers) {
        const problem = signatureProblem(settings);
        const signatures = problem === undefined ? 'signatures' : `no signatures: it ${problem}`;
        terminal.print(`${settings.name}: ${settings.issuer}; ${settings.signIn ? 'sign-in; ' : ''}${signatures}`);
      }
    },
  );
  addStationOptions(
    idp
      .command('secret <name>')
      .description('Keeps the client’s secret for a provider; asks for it. Empty removes it.'),
  ).action(async (name: string, options: StationOptions) => {
    findProvider(options.dataDir, name);
    const open = prepareStation(options, terminal);
    const secret = await terminal.askSecret(`Secret of the client at ${name}:`);
    await open(({ providerSecrets }) => providerSecrets.set(name, secret, actor));
    terminal.print(secret === '' ? `The secret for ${name} is gone.` : `The secret for ${name} is kept, sealed.`);
  });
  addStationOptions(
    idp
      .command('test <name>')
      .description(
        'Signs somebody in for real, shows who the station takes them for, and whether the provider asks again.',
      )
      .option('--no-browser', 'only print the addresses, for a browser that you open'),
  ).action(async (name: string, options: StationOptions & { readonly browser: boolean }) => {
    const settings = findProvider(options.dataDir, name);
    const open = prepareStation(options, terminal);
    await open(async ({ providerSecrets }) => {
      const secret = providerSecrets.get(name);
      await tryOut(settings, () => secret, terminal, options);
    });
  });
}

/** A provider of the configuration. Throws `illegal-argument` with the names that there are. */
export function findProvider(dataDir: string, name: string): OidcSettings {
  requireDataDir(dataDir);
  const { providers } = readIdentityProviders(dataDir);
  const found = providers.find((settings) => settings.name === name);
  if (found !== undefined) return found;
  const names = providers.map((settings) => settings.name).join(', ');
  throw new CountersignError(
    ErrorCode.illegalArgument,
    names === '' ? noneListed(dataDir) : `identity-providers.json has no provider "${name}"; it has ${names}.`,
  );
}

function noneListed(dataDir: string): string {
  const file = join(dataDir, identityProvidersName);
  return existsSync(file)
    ? `${file} lists no provider.`
    : `There is no ${file}: the station has no provider but its own.`;
}

type SignIn = (what: string, fresh: boolean) => Promise<FlowResult>;

async function tryOut(
  settings: OidcSettings,
  secret: () => string | undefined,
  { print, openBrowser, clock = systemClock() }: Terminal,
  { dataDir, browser: opens }: { readonly dataDir: string; readonly browser: boolean },
): Promise<void> {
  const client = openOidcClient({ settings, secret, now: clock.now, monotonic: clock.monotonic, log: silent });
  const { browser: command } = readIdentityProviders(dataDir);
  const nobody = (): Promise<void> => Promise.reject(new Error('not asked for'));
  const browser =
    command === undefined
      ? hostBrowser(opens ? openBrowser : nobody)
      : commandBrowser(command, join(dataDir, 'browser-profiles'), silent);
  const ready = await client.ready();
  print(`Discovery: ${settings.issuer} is what it says; its metadata can be used.`);
  print(`  ends browser sessions: ${yes(ready.canEndSession)}; device flow: ${yes(ready.canUseDevices)}`);
  if (ready.unknownScopes.length > 0) {
    print(
      `  It does not know the scopes ${ready.unknownScopes.join(', ')} (its scopes_supported has none of that name).`,
    );
    print('  Take them out of "scopes", or have them added there: some providers refuse every sign-in that names one.');
  }
  const signIn: SignIn = (what, fresh) => {
    print('');
    print(what);
    return runFlow(
      { settings, client, browser, clock, log: silent, refused: (reason) => print(`  refused a request: ${reason}`) },
      {
        purpose: Purpose.signIn,
        fresh,
        how: 'browser',
        timeLimit: signInLimit,
        signal: new AbortController().signal,
        onProgress: (progress) => {
          if (progress.step === 'opened') print(`  ${progress.address}`);
        },
      },
    );
  };

  const first = await signIn('1. Sign in in the browser. The address, if none opened:', true);
  show(settings, first, print);
  const second = await signIn('2. Again, without being asked for anything, if the provider remembers you:', false);
  print('');
  print(`Waiting ${spanInWords(askedJustNow / 1000)}: many providers do not ask again whom they asked just now.`);
  await new Promise<void>((resolve) => void clock.after(askedJustNow, resolve));
  const third = await signIn('3. Once more: the provider has to ask for your credentials now.', true);
  judge(settings, [first, second, third], print);
  if (!browser.isThrownAway) warnOfSessions(settings, ready.canEndSession, print);
}

function yes(is: boolean): string {
  return is ? 'yes' : 'no';
}

function show(settings: OidcSettings, { grant }: FlowResult, print: Terminal['print']): void {
  const person = mapClaims(grant.claims, settings);
  print('  Who the station takes this for:');
  print(`    subject ${grant.subject} of ${settings.issuer}`);
  const { roles, rolesLeftOut, ...names } = person;
  for (const [name, value] of Object.entries(names)) print(`    ${name}: ${value ?? '-'}`);
  print(`    roles: ${roles.join(', ')}`);
  if (rolesLeftOut > 0)
    print(
      `    (${counted(rolesLeftOut, 'role')} more, which the station does not keep: map those that count with "roles")`,
    );
  if (person.userName === undefined) print('    (no user name: mend "attributes.userName")');
  if (person.roles.length === 0) print('    (no roles: mend "attributes.roles" or "roles", or give the user some)');
  const lacks = lacking(grant.claims, settings);
  if (lacks !== undefined) print(`  The station would NOT let this person in: the provider ${lacks}.`);
  print(`  All claims: ${JSON.stringify(publicClaims(grant.claims))}`);
}

/** What the three sign-ins say of the provider (OI-8 to OI-10, OI-19). */
function judge(
  settings: OidcSettings,
  result: readonly [FlowResult, FlowResult, FlowResult],
  print: Terminal['print'],
): void {
  const [first, second, third] = result;
  const times = [first, second, third].map(({ grant }) => grant.claims['auth_time']);
  const [ofFirst, ofSecond, ofThird] = times;
  const { sessionAuthTime, clock } = third.before;
  const seen = Math.max(0, ...[ofFirst, ofSecond].filter((time) => typeof time === 'number'));
  const { stale } = checkFreshness({
    authTime: ofThird,
    before: third.before,
    answeredAt: third.grant.answeredAt,
    // What the two before came with is no answer to the third.
    seen,
  });
  print('');
  print(`auth_time: ${times.map(String).join(', ')}`);
  print(
    sessionAuthTime === undefined
      ? `It told of no session before the third: its own clock (${clock}) decides what is fresh.`
      : `Asked silently before the third, it told of a session of ${sessionAuthTime}: only what is later is fresh.`,
  );
  if (stale !== undefined) {
    print(`The provider does NOT honour re-authentication: the last auth_time is ${stale}.`);
    for (const line of helpWith(stale, third)) print(line);
    print('It cannot prove signatures: leave "signatures" off. Forced sign-in, which is the default, fails there too:');
    print('until then set "alwaysReauthenticate": false in the project, or nobody signs in there.');
    return;
  }
  print('The provider honours re-authentication: the last auth_time is fresh, if you had to enter credentials there.');
  if (sessionAuthTime !== undefined && seen > 0 && sessionAuthTime > seen) {
    print('auth_time moved when it was only asked silently: it is the time of the session (set "authTime":');
    print('"session-update"), unless it showed its page twice before the third: set "silentRequest": false then.');
  } else if (ofSecond !== ofFirst && ofSecond !== undefined) {
    print('auth_time also moved in the second sign-in. If you were asked for nothing there, it is the time of the');
    print('session: set "authTime": "session-update", and "acrValues" if it is to prove signatures all the same.');
  }
  const lacks = lacking(third.grant.claims, settings);
  const problem = lacks ?? signatureProblem(settings);
  print(problem === undefined ? 'It may prove signatures.' : `It proves no signatures now: it ${problem}.`);
}

/** What the next person at a shared station may find in a browser that is not thrown away (OI-19). */
function warnOfSessions({ afterChallenge }: OidcSettings, canEndSession: boolean, print: Terminal['print']): void {
  const instead = 'name a command with a {profile} that is thrown away as "browser".';
  if (!canEndSession) {
    print('RISK on a shared station: the provider has no logout that the station may use, so the browser keeps the');
    print(`session of whoever signed last. There, ${instead}`);
    return;
  }
  if (afterChallenge !== 'end') {
    print('RISK on a shared station: the browser keeps the session of whoever signed last, unless "afterChallenge" is');
    print('"end", or the project’s profile is "kiosk".');
  }
  print(
    'A provider that asks on its logout page whether to sign out keeps the session of whoever does not answer: where',
  );
  print(`yours does, ${instead}`);
}

/** What to do about an `auth_time` that proves nothing. */
function helpWith(stale: Staleness, { grant, before }: FlowResult): string[] {
  const authTime = Number(grant.claims['auth_time']);
  switch (stale) {
    case 'missing':
      return [
        'It has to say when credentials were entered, since max_age was sent. Have auth_time added to its ID tokens',
        '(Entra ID: as an optional claim; Keycloak: the client scope "basic"; elsewhere ask for a mapper of that name).',
      ];
    case 'malformed':
      return [
        authTime === 0
          ? 'It sends auth_time 0: it does not keep when credentials were entered, often because somebody else’s sign-in'
          : 'It sends something that is no time in seconds. Have auth_time mended in its ID tokens: a number of seconds',
        authTime === 0
          ? 'stands behind it, or a mapper has no value. Have the time of that sign-in mapped to auth_time.'
          : 'since 1970, as a JSON number.',
      ];
    case 'in the future':
      return [
        `It is ${spanInWords(authTime - grant.answeredAt)} ahead of its own answers: have its clocks set, or auth_time sent in seconds.`,
      ];
    case 'too old':
      return [
        authTime > before.clock - askedJustNow / 1000
          ? 'It is hardly older than the question: if you did enter credentials the third time, its clocks do not agree.'
          : `It is ${spanInWords(before.clock - authTime)} older than the question: it did not ask, or its clocks do not agree.`,
      ];
  }
}
