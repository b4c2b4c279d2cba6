/**
 * The other computers that the site lists in `outgoing.json` of the data directory, `{ "allow": ["https://mes.plant.local"] }`:
 * what the gateway asks of them for bindings of the kind `http`, and pages for pictures. Without that file nobody is asked. Those whose
 * pages may stand inside of pages are a list of their own, `frames`: their scripts run beside the station's pages. Another one, `links`,
 * says to which the pages may send a person's browser; to any of http and https where there is no such list.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { readJsonText, json, type Json } from '../../contract/json.ts';
import { boundedText, whyUnanswered } from '../platform/answers.ts';
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

export interface Outgoing {
  readonly listed: Listed;
  /**
   * The answer to a request: what its JSON says, or its text. Rejects with `forbidden` for a computer that the site does not
   * list, and with `not-live` where there is no answer, or one that is none.
   */
  readonly ask: (request: OutgoingRequest) => Promise<Json>;
}

/** What asks nobody, whatever the site lists. */
export const nobodyAsked: Outgoing = {
  listed: { hosts: [], frames: [] },
  ask: ({ url }) =>
    Promise.reject(new CountersignError(ErrorCode.forbidden, `${url} was not asked: nobody is asked here.`)),
};

/** Opens it over the settings of a data directory. Throws `project` for settings that cannot be read. */
export function openOutgoing(dataDir: string): Outgoing {
  const listed = listedIn(dataDir);
  return {
    listed,
    ask: async ({ url, method, timeout }) => {
      const address = URL.parse(url);
      if (address === null) throw new CountersignError(ErrorCode.illegalArgument, `"${url}" is no address.`);
      if (!listed.hosts.includes(address.origin) || address.username !== '') {
        throw new CountersignError(
          ErrorCode.forbidden,
          `${address.origin} was not asked: this station's ${outgoingFile} does not list it.`,
        );
      }
      try {
        const signal = AbortSignal.timeout(timeout);
        const response = await fetch(address, { method, signal, redirect: 'error', credentials: 'omit' });
        const text = await boundedText(response, mostBytes);
        if (!response.ok) throw new Error(`it answered ${response.status}`);
        return contentOf(response, text);
      } catch (error) {
        throw new CountersignError(ErrorCode.notLive, `${address.origin} gave no answer: ${whyUnanswered(error)}.`);
      }
    },
  };
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
