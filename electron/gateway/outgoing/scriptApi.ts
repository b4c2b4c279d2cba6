/** `system.net` as scripts call it; the forms that Python gives it are in `system_net.py`. */
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Json } from '../../contract/json.ts';
import { ScriptScope, writes, type ScriptApi, type ScriptCaller } from '../platform/scriptFunction.ts';
import type { Going, Outgoing } from './outgoing.ts';

export interface OutgoingScriptDependencies {
  readonly outgoing: Pick<Outgoing, 'send'>;
  /** Writes down what a script is about to change elsewhere. What it throws keeps the request from being sent. */
  readonly note: (change: Going, script: ScriptCaller) => void;
}

/** Methods that change nothing (RFC 9110, 9.2.1). */
const safe: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

const request = z.strictObject({
  method: z.enum(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']),
  headers: z.record(z.string().max(200), z.string().max(20_000)),
  /** In Base64. */
  body: z.base64().max(7_000_000, { error: 'the data has more than 5 MB' }).nullable(),
  /** Milliseconds. */
  timeout: z.number({ error: 'timeout is not a number' }).positive({ error: 'timeout is not above 0' }).max(600_000),
  follows: z.boolean(),
});

/** Asking other computers: what they answer, or why none did. */
export function outgoingScripts({ outgoing, note }: OutgoingScriptDependencies): ScriptApi {
  return {
    'net.request': writes(
      ScriptScope.gateway,
      z.tuple([z.string({ error: 'url is not a text' }).max(10_000), request]),
      async ([url, { body, ...sent }], script): Promise<Json> => {
        try {
          const bytes = body === null ? undefined : Uint8Array.from(Buffer.from(body, 'base64'));
          const answer = await outgoing.send({ ...sent, url, body: bytes }, (step) => {
            if (!safe.has(step.method)) note(step, script);
          });
          return {
            status: answer.status,
            url: answer.url,
            headers: answer.headers.map(([name, value]) => [name, value]),
            body: Buffer.from(answer.body).toString('base64'),
          };
        } catch (error) {
          const isExpected = error instanceof CountersignError && expected.has(error.code);
          if (!isExpected) throw error;
          return { problem: error.message };
        }
      },
    ),
  };
}

/** What scripts hear of as an IOException, as of a computer that does not answer. */
const expected: ReadonlySet<string> = new Set([ErrorCode.notLive, ErrorCode.forbidden]);
