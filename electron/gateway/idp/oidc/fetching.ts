/** `fetch` as openid-client calls it. No answer is longer than a provider's can be: it would fill the memory of the station. */
import type { CustomFetch } from 'openid-client';

/** Bytes of an answer: a token with some thousand groups has less. */
const longest = 1024 * 1024;

/** An answer that is longer than any of a provider. It was reached: nobody signs in its place. */
class TooLongError extends Error {}

/** Whether an error of openid-client is of an answer that was too long. */
export function isTooLong(error: unknown): boolean {
  return error instanceof TooLongError || (error instanceof Error && error.cause instanceof TooLongError);
}

/** What an answer has in it, as far as it is not too long. */
async function contentOf(body: AsyncIterable<Uint8Array> | null): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body ?? []) {
    length += part.length;
    if (length > longest) throw new TooLongError(`The answer has more than ${longest} bytes.`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Node's own Response, which openid-client looks for, with what has come. */
async function arrived(response: {
  readonly status: number;
  readonly headers: Iterable<[string, string]>;
  readonly body: AsyncIterable<Uint8Array> | null;
}): Promise<Response> {
  const { status, headers } = response;
  const content = await contentOf(response.body);
  const mayHaveBody = ![204, 205, 304].includes(status);
  return new Response(mayHaveBody ? new Uint8Array(content) : null, { status, headers: [...headers] });
}

/** Node's own. */
export const plainFetch: CustomFetch = async (url, { body, headers, method, redirect, signal }) =>
  arrived(
    await fetch(url, {
      body: body instanceof Uint8Array ? new Uint8Array(body) : (body ?? null),
      headers,
      method,
      redirect,
      signal: signal ?? null,
    }),
  );

/** One that also trusts the site's own authority; `ca` is PEM. */
export async function fetchWith(ca: string): Promise<CustomFetch> {
  const [{ Agent, fetch: fetchOf }, { rootCertificates }] = await Promise.all([import('undici'), import('node:tls')]);
  const dispatcher = new Agent({ connect: { ca: [...rootCertificates, ca] } });
  return async (url, { body, headers, method, redirect, signal }) =>
    arrived(
      await fetchOf(url, {
        body: body ?? null,
        headers,
        method,
        redirect,
        signal: signal ?? null,
        dispatcher,
      }),
    );
}
