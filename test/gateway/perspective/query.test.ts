/** Query bindings: when they run, what they give, who may look. */
import { describe, expect, it } from 'vitest';
import { CountersignError, ErrorCode } from '../../../electron/contract/errors.ts';
import type { Json, JsonObject } from '../../../electron/contract/json.ts';
import { datasetValue } from '../../../electron/contract/values.ts';
import { testClock } from '../../support/clock.ts';
import { findNode, openStation, type TestPage } from '../../support/station.ts';
import { until } from '../../support/until.ts';
import { button, label, script, view } from '../../support/views.ts';

const rows = datasetValue([
  { name: 'id', type: 'Integer', data: [7, 8] },
  { name: 'name', type: 'String', data: ['a', 'b'] },
]);

/** A station whose queries are answered by the test. */
async function open(config: JsonObject, attributes: JsonObject = {}, answer: () => Json = () => rows) {
  const asked: JsonObject[] = [];
  const clock = testClock();
  const query = (name: string, more: JsonObject) => ({
    [`ignition/named-query/${name}/query.sql`]: 'SELECT 1',
    [`ignition/named-query/${name}/resource.json`]: {
      attributes: { type: 'Query', parameters: [{ type: 'Parameter', identifier: 'line', sqlType: 7 }], ...more },
    },
  });
  const station = await openStation({
    clock,
    files: {
      ...view(
        [
          label('L', {
            type: 'query',
            config: { queryPath: 'Line/Orders', parameters: { line: '{view.custom.line}' }, ...config },
          }),
          button('Go', script('self.view.custom.line = "B"')),
          { type: 'ia.display.label', meta: { name: 'Said' }, props: { text: '' } },
          button(
            'Half',
            script(
              'row = self.getSibling("L").props.text[0]; self.getSibling("Said").props.text = "%s %s" % (row["amount"] / 2, row["count"] / 2)',
            ),
          ),
          button('Again', script('self.getSibling("L").refreshBinding("props.text")')),
        ],
        { custom: { line: 'A' } },
      ),
      ...query('Line/Orders', attributes),
    },
    querySource: {
      run: ({ path }, parameters) => {
        asked.push({ path, ...parameters });
        return Promise.resolve().then(() => ({ value: answer() }));
      },
    },
  });
  const page = station.openPage();
  const shown = () => findNode(page.frame.resume().root, 'L');
  return { station, clock, page, asked, shown };
}
const press = (page: TestPage, name: string): Promise<void> =>
  page.frame.fire(page.node(name).id, 'component.onActionPerformed', {});

describe('a query binding', () => {
  it.each([
    ['auto', rows],
    ['dataset', rows],
    [
      'json',
      [
        { id: 7, name: 'a' },
        { id: 8, name: 'b' },
      ],
    ],
    ['scalar', 7],
  ])('gives its result as %s', async (returnFormat, value) => {
    const { shown } = await open({ returnFormat });
    await until(() => expect(shown()).toMatchObject({ props: { text: value }, quality: {} }));
  });

  it('gives a whole number of a column of doubles as a double, in JSON too', async () => {
    const amounts = datasetValue([
      { name: 'amount', type: 'Double', data: [7, 0.5] },
      { name: 'count', type: 'Integer', data: [7, 1] },
    ]);
    const { page, shown } = await open({ returnFormat: 'json' }, {}, () => amounts);
    await until(() => expect(shown()?.quality).toEqual({}));
    await press(page, 'Half');
    await until(() => expect(findNode(page.frame.resume().root, 'Said')?.props['text']).toBe('3.5 3'));
  });

  it('has no value yet while it runs, and runs again when a parameter has changed or it is refreshed', async () => {
    const { page, asked, shown } = await open({});
    expect(page.node('L')).toMatchObject({
      props: { text: null },
      quality: { text: { code: 'Uncertain_InitialValue' } },
    });
    await until(() => expect(shown()?.quality).toEqual({}));
    await press(page, 'Go');
    await until(() => expect(asked.map(({ line }) => line)).toEqual(['A', 'B']));
    await press(page, 'Again');
    await until(() => expect(asked).toHaveLength(3));
  });

  it('runs at its rate, in seconds, and no more once its page is closed', async () => {
    const { page, asked, clock, shown } = await open({ polling: { enabled: true, rate: '5' } });
    await until(() => expect(shown()?.quality).toEqual({}));
    clock.advance(4000);
    expect(asked).toHaveLength(1);
    clock.advance(1000);
    await until(() => expect(asked).toHaveLength(2));
    page.frame.close();
    clock.advance(10_000);
    expect(asked).toHaveLength(2);
  });

  it('runs the query that an expression names, and none while it names none', async () => {
    const queryPath = 'if({view.custom.line} = "A", "", "Line/" + "Orders")';
    const { page, asked, shown } = await open({ mode: 'expression', queryPath });
    await until(() => expect(shown()).toMatchObject({ props: { text: null }, quality: {} }));
    expect(asked).toEqual([]);
    await press(page, 'Go');
    await until(() => expect(shown()?.props['text']).toEqual(rows));
    expect(asked).toEqual([{ path: 'Line/Orders', line: 'B' }]);
  });

  it('whose rate is no number is not run, and says so', async () => {
    const { asked, shown } = await open({ polling: { enabled: true, rate: '"often"' } });
    await until(() => expect(shown()?.quality['text']?.reason).toBe('"often" is not a number'));
    expect(asked).toEqual([]);
  });

  it('that fails has no value, and says why', async () => {
    const { shown } = await open({}, {}, () => {
      throw new CountersignError(ErrorCode.illegalArgument, 'The database is away.');
    });
    await until(() =>
      expect(shown()).toMatchObject({
        props: { text: null },
        quality: { text: { code: 'Error_DatabaseQuery', reason: 'The database is away.' } },
      }),
    );
  });

  it.each([
    [{ type: 'UpdateQuery' }, 'changes what it reads, and a binding only reads'],
    [{ permissions: [{ zone: '', role: 'Engineer' }] }, 'is for other roles or zones than yours'],
    [{ permissions: [{ zone: 'Plant', role: '' }] }, 'is for other roles or zones than yours'],
    [{ enabled: false }, 'is switched off'],
  ])('of %j is not run', async (attributes, reason) => {
    const { asked, shown } = await open({}, attributes);
    await until(() =>
      expect(shown()?.quality['text']?.reason).toBe(`The named query Line/Orders ${reason}. It was not run.`),
    );
    expect(asked).toEqual([]);
  });

  it.each([
    [{ queryPath: '' }, 'the binding names no query'],
    [{ returnFormat: 'xml' }, 'query bindings of the format "xml" are not supported'],
    [{ mode: 'indirect' }, 'query bindings of the mode "indirect" are not supported'],
  ])('with %j says what is wrong', async (config, reason) => {
    const { page } = await open(config);
    expect(page.node('L').quality['text']).toEqual({ code: 'Error_Configuration', reason });
  });
});
