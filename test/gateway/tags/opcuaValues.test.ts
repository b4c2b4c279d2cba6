import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateValue } from '../../../electron/contract/values.ts';
import { isNodeId, resolved } from '../../../electron/gateway/tags/providers/opcua/nodeIds.ts';
import { qualityOf } from '../../../electron/gateway/tags/providers/opcua/qualities.ts';
import { retryDelay } from '../../../electron/gateway/tags/providers/retry.ts';
import { BuiltIn, wholeNumbers } from '../../../electron/gateway/tags/providers/opcua/types.ts';
import { valueOf } from '../../../electron/gateway/tags/providers/opcua/values.ts';
import { outcomeOf } from '../../../electron/gateway/tags/providers/opcua/writes.ts';
import { wordsOf } from '../../../electron/gateway/tags/providers/opcua/words.ts';
import { writtenFor } from '../../../electron/gateway/tags/providers/opcua/writing.ts';

const of = (dataType: number, value: unknown, dimensions: readonly number[] | null = null, status = 'Good') =>
  valueOf({ value: { dataType, value, dimensions }, statusCode: { name: status } }, 7);

describe('values of OPC UA', () => {
  it('a whole number that is written is the one that is read, up to its last digit', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(...wholeNumbers)
          .chain(([type, [min, max]]) => fc.tuple(fc.constant(type), fc.bigInt({ min, max }))),
        ([dataType, whole]) => {
          const written = writtenFor({ dataType, valueRank: -1 }, whole.toString());
          const value = 'value' in written ? of(dataType, written.value).value : undefined;
          return (typeof value === 'string' || typeof value === 'number') && BigInt(value) === whole;
        },
      ),
    );
  });

  it('has so many levels and no more, whatever a server says', () => {
    const deep = { value: null, quality: { code: 'Bad_OutOfRange' } };
    expect(of(BuiltIn.Double, [5], [1, 1, 1]).value).toEqual([[[5]]]);
    expect(of(BuiltIn.Double, [5], Array<number>(50_000).fill(1))).toMatchObject(deep);
    let within: object = { dataType: BuiltIn.Double, value: 1 };
    for (let level = 0; level < 20_000; level += 1) within = { dataType: BuiltIn.Variant, value: [within] };
    expect(of(BuiltIn.Variant, [within]).quality).toMatchObject(deep.quality);
  });

  it('is written when the server says that it holds that very value', () => {
    const codes = ['Good', 'GoodClamped', 'GoodCompletesAsynchronously', 'BadNotWritable'].map(outcomeOf);
    expect(codes.map(({ code }) => code)).toEqual(['Good', 'Uncertain', 'Uncertain', 'Bad_ReadOnly']);
  });

  it('may be written all the same where the server did not hear from its device', () => {
    for (const status of ['BadTimeout', 'BadCommunicationError', 'BadUnexpectedError', 'Bad', 'Uncertain'])
      expect(outcomeOf(status)).toMatchObject({
        reason: expect.stringMatching(/^Whether it was written is not known: /),
        mayBeDone: true,
      });
    for (const status of ['BadNotWritable', 'BadOutOfRange', 'BadUserAccessDenied', 'BadNotConnected'])
      expect(outcomeOf(status).reason).toMatch(/^Nothing was written: /);
  });

  it('what is one past the least or the greatest is refused with both', () => {
    for (const [dataType, [least, most]] of wholeNumbers) {
      for (const beyond of [least - 1n, most + 1n]) {
        expect(writtenFor({ dataType, valueRank: -1 }, beyond.toString())).toEqual({
          refused: `takes whole numbers from ${least} to ${most}`,
        });
      }
    }
  });

  it('a value that a type does not hold is refused in words, never made to fit', () => {
    const refusal = (dataType: number, value: never, valueRank = -1) => writtenFor({ dataType, valueRank }, value);
    const cases: readonly (readonly [number, unknown, RegExp, number?])[] = [
      [BuiltIn.Int16, 3.5, /whole numbers/],
      [BuiltIn.Int64, 2 ** 60, /whole numbers/],
      [BuiltIn.Double, 'warm', /takes numbers/],
      [BuiltIn.Float, 1e300, /4 bytes/],
      [BuiltIn.Boolean, 'maybe', /true and false/],
      [BuiltIn.String, { a: 1 }, /texts/],
      [BuiltIn.DateTime, 'today', /dates/],
      [BuiltIn.ByteString, [256], /bytes/],
      [BuiltIn.NodeId, 'Temp', /node ids/],
      [BuiltIn.Guid, 'x', /72962B91/],
      [BuiltIn.ExtensionObject, {}, /reads and does not write/],
      [BuiltIn.Double, null, /empty/],
      [BuiltIn.Double, 1, /lists/, 1],
      [BuiltIn.Double, [1], /no list/],
      [BuiltIn.Double, [[1], [1, 2]], /same length/, 2],
      [BuiltIn.Double, [[1]], /lists of values/, 1],
    ];
    for (const [dataType, value, words, rank] of cases)
      expect(refusal(dataType, value as never, rank)).toMatchObject({ refused: expect.stringMatching(words) });
    expect(writtenFor({ dataType: BuiltIn.Variant, valueRank: -2 }, [true])).toEqual({
      dataType: BuiltIn.Boolean,
      arrayType: 'Array',
      value: [true],
    });
  });

  it('what JSON does not have is no value, with the reason; the time is that of the source', () => {
    expect(of(BuiltIn.Double, Number.POSITIVE_INFINITY)).toEqual({
      value: null,
      quality: { code: 'Bad', reason: 'the server says Infinity, which is no number that can be shown' },
      timestamp: 7,
    });
    expect(of(BuiltIn.Double, new Float64Array([1, Number.NaN]))).toMatchObject({
      value: [1, null],
      quality: { code: 'Bad' },
    });
    expect(of(BuiltIn.ExtensionObject, { nodeId: {}, buffer: Buffer.alloc(2) })).toMatchObject({
      value: null,
      quality: { code: 'Bad_Unsupported' },
    });
    expect(of(BuiltIn.Int32, new Int32Array([1, 2, 3, 4]), [1, 2, 2]).value).toEqual([
      [
        [1, 2],
        [3, 4],
      ],
    ]);
    expect(of(BuiltIn.Variant, [{ dataType: BuiltIn.Int64, value: [0, 9] }]).value).toEqual([9]);
    const times = { sourceTimestamp: null, serverTimestamp: new Date(5) };
    expect(
      valueOf({ value: { dataType: BuiltIn.Double, value: 1 }, statusCode: { name: 'Good' }, ...times }, 7).timestamp,
    ).toBe(5);
    expect(
      valueOf(
        {
          value: { dataType: BuiltIn.Double, value: 1 },
          statusCode: { name: 'Good' },
          ...times,
          sourceTimestamp: new Date(3),
        },
        7,
      ).timestamp,
    ).toBe(3);
    // What the protocol has for "no time" is none, of the source and of the server.
    const none = new Date(Date.UTC(1601, 0, 1));
    const untimed = { value: { dataType: BuiltIn.Double, value: 1 }, statusCode: { name: 'Good' } };
    expect(valueOf({ ...untimed, sourceTimestamp: none, serverTimestamp: new Date(5) }, 7).timestamp).toBe(5);
    expect(valueOf({ ...untimed, sourceTimestamp: none, serverTimestamp: none }, 7).timestamp).toBe(7);
  });
});

describe('what a server says of no value', () => {
  it('is none: a variant that is empty, and the first and the last time of the protocol', () => {
    expect(of(0, null)).toEqual({ value: null, quality: { code: 'Good' }, timestamp: 7 });
    expect(of(BuiltIn.Variant, [{ dataType: 0, value: null }]).value).toEqual([null]);
    for (const time of ['1601-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '+030828-09-14T02:48:05.477Z'])
      expect([time, of(BuiltIn.DateTime, new Date(time)).value]).toEqual([time, null]);
    expect(of(BuiltIn.DateTime, new Date('9999-12-31T23:59:58Z')).value).toEqual(
      dateValue(Date.UTC(9999, 11, 31, 23, 59, 58)),
    );
    const endless = { sourceTimestamp: new Date('9999-12-31T23:59:59.999Z'), serverTimestamp: new Date(5) };
    const data = { value: { dataType: BuiltIn.Double, value: 1 }, statusCode: { name: 'Good' }, ...endless };
    expect(valueOf(data, 7).timestamp).toBe(5);
  });

  it('is none where a matrix has fewer values or more than it says', () => {
    for (const values of [
      [1, 2, 3, 4, 5],
      [1, 2, 3, 4, 5, 6, 7],
    ]) {
      expect(of(BuiltIn.Int32, Int32Array.from(values), [2, 3])).toEqual({
        value: null,
        quality: { code: 'Bad', reason: `the server says ${values.length} values, and that they are 2 by 3` },
        timestamp: 7,
      });
    }
    expect(of(BuiltIn.Int32, new Int32Array(), [0, 3])).toMatchObject({ value: [], quality: { code: 'Good' } });
  });
});

describe('qualities of OPC UA', () => {
  it('each status code has a quality of Ignition, with the code for whoever looks after the server', () => {
    expect(qualityOf('GoodClamped')).toEqual({ code: 'Good' });
    expect(qualityOf('Good#LimitHigh')).toEqual({ code: 'Good' });
    expect(qualityOf('UncertainLastUsableValue#LimitLow')).toEqual({
      code: 'Uncertain_LastKnownValue',
      reason: 'it is the last value that the server had from its device (UncertainLastUsableValue)',
    });
    expect(qualityOf('BadNodeIdUnknown').code).toBe('Bad_NotFound');
    expect(qualityOf('BadUserAccessDenied').code).toBe('Bad_AccessDenied');
    expect(qualityOf('UncertainSomethingNew')).toEqual({
      code: 'Uncertain',
      reason: 'the server says so (UncertainSomethingNew)',
    });
    expect(qualityOf('BadSomethingNew').code).toBe('Bad');
  });
});

describe('paths of OPC UA', () => {
  it('are node ids, by index or by the name of the namespace', () => {
    for (const path of [
      'i=85',
      'ns=2;s=Line 1/Temp;x',
      'nsu=http://plant/;s=A',
      'ns=1;b=M/RbKBsRVkePCePcx24oRA==',
      'ns=3;g=72962B91-FA75-4AE6-8D28-B404DC7DAF63',
    ])
      expect([path, isNodeId(path)]).toEqual([path, true]);
    for (const path of ['', 'Line1/Temp', 'ns=70000;s=A', 'ns=2;s=', 'ns=x;s=A', 'i=a', 'g=1'])
      expect([path, isNodeId(path)]).toEqual([path, false]);
    expect(resolved('nsu=urn:b;s=A;B', ['urn:a', 'urn:b'])).toBe('ns=1;s=A;B');
    expect(resolved('nsu=urn:c;s=A', ['urn:a', 'urn:b'])).toBeUndefined();
    expect(resolved('ns=2;s=A', [])).toBe('ns=2;s=A');
  });
});

describe('a server that is gone', () => {
  it('is tried again later and later, never at once and never after more than ten seconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
        const wait = retryDelay({ attempt, addresses: 1, refused: false }, () => random);
        return wait >= 250 && wait <= 10_000;
      }),
    );
    expect(retryDelay({ attempt: 1, addresses: 2, refused: true })).toBe(60_000);
  });

  it('is told of in words with the code of the server', () => {
    expect(wordsOf(new Error('connect ECONNREFUSED 10.0.0.5:4840'))).toBe(
      'nobody listens there: start the server, or mend the port',
    );
    expect(wordsOf(new Error('serviceResult = BadTooManySessions (0x80560000)'))).toBe(
      'the server has too many connections already (BadTooManySessions)',
    );
    expect(wordsOf('odd\nmore')).toBe('it cannot be spoken to: odd');
  });
});
