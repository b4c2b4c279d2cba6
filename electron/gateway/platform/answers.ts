/** What other computers answer, read with a bound. */

/** The text of an answer. Throws where it has more than `mostBytes`. */
export async function boundedText(response: Response, mostBytes: number): Promise<string> {
  return new TextDecoder().decode(await boundedBytes(response, mostBytes));
}

/** The bytes of an answer. Throws where it has more than `mostBytes`. */
export async function boundedBytes({ body }: Response, mostBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > mostBytes) throw new Error(`it has more than ${mostBytes / 1_000_000} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Why a request failed, of what is behind the error as well: `fetch failed` says nothing. */
export function whyUnanswered(error: unknown): string {
  if (!(error instanceof Error)) return 'it failed';
  if (error.name === 'TimeoutError') return 'it took too long';
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message;
}
