/** Controls show what the gateway holds, in the real window: also what nobody chose, and what was not taken. */
import { expect, test } from './station.ts';

const bound = (path: string) => ({ binding: { type: 'property', config: { path, bidirectional: true } } });
const script = (text: string) => ({ type: 'script', scope: 'G', config: { script: `\t${text}` } });
const button = (name: string, text: string) => ({
  type: 'ia.input.button',
  meta: { name },
  props: { text: name },
  events: { component: { onActionPerformed: script(text) } },
});
const said = (name: string, expression: string) => ({
  type: 'ia.display.label',
  meta: { name },
  props: { text: '' },
  propConfig: { 'props.text': { binding: { type: 'expr', config: { expression } } } },
});
const control = (type: string, name: string, props: object, propConfig: object) => ({
  type: `ia.input.${type}`,
  meta: { name },
  props,
  propConfig,
});
const view = (custom: object, propConfig: object, children: readonly object[]) => ({
  custom,
  propConfig,
  root: {
    type: 'ia.container.flex',
    meta: { name: 'root' },
    props: { direction: 'column' },
    children,
  },
});

const verdict = view({ verdict: null, ticked: null }, {}, [
  control(
    'dropdown',
    'Verdict',
    {
      value: null,
      placeholder: 'Choose',
      options: [
        { value: 'pass', label: 'Pass' },
        { value: 'fail', label: 'Fail' },
      ],
    },
    { 'props.value': bound('view.custom.verdict') },
  ),
  said('Held', '"held: [" + {view.custom.verdict} + "]"'),
  button('Reset', 'self.view.custom.verdict = None'),
  button('Retest', 'self.view.custom.verdict = "retest"'),
  control('checkbox', 'Box', { text: 'Checked' }, { 'props.selected': bound('view.custom.ticked') }),
]);

const backTo80 = '\tif int(currentValue.value) > 100:\n\t\tself.custom.setpoint = "80"';
const entry = view(
  { setpoint: '80', off: false, note: '' },
  {
    'custom.setpoint': { onChange: { script: backTo80 } },
    'custom.off': { onChange: { script: '\tif currentValue.value:\n\t\tself.custom.off = False' } },
  },
  [
    control('text-field', 'Setpoint', { text: '' }, { 'props.text': bound('view.custom.setpoint') }),
    control('checkbox', 'Interlock', { text: 'Interlock off' }, { 'props.selected': bound('view.custom.off') }),
    control(
      'text-field',
      'Measured',
      { text: '' },
      {
        'props.text': { binding: { type: 'tag', config: { tagPath: '[default]Measured', bidirectional: true } } },
      },
    ),
    control('text-area', 'Note', { text: '', deferUpdates: false }, { 'props.text': bound('view.custom.note') }),
    said('NoteHeld', '"note: [" + {view.custom.note} + "]"'),
    button('Clear', 'self.view.custom.note = ""'),
    {
      ...button('Doubtful', 'pass'),
      propConfig: { 'props.text': { binding: { type: 'tag', config: { tagPath: '[default]Gone' } } } },
    },
  ],
);

const project = {
  title: 'Controls',
  pages: { '/': 'Verdict', '/entry': 'Entry' },
  views: { Verdict: verdict, Entry: entry },
  files: {
    'countersign/tags.json': { tags: [{ path: 'Measured', simulate: { kind: 'stops', value: 5, after: 100_000 } }] },
  },
};

test('controls show what is held', async ({ show }) => {
  const { page } = await show(project);

  await test.step('a dropdown shows its placeholder for nothing, and says that a value is no choice', async () => {
    const dropdown = page.getByRole('combobox', { name: 'Choose' });
    const choose = async (name: string): Promise<void> => {
      await dropdown.click();
      await page.getByRole('option', { name }).click();
    };
    await expect(dropdown).toHaveValue('');
    await expect(dropdown).toHaveAttribute('placeholder', 'Choose');
    await choose('Pass');
    await expect(page.getByText('held: [pass]')).toBeVisible();
    await expect(dropdown).toHaveValue('Pass');
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect(dropdown).toHaveValue('');
    await page.getByRole('button', { name: 'Retest' }).click();
    await expect(dropdown).toHaveValue('retest (not one of the choices)');
    await expect(dropdown).toHaveAttribute('aria-invalid', 'true');
    await choose('Fail');
    await expect(page.getByText('held: [fail]')).toBeVisible();
  });

  await test.step('a check box is neither ticked nor not while nothing is held', async () => {
    const box = page.getByRole('checkbox', { name: 'Checked' });
    const isOpen = () => box.evaluate((element: HTMLInputElement) => element.indeterminate);
    await expect.poll(isOpen).toBe(true);
    await box.click();
    await expect.poll(isOpen).toBe(false);
    await expect(box).toBeChecked();
  });

  await page.getByRole('button', { name: 'Entry' }).click();
  const setpoint = page.getByRole('textbox', { name: 'Setpoint' });

  await test.step('a field shows what a change script put back, also the second time', async () => {
    for (const typed of ['150', '160', '160']) {
      await setpoint.fill(typed);
      await setpoint.press('Enter');
      await expect(setpoint).toHaveValue('80');
    }
    await setpoint.fill('90');
    await setpoint.press('Enter');
    await expect(setpoint).toHaveValue('90');
  });

  await test.step('what was typed and not written is given up when the person leaves', async () => {
    await setpoint.fill('91');
    await setpoint.fill('90');
    await page.getByRole('textbox', { name: 'Measured' }).focus();
    await expect(setpoint).toHaveValue('90');
  });

  await test.step('a check box that a script unticks is not ticked, however often', async () => {
    const box = page.getByRole('checkbox', { name: 'Interlock off' });
    for (let press = 0; press < 2; press += 1) {
      await box.click();
      await expect(box).not.toBeChecked();
    }
  });

  await test.step('a tag that takes no writes keeps its value, and the page says so', async () => {
    const measured = page.getByRole('textbox', { name: 'Measured' });
    await measured.fill('99');
    await measured.press('Enter');
    await expect(measured).toHaveValue('5');
    await expect(page.getByText('The tag [default]Measured takes no writes. It was not written.')).toBeVisible();
  });

  await test.step('a text area is empty when a script empties it', async () => {
    const note = page.getByRole('textbox', { name: 'Note' });
    await note.fill('a note');
    await expect(page.getByText('note: [a note]')).toBeVisible();
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect(note).toHaveValue('');
  });

  await test.step('a value of bad quality that stands nowhere is said by the mark of its component', async () => {
    await expect(page.getByRole('button', { name: 'text: No tag [default]Gone.' })).toBeVisible();
  });
});
