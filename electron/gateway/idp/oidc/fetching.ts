/** `fetch` as openid-client calls it. */
import type { CustomFetch } from 'openid-client';

/** Node's own. */
export const plainFetch: CustomFetch = (url, { body, headers, method, redirect, signal }) =>
  fetch(url, {
    body: body instanceof Uint8Array ? new Uint8Array(body) : (body ?? null),
    headers,
    method,
    redirect,
    signal: signal ?? null,
  });

/** One that also trusts the site's own authority; `ca` is PEM. */
export async function fetchWith(ca: string): Promise<CustomFetch> {
  const [{ Agent, fetch: fetchOf }, { rootCertificates }] = await Promise.all([import('undici'), import('node:tls')]);
  const dispatcher = new Agent({ connect: { ca: [...rootCertificates, ca] } });
  return async (url, { body, headers, method, redirect, signal }) => {
    const response = await fetchOf(url, {
      body: body ?? null,
      headers,
      method,
      redirect,
      signal: signal ?? null,
      dispatcher,
    });
    // Node's own Response, which openid-client looks for.
    const content = [204, 205, 304].includes(response.status) ? null : await response.arrayBuffer();
    return new Response(content, { status: response.status, headers: [...response.headers] });
  };
}
