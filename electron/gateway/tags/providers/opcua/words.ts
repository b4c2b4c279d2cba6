/** Why a server could not be reached or does not let the station in, in words, and what to do. */
import { CountersignError } from '../../../../contract/errors.ts';

/** What a code in the text of an error means; the first that is found. */
const meanings: readonly (readonly [RegExp, string])[] = [
  [/ECONNREFUSED/, 'nobody listens there: start the server, or mend the port'],
  [/ENOTFOUND|EAI_AGAIN/, 'no computer has this name: mend the address, or the name service'],
  [/EHOSTUNREACH|ENETUNREACH/, 'no way leads there: look at the network'],
  [/BadIdentityTokenRejected|BadIdentityTokenInvalid/, 'the server does not take this kind of user: see "user"'],
  [/BadUserAccessDenied/, 'the server refuses the user: mend "user", or its secret'],
  [/BadUserSignatureInvalid/, 'the server refuses the certificate of the user'],
  [
    /BadCertificateUntrusted|BadSecurityChecksFailed|BadCertificateUseNotAllowed/,
    'the server does not trust the certificate of this station: have it trusted there',
  ],
  [
    /BadCertificateUriInvalid|BadCertificateHostNameInvalid/,
    'the server refuses the name in the certificate of this station',
  ],
  [
    /BadCertificateTimeInvalid/,
    'the server holds the certificate of this station for too old or too new: compare the clocks',
  ],
  [
    /BadSecurityPolicyRejected|BadSecurityModeRejected/,
    'the server refuses this security: mend "securityMode" and "securityPolicy"',
  ],
  [/BadTooManySessions|BadMaxConnectionsReached/, 'the server has too many connections already'],
  [/BadTcpEndpointUrlInvalid/, 'the server knows no such address: mend the part behind the port'],
  [/BadServerHalted|BadShutdown/, 'the server shuts down'],
  [/BadTooManySubscriptions/, 'the server has too many subscriptions already'],
  [
    /timed? ?out|timeout|ETIMEDOUT/i,
    'it did not answer in time: look whether the port is that of an OPC UA server, and at firewalls between',
  ],
  [/ECONNRESET|EPIPE|socket|disconnect|closed/i, 'it closed the connection'],
];

/** Why it failed. The code of the server stands behind the words, for whoever looks after it. */
export function wordsOf(error: unknown): string {
  if (error instanceof CountersignError) return error.message;
  const text = error instanceof Error ? error.message : String(error);
  const code = /\bBad[A-Z]\w+/.exec(text)?.[0];
  const meaning = meanings.find(([pattern]) => pattern.test(text))?.[1] ?? `it cannot be spoken to: ${briefly(text)}`;
  return code === undefined ? meaning : `${meaning} (${code})`;
}

/** The beginning of what nobody foresaw. */
function briefly(text: string): string {
  return (text.split('\n', 1)[0] ?? '').slice(0, 200);
}

/** Whether it refused who asks: asked again at once, it might lock the account. */
export function isRefusal(error: unknown): boolean {
  return error instanceof Error && /BadUserAccessDenied|BadIdentityToken|BadUserSignature/.test(error.message);
}
