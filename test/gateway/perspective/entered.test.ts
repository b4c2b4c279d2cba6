/** What people enter, and what the gateway keeps by it: a page is believed nothing. */
import { describe, expect, it } from 'vitest';
import { textOf, type Json, type JsonObject } from '../../../electron/contract/json.ts';
import type { ViewNode } from '../../../electron/contract/page.ts';
import { dateValue } from '../../../electron/contract/values.ts';
import { findNode, openStation, pageConfig, viewFile, type TestPage } from '../../support/station.ts';
import { until } from '../../support/until.ts';
import { button, flex, property, script, tags, view } from '../../support/views.ts';

const input = (type: string, props: JsonObject, more = {}) => ({
  type: `ia.input.${type}`,
  meta: { name: 'It' },
  props,
  ...more,
});
const shown = (page: TestPage, name = 'It'): ViewNode => {
  const found = findNode(page.frame.resume().root, name);
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found;
};
const write = (page: TestPage, property: string, value: Json) => page.frame.write(shown(page).id, property, value);
const noon = Date.UTC(2026, 10, 26, 12);

describe('what a person enters', () => {
  it.each<[type: string, props: JsonObject, property: string, value: Json, reason: string]>([
    ['numeric-entry-field', { inputBounds: { minimum: 0, maximum: 9 } }, 'value', 10, 'It goes from 0 to 9.'],
    ['numeric-entry-field', {}, 'value', '5', 'It takes a number.'],
    ['slider', { min: 5 }, 'value', 4, 'It goes from 5 to 100.'],
    ['checkbox', {}, 'selected', null, 'It is ticked or it is not.'],
    ['toggle-switch', {}, 'selected', 'on', 'It is on or off.'],
    ['text-field', {}, 'text', { a: 1 }, 'It takes a text.'],
    ['password-field', {}, 'text', 7, 'It takes a text.'],
    ['radio-group', { radios: [{ text: 'A', value: 1 }] }, 'value', 2, 'This is none of the choices.'],
    ['multi-state-button', { states: [{ text: 'A', value: 1 }] }, 'controlValue', 2, 'This is none of the states.'],
    ['dropdown', { options: [{ label: 'A', value: 1 }] }, 'value', 2, 'This is none of the choices.'],
    ['dropdown', { options: ['a'], multiSelect: true }, 'value', ['a', 'b'], 'This is none of the choices.'],
    ['dropdown', { options: ['a'] }, 'value', null, 'This is none of the choices.'],
    ['dropdown', {}, 'search.searchParam', 1, 'A search is a text.'],
    ['oneshotbutton', { setValue: 3 }, 'value', 4, 'The button writes another value.'],
    ['date-time-input', { minDate: noon }, 'value', dateValue(noon - 1), 'That is earlier than the earliest.'],
    ['date-time-picker', { maxDate: noon }, 'value', dateValue(noon + 1), 'That is later than the latest.'],
    ['date-time-input', {}, 'value', 'soon', 'It takes a date.'],
    ['barcodescannerinput', { data: ['1'] }, 'data', ['2', '3'], 'A scan is one text more.'],
    ['signature-pad', {}, 'status.touched', 1, 'It is touched or it is not.'],
  ])('is refused of a %s where it cannot be: %j', async (type, props, property, value, reason) => {
    const { openPage } = await openStation({ files: view([input(type, props)]) });
    const page = openPage();
    expect((await write(page, property, value)).refused).toBe(`${reason} It was not written.`);
  });

  it('is refused where the input is switched off', async () => {
    const { openPage } = await openStation({ files: view([input('checkbox', { enabled: false })]) });
    expect((await write(openPage(), 'selected', true)).refused).toBe('This is switched off. It was not written.');
  });

  it('is taken where it can be', async () => {
    const { openPage } = await openStation({ files: view([input('checkbox', { triState: true })]) });
    const page = openPage();
    expect(write(page, 'selected', null)).toEqual({ value: null, quality: null, refused: null });
  });
});

it('a whole number that is a double stays one through the session, the page, bindings both ways and embedded views', async () => {
  const both = (path: string) => ({ binding: property(path, { bidirectional: true }) });
  const embedded = {
    type: 'ia.display.view',
    meta: { name: 'Inner' },
    props: { path: 'Inner', params: { n: 0, m: 0 } },
    propConfig: {
      'props.params.n': { binding: property('view.custom.a') },
      'props.params.m': both('view.custom.back'),
    },
  };
  const inner = {
    params: { n: 0, m: 0 },
    propConfig: {
      'params.n': { paramDirection: 'input' },
      'params.m': { paramDirection: 'output', binding: property('view.params.n') },
    },
    root: { type: 'ia.container.flex', meta: { name: 'root' }, children: [] },
  };
  const set = 'self.view.custom.a = 7.0; self.session.custom.own = 7.0; self.page.custom.own = 7.0';
  const places = 'self.view.custom.a, self.session.custom.n, self.session.custom.own, self.page.custom.own';
  const { openPage } = await openStation({
    files: {
      ...view(
        [
          embedded,
          { type: 'ia.display.label', meta: { name: 'Said' }, props: { text: '' } },
          button('Set', script(set)),
          button('Say', script(`self.getSibling("Said").props.text = str([${places}, self.view.custom.back])`)),
        ],
        { custom: { a: 0, back: 0 }, propConfig: { 'custom.a': both('session.custom.n') } },
      ),
      [viewFile('Inner')]: inner,
      'com.inductiveautomation.perspective/session-props/props.json': { custom: { n: 0 } },
    },
  });
  const page = openPage();
  await page.press('Set');
  await page.press('Say');
  expect(shown(page, 'Said').props).toMatchObject({ text: '[7.0, 7.0, 7.0, 7.0, 7.0]' });
});

describe('a whole number that a person enters', () => {
  it('is a double in scripts where its tag is one of doubles', async () => {
    const bound = (tagPath: string) => ({
      propConfig: { 'props.value': { binding: { type: 'tag', config: { tagPath, bidirectional: true } } } },
    });
    const half = (name: string) => `self.getSibling("${name}").props.value / 2`;
    const { openPage } = await openStation({
      files: {
        ...view([
          input('numeric-entry-field', { value: 0 }, bound('[default]Double')),
          input('numeric-entry-field', { value: 0 }, { ...bound('[default]Whole'), meta: { name: 'Whole' } }),
          { type: 'ia.display.label', meta: { name: 'Said' }, props: { text: '' } },
          button(
            'Say',
            script(
              `read = [tag.value / 2 for tag in system.tag.readBlocking(["Double", "Whole"])]; self.getSibling("Said").props.text = str([${half('It')}, ${half('Whole')}] + read)`,
            ),
          ),
        ]),
        'countersign/tags.json': {
          tags: [
            { path: 'Double', dataType: 'Float8', value: 3 },
            { path: 'Whole', dataType: 'Int4', value: 3 },
          ],
        },
      },
    });
    const page = openPage();
    await until(() => expect([shown(page).props['value'], shown(page, 'Whole').props['value']]).toEqual([3, 3]));
    for (const name of ['It', 'Whole']) await page.frame.write(shown(page, name).id, 'value', 7);
    await page.frame.fire(shown(page, 'Say').id, 'component.onActionPerformed', {});
    await until(() => expect(shown(page, 'Said').props['text']).toBe('[3.5, 3, 3.5, 3]'));
  });
});

describe('a radio group', () => {
  const radios = [
    { text: 'A', value: 'a' },
    { text: 'B', value: 'b' },
  ];
  const said = (page: TestPage): Json => {
    const { value = null, index = null, radios: marks = [] } = shown(page).props;
    return [value, index, (marks as readonly JsonObject[]).map(({ selected = null }) => selected)];
  };

  it('is at one choice, by whichever of its properties a script writes', async () => {
    const { openPage } = await openStation({
      files: view([
        input('radio-group', { radios, value: 'a' }),
        button('ByIndex', script('self.getSibling("It").props.index = 1')),
        button('ByMark', script('self.getSibling("It").props.radios[0].selected = True')),
        button('ByValue', script('self.getSibling("It").props.value = "x"')),
      ]),
    });
    const page = openPage();
    const press = (name: string) => page.frame.fire(shown(page, name).id, 'component.onActionPerformed', {});
    expect(said(page)).toEqual(['a', 0, [true, false]]);
    await press('ByIndex');
    await until(() => expect(said(page)).toEqual(['b', 1, [false, true]]));
    await press('ByValue');
    // What is none of the choices stays, so that it is seen as what it is.
    await until(() => expect(said(page)).toEqual(['x', null, [false, false]]));
    await press('ByMark');
    await until(() => expect(said(page)).toEqual(['a', 0, [true, false]]));
  });
});

describe('a moment', () => {
  it('has its texts, of the day and the time as well, on the clock of the session', async () => {
    const { openPage } = await openStation({
      files: view([input('date-time-input', { value: dateValue(noon), format: 'YYYY-MM-DD HH:mm Z' })]),
    });
    const page = openPage();
    const { formattedValue, formattedValues } = shown(page).props;
    expect(formattedValue).toMatch(/^2026-11-26 \d\d:\d\d [+-]\d\d:\d\d$/);
    expect(formattedValues).toEqual({
      datetime: formattedValue,
      date: '2026-11-26',
      time: textOf(formattedValue).slice(11),
    });
    await write(page, 'value', dateValue(noon + 86_400_000));
    expect(shown(page).props['formattedValue']).toMatch(/^2026-11-27/);
    await write(page, 'value', null);
    expect(shown(page).props['formattedValue']).toBeNull();
  });
});

describe('a moment in a language whose format is not known', () => {
  it('has no text, and not that of another moment', async () => {
    const props = { value: dateValue(noon), locale: 'fi', formattedValue: 'Nov 25, 2026 12:00 PM' };
    const { openPage } = await openStation({ files: view([input('date-time-input', props)]) });
    expect(shown(openPage()).props['formattedValue']).toBeNull();
  });
});

describe('a file', () => {
  const upload = (props: JsonObject = {}) =>
    input('fileupload', props, {
      events: {
        component: {
          onFileReceived: {
            type: 'script',
            scope: 'G',
            config: {
              script:
                '\tfile = event.file\n\tself.getSibling("Said").props.text = [file.name, file.size, file.getString(), list(file.getBytes())[:2]]',
            },
          },
        },
      },
    });
  const piece = (at: number, text: string, size: number, name = 'a.csv') => ({
    key: 'k',
    field: '',
    name,
    size,
    at,
    data: Buffer.from(text).toString('base64'),
  });
  const said = (page: TestPage): Json | undefined => shown(page, 'Said').props['text'];
  const label = { type: 'ia.display.label', meta: { name: 'Said' }, props: { text: '' } };

  it('comes in pieces, and is given to the script whole', async () => {
    const { openPage } = await openStation({ files: view([upload({ supportedFileTypes: ['CSV'] }), label]) });
    const page = openPage();
    const { id } = shown(page);
    await page.frame.sendFile(id, piece(0, '\u00e4', 5));
    await page.frame.sendFile(id, piece(2, 'bcd', 5));
    expect(said(page)).toEqual(['a.csv', 5, '\u00e4bcd', [-61, -92]]);
  });

  it('is refused for its kind, its size, and where its pieces do not follow one another', async () => {
    const { openPage } = await openStation({
      files: view([upload({ supportedFileTypes: ['csv'], fileSizeLimit: 1 }), label]),
    });
    const page = openPage();
    const { id } = shown(page);
    const refusal = (sent: ReturnType<typeof piece>) => expect(page.frame.sendFile(id, sent)).rejects;
    await refusal(piece(0, 'x', 1, 'a.exe')).toThrow('It takes csv alone. The file was not taken.');
    await refusal(piece(0, 'x', 2 * 1024 * 1024)).toThrow('A file may have 1 MB. The file was not taken.');
    await refusal(piece(3, 'x', 5)).toThrow('The file did not come as it was sent.');
    await page.frame.sendFile(id, piece(0, 'ab', 5));
    await refusal(piece(3, 'de', 5)).toThrow('The file did not come as it was sent.');
    await refusal(piece(2, 'cde', 5)).toThrow('The file did not come as it was sent.');
    expect(said(page)).toBe('');
  });

  it('has the last part of its name, and none where that names nothing', async () => {
    const { openPage } = await openStation({ files: view([upload({ supportedFileTypes: ['csv'] }), label]) });
    const page = openPage();
    const { id } = shown(page);
    await page.frame.sendFile(id, piece(0, 'x', 1, '..\\..\\etc/pass\u0000wd\u202e.csv'));
    expect(said(page)).toEqual(['passwd.csv', 1, 'x', [120]]);
    for (const name of ['..', 'a.csv/', '../\u0000', '']) {
      await expect(page.frame.sendFile(id, piece(0, 'x', 1, name)), name).rejects.toThrow('The file has no name.');
    }
  });

  it('that is begun is given up when what takes it goes', async () => {
    const { openPage } = await openStation({ files: view([upload({ maxUploads: 20 })]) });
    const page = openPage();
    const size = 9 * 1024 * 1024;
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
      await page.frame.sendFile(shown(page).id, { ...piece(0, 'x', size), key });
    }
    const next = { ...piece(0, 'x', size), key: 'h' };
    await expect(page.frame.sendFile(shown(page).id, next)).rejects.toThrow('Too many files are on their way.');
    page.frame.open('/');
    await page.frame.sendFile(shown(page).id, next);
  });

  it('that is a drawing is one of the kind that scripts are told', async () => {
    const pad = input(
      'signature-pad',
      {},
      {
        events: { component: { onSignatureSubmitted: script('self.getSibling("Said").props.text = event.signature') } },
      },
    );
    const { openPage } = await openStation({ files: view([pad, label]) });
    const page = openPage();
    const send = (data: Buffer) =>
      page.frame.sendFile(shown(page).id, { ...piece(0, '', data.length, 'x.png'), data: data.toString('base64') });
    await expect(send(Buffer.from('<svg onload="x"/>'))).rejects.toThrow('It is no picture. The file was not taken.');
    await send(Buffer.from('89504e470d0a1a0a00', 'hex'));
    expect(said(page)).toBe('data:image/png;base64,iVBORw0KGgoA');
  });

  it('is not what a page merely says of one', async () => {
    const { openPage } = await openStation({ files: view([upload()]) });
    const page = openPage();
    await expect(page.frame.fire(shown(page).id, 'component.onFileReceived', { file: { name: 'x' } })).rejects.toThrow(
      'This event is not raised by a page.',
    );
  });
});

it('whoever went on is not told of a change script that fails once its component went with the page; the log is', async () => {
  const code = [
    "\twhile not system.tag.readBlocking(['[default]Go'])[0].value:",
    '\t\tsystem.tag.writeBlocking(["[default]Runs"], [True])',
    '\traise ValueError("too late")',
  ].join('\n');
  const station = await openStation({
    files: {
      ...tags({ path: 'Go', value: false }, { path: 'Runs', value: false }),
      ...view([]),
      [viewFile('Entry')]: {
        root: flex([
          {
            type: 'ia.input.text-field',
            meta: { name: 'Field' },
            propConfig: { 'props.text': { onChange: { script: code } } },
          },
        ]),
      },
      [pageConfig]: { pages: { '/': { viewPath: 'Entry' }, '/other': { viewPath: 'Main' } } },
    },
  });
  const { tags: plant } = station.gateway;
  const page = station.openPage();
  await page.frame.write(page.node('Field').id, 'text', 'typed');
  await until(async () => expect((await plant.read(['[default]Runs']))[0]?.value).toBe(true));
  page.frame.open('/other');
  await plant.write([{ path: '[default]Go', value: true }], 'gateway');
  await until(() =>
    expect(station.log.lines.map(({ details }) => String(details['reason'])).join('\n')).toMatch(/too late/),
  );
  expect(page.notices).toEqual([]);
});
