import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decryptFernet, encryptFernet } from '../../../electron/gateway/platform/fernet.ts';

/** The key, time, IV and token that github.com/fernet/spec publishes (generate.json, verify.json). */
const key = Buffer.from('cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=', 'base64url');
const now = 499_162_800_000;
const iv = Buffer.from(Array.from({ length: 16 }, (_, n) => n));
const token = 'gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==';

describe('Fernet tokens', () => {
  it('are those of the specification', () => {
    expect(encryptFernet(key, 'hello', now, iv)).toBe(token);
    expect(decryptFernet(key, token)).toBe('hello');
  });

  // invalid.json of the specification, without what concerns a time to live: that is judged by who holds the session.
  it.each([
    [
      'incorrect mac',
      'gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-szkFVzXTuGb4hR8AKtwcaX1YdykQUFBQUFBQUFBQQ==',
    ],
    ['too short', 'gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPA=='],
    [
      'invalid base64',
      '%%%%%%%%%%%%%AECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-szkFVzXTuGb4hR8AKtwcaX1YdykRtfsH-p1YsUD2Q==',
    ],
    [
      'payload size not multiple of block size',
      'gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPOm73QeoCk9uGib28Xe5vz6oxq5nmxbx_v7mrfyudzUm',
    ],
    [
      'payload padding error',
      'gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0ODz4LEpdELGQAad7aNEHbf-JkLPIpuiYRLQ3RtXatOYREu2FWke6CnJNYIbkuKNqOhw==',
    ],
    [
      'incorrect IV (causes padding error)',
      'gAAAAAAdwJ6xBQECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAkLhFLHpGtDBRLRTZeUfWgHSv49TF2AUEZ1TIvcZjK1zQ==',
    ],
    [
      'trailing characters after b64 padding',
      'gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==trailingdata',
    ],
    [
      'invalid characters in b64',
      '*gAAAAAAdwJ6wAAECAwQFBgcI!CQoLDA0ODy021?cpGVWKZ_eEwC@GM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==',
    ],
    [
      'invalid non-urlsafe characters in b64',
      'gAAAAAAdwJ6wAAEC/AwQFBgcICQoLDA0ODy+021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==',
    ],
  ])('are refused as the specification refuses them: %s', (_why, invalid) => {
    expect(decryptFernet(key, invalid)).toBeUndefined();
  });

  it('are refused when any single bit was changed', () => {
    const bytes = Buffer.from(token, 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      const at = Math.floor(bit / 8);
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << (bit % 8)), at);
      expect(decryptFernet(key, changed.toString('base64url').padEnd(token.length, '='))).toBeUndefined();
    }
  });

  it('are refused when any single character was changed, left out or put in', () => {
    for (let at = 0; at < token.length; at += 1) {
      const [before, after] = [token.slice(0, at), token.slice(at + 1)];
      for (const other of ['A', 'B', '-', '_', '=', '+', ' ', '\n', 'é']) {
        if (other !== token[at]) expect(decryptFernet(key, before + other + after)).toBeUndefined();
        expect(decryptFernet(key, before + other + token.slice(at))).toBeUndefined();
      }
      expect(decryptFernet(key, before + after)).toBeUndefined();
    }
  });

  it('are refused under another key', () => {
    expect(decryptFernet(randomBytes(32), token)).toBeUndefined();
    const onlyMacKey = Buffer.concat([key.subarray(0, 16), randomBytes(16)]);
    expect(decryptFernet(onlyMacKey, token)).not.toBe('hello');
  });

  it('give back any text, and are new each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 0, max: 8.64e15 }), (text, at) => {
        const made = encryptFernet(key, text, at);
        expect(made).toMatch(/^[A-Za-z0-9_-]+={0,2}$/);
        expect(decryptFernet(key, made)).toBe(text);
        expect(encryptFernet(key, text, at)).not.toBe(made);
      }),
    );
  });

  it('never throw, whatever text is taken for one', () => {
    const base64 = fc
      .uint8Array({ maxLength: 200 })
      .map((bytes) => Buffer.from([0x80, ...bytes]).toString('base64url'));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), base64), (text) => {
        expect(decryptFernet(key, text)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });
});
