/** Why a broker could not be reached or does not let the station in, in words, and what to do. */
import { CountersignError } from '../../../../contract/errors.ts';

/** By the numbers of MQTT 5, and of 3.1.1 below 6. */
const answers: Readonly<Record<number, string>> = Object.freeze({
  1: 'the broker does not speak this version: mend "protocolVersion"',
  2: 'the broker refuses the client id: mend "clientId"',
  3: 'the broker is there and serves nobody now',
  4: 'the broker refuses the user or the password: mend "user", or its secret',
  5: 'the broker refuses the user or the password: mend "user", or its secret',
  132: 'the broker does not speak this version: mend "protocolVersion"',
  133: 'the broker refuses the client id: mend "clientId"',
  134: 'the broker refuses the user or the password: mend "user", or its secret',
  135: 'the broker does not allow this to the user of the provider: mend "user", its secret, or its rights there',
  136: 'the broker is there and serves nobody now',
  137: 'the broker is busy',
  138: 'the broker has banned this client',
  139: 'the broker was stopped',
  142: 'another program came with the same client id: give each its own "clientId"',
  143: 'the broker takes no such topic',
  144: 'the broker takes no such topic',
  149: 'the message is too long for the broker',
  151: 'the broker has too much to do for this client (its quota)',
  159: 'the broker lets this client in seldom: it came too often',
});

const refusals = new Set([1, 2, 4, 5, 132, 133, 134, 135, 138, 142, 159]);

const codes: Readonly<Record<string, string>> = Object.freeze({
  ECONNREFUSED: 'nobody listens there: start the broker, or mend the port',
  ENOTFOUND: 'no computer has this name: mend the address, or the name service',
  EAI_AGAIN: 'no computer has this name: mend the address, or the name service',
  EHOSTUNREACH: 'no way leads there: look at the network',
  ENETUNREACH: 'no way leads there: look at the network',
  ETIMEDOUT: 'it did not answer in time',
  ECONNRESET: 'it closed the connection',
  EPIPE: 'it closed the connection',
  CERT_HAS_EXPIRED: 'the certificate of the broker has ended: give the broker a new one',
  CERT_NOT_YET_VALID: 'the certificate of the broker does not hold yet: compare the clocks',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate of the broker is for another name: mend the address',
});

/** The text of the error of a connection that ended before the broker let the station in. */
export const closedAtOnce = 'closed at once';

const unknownAuthority =
  'nobody whom the station trusts has signed the certificate of the broker: name its authority in "tls": { "ca": ... }';

/** Why it failed, with the code behind the words for whoever looks after it. */
export function wordsOf(error: unknown): string {
  if (error instanceof CountersignError) return error.message;
  const code = codeOf(error);
  if (typeof code === 'number') return wordsOfCode(code);
  const text = error instanceof Error ? error.message : String(error);
  const known = codes[code];
  if (known !== undefined) return known;
  if (/^(UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|CERT_)/.test(code)) return `${unknownAuthority} (${code})`;
  if (/^(ERR_SSL|ERR_TLS|EPROTO)/.test(code)) return `it speaks no TLS there, or refuses the station's (${code})`;
  if (/keepalive timeout/i.test(text)) return 'nothing came from the broker in time';
  if (/connack timeout/i.test(text)) return 'it did not answer in time';
  if (text === closedAtOnce)
    return 'it closed the connection at once: look at the port, at TLS (mqtts), and at "protocolVersion"';
  if (/closed|socket hang up|disconnect/i.test(text)) return 'it closed the connection';
  if (
    /^(Invalid header|Invalid flag|Malformed|Packet|Unexpected packet)/i.test(text) ||
    /\bheader flag bits\b/.test(text)
  )
    return 'it answers what is no MQTT: something else listens there, look at the port';
  return `it cannot be spoken to: ${(text.split('\n', 1)[0] ?? '').slice(0, 200)}`;
}

/** What a number says with which a broker answers. */
export function wordsOfCode(code: number): string {
  return answers[code] === undefined ? `the broker refuses it (code ${code})` : `${answers[code]} (code ${code})`;
}

/** Whether it refused who asks: asked again at once, it would do the same, or lock the account. */
export function isRefusal(error: unknown): boolean {
  const code = codeOf(error);
  return typeof code === 'number' && refusals.has(code);
}

function codeOf(error: unknown): string | number {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' || typeof code === 'number' ? code : '';
}
