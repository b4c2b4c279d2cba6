import { describe, expect, it } from 'vitest';
import { dateValue, datasetValue } from '../../../electron/contract/values.ts';
import { takenAs } from '../../../electron/gateway/tags/dataTypes.ts';
import { datasetOfText } from '../../../electron/gateway/tags/datasetText.ts';
import { readTags, tagsOf } from '../../../electron/gateway/tags/definitions.ts';

const read = (tags: unknown) => {
  const found = readTags(JSON.stringify({ tags }));
  if (!found.ok) throw new Error(found.reason);
  return found;
};

describe('tags of a file', () => {
  it('are those of an export of Ignition, in folders', () => {
    const { value, problems } = read([
      {
        name: 'Hall 2',
        tagType: 'Folder',
        tags: [
          {
            name: 'Speed',
            tagType: 'AtomicTag',
            valueSource: 'opc',
            dataType: 'Float8',
            opcServer: 'plant',
            opcItemPath: 'ns=2;s=Speed',
          },
        ],
      },
    ]);
    expect(problems).toEqual([]);
    expect(value).toMatchObject([
      { path: 'Hall 2/Speed', name: 'Speed', valueSource: 'opc', opcItemPath: 'ns=2;s=Speed' },
    ]);
  });

  it('are made once for each instance of a type, with its parameters and what the instance says instead', () => {
    const { value, problems } = read([
      {
        name: '_types_',
        tagType: 'Folder',
        tags: [
          {
            name: 'Motor',
            tagType: 'UdtType',
            parameters: { Device: { dataType: 'String', value: 'PLC' }, Offset: { dataType: 'Integer', value: 0 } },
            tags: [
              {
                name: 'Run',
                tagType: 'AtomicTag',
                valueSource: 'opc',
                opcItemPath: { bindType: 'parameter', binding: 'ns=1;s=[{Device}]HR{Offset+1}' },
                documentation: '{InstanceName} runs',
              },
            ],
          },
          {
            name: 'Pump',
            tagType: 'UdtType',
            typeId: 'Motor',
            tags: [{ name: 'Flow', tagType: 'AtomicTag', valueSource: 'memory', value: 0, dataType: 'Float8' }],
          },
        ],
      },
      {
        name: 'P1',
        tagType: 'UdtInstance',
        typeId: 'Pump',
        parameters: { Offset: { value: 40 } },
        tags: [{ name: 'Flow', value: 7 }],
      },
    ]);
    expect(problems).toEqual([]);
    expect(value).toMatchObject([
      { path: 'P1/Run', opcItemPath: 'ns=1;s=[PLC]HR41', documentation: 'P1 runs' },
      { path: 'P1/Flow', value: 7, dataType: 'Float8' },
    ]);
  });

  it('put parameters into expressions as values, and as text into texts and references', () => {
    const expression = [
      "if({Size} > 1, tag(concat({Line}, '/Level')), 0) - {Low} + {Size+1}",
      `+ " {Line}'s \\" end" // {Line}`,
      '+ {[.]{InstanceName} x/Level} + {[.]Level} + {Other} + {PathToTag}',
    ].join('\n');
    const { value, problems } = read([
      {
        name: 'Tank',
        tagType: 'UdtType',
        parameters: {
          Line: { dataType: 'String', value: 'A "1"' },
          Size: { dataType: 'Integer', value: '3' },
          Low: { dataType: 'Float', value: -2.5 },
        },
        tags: [{ name: 'Sum', valueSource: 'expr', expression, formatString: '{Size}' }],
      },
      { name: 'T1', tagType: 'UdtInstance', typeId: 'Tank' },
    ]);
    expect(problems).toEqual([]);
    expect(value[0]?.expression.split('\n')).toEqual([
      String.raw`if(3 > 1, tag(concat("A \"1\"", '/Level')), 0) - (-2.5) + 4`,
      String.raw`+ " A \"1\"'s \" end" // {Line}`,
      '+ {[.]T1 x/Level} + {[.]Level} + {Other} + "T1/Sum"',
    ]);
    expect(value[0]?.formatString).toBe('3');
  });

  it('stand aside one by one where they are not understood, each with its reason', () => {
    const { value, problems } = read([
      { name: 'Good', value: 1 },
      { name: 'Odd', dataType: 'Complex' },
      { name: 'Lost', tagType: 'UdtInstance', typeId: 'Nowhere' },
      7,
      { name: 'Eventful', value: 1, eventScripts: [{ script: 'print 1' }], sampleMode: 'TagGroup' },
      { path: 'Good', value: 2 },
    ]);
    expect(value.map(({ path, value: held }) => [path, held])).toEqual([
      ['Good', 1],
      ['Eventful', 1],
    ]);
    expect(problems).toEqual([
      'tags[2]: there is no type Nowhere for the tag Lost',
      'tags[3] is no tag',
      expect.stringMatching(/^tags\[1\]: dataType .*The tag Odd is not there$/),
      'tags[4]: sampleMode TagGroup of a tag is not done. Its history has each change',
      'tags[4]: one of its eventScripts cannot be read, and is not run',
      'tags[5]: there are two tags Good. The first one is used',
    ]);
  });

  it('end where a type contains itself', () => {
    const { problems } = read([
      {
        name: 'Loop',
        tagType: 'UdtType',
        tags: [
          { name: 'A', tagType: 'UdtInstance', typeId: 'Loop' },
          { name: 'B', tagType: 'UdtInstance', typeId: 'Loop' },
        ],
      },
      { name: 'It', tagType: 'UdtInstance', typeId: 'Loop' },
    ]);
    expect(problems.some((problem) => problem.includes('more than'))).toBe(true);
  });
});

describe('what an instance says over its type', () => {
  const type = {
    name: 'Motor',
    tagType: 'UdtType',
    parameters: { Number: { dataType: 'Integer', value: 7 }, Unit: { dataType: 'String', value: 'A' } },
    tags: [
      {
        name: 'Amps',
        value: 0,
        engUnit: { bindType: 'parameter', binding: 'Unit' },
        documentation: { bindType: 'parameter', binding: 'M{Number|000} of HR{Number+100|00000}' },
        alarms: [
          { name: 'High', mode: 'AboveValue', setpointA: { bindType: 'Tag', value: '[.]Limit' }, priority: 'High' },
          { name: 'Low', mode: 'BelowValue', setpointA: 5 },
        ],
        eventScripts: [
          { eventid: 'valueChanged', script: '\tpass' },
          { eventid: 'qualityChanged', script: '\tpass' },
        ],
      },
      { name: 'Next', valueSource: 'expr', expression: '{Number} + 1' },
    ],
  };
  const instance = (said: object) => read([type, { name: 'M1', tagType: 'UdtInstance', typeId: 'Motor', ...said }]);

  it('of an alarm or a script leaves the rest of it as the type has it', () => {
    const { value, problems } = instance({
      tags: [
        {
          name: 'Amps',
          alarms: [
            { name: 'high', priority: 'Critical' },
            { name: 'Stuck', mode: 'BadQuality' },
          ],
          eventScripts: [{ eventid: 'valueChanged', script: '\tprint 1' }],
        },
      ],
    });
    expect(problems).toEqual([]);
    expect(value[0]?.alarms).toMatchObject([
      { mode: 'AboveValue', setpointA: { bindType: 'Tag', value: '[.]Limit' }, priority: 'Critical' },
      { name: 'Low', mode: 'BelowValue', setpointA: 5 },
      { name: 'Stuck', mode: 'BadQuality' },
    ]);
    expect(value[0]?.scripts).toEqual([
      { event: 'valueChanged', source: '\tprint 1' },
      { event: 'qualityChanged', source: '\tpass' },
    ]);
  });

  it('twice is named, and the first one is used', () => {
    const { value, problems } = instance({
      tags: [
        {
          name: 'Amps',
          alarms: [
            { name: 'High', priority: 'Critical' },
            { name: 'High', priority: 'Low' },
          ],
        },
      ],
    });
    expect(problems).toEqual(['tags[1].tags[0]: alarm High: there are two of this name. The first one is used']);
    expect(value[0]?.alarms[0]).toMatchObject({ mode: 'AboveValue', priority: 'Critical' });
  });

  it.each([
    [{ Number: { value: '12' } }, '12 + 1'],
    [{ Number: '12' }, '12 + 1'],
    [{ Number: { dataType: 'String', value: '12' } }, '"12" + 1'],
  ])('of a parameter as %j keeps the type of it where none is said', (parameters, expression) => {
    expect(instance({ parameters }).value[1]).toMatchObject({ expression });
  });

  it('of a number is written with as many digits as are asked for, and a binding may be the name alone', () => {
    expect(instance({}).value[0]).toMatchObject({ documentation: 'M007 of HR00107', engUnit: 'A' });
  });
});

it('settings that are bound to parameters of a type are the numbers, truths and priorities that these say', () => {
  const parameter = (name: string) => ({ bindType: 'parameter', binding: `{${name}}` });
  // As exports have them of alarms.
  const ofAlarm = (name: string) => ({ bindType: 'UDTParameter', value: `{${name}}` });
  const type = {
    name: 'Tank',
    tagType: 'UdtType',
    parameters: {
      Range: { dataType: 'Float', value: 50 },
      Limit: { dataType: 'String', value: '40.5' },
      Prio: { dataType: 'String', value: 'high' },
      Number: { dataType: 'Integer', value: 4 },
      Watched: { dataType: 'String', value: 'True' },
      Where: { dataType: 'String', value: 'Hall 2' },
      Odd: { dataType: 'String', value: 'much' },
    },
    tags: [
      {
        name: 'Level',
        dataType: 'Float8',
        value: 1,
        engHigh: parameter('Range'),
        historyEnabled: parameter('Watched'),
        historicalDeadband: parameter('Limit'),
        documentation: parameter('Number'),
        alarms: [
          {
            name: 'A',
            mode: 'AboveValue',
            setpointA: ofAlarm('Limit'),
            priority: ofAlarm('Prio'),
            enabled: ofAlarm('Watched'),
          },
          { name: 'B', mode: 'AboveValue', setpointA: 1, priority: ofAlarm('Number'), displayPath: ofAlarm('Where') },
          { name: 'C', mode: 'AboveValue', setpointA: ofAlarm('Odd') },
          { name: 'D', mode: 'AboveValue', setpointA: 1, priority: ofAlarm('Odd') },
        ],
      },
      { name: 'Lost', value: 1, engLow: parameter('Odd') },
      { name: 'Unsure', value: 1, readOnly: parameter('Odd') },
    ],
  };
  const { tags, problems } = tagsOf([type, { name: 'T1', tagType: 'UdtInstance', typeId: 'Tank' }]);
  expect(tags).toMatchObject([
    {
      path: 'T1/Level',
      engHigh: 50,
      historyEnabled: true,
      historicalDeadband: 40.5,
      documentation: '4',
      alarms: [
        { name: 'A', setpointA: 40.5, priority: 'High', enabled: true },
        { name: 'B', priority: 'Critical', displayPath: 'Hall 2' },
      ],
    },
  ]);
  expect(problems).toEqual([
    'tags[1].tags[0]: alarm C: setpointA is neither a number that it can be nor bound to a tag or an expression. The alarm is not there',
    'tags[1].tags[0]: alarm D: priority is none of Diagnostic, Low, Medium, High, Critical, their numbers, or bound. The alarm is not there',
    'tags[1].tags[1]: engLow is not a number. The tag T1/Lost is not there',
    'tags[1].tags[2]: readOnly is not true or false. The tag T1/Unsure is not there',
  ]);
});

it('a dataset, a document and a date are what exports have for them, and nothing else', () => {
  const rows = {
    columns: [
      { name: 'a', type: 'java.lang.Integer' },
      { name: 'at', type: 'java.util.Date' },
    ],
    rows: [
      [1, 5],
      [2, null],
    ],
  };
  const dataset = datasetValue([
    { name: 'a', type: 'Integer', data: [1, 2] },
    { name: 'at', type: 'Date', data: [dateValue(5), null] },
  ]);
  for (const value of [rows, JSON.stringify(rows), dataset])
    expect(takenAs('DataSet', value)).toEqual({ value: dataset });
  for (const value of [5, 'x', [], { columns: rows.columns, rows: [[1]] }, '"#NAMES"'])
    expect(takenAs('DataSet', value)).toEqual({ refused: 'takes datasets' });
  const text =
    '"#NAMES"\n"a","at","t"\n"#TYPES"\n"I","date","str"\n"#ROWS","2"\n"1","2026-11-26 14:00:05","x,""y"""\n,,""\n';
  expect(datasetOfText(text, 'Europe/Berlin')).toEqual(
    datasetValue([
      { name: 'a', type: 'Integer', data: [1, null] },
      { name: 'at', type: 'Date', data: [dateValue(Date.UTC(2026, 10, 26, 13, 0, 5)), null] },
      { name: 't', type: 'String', data: ['x,"y"', ''] },
    ]),
  );
  const wrong = [
    text.replace('"I"', '"Z"'),
    text.replace('"#ROWS","2"', '"#ROWS","3"'),
    text.replace('"1","2026', '"1.5","2026'),
    text.replace('2026-11-26', '2026-11-31'),
    `${text}"3"`,
  ];
  for (const one of [...wrong, '#NAMES', 'x', '']) expect(datasetOfText(one, 'UTC')).toBeUndefined();
  for (const value of [{ a: 1 }, '{"a": 1}']) expect(takenAs('Document', value)).toEqual({ value: { a: 1 } });
  expect(takenAs('Document', '[1, 2]')).toEqual({ value: [1, 2] });
  for (const value of [5, true, 'x', '5', '{'])
    expect(takenAs('Document', value)).toEqual({ refused: expect.stringContaining('takes documents') });
  expect(takenAs('DateTime', 1_700_000_000_000)).toEqual({ value: dateValue(1_700_000_000_000) });
  expect(takenAs('DateTime', dateValue(5))).toEqual({ value: dateValue(5) });
  for (const value of [true, 1.5, 9e15, { a: 1 }, [], 'Nov 26'])
    expect(takenAs('DateTime', value)).toEqual({ refused: expect.stringContaining('takes dates') });
  for (const type of ['DataSet', 'Document', 'DateTime'] as const) expect(takenAs(type, null)).toEqual({ value: null });
});

it('a file is what an export is: a list of tags, all of a provider, or one folder or instance with its name', () => {
  const temp = { name: 'Temp', value: 5, odd: 1 };
  const folder = { name: 'Hall 2', tagType: 'Folder', tags: [temp] };
  const read = (file: unknown) => {
    const found = readTags(JSON.stringify(file));
    return found.ok ? [found.value.map(({ path }) => path), found.problems] : found.reason;
  };
  const says = (place: string): readonly string[] => [`${place}: the setting odd of a tag is not done`];
  expect(read([folder])).toEqual([['Hall 2/Temp'], says('[0].tags[0]')]);
  expect(read({ tags: [folder] })).toEqual([['Hall 2/Temp'], says('tags[0].tags[0]')]);
  expect(read({ name: '', tagType: 'Provider', tags: [folder] })).toEqual([['Hall 2/Temp'], says('tags[0].tags[0]')]);
  expect(read(folder)).toEqual([['Hall 2/Temp'], says('tags[0]')]);
  expect(read({ ...temp, tagType: 'AtomicTag' })).toEqual([['Temp'], ['the setting odd of a tag is not done']]);
  // What an instance says over its type is no tag of its own.
  expect(
    read({ name: 'M7', tagType: 'UdtInstance', typeId: 'Motor', tags: [{ name: 'Speed', engUnit: 'rpm' }] }),
  ).toEqual([[], ['there is no type Motor for the tag M7']]);
  for (const nothing of [5, {}, { tags: 5 }]) expect(read(nothing)).toMatch(/the file: has no list of tags/);
});
