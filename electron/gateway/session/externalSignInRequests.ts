/**
 * What a person goes to an identity provider outside for: signing in, saying who they are, or signing, by what is open
 * over their page; and what becomes of whoever comes back.
 */
import type { Sheet, SheetOutcome } from '../../contract/challenge.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Surface } from './surface.ts';
import type { SurfaceHost } from './surfaceHost.ts';
import type { AuthenticationChallenges } from './authenticationChallenges.ts';
import type { OidcProvider } from '../idp/oidc/oidcProvider.ts';
import type { IdentityProviders } from '../idp/providers.ts';
import { Purpose } from '../idp/provider.ts';
import type { ExternalSignInRequest, ProofOutcome } from './externalSignIn.ts';
import type { SignatureService } from '../signature/service.ts';
import type { SignIn } from './signIn.ts';

/** Where, how and as whom somebody goes to a provider outside. */
export interface ProofStart {
  readonly provider: string;
  readonly how: 'browser' | 'device';
  readonly differentUser: boolean;
}

/** The window from which they go. */
export interface RequestingWindow {
  readonly pageId: string;
  /** What lies over the page. */
  readonly surface: Pick<Surface, 'sheet' | 'ended'>;
  readonly proof: SurfaceHost['proof'];
  /** Whether a sign-in was asked to be forced. */
  readonly forceAuth: boolean | undefined;
}

export interface ExternalSignInDependencies {
  readonly signature: SignatureService;
  readonly signIn: SignIn;
  readonly identity: AuthenticationChallenges;
  readonly providers: IdentityProviders;
  /** Whether the project asks for credentials at each sign-in. */
  readonly alwaysReauthenticate: boolean;
  readonly stationName: string;
  /** What a provider calls a user, as far as it can be told them; undefined where it would know nobody by that. */
  readonly loginHint: (userName: string, provider: OidcProvider) => string | undefined;
}

/** Milliseconds that somebody has to sign in at a provider outside. */
const signInLimit = 120_000;

/**
 * Makes what is asked of a provider from a window. Throws `illegal-argument` for a provider that is not for this,
 * `forbidden` where nothing is open that asks for it.
 */
export function externalSignInRequests(
  given: ExternalSignInDependencies,
): (frame: RequestingWindow, start: ProofStart) => ExternalSignInRequest {
  const { signature, signIn, identity, providers, stationName, loginHint } = given;
  const providerFor = (purpose: Purpose, { provider: name, how }: ProofStart): OidcProvider => {
    const provider = providers.external(name, purpose);
    if (how === 'browser' || provider.allowsDevices(purpose)) return provider;
    throw new CountersignError(ErrorCode.forbidden, 'This is not proved on another device.');
  };
  const forSignIn = (
    frame: RequestingWindow,
    sheet: Sheet & { readonly kind: 'signIn' },
    start: ProofStart,
  ): Specific => {
    const provider = providerFor(Purpose.signIn, start);
    // Behind the lock the browser may still know the person who left: it has to ask who is there now.
    // Another device is the person's own, and asks them to agree: few of them ask for credentials as well.
    const fresh = sheet.locked !== null || (frame.forceAuth ?? (given.alwaysReauthenticate && start.how === 'browser'));
    return {
      provider,
      purpose: Purpose.signIn,
      fresh,
      expected: sheet.locked === null ? undefined : loginHint(sheet.locked.userName, provider),
      timeLimit: signInLimit,
      about: `It signs you in at ${stationName}.`,
      isWanted: () => frame.surface.sheet() === sheet,
      accept: async (proof) => outcomeOf(await signIn.signInBy(provider, proof, frame.pageId)),
      unreachable: () => false,
    };
  };
  const forIdentity = (frame: RequestingWindow, sheet: Sheet, start: ProofStart): Specific => {
    const provider = providerFor(Purpose.identity, start);
    const asked = identity.askOutside(frame.pageId, start.provider);
    if (asked === undefined) throw new CountersignError(ErrorCode.forbidden, 'This is not open any more.');
    return {
      ...asked,
      provider,
      purpose: Purpose.identity,
      expected: undefined,
      about: `It says at ${stationName} who you are.`,
      isWanted: () => frame.surface.sheet() === sheet,
      accept: (proof) => outcomeOf(identity.acceptProof(frame.pageId, proof.identity)),
      unreachable: () => false,
    };
  };
  const forSignature = ({ pageId, surface }: RequestingWindow, start: ProofStart): Specific => {
    const provider = providerFor(Purpose.signature, start);
    const { challengeId, expected, timeLimit } = signature.askOutside(pageId, start.provider);
    return {
      provider,
      purpose: Purpose.signature,
      fresh: true,
      expected: expected === undefined ? undefined : loginHint(expected, provider),
      timeLimit,
      about: `It is for the signature of "${signature.openOn(pageId)?.requestName ?? ''}" at ${stationName}.`,
      isWanted: () => signature.isOpen(challengeId, pageId),
      accept: ({ identity: who }): ProofOutcome => {
        const result = signature.acceptProof(challengeId, who);
        if (result.outcome === 'may sign')
          return { outcome: 'confirm', proofId: result.proofId, within: result.confirmWithin };
        if (!result.ended) {
          return { outcome: 'refused', message: result.message, differentUser: result.wrongPerson };
        }
        surface.ended(challengeId, result.title, result.message);
        return { outcome: 'done' };
      },
      dropped: () => signature.dropProof(challengeId),
      unreachable: () => signature.unreachable(challengeId, start.provider),
    };
  };
  return (frame, start) => {
    const sheet = frame.surface.sheet();
    const { how, differentUser } = start;
    const common = { how, differentUser, show: frame.proof, dropped: () => undefined };
    const specific =
      sheet?.kind === 'signIn'
        ? forSignIn(frame, sheet, start)
        : sheet?.kind === 'identity'
          ? forIdentity(frame, sheet, start)
          : forSignature(frame, start);
    return { ...common, ...specific };
  };
}

/** What is particular to one purpose. */
type Specific = Omit<ExternalSignInRequest, 'how' | 'differentUser' | 'show' | 'dropped'> &
  Partial<Pick<ExternalSignInRequest, 'dropped'>>;

function outcomeOf(outcome: SheetOutcome): ProofOutcome {
  return outcome.outcome === 'done'
    ? { outcome: 'done' }
    : { outcome: 'refused', message: outcome.message, differentUser: true };
}
