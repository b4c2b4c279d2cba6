/** Forms: what is entered, what is wrong with it, and how it is handed over. */
import type { Node } from '../project.ts';
import { alone, expect, stageOf, tells, holdBack } from './stage.ts';

const required = { enabled: true };
const widget = (id: string, type: string, settings: Node, more: Node = {}): Node => ({
  id,
  type,
  label: { text: `The ${id}` },
  [type]: settings,
  ...more,
});
const widgets = [
  widget('operator', 'text', { validation: { constraints: { required, minLength: { enabled: true, value: 3 } } } }),
  widget('target', 'number', { validation: { constraints: { max: { enabled: true, value: 100 } } } }),
  widget('shift', 'dropdown', {
    options: [
      { label: 'Early', value: 1 },
      { label: 'Late', value: 2 },
    ],
  }),
  widget('confirm', 'checkbox', {
    options: [{ text: 'I reviewed the values' }],
    validation: { constraints: { required } },
  }),
];
const columns = { items: [{ rows: { items: widgets.map((one) => ({ widgets: { items: [one] } })) } }] };
const events = tells({
  onChange: ['key', 'value'],
  onSubmitActionPerformed: ['operator', 'target'],
  onCancelActionPerformed: ['operator'],
});
const type = 'ia.input.form';
const room = { holds: ['props.data'], height: 560 };
const handler = `def handleSubmission(session, name, data, files, formContext, sessionContext, retry):
\tif data['operator'] == 'nobody' or files is not None or retry:
\t\treturn {'success': False, 'message': 'Correct it.', 'fieldErrors': {'operator': {'message': 'There is no such person.'}}}
\treturn {'success': True, 'custom': name + ' ' + data['operator']}
`;
const reader = `def handleSubmission(session, name, data, files, formContext, sessionContext, retry):
\treturn {'success': True, 'custom': [[file.name, file.getString()] for file in files.get('reports')]}
`;
const test = stageOf(
  {
    Form: alone({ type, props: { columns, actions: { submit: { resetOn: 'action' } } }, events }, room),

    Files: alone(
      {
        type,
        props: {
          columns: {
            items: [
              {
                rows: {
                  items: [
                    {
                      widgets: [
                        widget('reports', 'file-upload', {
                          validation: {
                            constraints: {
                              required,
                              maxUploads: { enabled: true, value: 2 },
                              supportedFileTypes: { enabled: true, value: ['txt'] },
                            },
                          },
                        }),
                      ],
                    },
                  ],
                },
              },
            ],
          },
          actions: { submit: { fireSubmissionEvent: true, submissionHandler: 'read' } },
        },
        events: tells({ onChange: ['key', 'value'], onSuccess: ['custom'] }),
      },
      room,
    ),
    Depending: alone(
      {
        type,
        props: {
          columns: {
            items: [
              {
                rows: {
                  items: [
                    { widgets: [widget('sessions', 'toggle', { options: [{ text: 'Begun' }] })] },
                    {
                      enabled: false,
                      enabledWhen: { id: 'sessions', value: true },
                      widgets: [
                        widget(
                          'trainings',
                          'checkbox',
                          { layout: 'column', options: [{ text: 'New people' }, { text: 'Each quarter' }] },
                          { info: { text: 'Those that were held.', type: 'tooltip' } },
                        ),
                      ],
                    },
                    {
                      visible: false,
                      visibleWhen: { id: 'sessions', value: true },
                      widgets: [widget('attendance', 'text', {}, { layout: 'row' })],
                    },
                  ],
                },
              },
            ],
          },
        },
      },
      room,
    ),
    Handled: alone(
      {
        type,
        props: {
          name: 'Sample',
          columns: { items: [{ rows: { items: [{ widgets: [widget('operator', 'text', {})] }] } }] },
          actions: { submit: { fireComponentEvent: false, fireSubmissionEvent: true, submissionHandler: 'keep' } },
        },
        events: tells({ onSuccess: ['message', 'custom'], onError: ['message', 'errorMessage', 'custom'] }),
      },
      room,
    ),
  },
  {
    'com.inductiveautomation.perspective/form-submission-handler/keep/handleSubmission.py': handler,
    'com.inductiveautomation.perspective/form-submission-handler/read/handleSubmission.py': reader,
  },
);

test('a form holds what is entered, says what is wrong, and is handed over when nothing is', async ({ open }) => {
  const { main, held, told } = await open('Form');
  const field = (name: string) => main.getByRole('group', { name: `The ${name}` });
  const submit = main.getByRole('button', { name: 'Submit' });
  await field('operator').getByRole('textbox').fill('Jo');
  await field('target').getByRole('spinbutton').fill('50');
  await expect(field('operator').getByText('It takes at least 3 characters.')).toBeVisible();
  // It looks switched off, and says what is wrong when it is pressed.
  await submit.press('Enter');
  await expect(main.getByText('2 fields are not right yet.')).toBeVisible();
  await expect(field('operator').getByRole('textbox')).toBeFocused();
  await expect(field('confirm').getByText('This must be ticked.')).toBeVisible();
  await field('operator').getByRole('textbox').fill('Jo Roe');
  await field('confirm').getByRole('checkbox').check();
  await expect(held('props.data')).toHaveText(/"operator":"Jo Roe"/);
  await expect(held('props.data')).toHaveText(/"target":50/);
  await submit.click();
  await expect(held('props.data')).toHaveText('props.data = {}');
  await expect(field('operator').getByRole('textbox')).toHaveValue('');
  await expect.poll(told).toEqual([
    { event: 'onChange', key: 'operator', value: 'Jo' },
    { event: 'onChange', key: 'target', value: 50 },
    { event: 'onChange', key: 'operator', value: 'Jo Roe' },
    { event: 'onChange', key: 'confirm', value: true },
    { event: 'onSubmitActionPerformed', operator: 'Jo Roe', target: 50 },
  ]);
});

test('rows of a form are there, and take something, by what another field holds', async ({ open }) => {
  const { main, held } = await open('Depending');
  const field = (name: string) => main.getByRole('group', { name: `The ${name}` });
  const [first, second] = ['New people', 'Each quarter'].map((name) => main.getByRole('checkbox', { name }));
  await expect(first ?? main).toBeDisabled();
  await expect(field('attendance')).toBeHidden();
  await main.getByRole('switch', { name: 'Begun' }).check();
  await expect(second ?? main).toBeEnabled();
  await second?.check();
  await expect(held('props.data')).toHaveText('props.data = {"sessions":true,"trainings":[false,true]}');
  await field('attendance').getByRole('textbox').fill('5');
  await expect(held('props.data')).toHaveText(/"attendance":"5"/);
  await main.getByRole('button', { name: 'About this field' }).hover();
  await expect(main.getByRole('tooltip')).toHaveText('Those that were held.');
  await main.getByRole('switch', { name: 'Begun' }).uncheck();
  await expect(field('attendance')).toBeHidden();
  await expect(first ?? main).toBeDisabled();
});

test('two boxes that are ticked fast are both ticked', async ({ open }) => {
  const { main, held } = await open('Depending');
  await main.getByRole('switch', { name: 'Begun' }).check();
  const boxes = main.getByRole('checkbox');
  await expect(boxes.last()).toBeEnabled();
  await boxes.evaluateAll((all) => {
    for (const box of all) if (box instanceof HTMLElement) box.click();
  });
  await expect(held('props.data')).toHaveText('props.data = {"sessions":true,"trainings":[true,true]}');
});

test('a file on its way goes into no form that was given up, and no form is handed over without it', async ({
  open,
}) => {
  const { page, main, held, told } = await open('Files');
  const field = main.getByRole('group', { name: 'The reports' });
  const large = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.alloc(400_000, name) });
  const letGo = await holdBack(page);
  await field.locator('input').setInputFiles([large('old.txt')]);
  await main.getByRole('button', { name: 'Cancel' }).click();
  await letGo();
  await expect(held('props.data')).toHaveText('props.data = {}');
  await expect(field.getByRole('listitem')).toHaveCount(0);
  const letGoAgain = await holdBack(page);
  await field.locator('input').setInputFiles([large('new.txt')]);
  // It looks switched off, and says what is wrong when it is pressed.
  await main.getByRole('button', { name: 'Submit' }).click({ force: true });
  await expect(main.getByText('One field is not right yet.')).toBeVisible();
  await letGoAgain();
  await main.getByRole('button', { name: 'Submit' }).click();
  await expect.poll(async () => JSON.stringify(await told())).toContain('"event":"onSuccess"');
  expect(JSON.stringify(await told())).not.toContain('old.txt');
});

test('a form is not handed over while a number in it was not taken', async ({ open }) => {
  const { main, held, told } = await open('Form');
  const field = (name: string) => main.getByRole('group', { name: `The ${name}` });
  const target = field('target').getByRole('spinbutton');
  await field('operator').getByRole('textbox').fill('Jo Roe');
  await field('confirm').getByRole('checkbox').check();
  await target.fill('50');
  for (const wrong of ['5o', '5000']) {
    await target.fill(wrong);
    // The gateway says what is wrong with a number, the field itself that something is none.
    if (wrong === '5000') await expect(field('target').getByText('It goes up to 100.')).toBeVisible();
    // It looks switched off, and says what is wrong when it is pressed.
    await main.getByRole('button', { name: 'Submit' }).click({ force: true });
    await expect(main.getByText('One field is not right yet.')).toBeVisible();
    await expect(target).toBeFocused();
  }
  await target.fill('60');
  await target.press('Enter');
  await main.getByRole('button', { name: 'Submit' }).click();
  await expect(held('props.data')).toHaveText('props.data = {}');
  await expect
    .poll(async () => (await told()).at(-1))
    .toEqual({ event: 'onSubmitActionPerformed', operator: 'Jo Roe', target: 60 });
});

test('a form that is given up is emptied, and its handlers get what was entered', async ({ open }) => {
  const { page, main, held, told } = await open('Form');
  await main.getByRole('group', { name: 'The operator' }).getByRole('textbox').fill('Ann');
  await main.getByRole('combobox').click();
  await page.getByRole('option', { name: 'Late' }).click();
  await expect(held('props.data')).toHaveText(/"shift":2/);
  await main.getByRole('button', { name: 'Cancel' }).click();
  await expect(held('props.data')).toHaveText('props.data = {}');
  await expect.poll(async () => (await told()).at(-1)).toEqual({ event: 'onCancelActionPerformed', operator: 'Ann' });
});

test('a handler in the gateway gets what was entered, and says what is wrong or that all is well', async ({ open }) => {
  const { main, held, told } = await open('Handled');
  const field = main.getByRole('group', { name: 'The operator' });
  const submit = main.getByRole('button', { name: 'Submit' });
  await field.getByRole('textbox').fill('nobody');
  await submit.click();
  await expect(field.getByText('There is no such person.')).toBeVisible();
  await expect(held('props.data')).toHaveText('props.data = {"operator":"nobody"}');
  await field.getByRole('textbox').fill('Jo');
  await submit.click();
  await expect(held('props.data')).toHaveText('props.data = {}');
  await expect.poll(told).toEqual([
    { event: 'onError', message: 'Correct it.', errorMessage: 'Correct it.', custom: null },
    { event: 'onSuccess', message: '', custom: 'Sample Jo' },
  ]);
});

test('a field for files takes them, says which it does not, and its handler gets what is left', async ({ open }) => {
  const { main, held, told } = await open('Files');
  const field = main.getByRole('group', { name: 'The reports' });
  const text = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(`in ${name}`) });
  await field.locator('input').setInputFiles([text('one.txt'), text('tool.exe')]);
  await expect(field.getByText('It takes txt alone. The file was not taken.')).toBeVisible();
  await field.getByRole('button', { name: 'Take tool.exe from the list' }).click();
  await field.locator('input').setInputFiles([text('two.txt')]);
  await expect(field.getByRole('listitem')).toHaveText([/one\.txt/, /two\.txt/]);
  await expect(field.locator('input')).toBeDisabled();
  await field.getByRole('button', { name: 'Take one.txt away' }).click();
  await expect(held('props.data')).toHaveText('props.data = {"reports":[{"size":10,"name":"two.txt"}]}');
  await main.getByRole('button', { name: 'Submit' }).click();
  await expect(held('props.data')).toHaveText('props.data = {}');
  await expect(field.getByRole('listitem')).toHaveCount(0);
  const one = { name: 'one.txt', size: 10 };
  const two = { name: 'two.txt', size: 10 };
  await expect.poll(told).toEqual([
    { event: 'onChange', key: 'reports', value: [one] },
    { event: 'onChange', key: 'reports', value: [one, two] },
    { event: 'onChange', key: 'reports', value: [two] },
    { event: 'onSuccess', custom: [['two.txt', 'in two.txt']] },
  ]);
});
