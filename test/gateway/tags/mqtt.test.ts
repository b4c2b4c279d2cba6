import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { connectAsync, type MqttClient } from 'mqtt';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { json } from '../../../electron/contract/json.ts';
import { dateValue } from '../../../electron/contract/values.ts';
import type { QualifiedValue, TagProvider } from '../../../electron/gateway/tags/provider.ts';
import { isJsonPath, jsonAt, objectWith, stepsOf } from '../../../electron/gateway/tags/providers/mqtt/paths.ts';
import { isFilter, matches } from '../../../electron/gateway/tags/providers/mqtt/topics.ts';
import { swiftClock } from '../../support/clock.ts';
import { brokerPassword, brokerUser, startMosquitto, type Mosquitto } from '../../support/plant/startMosquitto.ts';
import { follow, openTestProvider } from '../../support/plant/provider.ts';
import { testTls } from '../../support/openid/tls.ts';
import { temporaryFolder, testLog } from '../../support/station.ts';
import { until } from '../../support/until.ts';

let broker: Mosquitto;
let device: MqttClient;
const address = (): string => `mqtt://127.0.0.1:${broker.port}`;
beforeAll(async () => {
  broker = await startMosquitto();
  device = await connectAsync(address(), { reconnectPeriod: 20 });
});
afterAll(async () => {
  await device.endAsync(true);
  await broker.remove();
});

function open(
  settings: object = {},
  { folder = '/nowhere', secret = brokerPassword }: { readonly folder?: string; readonly secret?: string } = {},
): TagProvider {
  const entry = { kind: 'mqtt', broker: address(), timeout: 2500, keepalive: 1, ...settings };
  const log = testLog();
  onTestFinished(() => expect(JSON.stringify(log.lines)).not.toContain(secret));
  return openTestProvider(entry, {
    name: 'cell',
    clock: swiftClock(),
    log,
    folder,
    secret: (name) => (name === 'broker' ? secret : undefined),
  });
}

/** Waits until the broker was asked for the topic of a tag. */
const awaited = (now: () => QualifiedValue): Promise<void> =>
  until(() => expect(now().quality.reason).toContain('nothing came on'));
const say = (topic: string, payload: unknown, options: object = {}): Promise<unknown> =>
  device.publishAsync(
    topic,
    typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload),
    options,
  );

describe('topics and paths', () => {
  it('match as the standard says', () => {
    for (const [filter, topic] of [
      ['a/#', 'a'],
      ['a/#', 'a/b/c'],
      ['a/+/c', 'a/b/c'],
      ['+/+', '/a'],
      ['#', 'a'],
    ] as const)
      expect(matches(filter, topic), `${filter} ${topic}`).toBe(true);
    for (const [filter, topic] of [
      ['a/+', 'a'],
      ['a/+', 'a/b/c'],
      ['a', 'a/b'],
      ['#', '$SYS/x'],
      ['+/x', '$SYS/x'],
    ] as const)
      expect(matches(filter, topic), `${filter} ${topic}`).toBe(false);
    for (const wrong of ['', 'a#', 'a/#/b', 'a+/b']) expect(isFilter(wrong), wrong).toBe(false);
  });

  it('find what an object has there', () => {
    const name = fc.stringMatching(/^[A-Za-z$ ]{1,5}$/);
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 20 }), fc.jsonValue(), (names, value) => {
        const path = names.join('.');
        expect(isJsonPath(path)).toBe(true);
        const held = json.parse(value);
        expect(jsonAt(objectWith(path, held), stepsOf(path))).toEqual(held);
      }),
    );
    expect(jsonAt({ a: [{ b: 7 }] }, stepsOf('a[0].b'))).toBe(7);
    expect(jsonAt({ a: [1] }, stepsOf('a.length'))).toBeUndefined();
    expect(jsonAt({}, stepsOf('constructor.name'))).toBeUndefined();
    for (const wrong of ['', '.a', 'a.', 'a[', 'a[x]', Array(21).fill('a').join('.')])
      expect(isJsonPath(wrong), wrong).toBe(false);
  });
});

describe('an MQTT provider', () => {
  it('shows what a message says, and why it shows nothing of one', async () => {
    const topic = 'values/state';
    const tags: Record<string, readonly [settings: object, value: unknown, quality: object]> = {
      Speed: [{ path: 'motor.speed', dataType: 'Float8', timestampPath: 'ts' }, 184.5, { code: 'Good' }],
      Second: [{ path: 'list[1].v' }, 'b', { code: 'Good' }],
      Day: [{ path: 'day', dataType: 'DateTime' }, dateValue(Date.UTC(2026, 0, 2, 3, 4, 5)), { code: 'Good' }],
      Serial: [{ path: 'serial' }, '18446744073709551615', { code: 'Good' }],
      Whole: [{ dataType: 'Document' }, expect.objectContaining({ on: true }), { code: 'Good' }],
      NoTime: [{ path: 'on', timestampPath: 'serial' }, true, { code: 'Uncertain' }],
      Gone: [{ path: 'motor.torque' }, null, { code: 'Bad_NotFound', reason: 'the message has no motor.torque' }],
      NaN: [{ path: 'nan', dataType: 'Float8' }, null, { code: 'Bad_TypeMismatch' }],
      Fraction: [{ path: 'motor.speed', dataType: 'Int4' }, null, { code: 'Bad_TypeMismatch' }],
    };
    const provider = open({
      tags: Object.fromEntries(Object.entries(tags).map(([path, [settings]]) => [path, { topic, ...settings }])),
    });
    const followed = Object.keys(tags).map((path) => [path, follow(provider, path).now] as const);
    for (const [, now] of followed) await awaited(now);
    await say(
      topic,
      '{"motor":{"speed":184.5},"list":[{},{"v":"b"}],"day":"2026-01-02T04:04:05+01:00","on":true,"ts":1767225600,' +
        '"serial":18446744073709551615,"nan":"NaN"}',
    );
    await until(() => expect(followed[0]?.[1]().quality).toEqual({ code: 'Good' }));
    for (const [path, now] of followed)
      expect(now(), path).toMatchObject({ value: tags[path]?.[1], quality: tags[path]?.[2] });
    expect(followed[0]?.[1]().timestamp).toBe(1_767_225_600_000);
    expect(provider.status()).toMatchObject({ followed: 9, words: expect.stringContaining('WITHOUT ENCRYPTION') });

    await say(topic, '[1e999]');
    await until(() => expect(followed[4]?.[1]().quality.reason).toContain('a number that cannot be shown'));
    await say(topic, '{"motor": {"speed": 1');
    await until(() => expect(followed[0]?.[1]().quality.reason).toContain('the message is no JSON'));
    await say(topic, Buffer.from([0xff, 0xfe]));
    await until(() => expect(followed[0]?.[1]().quality.reason).toContain('no text'));
    await say(topic, 'x'.repeat(1_000_001));
    await until(() => expect(followed[0]?.[1]().quality).toMatchObject({ code: 'Bad_OutOfRange' }));
    await say(topic, `${'['.repeat(5000)}${']'.repeat(5000)}`);
    await until(() => expect(followed[4]?.[1]().quality.reason).toContain('too many levels'));
    await say(topic, Array(100_001).fill(0));
    await until(() => expect(followed[4]?.[1]().quality.reason).toContain('100001 values'));
  });

  it('says of what the broker kept that nobody knows since when it is so', async () => {
    await say('kept/a', '5', { retain: true });
    await say('kept/b', { v: 6, at: 1_767_225_600_000 }, { retain: true });
    const provider = open({
      tags: {
        A: { topic: 'kept/a' },
        State: { topic: 'kept/a', retained: 'good' },
        B: { topic: 'kept/b', path: 'v', timestampPath: 'at', staleAfter: 60 },
      },
    });
    await until(() => expect(provider.status().connection).toBe('connected'));
    await until(async () =>
      expect(await provider.read(['A', 'State', 'C'])).toMatchObject([
        { value: 5, quality: { code: 'Uncertain_LastKnownValue' } },
        { value: 5, quality: { code: 'Good' } },
        { quality: { code: 'Bad_NotFound' } },
      ]),
    );
    expect(await provider.read(['B'])).toMatchObject([{ value: 6, quality: { code: 'Bad_Stale' } }]);
    const { now: old, seen } = follow(provider, 'B');
    await until(() => expect(old()).toMatchObject({ value: 6, quality: { code: 'Bad_Stale' } }));
    expect(old().timestamp).toBe(1_767_225_600_000);
    expect(seen.filter(({ quality }) => quality.code === 'Good')).toEqual([]);
    const now = follow(provider, 'A').now;
    await say('kept/a', '7');
    await until(() => expect(now()).toMatchObject({ value: 7, quality: { code: 'Good' } }));
  });

  it('follows topics under their own name, and lists them', async () => {
    await say('any/line4/temp', '21.5', { retain: true });
    await say('any/line4/mode', 'auto', { retain: true });
    const provider = open({ topics: ['any/#'], tags: { 'Line 4/Temp': { topic: 'any/line4/temp' } } });
    const live = follow(provider, 'any/line4/mode').now;
    await until(() => expect(live().value).toBe('auto'));
    await say('any/line4/mode', 'hand');
    await until(() => expect(live()).toMatchObject({ value: 'hand', quality: { code: 'Good' } }));
    expect((await provider.browse('')).map(({ name }) => name)).toEqual(['any', 'Line 4']);
    expect((await provider.browse('any/line4')).map(({ path }) => path)).toEqual(['any/line4/mode', 'any/line4/temp']);
    // That the broker tells it again what it kept makes nothing of it older.
    expect(live()).toMatchObject({ value: 'hand', quality: { code: 'Good' } });
    expect(provider.tag('other/line4')).toBeUndefined();
    await expect(provider.browse('nowhere')).rejects.toThrow('There is no folder');
  });

  it('answers a write by what the topic of the tag says then', async () => {
    await device.subscribeAsync('write/+/set');
    const sent: string[] = [];
    const asked = z.object({ to: z.object({ speed: z.number() }) });
    const answer = (topic: string, payload: Buffer): void => {
      if (!topic.startsWith('write/')) return;
      sent.push(payload.toString());
      if (topic === 'write/motor/set') void say('write/motor', asked.parse(JSON.parse(payload.toString())).to);
      else if (topic === 'write/stubborn/set') void say('write/stubborn', '4');
    };
    device.on('message', answer);
    onTestFinished(() => void device.off('message', answer));
    const provider = open({
      tags: {
        Speed: {
          topic: 'write/motor',
          path: 'speed',
          dataType: 'Int2',
          writeTopic: 'write/motor/set',
          writePath: 'to.speed',
        },
        Stubborn: { topic: 'write/stubborn', dataType: 'Int4', writeTopic: 'write/stubborn/set' },
        Silent: { topic: 'write/silent', writeTopic: 'write/silent/set' },
        Nobody: { topic: 'write/nobody', writeTopic: 'nobody/follows/this' },
        Locked: { topic: 'locked/a', writeTopic: 'locked/a' },
        Shared: { topic: 'shared/a', writeTopic: 'shared/a', retain: true },
        Input: { topic: 'write/input' },
      },
    });
    await until(() => expect(provider.status().connection).toBe('connected'));
    const speed = follow(provider, 'Speed').now;
    const writes = [
      { path: 'Speed', value: 150 },
      { path: 'Stubborn', value: 5 },
      { path: 'Silent', value: 'on' },
      { path: 'Nobody', value: 1 },
      { path: 'Locked', value: 1 },
      { path: 'Shared', value: 'x' },
      { path: 'Input', value: 1 },
      { path: 'Speed', value: 1.5 },
      { path: 'Silent', value: null },
      { path: 'None', value: 1 },
    ];
    const answers = await provider.write(writes, 'gateway');
    expect(answers.map(({ code, reason = '' }) => `${code} ${reason}`.trim())).toEqual([
      'Good',
      'Uncertain The broker took the value; whether it is held is not known: write/stubborn did not say it within 2.5 s and says 4.',
      'Uncertain The broker took the value; whether it is held is not known: write/silent did not say it within 2.5 s.',
      'Bad_NotConnected Nothing was written: at the broker nobody follows nobody/follows/this.',
      expect.stringMatching(/^Bad_NotConnected Nothing was written: the broker does not allow this/),
      'Good',
      'Bad_ReadOnly Input has no "writeTopic": nobody can write it.',
      'Bad_TypeMismatch Speed takes whole numbers.',
      'Bad_TypeMismatch Silent takes no empty value.',
      'Bad_NotFound None is no tag of [cell].',
    ]);
    expect(speed()).toMatchObject({ value: 150, quality: { code: 'Good' } });
    expect(sent).toEqual(['{"to":{"speed":150}}', '5', 'on']);
  });

  it('keeps up with a thousand messages in a burst, and goes stale when they end', async () => {
    const provider = open({ tags: { Fast: { topic: 'fast/a', staleAfter: 2, qos: 0 } } });
    const { now, seen } = follow(provider, 'Fast');
    await awaited(now);
    for (let at = 1; at <= 1000; at += 1) void say('fast/a', String(at));
    await until(() => expect(now().value).toBe(1000));
    expect(seen.length).toBeLessThan(500);
    await until(() => expect(now()).toMatchObject({ value: 1000, quality: { code: 'Bad_Stale' } }));
  });

  it('is bad when the broker stands or is gone, and comes back by itself', async () => {
    const provider = open({ tags: { A: { topic: 'gone/a', writeTopic: 'gone/a' } } });
    const { now } = follow(provider, 'A');
    await awaited(now);
    await say('gone/a', '1');
    await until(() => expect(now()).toMatchObject({ value: 1, quality: { code: 'Good' } }));
    broker.signal('SIGSTOP');
    await until(() => expect(now()).toMatchObject({ value: 1, quality: { code: 'Bad_NotConnected' } }));
    expect(now().quality.reason).toContain('nothing came from the broker in time');
    const [refused] = await provider.write([{ path: 'A', value: 2 }], 'gateway');
    expect(refused).toMatchObject({ code: 'Bad_NotConnected', reason: expect.stringContaining('Nothing was written') });
    broker.signal('SIGCONT');
    await awaited(now);
    expect(now()).toMatchObject({ value: 1, quality: { code: 'Bad_Stale' } });
    await broker.kill();
    await until(() => expect(now().quality.code).toBe('Bad_NotConnected'));
    await until(() => expect(provider.status().words).toContain('nobody listens there'));
    await broker.start();
    await until(() => expect(provider.status().connection).toBe('connected'));
    await awaited(now);
    await until(async () => {
      await say('gone/a', '3');
      expect(now()).toMatchObject({ value: 3, quality: { code: 'Good' } });
    });
  });

  it('says in words whom the broker refuses, and whom the station does not trust', async () => {
    const folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'plant.pem'), testTls.cert);
    const user = { name: brokerUser, password: { secret: 'broker' } };
    const tls = `mqtts://127.0.0.1:${broker.tlsPort}`;
    const said: readonly (readonly [settings: object, secret: string, words: string])[] = [
      [
        { user },
        'a wrong canary',
        'the broker does not allow this to the user of the provider: mend "user", its secret',
      ],
      [{ user, protocolVersion: '3.1.1' }, 'a wrong canary', 'the broker refuses the user or the password'],
      [{ user: { ...user, password: { secret: 'none' } } }, '', 'the station has no secret "none"'],
      [{ broker: tls }, '', 'nobody whom the station trusts has signed the certificate'],
      [{ broker: tls, tls: { ca: 'missing.pem' } }, '', 'missing.pem of "ca" is not there'],
      [
        { broker: `mqtts://127.0.0.1:${broker.port}` },
        '',
        'it closed the connection at once: look at the port, at TLS',
      ],
    ];
    await Promise.all(
      said.map(async ([settings, secret, words]) => {
        const provider = open(settings, { folder, secret: secret || 'unused canary' });
        await until(() => expect(provider.status()).toMatchObject({ connection: 'faulted' }));
        expect(provider.status().words).toContain(words);
      }),
    );
    const safe = open({ broker: tls, user, tls: { ca: 'plant.pem' } }, { folder });
    await until(() => expect(safe.status()).toMatchObject({ connection: 'connected', words: `${tls}, MQTT 5, TLS` }));
    const web = open({ broker: `ws://127.0.0.1:${broker.webPort}/mqtt`, protocolVersion: '3.1.1' });
    await until(() => expect(web.status().words).toContain('/mqtt, MQTT 3.1.1, WITHOUT ENCRYPTION'));
    expect(() => open({ tls: { ca: 'plant.pem' } })).toThrow('tls: is for mqtts:// and wss:// alone');
    expect(() => open({ broker: 'mqtt://line1:secret@127.0.0.1' })).toThrow('is no address like');
  });
});
