/** What became of a request to an OpenID provider that failed: a failure with words for the person, and a line of the log. */
import type { CountersignError } from '../../../contract/errors.ts';
import type { Log } from '../../platform/ports.ts';
import { notProved, ProofFailure } from '../provider.ts';
import { isTooLong } from './fetching.ts';

/** What the log may have of an error: names, codes and reasons, never what was sent, a token or a claim. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const inner = error.cause instanceof Error ? ` (${reasonOf(error.cause)})` : '';
  const oauthError = 'error' in error && typeof error.error === 'string' ? ` ${error.error.slice(0, 100)}` : '';
  return `${error.name}${code}${oauthError}${inner}`;
}

/** Where a text was no JSON, the parser quotes what stood there. */
function reasonOf({ name, message }: Error): string {
  return name === 'SyntaxError' ? name : `${name}: ${message.slice(0, 200)}`;
}

/** Whether a request was the station's own, or carried what came through the browser, where anybody can write it. */
export type Asked = 'the provider itself' | 'what the browser brought';

/**
 * Makes the function that turns an error of the protocol into a failure with words for the person. What the browser
 * brought never means that the provider is out of reach, unless the network says so.
 */
export function explain(title: string, log: Log, asked: Asked = 'the provider itself'): (error: unknown) => never {
  const outage = asked === 'the provider itself' ? ProofFailure.unreachable : ProofFailure.denied;
  return (error) => {
    log.warn('An identity provider did not prove anybody.', { provider: title, reason: nameOf(error) });
    const { code, oauthError, status } = partsOf(error);
    if (isTooLong(error))
      throw notProved(ProofFailure.misconfigured, `${title} answers with more than this station takes.`, error);
    switch (code) {
      case 'OAUTH_TIMEOUT':
        throw notProved(ProofFailure.unreachable, `${title} took too long to answer.`, error);
      case 'OAUTH_ABORT':
        throw notProved(ProofFailure.cancelled, 'This sign-in was given up.', error);
      case 'OAUTH_AUTHORIZATION_RESPONSE_ERROR':
        throw refusedBy(title, oauthError, error, ProofFailure.denied);
      case 'OAUTH_RESPONSE_BODY_ERROR':
        throw refusedBy(title, oauthError, error, outage);
      case 'OAUTH_RESPONSE_IS_NOT_CONFORM':
        throw status !== undefined && status >= 500
          ? notProved(outage, `${title} has a fault of its own (${status}).`, error)
          : notProved(ProofFailure.misconfigured, `${title} does not answer as an OpenID provider does.`, error);
      case 'OAUTH_RESPONSE_IS_NOT_JSON':
      case 'OAUTH_PARSE_ERROR':
      case 'OAUTH_MISSING_SERVER_METADATA':
      case 'OAUTH_INVALID_SERVER_METADATA':
      case 'OAUTH_HTTP_REQUEST_FORBIDDEN':
        throw notProved(ProofFailure.misconfigured, `${title} does not answer as an OpenID provider does.`, error);
      case undefined:
      default:
    }
    // `fetch` says no more than that it failed.
    if (error instanceof TypeError || code === undefined) {
      throw notProved(ProofFailure.unreachable, `${title} cannot be reached.`, error);
    }
    throw unbelieved(title, error);
  };
}

/** The refusal of an answer that came, and is not believed. */
export function unbelieved(title: string, cause?: unknown): CountersignError {
  return notProved(ProofFailure.denied, `The answer of ${title} did not hold when it was checked.`, cause);
}

/** The parts of an error of openid-client that tell its kinds apart. */
export function partsOf(error: unknown): { code: string | undefined; oauthError: string; status: number | undefined } {
  if (!(error instanceof Error)) return { code: undefined, oauthError: '', status: undefined };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const oauthError = 'error' in error && typeof error.error === 'string' ? error.error : '';
  const status = error.cause instanceof Response ? error.cause.status : undefined;
  return { code, oauthError, status };
}

/** What the provider itself said (RFC 6749, 4.1.2.1 and 5.2; RFC 8628, 3.5; OpenID Connect Core, 3.1.2.6). */
function refusedBy(title: string, oauthError: string, cause: unknown, outage: ProofFailure): Error {
  switch (oauthError) {
    case 'access_denied':
      return notProved(ProofFailure.denied, `The sign-in at ${title} was declined.`, cause);
    case 'expired_token':
      return notProved(ProofFailure.timedOut, `The code of ${title} expired.`, cause);
    case 'unmet_authentication_requirements':
      return notProved(ProofFailure.denied, `${title} has no sign-in as strong as this needs.`, cause);
    case 'temporarily_unavailable':
    case 'server_error':
      return notProved(outage, `${title} is out of order at the moment.`, cause);
    case 'invalid_client':
    case 'unauthorized_client':
    case 'invalid_scope':
    case 'unsupported_response_type':
    case 'unsupported_grant_type':
      return notProved(
        ProofFailure.misconfigured,
        `${title} does not take this station's settings (${oauthError}).`,
        cause,
      );
    default:
      return notProved(
        ProofFailure.denied,
        `${title} did not let you in (${oauthError.replace(/\W/g, ' ').slice(0, 60)}).`,
        cause,
      );
  }
}
