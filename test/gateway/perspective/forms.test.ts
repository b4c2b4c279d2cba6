/** Forms: what the gateway takes of a field, and what it lets through. */
import { describe, expect, it } from 'vitest';
import { objectOf, type Json, type JsonObject } from '../../../electron/contract/json.ts';
import { findNode, openStation, type ProjectFiles } from '../../support/station.ts';
import { view } from '../../support/views.ts';

const limit = (value: number | string): JsonObject => ({ enabled: true, value });
const asked = (constraints: JsonObject): JsonObject => ({ validation: { constraints } });
const field = (id: string, type: string, settings: JsonObject, more: JsonObject = {}): JsonObject => ({
  id,
  type,
  [type]: settings,
  ...more,
});
const options = [
  { label: 'One', value: 1 },
  { label: 'Two', value: 2 },
];
const widgets = [
  field('lot', 'text', asked({ required: { enabled: true }, pattern: limit('L-[0-9]{4}') }), { label: 'The lot' }),
  field('odd', 'text', asked({ pattern: limit('(?=x)') })),
  field('mail', 'email', asked({ maxLength: limit(12) })),
  field('page', 'url', {}),
  field('count', 'number', asked({ min: limit(1), max: limit(9), step: limit(2) })),
  field('choice', 'dropdown', { options }),
  field('several', 'dropdown', { options, multiselect: true }),
  field('tick', 'checkbox', {}),
  field('when', 'date-picker', {}),
  field('off', 'text', asked({ required: { enabled: true } }), { disabled: true }),
  field('gone', 'text', asked({ required: { enabled: true } }), { visible: false }),
];
const columns = [{ rows: [{ widgets }] }];

/** What is wrong, in words, by the ids of the fields. */
const messages = (props: JsonObject): JsonObject => objectOf(objectOf(props['validation'])['messages']);

async function open(
  props: JsonObject = { columns, data: { off: 'kept' } },
  files: ProjectFiles = {},
  events: JsonObject = {},
) {
  const form = { type: 'ia.input.form', meta: { name: 'Form' }, props, events: { component: events } };
  const told = { type: 'ia.display.label', meta: { name: 'Told' }, props: { text: '' } };
  const { openPage } = await openStation({ files: { ...view([form, told]), ...files } });
  const page = openPage();
  const { id } = page.node('Form');
  return {
    shown: (): JsonObject => findNode(page.frame.resume().root, 'Form')?.props ?? {},
    write: async (name: string, value: Json) => (await page.frame.write(id, `data.${name}`, value)).refused,
    fire: (event: string, payload: JsonObject = {}) => page.frame.fire(id, `component.${event}`, payload),
    send: (name: string, content: string, into = 'reports', from = 0, to?: number) => {
      const data = Buffer.from(content);
      const part = data.subarray(from, to).toString('base64');
      return page.frame.sendFile(id, { key: name, field: into, name, size: data.length, at: from, data: part });
    },
    told: (): Json | undefined => findNode(page.frame.resume().root, 'Told')?.props['text'],
  };
}

/** One after the other: what is entered, why it is not held, and what is wrong with what is held then. */
const entered: readonly (readonly [id: string, value: Json, refused: RegExp | null, fault: string | undefined])[] = [
  ['lot', 'L-20', null, 'It is not written as it must be.'],
  ['lot', '', null, 'This is needed.'],
  ['lot', 5, /It takes a text/, 'This is needed.'],
  ['lot', 'L-2041', null, undefined],
  ['odd', 'x', null, 'The pattern of this field is not understood: (?=x)'],
  ['odd', '', null, undefined],
  ['mail', 'nobody', null, 'This is no address of mail.'],
  ['mail', 'somebody@example.org', null, 'It takes at most 12 characters.'],
  ['mail', '', null, undefined],
  ['page', 'here', null, 'This is no address of a page.'],
  ['page', '', null, undefined],
  ['count', 11, null, 'It goes from 1 to 9.'],
  ['count', 4, null, 'It goes in steps of 2.'],
  ['count', 'x', /It takes a number/, 'It goes in steps of 2.'],
  ['count', 5, null, undefined],
  ['choice', 3, /none of the choices/, undefined],
  ['choice', 2, null, undefined],
  ['several', [1, 2], null, undefined],
  ['several', 1, /none of the choices/, undefined],
  ['tick', 'yes', /ticked or it is not/, undefined],
  ['when', 'today', /It takes a date/, undefined],
  ['off', 'x', /switched off/, undefined],
  ['gone', 'x', /not on the screen/, undefined],
  ['other', 'x', /no such field/, undefined],
];

describe('a form', () => {
  it('holds what its fields may hold, and says what is wrong with it', async () => {
    const { shown, write } = await open();
    for (const [id, value, refused, fault] of entered) {
      const reason = await write(id, value);
      expect([id, value, reason]).toEqual([id, value, refused === null ? null : expect.stringMatching(refused)]);
      expect([id, value, messages(shown())[id]]).toEqual([id, value, fault]);
    }
  });

  it('is not handed over while something is wrong, whatever a page says', async () => {
    const { shown, write, fire } = await open();
    await write('lot', 'L-9');
    await expect(fire('onSubmitActionPerformed')).rejects.toMatchObject({
      code: 'forbidden',
      message: 'The lot: It is not written as it must be. Nothing was handed over.',
    });
    await write('lot', 'L-2041');
    await fire('onSubmitActionPerformed');
    expect(shown()['data']).toEqual({ lot: 'L-2041', off: 'kept' });
    await expect(fire('onChange', { key: 'nobody' })).rejects.toMatchObject({ code: 'illegal-argument' });
  });

  it('is emptied when it is given up', async () => {
    const { shown, write, fire } = await open();
    await write('lot', 'L-2041');
    await fire('onCancelActionPerformed');
    expect(shown()['data']).toEqual({});
    expect(messages(shown())).toEqual({ lot: 'This is needed.' });
  });
});

describe('what scripts know of what is wrong in a form', () => {
  it('is told as browsers name it, and as one word for all', async () => {
    const { shown, write } = await open();
    const told = () => {
      const { isInvalid, status } = objectOf(shown()['validation']);
      const { lot, count, mail, page } = objectOf(status);
      return { isInvalid, lot, count, mail, page };
    };
    const valid = { count: 'valid', mail: 'valid', page: 'valid' };
    expect(told()).toEqual({ isInvalid: true, lot: 'valueMissing', ...valid });
    await write('lot', 'L-20');
    await write('count', 11);
    await write('mail', 'nobody');
    expect(told()).toEqual({
      isInvalid: true,
      lot: 'patternMismatch',
      count: 'rangeOverflow',
      mail: 'typeMismatch',
      page: 'valid',
    });
    await write('count', 4);
    expect(told().count).toBe('stepMismatch');
    await write('lot', 'L-2041');
    await write('count', 3);
    await write('mail', '');
    expect(told()).toEqual({ isInvalid: false, lot: 'valid', ...valid });
  });
});

describe('a row of a form that hangs on what another field holds', () => {
  const needed = asked({ required: { enabled: true } });
  const rows = [
    { widgets: [field('sessions', 'toggle', {})] },
    {
      widgets: [
        field('trainings', 'checkbox', {
          options: [{ text: 'New people' }, { text: 'Each quarter' }],
          ...asked({ required: { enabled: true } }),
        }),
      ],
      enabled: false,
      enabledWhen: { id: 'sessions', value: true },
    },
    { widgets: [field('attendance', 'text', needed)], visible: false, visibleWhen: { id: 'sessions', value: true } },
    { widgets: [field('shut', 'text', needed, { enabled: false })] },
    { widgets: [field('hidden', 'text', needed)], visible: false },
  ];

  it('is there, or takes something, while that holds', async () => {
    const { shown, write } = await open({ columns: [{ rows }, { rows: [rows[2] ?? {}], visible: false }] });
    expect(await write('trainings', [true, false])).toMatch(/switched off/);
    expect(await write('attendance', '5')).toMatch(/not on the screen/);
    expect(await write('shut', 'x')).toMatch(/switched off/);
    expect(await write('hidden', 'x')).toMatch(/not on the screen/);
    expect(messages(shown())).toEqual({});
    await write('sessions', true);
    expect(messages(shown())).toEqual({ trainings: 'This must be ticked.', attendance: 'This is needed.' });
    expect(await write('trainings', true)).toMatch(/ticked or it is not/);
    expect(await write('trainings', [true])).toMatch(/ticked or it is not/);
    expect(await write('trainings', [true, false])).toBeNull();
    expect(await write('attendance', '5')).toBeNull();
    expect(shown()['data']).toEqual({ sessions: true, trainings: [true, false], attendance: '5' });
    await write('sessions', false);
    expect(await write('attendance', '6')).toMatch(/not on the screen/);
  });

  it('hands over what is hidden as the form says', async () => {
    const { shown, write, fire, told } = await open(
      { columns: [{ rows }], actions: { submit: { includeHiddenFieldValues: false } } },
      {},
      {
        onSubmitActionPerformed: {
          type: 'script',
          scope: 'G',
          config: { script: '\tself.getSibling("Told").props.text = sorted(event.data)' },
        },
      },
    );
    await write('sessions', true);
    await write('trainings', [true, true]);
    await write('attendance', '5');
    await write('sessions', false);
    expect(messages(shown())).toEqual({});
    await fire('onSubmitActionPerformed');
    expect(told()).toEqual(['sessions', 'trainings']);
  });
});

describe('a field for files', () => {
  const reports = (constraints: JsonObject, more: JsonObject = {}): JsonObject => ({
    columns: [
      { rows: [{ widgets: [field('reports', 'file-upload', asked(constraints), more), field('lot', 'text', {})] }] },
    ],
  });
  const two = {
    required: { enabled: true },
    maxUploads: limit(2),
    supportedFileTypes: { enabled: true, value: ['TXT'] },
  };
  const tells = (expression: string): JsonObject => ({
    type: 'script',
    scope: 'G',
    config: { script: `\tself.getSibling("Told").props.text = ${expression}` },
  });

  it('takes no file that was on its way when the form was given up', async () => {
    const { shown, send, fire } = await open(reports(two));
    await send('one.txt', 'of the person before', 'reports', 0, 6);
    await fire('onCancelActionPerformed');
    await expect(send('one.txt', 'of the person before', 'reports', 6)).rejects.toThrow('did not come as it was sent');
    expect(shown()['data']).toEqual({});
  });

  it('holds the names of the files that came, and gives handlers the files', async () => {
    const { shown, send, fire, told } = await open(
      reports(two),
      {},
      {
        onChange: tells('[event.key, [file.getString() for file in event.files]]'),
        onSubmitActionPerformed: tells(
          '[event.data, {key: [file.name for file in event.files[key]] for key in event.files}]',
        ),
      },
    );
    expect(messages(shown())).toEqual({ reports: 'Choose a file.' });
    await send('one.txt', 'first');
    await send('two.txt', 'second');
    const named = [
      { name: 'one.txt', size: 5 },
      { name: 'two.txt', size: 6 },
    ];
    expect([shown()['data'], messages(shown())]).toEqual([{ reports: named }, {}]);
    await fire('onChange', { key: 'reports' });
    expect(told()).toEqual(['reports', ['first', 'second']]);
    await fire('onSubmitActionPerformed');
    expect(told()).toEqual([{ reports: named }, { reports: ['one.txt', 'two.txt'] }]);
  });

  it('takes no other kinds, no more than it says, no name twice, and nothing where it is closed', async () => {
    const { send, shown } = await open(reports({ ...two, fileSizeLimit: { value: 0.00001 } }));
    const refusal = async (name: string, content = 'x', into = 'reports') => {
      const error = await send(name, content, into).then(
        () => undefined,
        (one: unknown) => one,
      );
      return error instanceof Error ? error.message : error;
    };
    expect(await refusal('a.exe')).toBe('It takes txt alone. The file was not taken.');
    expect(await refusal('a.txt', 'more than ten bytes')).toMatch(/^A file may have/);
    expect(await refusal('a.txt', 'x', 'lot')).toBe('This takes no files. The file was not taken.');
    await send('a.txt', 'x');
    expect(await refusal('a.txt')).toBe('A file of this name is there already. The file was not taken.');
    await send('b.txt', 'x');
    expect(await refusal('c.txt')).toBe('It takes 2 files. The file was not taken.');
    expect(shown()['data']).toMatchObject({ reports: [{ name: 'a.txt' }, { name: 'b.txt' }] });
    const closed = await open(reports(two, { readOnly: true }));
    await expect(closed.send('a.txt', 'x')).rejects.toThrow('This is to be read alone. The file was not taken.');
  });

  it('lets a person take away what came, and names nothing that did not', async () => {
    const { write, send, shown, fire } = await open(reports(two));
    await send('a.txt', 'x');
    await send('b.txt', 'yy');
    expect(await write('reports', [{ name: 'c.txt', size: 1 }])).toMatch(/^This file did not come/);
    expect(await write('reports', 'a.txt')).toMatch(/^This file did not come/);
    expect(await write('reports', [{ name: 'b.txt', size: 2 }])).toBeNull();
    expect(shown()['data']).toEqual({ reports: [{ name: 'b.txt', size: 2 }] });
    await fire('onCancelActionPerformed');
    expect(shown()['data']).toEqual({});
  });

  it('whose files are not here any more says so, and is not handed over', async () => {
    const { shown, fire } = await open({ ...reports(two), data: { reports: [{ name: 'old.txt', size: 3 }] } });
    expect(messages(shown())).toEqual({ reports: 'A file is not here any more. Take it away.' });
    await expect(fire('onSubmitActionPerformed')).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('gives the handler of forms its files, and lets them go when all is well', async () => {
    const source = `def handleSubmission(session, name, data, files, formContext, sessionContext, retry):
	texts = [file.getString() for file in files.get('reports', [])]
	return {'success': len(texts) == 2, 'message': ' '.join(texts)}
`;
    const submit = { fireSubmissionEvent: true, submissionHandler: 'keep' };
    const { shown, send, fire, told } = await open(
      { ...reports(two), actions: { submit } },
      { 'com.inductiveautomation.perspective/form-submission-handler/keep/handleSubmission.py': source },
      { onSuccess: tells('event.message') },
    );
    await send('a.txt', 'one');
    await fire('onSubmitActionPerformed');
    expect(shown()['data']).toMatchObject({ reports: [{ name: 'a.txt' }] });
    await send('b.txt', 'two');
    await fire('onSubmitActionPerformed');
    expect(told()).toBe('one two');
    expect(shown()['data']).toEqual({});
  });
});

describe('a handler of forms', () => {
  it('is asked with what was entered; what it says is wrong with a field holds until that is changed', async () => {
    const source = `def handleSubmission(session, name, data, files, formContext, sessionContext, retry):
	ok = data['mail'] == 'a@b' and files is None and not retry
	return {'success': ok, 'title': 'Sample', 'message': 'Kept' if ok else 'Not kept', 'fieldErrors': {'mail': {'message': 'Nobody.'}}}
`;
    const submit = { fireSubmissionEvent: true, submissionHandler: 'keep' };
    const { shown, write, fire } = await open(
      { columns: [{ rows: [{ widgets: [field('mail', 'email', {})] }] }], actions: { submit } },
      { 'com.inductiveautomation.perspective/form-submission-handler/keep/handleSubmission.py': source },
    );
    await write('mail', 'x@y');
    await fire('onSubmitActionPerformed');
    expect([shown()['data'], messages(shown())]).toEqual([{ mail: 'x@y' }, { mail: 'Nobody.' }]);
    await write('mail', 'a@b');
    expect(messages(shown())).toEqual({});
    await fire('onSubmitActionPerformed');
    expect(shown()['data']).toEqual({});
  });

  it('that is not there takes nothing, and the fields stay', async () => {
    const submit = { fireSubmissionEvent: true, submissionHandler: 'nobody' };
    const { shown, fire } = await open({ columns: [], actions: { submit }, data: { kept: 1 } });
    await expect(fire('onSubmitActionPerformed')).rejects.toThrow('The project has no handler of forms "nobody".');
    expect(shown()['data']).toEqual({ kept: 1 });
  });
});
