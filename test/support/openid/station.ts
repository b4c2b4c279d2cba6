/** A station whose people sign in at a test's OpenID provider. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, onTestFinished } from 'vitest';
import type { ProofView } from '../../../electron/contract/challenge.ts';
import { newDataDir, openStation, type StationOptions, type TestPage, type TestStation } from '../station.ts';
import type { ProviderSettings } from './control.ts';
import { clientId, startProvider, testBrowser, type TestBrowser, type TestProvider } from './provider.ts';
import { until } from '../until.ts';

export interface OutsideStation extends TestStation {
  readonly browser: TestBrowser;
  /** Signs out, and waits until the browser is signed out too. */
  readonly signOut: () => Promise<void>;
}

export interface OutsideOptions extends StationOptions {
  /** What the provider's entry of the configuration has beside the issuer and the client. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Entries of further providers. */
  readonly others?: Readonly<Record<string, unknown>>;
}

/** An OpenID provider for one test: it ends with it. */
export async function providerOfTest(settings?: ProviderSettings): Promise<TestProvider> {
  const provider = await startProvider(settings);
  onTestFinished(provider.stop);
  return provider;
}

/** An OpenID provider for the tests of a file: before each of them Sam is at it, and nothing was asked of it yet. */
export async function providerOfFile(settings?: ProviderSettings): Promise<TestProvider> {
  const provider = await startProvider(settings);
  beforeEach(async () => {
    await provider.behave({ person: 'sub-sam', ahead: 0 });
    provider.asked.length = 0;
  });
  afterAll(provider.stop);
  return provider;
}

/** Links an account of a station with a provider's account of the same person. */
export async function link(
  { gateway: { sso } }: Pick<TestStation, 'gateway'>,
  userName: string,
  { issuer }: Pick<TestProvider, 'issuer'>,
  subject: string,
): Promise<void> {
  await sso.user.createLinkedAuth(
    { userId: sso.users.find(userName)?.id ?? '', authType: 'oidc', authSource: issuer, authPrincipal: subject },
    { kind: 'station', id: 'test', name: 'test' },
  );
}

/** The name that the station has for the provider. */
export const plant = 'plant';

export async function openOutsideStation(
  provider: TestProvider,
  options: OutsideOptions = {},
): Promise<OutsideStation> {
  const dataDir = options.dataDir ?? newDataDir();
  const entry = {
    title: 'Plant account',
    issuer: provider.issuer,
    clientId,
    signatures: true,
    clockSkew: 60,
    ...options.settings,
  };
  writeFileSync(
    join(dataDir, 'identity-providers.json'),
    JSON.stringify({ providers: { [plant]: entry, ...options.others } }),
  );
  const browser = testBrowser();
  const station = await openStation({ openExternal: browser.open, ...options, dataDir });
  // A station without an account of its own asks for its first administrator.
  await station.addUser('ada');
  const signOut = async (): Promise<void> => {
    await station.session.signIn.signOut();
    await Promise.allSettled(browser.ends);
  };
  return { ...station, browser, signOut };
}

/** The state of the proof on a page, once it is in this one. */
export async function proofIn<S extends ProofView['state']>(
  { proofs }: TestPage,
  state: S,
): Promise<ProofView & { readonly state: S }> {
  const isIn = (view: ProofView | undefined): view is ProofView & { readonly state: S } => view?.state === state;
  return until(() => {
    const last = proofs.at(-1);
    if (!isIn(last)) throw new Error(`The proof is ${JSON.stringify(last)}, not ${state}.`);
    return last;
  });
}

/** Signs in on a page at the provider, as the person at the browser. */
export async function signInOutside(station: OutsideStation, page: TestPage): Promise<void> {
  page.frame.askSignIn();
  page.frame.startProof({ provider: plant, how: 'browser', differentUser: false });
  await until(() => {
    if (page.sheet() !== undefined) throw new Error(JSON.stringify(page.proofs.at(-1)));
  });
  if (station.session.signIn.current() === undefined) throw new Error('Nobody is signed in.');
}
