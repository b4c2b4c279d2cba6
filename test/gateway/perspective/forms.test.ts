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

async function open(props: JsonObject = { columns, data: { off: 'kept' } }, files: ProjectFiles = {}) {
  const form = { type: 'ia.input.form', meta: { name: 'Form' }, props };
  const { openPage } = await openStation({ files: { ...view([form]), ...files } });
  const page = openPage();
  const { id } = page.node('Form');
  return {
    shown: (): JsonObject => findNode(page.frame.resume().root, 'Form')?.props ?? {},
    write: async (name: string, value: Json) => (await page.frame.write(id, `data.${name}`, value)).refused,
    fire: (event: string, payload: JsonObject = {}) => page.frame.fire(id, `component.${event}`, payload),
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
      expect([id, value, objectOf(shown()['validation'])[id]]).toEqual([id, value, fault]);
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
    expect(shown()['validation']).toEqual({ lot: 'This is needed.' });
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
    expect([shown()['data'], shown()['validation']]).toEqual([{ mail: 'x@y' }, { mail: 'Nobody.' }]);
    await write('mail', 'a@b');
    expect(shown()['validation']).toEqual({});
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
