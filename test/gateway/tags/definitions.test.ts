import { describe, expect, it } from 'vitest';
import { readTags } from '../../../electron/gateway/tags/definitions.ts';

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
      'tags[3] is no tag',
      expect.stringMatching(/^tags\[2\]: there is no type Nowhere for the tag Lost$/),
      expect.stringMatching(/^tags\[1\]: dataType .*The tag Odd is not there$/),
      'tags[3]: sampleMode TagGroup of a tag is not done. Its history has each change',
      'tags[3]: one of its eventScripts cannot be read, and is not run',
      'tags[4]: there are two tags Good. The first one is used',
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
