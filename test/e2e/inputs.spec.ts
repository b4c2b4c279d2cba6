/** Inputs as projects configure them, in the real window: what is written while somebody types, icons, three states, actions. */
import { button, column, label, writeProject, type Node } from './project.ts';
import { readerKeys, scan } from './reader.ts';
import { expect, test } from './station.ts';
import { violations } from './violations.ts';

const input = (type: string, name: string, props: Node, custom: string, more: Node = {}): Node => {
  const property = { dropdown: 'value', checkbox: 'selected' }[type] ?? 'text';
  const binding = { type: 'property', config: { path: `view.custom.${custom}`, bidirectional: true } };
  return {
    type: `ia.input.${type}`,
    meta: { name },
    props,
    propConfig: { [`props.${property}`]: { binding } },
    ...more,
  };
};
const acts = (script: string): Node => ({
  events: { component: { onActionPerformed: { type: 'script', scope: 'G', config: { script: `\t${script}` } } } },
});
const counted = acts('self.view.custom.acts += 1');
const said = (name: string): Node =>
  label(name, { text: '' }, { 'props.text': `"${name} [" + toStr({view.custom.${name}}) + "]"` });
const refuses = { onChange: { script: '\tif currentValue.value == "no":\n\t\tself.custom.strict = "yes"' } };

test('texts are written as their projects say', async ({ show }) => {
  const project = {
    title: 'Inputs',
    pages: { '/': 'Texts' },
    views: {
      Texts: {
        custom: { later: '', now: '', strict: '', comes: '', area: '' },
        propConfig: { 'custom.strict': refuses },
        root: column([
          input('text-field', 'Later', { text: '' }, 'later'),
          input('text-field', 'Now', { text: '', deferUpdates: false, spellcheck: false }, 'now'),
          input('text-field', 'Strict', { text: '', deferUpdates: false }, 'strict'),
          input('text-field', 'Comes', { text: '', rejectUpdatesWhileFocused: false }, 'comes', {
            events: {
              dom: {
                onKeyDown: { type: 'script', scope: 'G', config: { script: '\tself.view.custom.comes = "come"' } },
              },
            },
          }),
          input('text-area', 'Area', { text: '', wrap: 'off', resize: 'both' }, 'area'),
          ...['later', 'now', 'strict', 'comes', 'area'].map(said),
        ]),
      },
    },
  };
  const { page } = await show(project);
  const field = (name: string) => page.getByRole('textbox', { name });

  await test.step('what is typed into a field is written with Enter', async () => {
    await field('Later').pressSequentially('abc');
    await expect(page.getByText('later []')).toBeVisible();
    await field('Later').press('Enter');
    await expect(page.getByText('later [abc]')).toBeVisible();
  });

  await test.step('without deferring it is written as it is typed, and no letter is lost', async () => {
    await field('Now').pressSequentially('as fast as it goes');
    await expect(page.getByText('now [as fast as it goes]')).toBeVisible();
    await expect(field('Now')).toHaveValue('as fast as it goes');
    await expect(field('Now')).toHaveAttribute('spellcheck', 'false');
  });

  await test.step('what a script puts in the place of what was typed is shown while the field has the focus', async () => {
    await field('Strict').pressSequentially('no');
    await expect(field('Strict')).toHaveValue('yes');
  });

  await test.step('a value that comes while somebody types is shown where the project says so', async () => {
    await field('Comes').press('x');
    await expect(field('Comes')).toHaveValue('come');
  });

  await test.step('a text area is written when the person leaves, and wraps and grows as its project says', async () => {
    const area = field('Area');
    await area.fill('a note');
    await expect(page.getByText('area []')).toBeVisible();
    await area.blur();
    await expect(page.getByText('area [a note]')).toBeVisible();
    await expect(area).toHaveAttribute('wrap', 'off');
    await expect(area).toHaveCSS('resize', 'both');
  });
});

test('check boxes have the icons and states of their projects, and act when they were written', async ({ show }) => {
  const icons = {
    checkedIcon: { path: 'material/radio_button_checked', color: { enabled: 'rgb(0, 102, 255)' } },
    uncheckedIcon: { path: 'material/not_there_at_all', color: { enabled: 'rgb(157, 184, 209)' } },
    indeterminateIcon: {},
  };
  const project = {
    title: 'Inputs',
    pages: { '/': 'Boxes' },
    views: {
      Boxes: {
        custom: { three: false, off: false, acts: 0 },
        root: column([
          input(
            'checkbox',
            'Three',
            { text: 'Three', triState: true, textPosition: 'left', ...icons },
            'three',
            counted,
          ),
          input('checkbox', 'Off', { text: 'Off', enabled: false, ...icons }, 'off', counted),
          said('three'),
          said('acts'),
          button('Tick', 'self.view.custom.three = True'),
        ]),
      },
    },
  };
  const { page } = await show(project);
  const box = page.getByRole('checkbox', { name: 'Three' });
  const row = page.locator('label').filter({ has: box });
  const drawing = row.locator('.glyph');

  await test.step('a press goes from false to true to neither and back, and each is one action', async () => {
    await expect(page.getByText('material/not_there_at_all').first()).toBeVisible();
    await expect(drawing).toHaveCSS('mask-image', /check_box_outline_blank/);
    for (const [state, count] of [
      ['true', 1],
      ['', 2],
      ['false', 3],
    ]) {
      await row.click();
      await expect(page.getByText(`three [${state}]`)).toBeVisible();
      await expect(page.getByText(`acts [${count}]`)).toBeVisible();
    }
  });

  await test.step('what a script writes is shown, and is no action', async () => {
    await page.getByRole('button', { name: 'Tick' }).click();
    await expect(box).toBeChecked();
    await expect(drawing).toHaveCSS('mask-image', /radio_button_checked/);
    await expect(drawing).toHaveCSS('background-color', 'rgb(0, 102, 255)');
    await expect(row).toHaveCSS('flex-direction', 'row-reverse');
    await expect(page.getByText('acts [3]')).toBeVisible();
  });

  await test.step('the keyboard presses it, and a reader finds nothing wrong', async () => {
    await box.press('Space');
    await expect(page.getByText('acts [4]')).toBeVisible();
    await expect(page.getByRole('checkbox', { name: 'Off' })).toBeDisabled();
    expect(await violations(page, { within: 'label' })).toEqual([]);
  });
});

test('dropdowns offer, search and clear, one choice or many', async ({ show }) => {
  const options = [
    { value: 1, label: 'Line one' },
    { value: 2, label: 'Line two' },
    { value: 3, label: 'Spare', isDisabled: true },
    { value: 4, label: 'Packing' },
  ];
  const placeholder = { text: 'Line', color: 'rgb(1, 2, 3)' };
  const style = { backgroundColor: 'rgb(240, 240, 200)' };
  const many = { multiSelect: true, wrapMultiSelectValues: false, value: [] };
  const project = {
    title: 'Inputs',
    pages: { '/': 'Choices' },
    views: {
      Choices: {
        custom: { one: null, many: [], other: null, fixed: '2', acts: 0 },
        root: column([
          input(
            'dropdown',
            'One',
            { options, placeholder, showClearIcon: true, dropdownOptionStyle: style },
            'one',
            counted,
          ),
          input('dropdown', 'Many', { options, placeholder: { text: 'Lines' }, ...many }, 'many'),
          input('dropdown', 'Other', { options, placeholder: { text: 'Other' }, allowCustomOptions: true }, 'other'),
          input('dropdown', 'Fixed', { options, placeholder: { text: 'Fixed' }, search: { enabled: false } }, 'fixed'),
          input('dropdown', 'Off', { options, placeholder: { text: 'Off' }, enabled: false }, 'one'),
          ...['one', 'many', 'other', 'fixed', 'acts'].map(said),
        ]),
      },
    },
  };
  const { page } = await show(project);
  const dropdown = (name: string) => page.getByRole('combobox', { name, exact: true });
  const option = (name: string) => page.getByRole('option', { name });
  const clean = async (): Promise<void> => {
    expect(await violations(page, { within: 'main' })).toEqual([]);
  };

  await test.step('one is found by its words, and is an action', async () => {
    await dropdown('Line').click();
    await expect(page.getByRole('option')).toHaveCount(4);
    await expect(option('Line two')).toHaveCSS('background-color', 'rgb(240, 240, 200)');
    await dropdown('Line').pressSequentially('TWO');
    await expect(page.getByRole('option')).toHaveCount(1);
    await dropdown('Line').press('Enter');
    await expect(page.getByText('one [2]')).toBeVisible();
    await expect(dropdown('Line')).toHaveValue('Line two');
    await expect(page.getByText('acts [1]')).toBeVisible();
  });

  await test.step('what nobody can choose is passed over and not taken', async () => {
    await dropdown('Line').press('ArrowDown');
    await expect(option('Line two')).toHaveAttribute('aria-selected', 'true');
    await option('Spare').click({ force: true });
    await dropdown('Line').press('ArrowDown');
    await clean();
    await dropdown('Line').press('Enter');
    await expect(page.getByText('one [4]')).toBeVisible();
  });

  await test.step('words that find nothing choose nothing, and are gone with Escape', async () => {
    await dropdown('Line').pressSequentially('zzz');
    await expect(page.getByText('No results found')).toBeVisible();
    await dropdown('Line').press('Enter');
    await dropdown('Line').press('Escape');
    await expect(dropdown('Line')).toHaveValue('Packing');
    await expect(page.getByRole('option')).toHaveCount(0);
  });

  await test.step('it is cleared to nothing', async () => {
    await page.getByRole('button', { name: 'Clear Line' }).click();
    await expect(page.getByText('one []')).toBeVisible();
    await expect(page.getByText('acts [3]')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Clear Line' })).toBeHidden();
  });

  await test.step('many are chosen and given up one after the other', async () => {
    await dropdown('Lines').click();
    await option('Packing').click();
    await option('Line one').click();
    await option('Line two').click();
    await option('Packing').click();
    await expect(page.getByText('many [[1,2]]')).toBeVisible();
    await expect(dropdown('Lines')).toHaveAccessibleDescription('Line one, Line two');
    await clean();
    await dropdown('Lines').press('Tab');
    await expect(page.getByRole('option')).toHaveCount(0);
  });

  await test.step('a value that is none of the choices is taken where the project says so', async () => {
    await dropdown('Other').click();
    await dropdown('Other').pressSequentially('Rework');
    await option('Rework').click();
    await expect(page.getByText('other [Rework]')).toBeVisible();
    await expect(dropdown('Other')).toHaveValue('Rework');
    await expect(dropdown('Other')).not.toHaveAttribute('aria-invalid');
  });

  await test.step('without a search a letter goes to the choice, and a text is the number that it reads as', async () => {
    await expect(dropdown('Fixed')).toHaveValue('Line two');
    await dropdown('Fixed').focus();
    await dropdown('Fixed').press('p');
    await dropdown('Fixed').press('Enter');
    await expect(page.getByText('fixed [4]')).toBeVisible();
    await expect(dropdown('Off')).toBeDisabled();
  });
});

test('HM-12 what no component takes of a scan the session event hears, and nothing of where a secret is asked for', async ({
  folder,
  start,
}) => {
  const send = "system.perspective.sendMessage('read', {'text': data.text}, 'page', pageId=context['pageId'])";
  const onRead = { messageType: 'read', pageScope: true, script: '\tself.props.text += " " + payload["text"]' };
  const read = { ...label('Read', { text: 'read:' }), scripts: { messageHandlers: [onRead] } };
  const entry = { type: 'ia.input.text-field', meta: { name: 'Note' }, props: { text: '' } };
  const project = {
    title: 'Scans',
    pages: { '/': 'Main', '/lots': 'Lots' },
    views: {
      Main: {
        root: column([
          read,
          entry,
          { type: 'ia.input.password-field', meta: { name: 'Pin' }, props: { text: '', allowReveal: true } },
        ]),
      },
      Lots: { root: column([read, { type: 'ia.input.barcodescannerinput', meta: { name: 'Lot' } }]) },
    },
    files: {
      'countersign/sso.json': { badge_reader: { prefix: '~' } },
      'com.inductiveautomation.perspective/barcode/onBarcodeDataReceived.py': `def onBarcodeDataReceived(session, data, context):\n\t${send}\n`,
    },
  };
  const { page, surface, button } = await start({ projectDir: writeProject(folder, project) });
  const shown = (text: string) => page.locator('main').getByText(text, { exact: true });
  const nobody = page.getByText('Nothing on this page takes a scan.');
  const scanned = (code: string) => readerKeys(page, ['~', ...Array.from(code), 'Enter']);

  await test.step('wherever the focus is', async () => {
    await page.getByRole('textbox', { name: 'Note' }).focus();
    expect(await scanned('4711')).toEqual([]);
    await expect(shown('read: 4711')).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('');
    await expect(nobody).toBeHidden();
  });
  await test.step('but in a secret, also one that is shown', async () => {
    const pin = page.getByLabel('Pin', { exact: true });
    await pin.fill('12');
    await page.getByRole('button', { name: /^show/i }).click();
    await pin.focus();
    expect(await scanned('4712')).toEqual([]);
    await expect(nobody).toBeVisible();
    await expect(pin).toHaveValue('12');
  });
  await test.step('but in a dialog of the program', async () => {
    await button('Sign in').click();
    await surface.getByLabel('User name').focus();
    expect(await readerKeys(surface, ['~', ...Array.from('4713'), 'Enter'])).toEqual([]);
    await surface.getByRole('button', { name: 'Cancel' }).click();
  });
  await test.step('but where a component takes it', async () => {
    await page.getByRole('textbox', { name: 'Note' }).focus();
    expect(await scanned('4714')).toEqual([]);
    await expect(shown('read: 4711 4714')).toBeVisible();
    await page.getByRole('navigation').getByRole('button', { name: 'Lots' }).click();
    await expect(page.getByRole('status', { name: 'Lot' })).toHaveText('No scan yet');
    expect(await scanned('4715')).toEqual([]);
    await expect(page.getByRole('status', { name: 'Lot' })).toHaveText('4715');
    await expect(shown('read:')).toBeVisible();
  });
});

test('HM-12 a scan of the site’s reader goes to what takes scans alone, whatever has the focus, and none into a password', async ({
  folder,
  start,
}) => {
  const script = '\tself.view.custom.acts += 1';
  const project = {
    title: 'Scans',
    pages: { '/': 'Scans', '/none': 'None' },
    views: {
      Scans: {
        custom: { acts: 0 },
        root: column([
          {
            type: 'ia.input.barcodescannerinput',
            meta: { name: 'Lot' },
            props: { prefix: '[', suffix: ']' },
            events: { component: { onActionPerformed: { type: 'script', scope: 'G', config: { script } } } },
          },
          { type: 'ia.input.text-field', meta: { name: 'Note' }, props: { text: '' } },
          { type: 'ia.input.password-field', meta: { name: 'Pin' }, props: { text: '' } },
          label('Held', { text: '' }, { 'props.text': '"held [" + toStr({../Pin.props.text}) + "]"' }),
        ]),
      },
      None: { root: column([{ type: 'ia.input.text-field', meta: { name: 'Note' }, props: { text: '' } }]) },
    },
    files: { 'countersign/sso.json': { badge_reader: { prefix: '~' } } },
  };
  const { page } = await start({ projectDir: writeProject(folder, project) });
  const lot = page.getByRole('status', { name: 'Lot' });
  const note = page.getByRole('textbox', { name: 'Note' });
  const pin = page.getByLabel('Pin', { exact: true });

  await test.step('a scan with its first key, into a text, a password and nothing', async () => {
    for (const [field, code] of [
      [note, '4711'],
      [pin, '4712'],
    ] as const) {
      await field.focus();
      expect(await readerKeys(page, ['~', ...Array.from(code), 'Enter'])).toEqual([]);
      await expect(lot).toHaveText(code);
      await expect(field).toHaveValue('');
    }
    await pin.blur();
    expect(await readerKeys(page, ['~', ...Array.from('[4713]'), 'Enter'])).toEqual([]);
    await expect(lot).toHaveText('4713');
  });
  await test.step('one without it, into a password', async () => {
    await pin.focus();
    await scan(page, '4714');
    await expect(page.getByText('A scan is no secret: it was not taken here.')).toBeVisible();
    await expect(pin).toHaveValue('');
    await page.keyboard.type('12', { delay: 40 });
    await page.keyboard.press('Enter');
    await expect(page.getByText('held [12]')).toBeVisible();
    await expect(lot).toHaveText('4713');
  });
  await test.step('one where nothing takes it', async () => {
    await page.getByRole('navigation').getByRole('button', { name: 'None' }).click();
    await note.focus();
    expect(await readerKeys(page, ['~', ...Array.from('4715'), 'Enter'])).toEqual([]);
    await expect(page.getByText('Nothing on this page takes a scan.')).toBeVisible();
    await expect(note).toHaveValue('');
  });
});
