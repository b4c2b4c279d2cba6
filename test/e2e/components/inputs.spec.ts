/** Inputs, each by itself: what it shows, what it writes, what it refuses, by pointer and by keyboard. */
import { boxOf, fingers, middle } from '../fingers.ts';
import type { Node } from '../project.ts';
import { readerKeys } from '../reader.ts';
import { alone, expect, stageOf, tells } from './stage.ts';

const input = (type: string, props: Node, more: Node = {}): Node => ({ type: `ia.input.${type}`, props, ...more });
const acted = tells({ onActionPerformed: [] });
/** The first script waits for the interpreter. */
const patient = { timeout: 60_000 };
const action = { event: 'onActionPerformed' };
const lights = [
  { text: 'Hand', value: 2 },
  { text: 'Off', value: 0 },
  { text: 'Auto', value: 1 },
];
const pouches = [
  { text: 'Small', value: 250 },
  { text: 'Large', value: 500 },
];
/** 2026-11-26, 12:00 UTC. */
const noon = 1_795_694_400_000;
const moment = { $: ['ts', 192, noon], $ts: noon };
const both = (property: string, custom: string): Node => ({
  [`props.${property}`]: {
    binding: { type: 'property', config: { path: `view.custom.${custom}`, bidirectional: true } },
  },
});

/** A key that has a script do something. */
const atKey = (key: string, does: string): string => `\tif event.key == '${key}':\n\t\t${does}\n`;
const onKeyDown = (code: string): Node => ({
  dom: { onKeyDown: { type: 'script', scope: 'G', config: { script: code } } },
});
const switchedOff = onKeyDown(atKey('F8', 'self.view.custom.isOn = False'));

/** F8 has another value come from elsewhere. */
const changes = (value: string): Node => onKeyDown(atKey('F8', `self.view.custom.level = ${value}`));

const test = stageOf({
  Long: alone(
    input(
      'button',
      { text: 'Mix' },
      {
        events: {
          component: {
            onActionPerformed: { type: 'script', scope: 'G', config: { script: '\timport time\n\ttime.sleep(2)' } },
          },
        },
      },
    ),
    { holds: [] },
  ),
  Number: alone(
    input('numeric-entry-field', { value: 1185.25, inputBounds: { minimum: 0, maximum: 2000 } }, { events: acted }),
    {
      holds: ['props.value'],
    },
  ),
  Gone: alone(
    input(
      'numeric-entry-field',
      {},
      {
        propConfig: {
          'props.value': {
            binding: { type: 'tag', config: { mode: 'direct', tagPath: '[default]Gone', bidirectional: true } },
          },
        },
      },
    ),
    { holds: [] },
  ),
  Guarded: alone(input('numeric-entry-field', { value: 7, mode: 'protected' }), { holds: ['props.value'] }),
  Beside: alone(input('numeric-entry-field', { value: 7, mode: 'button', inputBounds: { maximum: 9 } }), {
    holds: ['props.value'],
    height: 100,
  }),
  Empty: alone(input('numeric-entry-field', { value: null, placeholder: 'Weight' }), { holds: ['props.value'] }),
  Off: alone(input('numeric-entry-field', { value: 5, enabled: false }), { holds: ['props.value'] }),
  SwitchedOff: alone(
    input('text-field', { text: 'Hand', enabled: true }, { events: switchedOff, propConfig: both('enabled', 'isOn') }),
    { holds: ['props.text'], custom: { isOn: true } },
  ),
  NumberSwitchedOff: alone(
    input('numeric-entry-field', { value: 7 }, { events: switchedOff, propConfig: both('enabled', 'isOn') }),
    { holds: ['props.value'], custom: { isOn: true } },
  ),
  StatesOfTruth: alone(input('multi-state-button', { states: lights, orientation: 'row', indicatorValue: true })),
  NumberFollows: alone(
    input('numeric-entry-field', { value: 7 }, { events: changes('41'), propConfig: both('value', 'level') }),
    { holds: ['props.value'], custom: { level: 7 } },
  ),
  TextFollows: alone(
    input('text-field', { text: 'Hand' }, { events: changes("'Automatic'"), propConfig: both('text', 'level') }),
    { holds: ['props.text'], custom: { level: 'Hand' } },
  ),
  Password: alone(input('password-field', { placeholder: 'Code' }), { holds: ['props.text'] }),
  Slider: alone(input('slider', { value: 20, step: 5, labels: { show: true, interval: 50 } }, { events: acted }), {
    holds: ['props.value'],
  }),
  Unset: alone(input('slider', { value: null })),
  Strange: {
    root: {
      type: 'ia.container.flex',
      meta: { name: 'root' },
      props: { direction: 'column' },
      children: [
        ...[true, false, 'five', { a: 1 }, [], 5, '5', '', null].map((value, at) =>
          input('numeric-entry-field', { value }, { meta: { name: `Number ${at}` } }),
        ),
        input(
          'dropdown',
          { value: moment, options: [{ value: moment }, { value: 'none' }] },
          { meta: { name: 'Day' } },
        ),
      ],
    },
  },
  Odd: {
    root: {
      type: 'ia.container.flex',
      meta: { name: 'root' },
      props: { direction: 'column' },
      children: [
        ...[true, 1, 'true', 0, 'False', null, 5, 'maybe', [1]].flatMap((selected, at) =>
          ['checkbox', 'toggle-switch'].map((type) => input(type, { selected }, { meta: { name: `${type} ${at}` } })),
        ),
        input('button', { text: moment }, { meta: { name: 'Date' } }),
        input('text-field', { text: moment }, { meta: { name: 'Field' } }),
        input('text-area', { text: moment }, { meta: { name: 'Area' } }),
      ],
    },
  },
  Switch: alone(input('toggle-switch', { label: { text: 'Cooling' } }, { events: acted }), {
    holds: ['props.selected'],
  }),
  Radio: alone(input('radio-group', { radios: pouches, value: 250 }, { events: acted }), {
    holds: ['props.value', 'props.index', 'props.radios'],
  }),
  Marked: alone(input('radio-group', { radios: pouches.map((one, at) => ({ ...one, selected: at === 1 })) }), {
    holds: ['props.value', 'props.index'],
  }),
  Bound: alone(input('radio-group', { radios: pouches, index: 1 }, { propConfig: both('value', 'size') }), {
    holds: ['props.value', 'props.index'],
    custom: { size: null },
  }),
  States: alone(
    input(
      'multi-state-button',
      { states: lights, orientation: 'row' },
      { propConfig: { ...both('controlValue', 'mode'), ...both('indicatorValue', 'mode') }, events: acted },
    ),
    { holds: ['props.controlValue'], custom: { mode: 0 } },
  ),
  OneShot: alone(
    input(
      'oneshotbutton',
      {
        readyState: { text: 'Rinse' },
        writingState: { text: 'Rinsing' },
        confirm: { enabled: true, text: 'Rinse now?' },
      },
      { events: acted },
    ),
    { holds: ['props.value'] },
  ),
  Flush: alone(
    input(
      'button',
      { text: 'Flush', confirm: { enabled: true, text: 'Flush the tank? What is in it is lost.' } },
      { events: acted },
    ),
  ),
  OneShotTruth: alone(
    input('oneshotbutton', {
      value: true,
      setValue: 1,
      readyState: { text: 'Rinse' },
      writingState: { text: 'Rinsing' },
    }),
  ),
  OldStranger: alone(
    input(
      'multi-state-button',
      { states: lights },
      {
        propConfig: {
          'props.indicatorValue': {
            binding: { type: 'expr', config: { expression: 'qualifiedValue(7, "Bad", "Stale", "No answer.")' } },
          },
        },
      },
    ),
    { height: 200 },
  ),
  Scanner: alone(input('barcodescannerinput', { prefix: '<', suffix: '>' }, { events: acted }), {
    holds: ['props.data'],
  }),
  Unread: alone(input('barcodescannerinput', { regex: '(?<=a)b' })),
  Search: alone(input('dropdown', { options: pouches.map(({ text, value }) => ({ label: text, value })) }), {
    holds: ['props.search.searchParam'],
    height: 60,
  }),
  Moment: alone(
    input(
      'date-time-input',
      { value: moment, format: 'YYYY-MM-DD HH:mm', minDate: noon - 5 * 86_400_000 },
      { events: acted },
    ),
    { holds: ['props.formattedValue'], height: 60 },
  ),
  Day: alone(input('date-time-input', { value: null, pickerType: 'date', format: 'YYYY-MM-DD', maxDate: noon }), {
    holds: ['props.formattedValue'],
    height: 60,
  }),
  Picker: alone(input('date-time-picker', { value: moment, format: 'YYYY-MM-DD HH:mm' }, { events: acted }), {
    holds: ['props.formattedValue'],
    height: 570,
  }),
  Upload: alone(
    input(
      'fileupload',
      { supportedFileTypes: ['csv'] },
      {
        events: {
          ...tells({
            onFileReceived: ['file.name', 'file.size', 'file.getString()[:6]'],
            onUploadsCleared: ['files'],
          }),
          ...onKeyDown(atKey('F8', 'self.clearUploads()')),
        },
      },
    ),
    { height: 300 },
  ),
  Pad: alone(
    input(
      'signature-pad',
      {},
      {
        events: {
          ...tells({ onSignatureSubmitted: ['signatureFile.name', 'signature[:22]'], onSignatureCleared: [] }),
          ...onKeyDown(atKey('F8', 'self.clearSignature()') + atKey('F9', 'self.submitSignature()')),
        },
      },
    ),
    { holds: ['props.status.touched'], height: 260 },
  ),
});

test('a number is formatted until somebody edits it, and written with Enter', async ({ open }) => {
  const { page, held, told } = await open('Number');
  const field = page.getByRole('spinbutton');
  await expect(field).toHaveValue('1,185.25');
  await field.click();
  await expect(field).toHaveValue('1185.25');
  await field.fill('1,200');
  await expect(held('props.value')).toHaveText('props.value = 1185.25');
  await field.press('Enter');
  await expect(held('props.value')).toHaveText('props.value = 1200');
  await field.blur();
  await expect(field).toHaveValue('1,200');
  await expect.poll(told, patient).toEqual([action]);
});

test('a number out of its bounds is refused in words, and what is held is shown again', async ({ open }) => {
  const { page, held, told } = await open('Number');
  const field = page.getByRole('spinbutton');
  await field.fill('2500');
  await expect(page.getByText('It goes from 0 to 2000.')).toBeVisible();
  await field.blur();
  await expect(page.getByText('It goes from 0 to 2000. It was not written.')).toBeVisible();
  await expect(field).toHaveValue('1,185.25');
  await field.fill('12o0');
  await field.blur();
  await expect(page.getByText('This is no number. It was not written.')).toBeVisible();
  await expect(held('props.value')).toHaveText('props.value = 1185.25');
  await expect.poll(told).toEqual([]);
});

test('why a value is not known and nothing was written is said once', async ({ open }) => {
  const { page } = await open('Gone');
  const field = page.getByRole('spinbutton');
  const mark = page.locator('.quality');
  await expect(mark).toBeVisible();
  await field.fill('3');
  await field.press('Enter');
  await expect(page.locator('.refused')).toHaveText('There is no tag [default]Gone. It was not written.');
  await expect(mark).toBeHidden();
});

test('buttons and arrows step a number, and Escape gives up what was typed', async ({ open }) => {
  const { page, held } = await open('Number');
  const field = page.getByRole('spinbutton');
  await page.getByRole('button', { name: 'More' }).click();
  await expect(held('props.value')).toHaveText('props.value = 1186.25');
  await field.press('ArrowDown');
  await field.press('ArrowDown');
  await expect(held('props.value')).toHaveText('props.value = 1184.25');
  await field.fill('3');
  await field.press('Escape');
  await expect(field).toHaveValue('1,184.25');
  await field.blur();
  await expect(held('props.value')).toHaveText('props.value = 1184.25');
});

test('an empty field is empty, takes a number, and is emptied again', async ({ open }) => {
  const { page, held } = await open('Empty');
  const field = page.getByRole('spinbutton', { name: 'Weight' });
  await expect(field).toHaveValue('');
  await expect(field).not.toHaveAttribute('aria-valuenow');
  await field.fill('4.5');
  await field.press('Enter');
  await expect(held('props.value')).toHaveText('props.value = 4.5');
  await field.fill('');
  await field.blur();
  await expect(held('props.value')).toHaveText('props.value = null');
});

test('a protected number is edited after a double click alone', async ({ open }) => {
  const { page, held } = await open('Guarded');
  const field = page.getByRole('spinbutton');
  await field.click();
  await expect(field).not.toBeEditable();
  await field.dblclick();
  await expect(field).toBeEditable();
  await field.fill('8');
  await field.press('Enter');
  await expect(held('props.value')).toHaveText('props.value = 8');
  await expect(field).not.toBeEditable();
  await expect(page.getByRole('button', { name: 'More' })).toBeDisabled();
});

test('a number with a button is edited beside its field, and nothing is written before it is entered', async ({
  open,
}) => {
  const { page, held } = await open('Beside');
  const button = page.getByRole('button', { name: 'Change It' });
  await button.click();
  const pad = page.getByRole('dialog', { name: 'It' });
  await expect(pad.getByRole('textbox')).toBeFocused();
  await pad.getByRole('textbox').fill('12');
  await expect(pad.getByText('It goes up to 9.')).toBeVisible();
  await expect(pad.getByRole('button', { name: 'Enter' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(pad).toHaveCount(0);
  await expect(button).toBeFocused();
  await button.click();
  await pad.getByRole('textbox').fill('9');
  await pad.getByRole('button', { name: 'Enter' }).click();
  await expect(held('props.value')).toHaveText('props.value = 9');
});

test('an input that is switched off takes nothing', async ({ open }) => {
  const { page } = await open('Off');
  await expect(page.getByRole('spinbutton')).toBeDisabled();
  await expect(page.getByRole('button', { name: 'More' })).toBeDisabled();
});

test('an input that is switched off while somebody types shows what is held', async ({ open }) => {
  for (const [view, holds, kept] of [
    ['SwitchedOff', 'props.text = "Hand"', 'Hand'],
    ['NumberSwitchedOff', 'props.value = 7', '7'],
  ] as const) {
    const { page, main, held } = await open(view);
    const field = main.locator('input');
    await field.fill('9');
    await field.press('F8');
    await expect(field).toBeDisabled(patient);
    await expect(field).toHaveValue(kept);
    await expect(held(holds.replace(/ = .*/, ''))).toContainText(holds);
    await expect(page.locator('.refused')).toHaveCount(0);
  }
});

test('what is typed after another value came stands where the person was', async ({ open }) => {
  for (const [view, other, at, typed, written] of [
    ['NumberFollows', '41', 'whole', '5', '5'],
    ['TextFollows', 'Automatic', 'whole', 'Off', '"Off"'],
    ['TextFollows', 'Automatic', 'start', 'Not ', '"Not Automatic"'],
    ['TextFollows', 'Automatic', 'end', '?', '"Automatic?"'],
  ] as const) {
    const { page, main, held } = await open(view);
    const field = main.locator('input');
    await field.focus();
    if (at === 'whole') await field.press('Control+a');
    else await field.press(at === 'start' ? 'Home' : 'End');
    await field.press('F8');
    await expect(field).toHaveValue(other, patient);
    await page.keyboard.type(typed);
    await field.press('Enter');
    await expect(held(view === 'TextFollows' ? 'props.text' : 'props.value')).toContainText(`= ${written}`);
  }
});

test('a password is covered, shown while somebody asks for it, and covered again', async ({ open }) => {
  const { page, held } = await open('Password');
  const field = page.getByLabel('Code');
  await expect(field).toHaveAttribute('type', 'password');
  await field.fill('s3cret');
  await page.getByRole('button', { name: 'Show what was typed' }).click();
  await expect(field).toHaveAttribute('type', 'text');
  await page.getByRole('button', { name: 'Show what was typed' }).blur();
  await expect(field).toHaveAttribute('type', 'password');
  await expect(held('props.text')).toHaveText('props.text = "s3cret"');
});

test('a slider is written when its handle is let go, and by keys', async ({ open }) => {
  const { page, main, held, told } = await open('Slider');
  const slider = page.getByRole('slider');
  await expect(slider).toHaveValue('20');
  await expect(main.locator('.labels span')).toHaveText(['0', '50', '100']);
  await slider.press('ArrowRight');
  await expect(held('props.value')).toHaveText('props.value = 25');
  const box = await slider.boundingBox();
  if (box === null) throw new Error('The slider is not in sight.');
  await page.mouse.move(box.x + box.width * 0.25, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.75, box.y + box.height / 2, { steps: 5 });
  await expect(held('props.value')).toHaveText('props.value = 25');
  await page.mouse.up();
  await expect(held('props.value')).toHaveText('props.value = 75');
  await expect.poll(told, patient).toEqual([action, action]);
});

test('a slider without a value says that it has none', async ({ open }) => {
  const { page } = await open('Unset');
  await expect(page.getByRole('slider')).toHaveAttribute('aria-valuetext', 'No value');
});

test('a switch is switched by its whole row and by the space bar', async ({ open }) => {
  const { page, held, told } = await open('Switch');
  const toggle = page.getByRole('switch', { name: 'Cooling' });
  // The row is one target, from its switch to the end of its words.
  await toggle.click({ position: { x: 140, y: 10 } });
  await expect(toggle).toBeChecked();
  await expect(held('props.selected')).toHaveText('props.selected = true');
  await toggle.press('Space');
  await expect(held('props.selected')).toHaveText('props.selected = false');
  await expect.poll(told, patient).toEqual([action, action]);
});

test('choosing a radio writes its value, its place and the marks', async ({ open }) => {
  const { page, held, told } = await open('Radio');
  await expect(page.getByRole('radio', { name: 'Small' })).toBeChecked();
  await expect(held('props.index')).toHaveText('props.index = 0');
  await page.getByText('Large', { exact: true }).click();
  await expect(held('props.value')).toHaveText('props.value = 500');
  await expect(held('props.index')).toHaveText('props.index = 1');
  await expect(held('props.radios')).toContainText('"value":500,"selected":true');
  await page.getByRole('radio', { name: 'Large' }).press('ArrowUp');
  await expect(held('props.value')).toHaveText('props.value = 250');
  await expect.poll(told, patient).toEqual([action, action]);
});

test('a mark alone says which radio is chosen', async ({ open }) => {
  const { page, held } = await open('Marked');
  await expect(page.getByRole('radio', { name: 'Large' })).toBeChecked();
  await expect(held('props.value')).toHaveText('props.value = 500');
  await expect(held('props.index')).toHaveText('props.index = 1');
});

test('what a radio group is bound to is not written when its view opens', async ({ open }) => {
  const { page, held } = await open('Bound');
  await expect(held('props.value')).toHaveText('props.value = null');
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await page.getByText('Small', { exact: true }).click();
  await expect(held('props.value')).toHaveText('props.value = 250');
  await expect(held('props.index')).toHaveText('props.index = 0');
});

test('a state is asked for by a press, and shown where its indicator says that it is so', async ({ open }) => {
  const { page, held, told } = await open('States');
  await expect(page.getByRole('button', { name: 'Off', pressed: true })).toBeVisible();
  await page.getByRole('button', { name: 'Auto' }).click();
  await expect(held('props.controlValue')).toHaveText('props.controlValue = 1');
  await expect(page.getByRole('button', { name: 'Auto', pressed: true })).toBeVisible();
  await expect(page.getByRole('button', { pressed: true })).toHaveCount(1);
  await expect.poll(told, patient).toEqual([action]);
});

test('a button says that what it does is not done yet, and when it is', async ({ open }) => {
  const { page } = await open('Long');
  const button = page.getByRole('button', { name: 'Mix' });
  const bar = (): Promise<string> => button.evaluate((element) => getComputedStyle(element, '::before').opacity);
  await button.click();
  await expect(button).toHaveAttribute('aria-busy', 'true');
  // To who hears the page as to who looks at it: another press does nothing now.
  await expect(button).toBeDisabled();
  await expect.poll(bar, { intervals: [50] }).toBe('1');
  await expect(button).toHaveAttribute('aria-busy', 'false', patient);
  expect(await button.evaluate((element) => getComputedStyle(element, '::before').content)).toBe('none');
});

test('a one-shot button asks, writes once, and waits', async ({ open }) => {
  const { page, held, told } = await open('OneShot');
  const button = page.getByRole('button', { name: 'Rinse', exact: true });
  await button.click();
  const question = page.getByRole('alertdialog', { name: 'Rinse now?' });
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(button).toBeFocused();
  await expect(held('props.value')).toHaveText('props.value = 0');
  await button.click();
  await question.getByRole('button', { name: 'Rinse' }).click();
  await expect(held('props.value')).toHaveText('props.value = 1');
  await expect(page.getByRole('button', { name: 'Rinsing' })).toBeDisabled();
  await expect.poll(told, patient).toEqual([action]);
});

test('HM-8 what cannot be undone takes two touches of a finger, at two places', async ({ open }) => {
  const { page, main, told } = await open('Flush');
  const pressed = await boxOf(main.getByRole('button', { name: 'Flush' }));
  const question = page.getByRole('alertdialog', { name: 'Flush the tank? What is in it is lost.' });
  const answer = question.getByRole('button', { name: 'Flush' });
  const hint = question.getByText('Nothing was done. Press once more, with one finger.');
  const panel = await fingers(page);
  const first = middle(pressed);
  /** Asks anew, and waits as long as whoever reads the question. */
  const ask = async (): Promise<{ readonly x: number; readonly y: number }> => {
    if (!(await question.isVisible())) await panel.press([first]);
    await expect(question).toBeVisible();
    const since = await page.evaluate(() => performance.now());
    await expect.poll(() => page.evaluate((then) => performance.now() - then, since)).toBeGreaterThan(500);
    return middle(await boxOf(answer));
  };

  await test.step('a finger that taps twice, at one place', async () => {
    await panel.press([first]);
    await panel.press([first]);
    expect(await told()).toEqual([]);
  });
  await test.step('the answer is more than a finger away from what was pressed, and from the other one', async () => {
    const yes = await ask();
    const [no, own] = [await boxOf(question.getByRole('button', { name: 'Cancel' })), await boxOf(answer)];
    const away = Math.max(own.y - (pressed.y + pressed.height), pressed.y - (own.y + own.height));
    expect(away).toBeGreaterThan(37);
    expect(own.x - (no.x + no.width)).toBeGreaterThan(37);
    expect(yes.y).not.toBe(first.y);
  });
  await test.step('a finger that stays down, a palm, several touches, a drop of water', async () => {
    const yes = await ask();
    await panel.press([{ ...yes, radiusX: 80 }]);
    await expect(hint).toBeVisible();
    await panel.press([yes], 0.004);
    await expect(hint).toBeVisible();
    await panel.press([
      { ...yes, id: 0 },
      { x: 300, y: 500, id: 1 },
    ]);
    await panel.hold(await ask());
    await expect(question).toBeVisible();
    expect(await told()).toEqual([]);
  });
  await test.step('one finger', async () => {
    await panel.press([await ask()]);
    await expect(question).toHaveCount(0);
    await expect.poll(told, patient).toEqual([action]);
  });
  await panel.end();
});

test('a one-shot button waits for a controller that holds a truth for its number', async ({ open }) => {
  const { page } = await open('OneShotTruth');
  await expect(page.getByRole('button', { name: 'Rinsing' })).toBeDisabled();
});

test('a state is that of the truth that a controller holds for its number', async ({ open }) => {
  const { main } = await open('StatesOfTruth');
  await expect(main.getByRole('button', { name: 'Auto' })).toHaveAttribute('aria-pressed', 'true');
  await expect(main.getByText('is none of the states')).toHaveCount(0);
});

test('a state that is none of those, and is old, is said', async ({ open }) => {
  const { page } = await open('OldStranger');
  await expect(page.getByText('7 is none of the states.')).toBeVisible();
});

test('HM-12 a scan is kept wherever the focus is, and what a person types is none', async ({ open }) => {
  const { page, main, held, told } = await open('Scanner');
  await expect(page.getByRole('status', { name: 'It' })).toBeVisible();
  await readerKeys(page, Array.from('x<4006381333931>y<12>'), 'keypress');
  // HM-12: a person types no scan.
  await main.click({ position: { x: 4, y: 4 } });
  await page.keyboard.type('<99>', { delay: 40 });
  await expect(held('props.data')).toHaveText('props.data = ["4006381333931","12"]');
  await expect(page.getByRole('status', { name: 'It' })).toHaveText('12');
  await expect.poll(told, patient).toEqual([action, action]);
});

test('HM-11 a menu stands above the on-screen keyboard, which comes after it', async ({ open }) => {
  const { page } = await open('Search');
  const field = page.getByRole('combobox');
  await field.press('ArrowDown');
  const menu = page.getByRole('listbox');
  await expect(menu).toBeVisible();
  const { y, height } = await boxOf(field);
  const end = Math.ceil(y + height) + 20;
  await page.evaluate((room) => {
    document.documentElement.style.setProperty('--keys', `${window.innerHeight - room}px`);
  }, end);
  await expect.poll(async () => (await boxOf(menu)).y + (await boxOf(menu)).height).toBeLessThanOrEqual(end);
  await page.evaluate(() => document.documentElement.style.removeProperty('--keys'));
});

test('what is searched in a dropdown is told to the project', async ({ open }) => {
  const { page, held } = await open('Search');
  await page.getByRole('combobox').pressSequentially('la');
  await expect(held('props.search.searchParam')).toHaveText('props.search.searchParam = "la"');
  await page.keyboard.press('Escape');
  await expect(held('props.search.searchParam')).toHaveText('props.search.searchParam = ""');
});

test('a day and a time are chosen in a calendar, and written when they are set', async ({ open }) => {
  const { page, held, told } = await open('Moment');
  const field = page.getByRole('combobox', { name: 'It' });
  await expect(held('props.formattedValue')).toContainText('2026-11-26');
  await field.press('Enter');
  const box = page.getByRole('dialog', { name: 'It' });
  await expect(box.getByRole('button', { name: 'Thursday, 26 November 2026' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await box.getByRole('spinbutton', { name: 'Hour' }).fill('7');
  await box.getByRole('spinbutton', { name: 'Minute' }).fill('5');
  await expect(held('props.formattedValue')).toContainText('2026-11-26');
  await box.getByRole('button', { name: 'Set' }).click();
  await expect(held('props.formattedValue')).toContainText('2026-11-27 07:05');
  await expect(box).toHaveCount(0);
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('2026-11-27 07:05');
  await expect.poll(told, patient).toEqual([action]);
});

test('what was not set is given up, and what is too early cannot be chosen', async ({ open }) => {
  const { page, held } = await open('Moment');
  const field = page.getByRole('combobox', { name: 'It' });
  await field.click();
  const box = page.getByRole('dialog', { name: 'It' });
  await expect(box.getByRole('button', { name: 'Thursday, 19 November 2026' })).toBeDisabled();
  await box.getByRole('button', { name: 'Saturday, 28 November 2026' }).click();
  await page.keyboard.press('Escape');
  await expect(box).toHaveCount(0);
  await expect(held('props.formattedValue')).toContainText('2026-11-26');
});

test('a day alone is written at once', async ({ open }) => {
  const { page, held } = await open('Day');
  const field = page.getByRole('combobox', { name: 'It' });
  await expect(field).toHaveAttribute('placeholder', 'Select date');
  await field.click();
  const box = page.getByRole('dialog', { name: 'It' });
  await expect(box.getByRole('button', { name: 'Friday, 27 November 2026' })).toBeDisabled();
  await box.getByRole('button', { name: 'Wednesday, 25 November 2026' }).click();
  await expect(held('props.formattedValue')).toContainText('2026-11-25');
  await expect(box).toHaveCount(0);
});

test('a calendar that is always there writes each day and time', async ({ open }) => {
  const { page, held, told } = await open('Picker');
  await page.getByRole('button', { name: 'Month before' }).click();
  await page.getByRole('button', { name: 'Monday, 26 October 2026' }).click();
  await expect(held('props.formattedValue')).toContainText('2026-10-26');
  const before = await page.getByRole('spinbutton', { name: 'Minute' }).inputValue();
  await page.getByRole('button', { name: 'Minute later' }).click();
  await expect(page.getByRole('spinbutton', { name: 'Minute' })).toHaveValue(
    String(Number(before) + 1).padStart(2, '0'),
  );
  // Twice, before the first is answered, is twice.
  const hour = page.getByRole('spinbutton', { name: 'Hour' });
  const then = Number(await hour.inputValue());
  await page.getByRole('button', { name: 'Hour later' }).evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  await expect(hour).toHaveValue(String((then + 2) % 24).padStart(2, '0'));
  await expect.poll(told).toEqual([action, action, action, action]);
});

test('a calendar that is always there goes on to the next day', async ({ open }) => {
  const { page } = await open('Number');
  await page.clock.install({ time: noon });
  await open('Picker');
  const today = page.locator('[aria-current="date"]');
  await expect(today).toHaveAccessibleName('Thursday, 26 November 2026');
  await page.clock.fastForward('24:00:00');
  await expect(today).toHaveAccessibleName('Friday, 27 November 2026');
});

test('a file comes to the script whole, and one of another kind is refused', async ({ open }) => {
  const { page, told } = await open('Upload');
  // More than one piece.
  const content = 'a;b;c\n'.repeat(100_000);
  await page.getByLabel('It').setInputFiles([
    { name: 'weights.csv', mimeType: 'text/csv', buffer: Buffer.from(content) },
    { name: 'other.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('x') },
  ]);
  await expect(page.getByText('It takes csv alone. The file was not taken.')).toBeVisible(patient);
  await expect(page.getByText('Received, 586 KB')).toBeVisible(patient);
  const received = await told();
  expect(received).toEqual([
    {
      event: 'onFileReceived',
      'file.name': 'weights.csv',
      'file.size': content.length,
      'file.getString()[:6]': 'a;b;c\n',
    },
  ]);
  await page.getByRole('button', { name: 'Clear the list' }).click();
  await expect(page.getByRole('listitem')).toHaveCount(0);
  await expect
    .poll(async () => (await told())[1], patient)
    .toEqual({
      event: 'onUploadsCleared',
      files: [{ name: 'weights.csv', size: content.length }],
    });
  await page.getByLabel('It').setInputFiles({ name: 'b.exe', mimeType: 'text/plain', buffer: Buffer.from('x') });
  await expect(page.getByRole('listitem')).toHaveCount(1);
  await page.getByLabel('It').press('F8');
  await expect(page.getByRole('listitem')).toHaveCount(0);
});

test('a drawing is handed over as a picture, and says what it is not', async ({ open }) => {
  const { page, main, held, told } = await open('Pad');
  await expect(main.getByText('A drawing, not an electronic signature')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Submit' })).toBeDisabled();
  const box = await main.locator('canvas').boundingBox();
  if (box === null) throw new Error('The pad is not in sight.');
  const draw = async (): Promise<void> => {
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 90, box.y + 60, { steps: 4 });
    await page.mouse.up();
    await expect(held('props.status.touched')).toHaveText('props.status.touched = true');
  };
  await draw();
  await page.getByRole('button', { name: 'Submit' }).press('F8');
  await expect(held('props.status.touched')).toHaveText('props.status.touched = false', patient);
  await draw();
  await page.getByRole('button', { name: 'Submit' }).press('F9');
  await expect(page.getByText('The drawing was handed over.')).toBeVisible(patient);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(held('props.status.touched')).toHaveText('props.status.touched = false');
  await expect.poll(told, patient).toEqual([
    {
      event: 'onSignatureSubmitted',
      'signatureFile.name': 'signature.png',
      'signature[:22]': 'data:image/png;base64,',
    },
    { event: 'onSignatureCleared' },
  ]);
});

test('the hand that rests on a pad draws nothing', async ({ open }) => {
  const { page, main } = await open('Pad');
  const canvas = main.locator('canvas');
  const box = await canvas.boundingBox();
  if (box === null) throw new Error('The pad is not in sight.');
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.down();
  await canvas.evaluate((pad) => {
    const { left, top } = pad.getBoundingClientRect();
    for (const type of ['pointerdown', 'pointermove', 'pointerup']) {
      pad.dispatchEvent(
        new PointerEvent(type, { pointerId: 99, clientX: left + 200, clientY: top + 60, bubbles: true }),
      );
    }
  });
  await page.mouse.move(box.x + 90, box.y + 60, { steps: 4 });
  await page.mouse.up();
  /** How far to the right there is ink, in pixels of the page. */
  const reach = (): Promise<number> =>
    canvas.evaluate((pad: HTMLCanvasElement) => {
      const { data } = pad.getContext('2d')?.getImageData(0, 0, pad.width, pad.height) ?? { data: [] };
      const ground = [...data.slice(0, 4)].join();
      let most = 0;
      for (let at = 0; at < data.length; at += 4) {
        if ([...data.slice(at, at + 4)].join() !== ground) most = Math.max(most, (at / 4) % pad.width);
      }
      return most / (pad.width / pad.clientWidth);
    });
  await expect.poll(reach).toBeGreaterThan(80);
  expect(await reach()).toBeLessThan(110);
  await page.getByRole('button', { name: 'Clear' }).click();
});

test('a scanner names an expression that cannot be read', async ({ open }) => {
  const { main } = await open('Unread');
  await main.getByRole('button', { name: /regex/ }).focus();
  await expect(main.locator('[popover]').filter({ hasText: 'regex' })).toBeVisible();
});

test('a number field names what is no number, and a date that is chosen reads as on a label', async ({ open }) => {
  const { page, main } = await open('Strange');
  const fields = main.getByRole('spinbutton');
  await expect(fields).toHaveCount(9);
  const shown = await fields.evaluateAll((elements) => elements.map((element) => (element as HTMLInputElement).value));
  expect(shown).toEqual(['true', 'false', 'five', '{"a":1}', '[]', '5', '5', '', '']);
  await expect(main.getByRole('button', { name: /This version does not show: value: / })).toHaveCount(5);
  await expect(main.getByRole('combobox')).toHaveValue(/^2026-11-26 /);
  await main.getByRole('combobox').click();
  await expect(page.getByRole('option')).toHaveText([/^2026-11-26 /, 'none']);
  await page.keyboard.press('Escape');
});

test('a truth value may be a number or a word; what is none is neither, and is named', async ({ open }) => {
  const { main } = await open('Odd');
  const boxes = main.getByRole('checkbox');
  await expect(boxes).toHaveCount(9);
  const states = await boxes.evaluateAll((elements) =>
    elements.map((element) => {
      const { checked, indeterminate } = element as HTMLInputElement;
      return indeterminate ? null : checked;
    }),
  );
  expect(states).toEqual([true, true, true, false, false, null, null, null, null]);
  const marks = main.getByRole('button', { name: /This version does not show: selected: / });
  await expect(marks).toHaveCount(6);
  await expect(main.getByText('Not known')).toHaveCount(4);
  // A date reads as on a label.
  await expect(main.getByRole('button', { name: '2026-11-26 12:00:00' })).toBeVisible();
  for (const field of await main.getByRole('textbox').all()) await expect(field).toHaveValue('2026-11-26 12:00:00');
});
