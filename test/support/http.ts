/** Calls over HTTP as clients of Zato SSO make them: a JSON body with every verb, GET too, which `fetch` refuses. */
import { request, type Agent } from 'node:http';

export interface HttpAnswer {
  readonly http: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface CallOptions {
  readonly agent?: Agent;
  /** An address of this computer to call from. */
  readonly localAddress?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends one request on a connection of its own, or of `agent`; resolves to the code and the JSON of its answer. */
export function callJson(
  url: string,
  method: string,
  fields: Readonly<Record<string, unknown>> | string,
  options: CallOptions = {},
): Promise<HttpAnswer> {
  const body = Buffer.from(typeof fields === 'string' ? fields : JSON.stringify(fields));
  return new Promise((resolve, reject) => {
    const headers = { 'content-length': body.length, ...options.headers };
    const sent = request(url, { agent: false, ...options, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const answer: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
        resolve({ http: response.statusCode ?? 0, body: answer as HttpAnswer['body'] });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
