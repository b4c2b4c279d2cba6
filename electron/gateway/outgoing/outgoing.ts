/**
 * The other computers that the site lists in `outgoing.json` of the data directory, `{ "allow": ["https://mes.plant.local"] }`:
 * what the gateway asks of them for bindings of the kind `http` and for scripts, and pages for pictures. Without that file nobody is asked. Those whose
 * pages may stand inside of pages are a list of their own, `frames`: their scripts run beside the station's pages. Another one, `links`,
 * says to which the pages may send a person's browser; to any of http and https where there is no such list.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { readJsonText, json, type Json } from '../../contract/json.ts';
import { boundedBytes, boundedText, whyUnanswered } from '../platform/answers.ts';
import { readJson } from '../platform/readJson.ts';

/** Where the site lists them. */
const outgoingFile = 'outgoing.json';
/** Scheme, host and port of each computer. */
const computers = z.array(
  z
    .url({ protocol: /^https?$/ })
    .transform((url) => new URL(url))
    .refine(({ pathname, search, username }) => pathname === '/' && search === '' && username === '', {
      error: 'an entry is a scheme, a host and a port, such as https://mes.plant.local:8443',
    })
    .transform(({ origin }) => origin),
);
const settings = z.strictObject({
  allow: computers.default([]),
  frames: computers.default([]),
  links: computers.optional(),
});

/** The other computers that a site lists: scheme, host and port of each. */
export interface Listed {
  /** Those that are asked, and that pages load pictures, films and sound from. */
  readonly hosts: readonly string[];
  /** Those whose pages may stand inside of pages. */
  readonly frames: readonly string[];
  /** Those to which pages may send a person's browser; any where it is not there. */
  readonly links?: readonly string[] | undefined;
}

/** Bytes that an answer has at most. */
const mostBytes = 5_000_000;

export interface OutgoingRequest {
  readonly url: string;
  readonly method: string;
  /** Milliseconds until the whole answer has to be there. */
  readonly timeout: number;
}

/** What a script sends, and how; nothing of it is logged, since its headers can hold secrets. */
export interface Sent {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | undefined;
  /** Milliseconds until the whole answer has to be there. */
  readonly timeout: number;
  /** Whether it goes on to where an answer leads; to computers that the site lists alone. */
  readonly follows: boolean;
}

/** What is about to be asked. */
export interface Going {
  readonly method: string;
  readonly address: URL;
}

/** An answer as it came, whatever its status. */
export interface Answered {
  readonly status: number;
  /** The address that gave it. */
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
}

export interface Outgoing {
  readonly listed: Listed;
  /**
   * The answer to a request: what its JSON says, or its text. Rejects with `forbidden` for a computer that the site does not
   * list, and with `not-live` where there is no answer, or one that is none.
   */
  readonly ask: (request: OutgoingRequest) => Promise<Json>;
  /**
   * Sends a request of a script. Rejects as `ask`, but that any answer is one; with `illegal-argument` for what is no request.
   * `going` is told of each computer before it is asked, also of one that an answer leads to; what it throws keeps it from that.
   */
  readonly send: (sent: Sent, going: (step: Going) => void) => Promise<Answered>;
}

/** What asks nobody, whatever the site lists. */
export const nobodyAsked: Outgoing = {
  listed: { hosts: [], frames: [] },
  ask: ({ url }) => Promise.reject(askedNobody(url)),
  send: ({ url }) => Promise.reject(askedNobody(url)),
};

function askedNobody(url: string): CountersignError {
  return new CountersignError(ErrorCode.forbidden, `${url} was not asked: nobody is asked here.`);
}

/** Opens it over the settings of a data directory. Throws `project` for settings that cannot be read. */
export function openOutgoing(dataDir: string): Outgoing {
  const listed = listedIn(dataDir);
  return {
    listed,
    ask: async ({ url, method, timeout }) => {
      const address = listedAddress(listed, url);
      try {
        const signal = AbortSignal.timeout(timeout);
        const response = await fetch(address, { method, signal, redirect: 'error', credentials: 'omit' });
        const text = await boundedText(response, mostBytes);
        if (!response.ok) throw new Error(`it answered ${response.status}`);
        return contentOf(response, text);
      } catch (error) {
        throw noAnswer(address, error);
      }
    },
    send: async (sent, going) => {
      const signal = AbortSignal.timeout(sent.timeout);
      let step = { ...sent, address: listedAddress(listed, sent.url) };
      for (let hops = 0; ; hops += 1) {
        const { address, method, headers, body } = step;
        const request = requestOf(address, { method, headers, ...(body === undefined ? {} : { body }), signal });
        going({ method, address });
        const response = await fetch(request).catch((error: unknown) => {
          throw noAnswer(address, error);
        });
        const to = sent.follows && hops < mostHops ? leadsTo(response, address) : undefined;
        if (to === undefined) {
          const answer = await boundedBytes(response, mostBytes).catch((error: unknown) => {
            throw noAnswer(address, error);
          });
          return { status: response.status, url: address.href, headers: [...response.headers], body: answer };
        }
        await response.body?.cancel();
        step = {
          ...onward(step, response.status, to.origin === address.origin),
          address: listedAddress(listed, to.href),
        };
      }
    },
  };
}

/** Answers that lead elsewhere, one after the other, that are gone along with. */
const mostHops = 5;

/** An address of a computer that the site lists. Throws `illegal-argument` for what is no address, `forbidden` for any other. */
function listedAddress({ hosts }: Listed, url: string): URL {
  const address = URL.parse(url);
  if (address === null) throw new CountersignError(ErrorCode.illegalArgument, `"${url}" is no address.`);
  if (hosts.includes(address.origin) && address.username === '') return address;
  throw new CountersignError(
    ErrorCode.forbidden,
    `${address.origin} was not asked: this station's ${outgoingFile} does not list it.`,
  );
}

function noAnswer({ origin }: URL, error: unknown): CountersignError {
  return new CountersignError(ErrorCode.notLive, `${origin} gave no answer: ${whyUnanswered(error)}.`);
}

/** Headers that say where a request goes and how it is carried: of a script they would lead past the list, or be wrong. */
const ownHeaders = new Set([
  'host',
  'connection',
  'content-length',
  'expect',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Throws `illegal-argument` for what is no request. */
function requestOf(address: URL, init: RequestInit & { readonly headers: Sent['headers'] }): Request {
  const own = Object.keys(init.headers).find((name) => ownHeaders.has(name.toLowerCase()));
  if (own !== undefined)
    throw new CountersignError(ErrorCode.illegalArgument, `The header ${own} is not a script's to set.`);
  try {
    return new Request(address, { ...init, redirect: 'manual', credentials: 'omit' });
  } catch (error) {
    throw new CountersignError(ErrorCode.illegalArgument, `This is no request: ${whyUnanswered(error)}.`);
  }
}

/** Where an answer leads; undefined where it does not. */
function leadsTo({ status, headers }: Response, from: URL): URL | undefined {
  const location = headers.get('location');
  if (location === null || ![301, 302, 303, 307, 308].includes(status)) return undefined;
  return URL.parse(location, from.href) ?? undefined;
}

/** The request that follows an answer of a status (RFC 9110, 15.4). Who asks is told to no other computer. */
function onward<T extends Pick<Sent, 'method' | 'headers' | 'body'>>(
  step: T,
  status: number,
  isSameComputer: boolean,
): T {
  const becomesGet = status === 303 ? step.method !== 'HEAD' : status < 303 && step.method === 'POST';
  const headers = Object.fromEntries(
    Object.entries(step.headers).filter(([name]) => {
      const small = name.toLowerCase();
      if (!isSameComputer && (small === 'authorization' || small === 'cookie')) return false;
      return !becomesGet || !small.startsWith('content-');
    }),
  );
  return { ...step, headers, ...(becomesGet ? { method: 'GET', body: undefined } : {}) };
}

/** The computers that a data directory lists. Throws `project` for settings that cannot be read. */
export function listedIn(dataDir: string): Listed {
  const file = join(dataDir, outgoingFile);
  if (!existsSync(file)) return nobodyAsked.listed;
  const read = readJson(file, settings);
  if (!read.ok)
    throw new CountersignError(ErrorCode.project, `${file} ${read.reason}. Mend the file, or remove it to ask nobody.`);
  const { allow, frames, links } = read.value;
  return { hosts: allow, frames, links };
}

function contentOf(response: Response, text: string): Json {
  if (!/\bjson\b/.test(response.headers.get('content-type') ?? '')) return text;
  const parsed = json.safeParse(readJsonText(text));
  if (!parsed.success) throw new Error('it says that it is JSON, and is none');
  return parsed.data;
}
