import { describe, expect, it } from 'vitest';
import { fileAnswer, type FileRequest } from '../../electron/host/shownFile.ts';
import { rendererHeaders, sourcePolicy } from '../../electron/host/rendererFiles.ts';

const file = {
  type: 'image/svg+xml',
  hash: 'h',
  size: 10,
  bytes: (from: number, to: number) => new Blob(['0123456789'.slice(from, to)]).stream(),
};
const textOf = (body: ReadableStream | null): Promise<string> => new Response(body).text();
const ask = ({ ifNoneMatch, range, ifRange }: Partial<FileRequest> = {}) =>
  fileAnswer(file, { ifNoneMatch, range, ifRange });

describe('the answer with a file of a page', () => {
  it('says what it is, and lets nothing in it run or load', async () => {
    const { status, headers, body } = ask();
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-cache',
      etag: '"h"',
    });
    expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
    expect(headers['content-security-policy']).not.toMatch(/allow-|script/);
    expect(await textOf(body)).toBe('0123456789');
  });

  it('sends nothing again that is kept already', () => {
    expect(ask({ ifNoneMatch: '"h"' })).toMatchObject({ status: 304, body: null });
    expect(ask({ ifNoneMatch: '"older"' }).status).toBe(200);
  });

  it.each([
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=8-99', 206, '89', 'bytes 8-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
  ])('gives the part %s', async (range, status, text, said) => {
    const answer = ask({ range });
    expect(answer.status).toBe(status);
    expect(await textOf(answer.body)).toBe(text);
    expect(Number(answer.headers['content-length'] ?? 0)).toBe(text.length);
    expect(answer.headers['content-range']).toBe(said);
  });

  it('gives all of a file where a part is wanted of another version: parts of two make no file', () => {
    expect(ask({ range: 'bytes=2-4', ifRange: '"h"' }).status).toBe(206);
    expect(ask({ range: 'bytes=2-4', ifRange: '"older"' }).status).toBe(200);
  });

  it('is the same for what is not there and what nobody may see', () => {
    expect(fileAnswer(undefined, { ifNoneMatch: '"h"', range: undefined, ifRange: undefined })).toMatchObject({
      status: 404,
      body: null,
    });
  });
});

describe('the policy of a page', () => {
  it('lets in pictures of the station, those that are written out, and those of listed computers', () => {
    const policy = rendererHeaders('page', sourcePolicy(['https://plant.local:8443'], []))['content-security-policy'];
    expect(policy).toContain("img-src 'self' https://plant.local:8443 data:;");
    expect(policy).toContain("media-src 'self' https://plant.local:8443");
    expect(policy).toContain("font-src 'self';");
    expect(policy).toContain("default-src 'none';");
  });

  it('lets in nothing of other computers where none is listed; a signing surface shows its own files alone', () => {
    expect(rendererHeaders('page', sourcePolicy([], []))['content-security-policy']).toContain("img-src 'self' data:;");
    expect(rendererHeaders('challenge')['content-security-policy']).toContain("img-src 'self';");
    expect(rendererHeaders('challenge')['content-security-policy']).not.toMatch(/connect-src|countersign-/);
  });
});
