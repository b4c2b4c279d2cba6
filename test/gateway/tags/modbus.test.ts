import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { TagProvider } from '../../../electron/gateway/tags/provider.ts';
import { addressOf } from '../../../electron/gateway/tags/providers/modbus/addresses.ts';
import { gathered } from '../../../electron/gateway/tags/providers/modbus/ranges.ts';
import { modbusSettings } from '../../../electron/gateway/tags/providers/modbus/settings.ts';
import { openTags } from '../../../electron/gateway/tags/tags.ts';
import { follow, openTestProvider } from '../../support/plant/provider.ts';
import { startModbus, type ModbusServer } from '../../support/plant/startModbus.ts';
import { until } from '../../support/until.ts';

let server: ModbusServer;
beforeAll(async () => {
  server = await startModbus({});
});
afterAll(() => server.kill());

function open(settings: object = {}): TagProvider {
  const entry = {
    kind: 'modbus',
    host: '127.0.0.1',
    port: server.port,
    wordOrder: 'highFirst',
    pollInterval: 50,
    // For a busy machine; a device that answers late, or not at all, is asked by who waits shortly.
    timeout: 20_000,
    ...settings,
  };
  return openTestProvider(entry, { name: 'plc' });
}

const connected = (provider: TagProvider): Promise<void> =>
  until(() => expect(provider.status().connection).toBe('connected'));

const plain = { unit: 1, zeroBased: false, maxRegisters: 125, maxGap: 10, maxCoils: 2000 };

describe('addresses of Modbus', () => {
  it('are those of Ignition', () => {
    expect(addressOf('HR1', plain)).toMatchObject({ unit: 1, area: 'HR', start: 0, count: 1, format: '' });
    expect(addressOf('HR1', { ...plain, zeroBased: true })).toMatchObject({ start: 1 });
    expect(addressOf('2.HRF100', plain)).toMatchObject({ unit: 2, start: 99, count: 2, format: 'F' });
    expect(addressOf('IRUI_6410', plain)).toMatchObject({ area: 'IR', start: 9, count: 4, format: 'UI_64' });
    expect(addressOf('HR100.3', plain)).toMatchObject({ start: 99, bit: 3, dataType: 'Boolean' });
    expect(addressOf('HRS1000:21', plain)).toMatchObject({ start: 999, count: 11, format: 'S' });
    for (const wrong of [
      'HR0',
      'HR65537',
      'HRF65536',
      'HRS5',
      'HR5:3',
      'C1.2',
      'HRF1.2',
      'HR1.16',
      '256.HR1',
      'CI1',
      'hr1',
    ])
      expect(addressOf(wrong, plain), wrong).toBeUndefined();
  });

  it('are gathered into few requests', () => {
    const addresses = ['HR1', 'HR12', 'HR24', 'HR200', 'HRF160', 'C5', '2.HR2'].flatMap(
      (path) => addressOf(path, plain) ?? [],
    );
    const ranges = gathered(addresses, plain, new Set());
    expect(ranges.map(({ unit, area, start, count }) => [unit, area, start, count])).toEqual([
      [1, 'C', 4, 1],
      [1, 'HR', 0, 12],
      [1, 'HR', 23, 1],
      [1, 'HR', 159, 2],
      [1, 'HR', 199, 1],
      [2, 'HR', 1, 1],
    ]);
    expect(gathered(addresses, { ...plain, maxGap: 2000 }, new Set(['HRF160']))).toHaveLength(4);
  });
});

describe('a Modbus provider', () => {
  it('writes and shows each format', async () => {
    const provider = open();
    await connected(provider);
    const held = {
      HR1: -5,
      HRUS2: 65_535,
      HRI3: -70_000,
      HRUI5: 4_294_967_295,
      HRI_647: -5,
      HRUI_6411: '18446744073709551615',
      HRF15: 1.5,
      HRD17: Math.PI,
      HRBCD21: 9876,
      HRBCD_3222: 12_345_678,
      'HRS24:5': 'Größe',
      'HR30.15': true,
      C3: true,
    };
    const tags = Object.entries(held).map(([path, value]) => ({ path, value, now: follow(provider, path).now }));
    expect(tags[0]?.now().quality.code).toBe('Uncertain_InitialValue');
    expect(await provider.write(tags, 'gateway')).toEqual(tags.map(() => ({ code: 'Good' })));
    for (const { path, value, now } of tags) expect(now(), path).toMatchObject({ value, quality: { code: 'Good' } });
    const others = ['2.HR1', 'IR1', 'DI3', 'HR30', 'HRBCD2', 'HRUI3'];
    expect((await provider.read(others)).map(({ value }) => value)).toEqual([
      995,
      -5,
      true,
      -32_768,
      null,
      4_294_897_296,
    ]);
    server.set({ 0: 7 });
    await until(() => expect(tags[0]?.now().value).toBe(7));
    const turned = open({ wordOrder: 'lowFirst', byteOrder: 'lowFirst' });
    await connected(turned);
    // -70000 is FFFE EE90; EE90 FFFE is this.
    expect((await turned.read(['HRI3', 'HRS24:2'])).map(({ value }) => value)).toEqual([-292_487_170, 'rG']);
  });

  it('refuses what does not fit, inputs, and what is no value', async () => {
    const provider = open();
    await connected(provider);
    const writes = [
      { path: 'HR1', value: 3.7 },
      { path: 'HR1', value: 40_000 },
      { path: 'HRBCD21', value: 10_000 },
      { path: 'HRF15', value: 1e300 },
      { path: 'HRS24:5', value: 'longer' },
      { path: 'C3', value: 'maybe' },
      { path: 'IR1', value: 1 },
      { path: 'HR51', value: 1 },
      { path: 'nothing', value: 1 },
    ];
    const answers = await provider.write(writes, 'gateway');
    expect(answers.map(({ reason }) => reason)).toEqual([
      'HR1 takes whole numbers.',
      'HR1 takes whole numbers from -32768 to 32767.',
      'HRBCD21 takes whole numbers from 0 to 9999.',
      'HRF15 takes numbers of 4 bytes, up to 3.4028235e38.',
      'HRS24:5 takes texts of 5 characters at most.',
      'C3 takes true and false.',
      'IR1 is an input: nobody can write it.',
      'Nothing was written: the device has no such address (exception 2).',
      'nothing is no address.',
    ]);
    server.set({ 60: 0x7fc0, 61: 0 });
    await until(async () => {
      const [nan] = await provider.read(['HRF61']);
      expect(nan).toMatchObject({ value: null, quality: { code: 'Bad', reason: expect.stringContaining('NaN') } });
    });
    expect(provider.tag('Line/Temp')).toBeUndefined();
  });

  it('has only the address bad that the device lacks, and asks for the rest together', async () => {
    const provider = open();
    const names = Array.from({ length: 100 }, (_, index) => `HR${index + 1}`);
    const tags = names.map((path) => follow(provider, path).now);
    const count = follow(provider, 'HRUS300').now;
    const behind = follow(provider, '9.HR1').now;
    await until(() => {
      expect(tags.map((now) => now().quality.code)).toEqual(
        names.map((name) => (name === 'HR51' ? 'Bad_NotFound' : 'Good')),
      );
      expect(behind().quality.reason).toContain('the unit does not answer the gateway');
    });
    // A poll asks for the 50 before, the lone one, the 49 behind, the last, and the other unit; halves of the first search are few.
    const before = Number(count().value);
    const polls = provider.status().received;
    await until(() => expect(provider.status().received).toBeGreaterThanOrEqual(polls + 102 * 5));
    expect((Number(count().value) - before) / 5).toBeLessThan(18);
  });

  it('shows nothing older than what was written, however long a poll takes', async () => {
    const provider = open();
    for (const path of ['C1', 'DI1', 'HR1', 'IR1', '2.C1', '2.HR1', '2.IR1', 'HRUS280']) follow(provider, path);
    const { now, seen } = follow(provider, 'HR200');
    await until(() => expect(now().quality.code).toBe('Good'));
    for (let value = 1; value <= 30; value += 1) await provider.write([{ path: 'HR200', value }], 'gateway');
    const values = seen.map(({ value }) => value);
    expect(values).toEqual([null, ...Array.from({ length: 31 }, (_, value) => value)]);
  });

  it('never changes a whole register for a bit', async () => {
    const old = await startModbus({ hasMaskWrite: false });
    onTestFinished(() => old.kill());
    const provider = open({ port: old.port });
    await connected(provider);
    const [answer] = await provider.write([{ path: 'HR1.2', value: true }], 'gateway');
    expect(answer).toMatchObject({ code: 'Bad_Unsupported', reason: expect.stringContaining('function 22') });
    expect((await provider.read(['HR1']))[0]?.value).toBe(0);
  });

  it('is bad at once when the device stops or is gone, and comes back by itself', async () => {
    const device = await startModbus({});
    onTestFinished(() => device.kill());
    const provider = open({ port: device.port, timeout: 300 });
    const { now } = follow(provider, 'HR1');
    device.set({ 0: 42 });
    await until(() => expect(now()).toMatchObject({ value: 42, quality: { code: 'Good' } }));
    device.signal('SIGSTOP');
    await until(() => expect(now()).toMatchObject({ value: 42, quality: { code: 'Bad_NotConnected' } }));
    expect(now().quality.reason).toContain('it did not answer within 300 ms');
    device.signal('SIGCONT');
    await until(() => expect(now().quality.code).toBe('Good'));
    await device.kill();
    await until(() => expect(now().quality.code).toBe('Bad_NotConnected'));
    await until(() => expect(provider.status().words).toContain('nobody listens there'));
    const [refused] = await provider.write([{ path: 'HR1', value: 1 }], 'gateway');
    expect(refused).toMatchObject({ code: 'Bad_NotConnected', reason: expect.stringContaining('Nothing was written') });
    const again = await startModbus({ port: device.port });
    onTestFinished(() => again.kill());
    await until(() => expect(now()).toMatchObject({ value: 0, quality: { code: 'Good' } }));
  });

  it.each([
    [4, 'Bad_Failure', null, 'Bad_Failure', 'It is not known whether the value was written: the device failed'],
    [5, 'Bad_Stale', 42, 'Uncertain', 'Look whether the value is held: the device has begun and needs longer'],
    [6, 'Bad_Stale', 42, 'Bad_Stale', 'Nothing was written: the device is busy'],
    [10, 'Bad_NotConnected', 42, 'Bad_NotConnected', 'Nothing was written: the gateway has no way to the unit'],
    [
      11,
      'Bad_NotConnected',
      42,
      'Bad_NotConnected',
      'It is not known whether the value was written: the unit does not answer the gateway',
    ],
    [77, 'Bad', null, 'Bad', 'Nothing was written: the device refuses it'],
  ])('says what the exception %i means, for a read and for a write', async (exception, code, value, answer, words) => {
    const device = await startModbus({});
    onTestFinished(() => device.kill());
    const provider = open({ port: device.port });
    const { now } = follow(provider, 'HR1');
    device.set({ 0: 42 });
    await until(() => expect(now()).toMatchObject({ value: 42, quality: { code: 'Good' } }));
    const { timestamp } = now();
    device.fail({ exception });
    await until(() => expect(now().quality.code).toBe(code));
    expect(now()).toMatchObject({ value, ...(value === null ? {} : { timestamp }) });
    expect(now().quality.reason).toContain(`(exception ${exception})`);
    const [refused] = await provider.write([{ path: 'HR1', value: 7 }], 'gateway');
    const doubt = words.startsWith('Nothing') ? {} : { mayBeDone: true };
    expect(refused).toEqual({ code: answer, reason: `${words} (exception ${exception}).`, ...doubt });
    expect(provider.status().connection).toBe('connected');
    device.fail({ exception: 0 });
    await until(() => expect(now()).toMatchObject({ value: 42, quality: { code: 'Good' } }));
  });

  it('believes no answer that comes too late, is for another request, or confirms another value', async () => {
    const device = await startModbus({});
    onTestFinished(() => device.kill());
    const provider = open({ port: device.port, pollInterval: 100, timeout: 300 });
    const { now, seen } = follow(provider, 'HR1');
    await until(() => expect(now()).toMatchObject({ value: 0, quality: { code: 'Good' } }));
    device.fail({ late: 500 });
    device.set({ 0: 13 });
    await until(() => expect(now().quality.reason).toContain('it did not answer within 300 ms'));
    device.fail({ late: 0, skew: 1 });
    await until(() =>
      expect(provider.status().words).toMatch(/it answers what was not asked: request \d+, and it was asked \d+/),
    );
    expect(seen.some(({ value, quality }) => value === 13 && quality.code === 'Good')).toBe(false);
    device.fail({ skew: 0, clamps: true });
    await until(() => expect(now()).toMatchObject({ value: 13, quality: { code: 'Good' } }));
    const patient = open({ port: device.port });
    await connected(patient);
    const [clamped] = await patient.write([{ path: 'HR2', value: 7 }], 'gateway');
    expect(clamped).toMatchObject({ code: 'Uncertain', reason: expect.stringContaining('confirmed something else') });
  });

  it('does not know whether a value was written where the answer comes too late', async () => {
    const device = await startModbus({});
    onTestFinished(() => device.kill());
    // Nothing else is asked meanwhile: what waits behind a question without an answer is not sent at all.
    const provider = open({ port: device.port, pollInterval: 60_000, timeout: 300 });
    const own = follow(provider, 'HR2');
    const other = follow(open({ port: device.port, pollInterval: 100, timeout: 300 }), 'HR1');
    for (const { now } of [own, other])
      await until(() => expect(now()).toMatchObject({ value: 0, quality: { code: 'Good' } }));
    device.fail({ late: 500 });
    await until(() => expect(other.now().quality.reason).toContain('it did not answer within 300 ms'));
    const [late] = await provider.write([{ path: 'HR2', value: 7 }], 'gateway');
    expect(late).toMatchObject({
      code: 'Bad_NotConnected',
      reason: expect.stringContaining('It is not known whether the value was written'),
    });
  });

  it.each([
    [{ wordOrder: undefined }, 'wordOrder: is highFirst or lowFirst: see the manual of the device'],
    [{ host: '10.0.0.7:502' }, 'host: is a name or an address; the port is a setting of its own'],
    [{ host: undefined }, 'host: is not there, and has to be a text'],
    [{ port: '502' }, 'port: is not a number'],
    [{ unit: 300 }, 'unit: is more than 255'],
    [{ pollInterval: 5 }, 'pollInterval: is less than 50'],
    [{ byteOrder: 'big' }, 'byteOrder: is none of highFirst, lowFirst'],
    [{ adress: 1 }, expect.stringMatching(/^adress: there is no such setting \(there are host, port, unit, /)],
    [{ pollIntervall: 1000 }, 'pollIntervall: there is no such setting (perhaps pollInterval)'],
  ])('says what is wrong with the setting of %j', (settings, words) => {
    expect(() => open(settings)).toThrow(expect.objectContaining({ message: words }));
  });

  it('is a device with an address of IPv6, too', () => {
    for (const host of ['::1', 'fe80::1', '2001:db8:0:0:0:0:0:7', '::ffff:10.0.0.7'])
      expect(modbusSettings.safeParse({ host, wordOrder: 'highFirst' }).success).toBe(true);
  });

  it.each([
    ['HR0', 'HR0 is no address: they begin with 1 where "zeroBased" is not true'],
    ['HR1.17', 'HR1.17 is no address: the bits of a register are 0 to 15'],
    ['HRS1', 'HRS1 is no address: a text has its length behind it (HRS1:20)'],
    ['40001', '40001 is no address like HR1, IRUS5, HRF100, HRS5:20, HR5.3, C5, DI5 or 2.HR5'],
  ])('says why %s is no address', (path, words) => {
    const { quality } = openTags([open()]).tag(`[plc]${path}`).peek();
    expect(quality).toEqual({ code: 'Bad_NotFound', reason: `No tag [plc]${path}: ${words}` });
  });
});
