/** Events of the document, in the real window: what scripts get of them, whom they reach, and how often. */
import { column, label, type Node } from './project.ts';
import { expect, test } from './station.ts';

type Handlers = Readonly<Record<string, string | Node>>;

/** A component with handlers that write what they got to the view; a handler may be an action as it is stored. */
function heard(type: string, name: string, handlers: Handlers, props: Node = {}): Node {
  const dom = Object.fromEntries(
    Object.entries(handlers).map(([event, handler]) => [
      event,
      typeof handler === 'string' ? script(handler) : handler,
    ]),
  );
  return { type, meta: { name }, props: { text: name, ...props }, events: { dom } };
}

function script(text: string, more: Node = {}): Node {
  return { type: 'script', scope: 'G', config: { script: text.replace(/^/gm, '\t') }, ...more };
}

const say = (text: string): string => `self.view.custom.said = ${text}`;
const count = 'self.view.custom.count = self.view.custom.count + 1';

const carried = (what: string): string => `self.view.custom.carried = self.view.custom.carried + " " + ${what}`;

const view: Node = {
  custom: { said: '', keys: '', count: 0, around: 0, carried: '', moves: 0, over: false },
  root: {
    ...column([
      label('Said', {}, { 'props.text': '"said: " + {view.custom.said}' }),
      label('Keys', {}, { 'props.text': '"keys: " + {view.custom.keys}' }),
      label('Count', {}, { 'props.text': '"count: " + {view.custom.count}' }),
      label('Carried so', {}, { 'props.text': '"carried: " + {view.custom.carried}' }),
      label('Moves', {}, { 'props.text': 'if({view.custom.moves} > 0 && {view.custom.over}, "moved over", "still")' }),
      label('Around', {}, { 'props.text': '"around: " + {view.custom.around}' }),
      heard('ia.display.label', 'Place', {
        onClick: say('"%d %s %s" % (event.button, event.shiftKey, 0 < event.clientX < event.screenX + 10000)'),
        onDoubleClick: say('"twice"'),
        onMouseEnter: say('"in"'),
        onMouseLeave: say('"out"'),
      }),
      heard('ia.display.label', 'Own', { onClick: script(say('"own"'), { stopPropagation: true }) }),
      heard('ia.input.text-field', 'Entry', {
        onKeyDown: 'self.view.custom.keys = self.view.custom.keys + event.key[0]',
        onKeyUp: 'if event.key == "Enter":\n\tself.view.custom.said = "%s %d" % (event.code, event.which)',
        onBlur: say('"left"'),
      }),
      heard('ia.input.text-field', 'Only digits', {
        onKeyPress: script('pass', { preventDefault: true }),
      }),
      heard('ia.input.button', 'Off', { onClick: say('"pressed though off"') }, { enabled: false }),
      heard('ia.display.label', 'Moved over', { onMouseMove: count }),
      heard('ia.display.label', 'Carried', {
        onDragStart: carried('"start"'),
        onDrag: 'self.view.custom.moves = self.view.custom.moves + 1',
        onDragEnd: carried('"end"'),
      }),
      heard('ia.display.label', 'Shelf', {
        onDragEnter: carried('"enter"'),
        onDragOver: 'self.view.custom.over = event.clientX > 0 and not event.altKey',
        onDragLeave: carried('"leave"'),
        onDrop: carried('"drop %d" % event.button'),
      }),
    ]),
    events: { dom: { onClick: script('self.view.custom.around = self.view.custom.around + 1') } },
  },
};

test('components raise the events of the document that they have handlers for', async ({ show }) => {
  const project = { title: 'Events', pages: { '/': 'Events' }, views: { Events: view } };
  const { page } = await show(project);
  const shown = (text: string) => page.locator('main').getByText(text, { exact: true });

  await test.step('with the fields that scripts read', async () => {
    await shown('Place').click({ modifiers: ['Shift'] });
    await expect(shown('said: 0 True True')).toBeVisible();
    await expect(shown('around: 1')).toBeVisible();
    await shown('Place').dblclick();
    await expect(shown('said: twice')).toBeVisible();
    await page.getByText(/^keys:/).hover();
    await expect(shown('said: out')).toBeVisible();
    await shown('Place').hover();
    await expect(shown('said: in')).toBeVisible();
  });

  await test.step('up to what is around, where nothing stops them', async () => {
    const before = await page.getByText(/^around: /).innerText();
    await shown('Own').click();
    await expect(shown('said: own')).toBeVisible();
    expect(await page.getByText(/^around: /).innerText()).toBe(before);
  });

  await test.step('each key, however fast they come', async () => {
    await page.getByRole('textbox', { name: 'Entry' }).click();
    await page.keyboard.type('abcdefghij');
    await page.keyboard.press('Enter');
    await expect(shown('said: Enter 13')).toBeVisible();
    await expect(shown('keys: abcdefghijE')).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(shown('said: left')).toBeVisible();
  });

  await test.step('and the browser does nothing by itself where the project says so', async () => {
    const field = page.getByRole('textbox', { name: 'Only digits' });
    await field.press('x');
    await expect(field).toHaveValue('Only digits');
  });

  await test.step('also where a component is switched off', async () => {
    await page.getByRole('button', { name: 'Off' }).click({ force: true });
    await expect(shown('said: pressed though off')).toBeVisible();
  });

  await test.step('of movements a few, and the newest of them', async () => {
    const counted = async (): Promise<number> =>
      Number(
        /\d+/.exec(
          (await page
            .locator('main')
            .getByText(/^count: /)
            .textContent()) ?? '',
        )?.[0],
      );
    const before = await counted();
    await shown('Moved over').evaluate((element) => {
      for (let step = 0; step < 200; step += 1) element.dispatchEvent(new MouseEvent('mousemove', { bubbles: true }));
    });
    await expect.poll(counted).toBeGreaterThan(before);
    // The pointer itself may move as well.
    expect(await counted()).toBeLessThan(before + 20);
  });

  await test.step('of what is dragged from one component to another', async () => {
    await shown('Carried').dragTo(shown('Shelf'));
    await expect(shown('carried: start enter drop 0 end')).toBeVisible();
    await expect(shown('moved over')).toBeVisible();
    await shown('Carried').dragTo(shown('Place'));
    await expect(shown('carried: start enter drop 0 end start end')).toBeVisible();
  });

  await expect(page.getByRole('button', { name: 'not raised' })).toHaveCount(0);
});

/** A script of keys, with what its `resource.json` says of it. */
function keyEvent(name: string, text: string, attributes: Node): Readonly<Record<string, Node | string>> {
  const folder = `com.inductiveautomation.perspective/key-event/${name}`;
  return {
    [`${folder}/onKeyEvent.py`]: `def onKeyEvent(page, event):\n\t${text.replaceAll('\n', '\n\t')}\n`,
    [`${folder}/resource.json`]: { attributes },
  };
}

test('scripts of keys hear what they wait for wherever the focus is, and nothing of the signing surface', async ({
  show,
}) => {
  const note = 'page.session.custom.heard = page.session.custom.heard + " "';
  const send = "system.perspective.sendMessage('scanned', {'lot': event.match[:-5]}, 'page', pageId=page.id)";
  const onScan = { messageType: 'scanned', pageScope: true, script: '\tself.props.text = "lot " + payload["lot"]' };
  const root = column([
    label('Heard', {}, { 'props.text': '"heard:" + {session.custom.heard}' }),
    { ...label('Lot', { text: 'none' }), scripts: { messageHandlers: [onScan] } },
    { type: 'ia.input.text-field', meta: { name: 'Entry' }, props: { text: '' } },
  ]);
  const project = {
    title: 'Keys',
    pages: { '/': 'Keys' },
    views: { Keys: { root } },
    files: {
      'com.inductiveautomation.perspective/session-props/props.json': { custom: { heard: '' } },
      ...keyEvent('Help', `${note} + event.key`, { eventBound: 'KEY', eventBoundKey: 'F1', eventMode: 'KEYUP' }),
      ...keyEvent('Save', `${note} + event.code + event.type[3:]`, {
        ...{ eventBound: 'CODE', eventBoundCode: 'KeyS', eventMode: 'KEYDOWN', controlEventModifier: true },
        ...{ preventDefaultEventOption: true, capturePhaseEventOption: true, stopPropagationEventOption: true },
      }),
      ...keyEvent('Lot', send, { eventBound: 'REGEX', regexPattern: '/l-[0-9]{3,9}Enter/i', regexWindow: 60_000 }),
      ...keyEvent('Off', `${note} + "off"`, { enabled: false, eventBound: 'KEY', eventBoundKey: 'F1' }),
    },
  };
  const { page, surface, button } = await show(project);
  const shown = (text: string) => page.locator('main').getByText(text, { exact: true });

  await expect(shown('none')).toBeVisible();
  await page.keyboard.press('F1');
  await expect(shown('heard: F1')).toBeVisible();
  await page.getByRole('textbox', { name: 'Entry' }).click();
  await page.keyboard.press('Control+s');
  await expect(shown('heard: F1 KeySdown')).toBeVisible();
  await page.keyboard.press('s');
  await page.keyboard.press('Control+F1');
  await page.keyboard.type('L-0815');
  await page.keyboard.press('Enter');
  await expect(shown('lot L-0815')).toBeVisible();

  await button('Sign in').click();
  await surface.getByLabel('User name').fill('L-4711');
  await surface.getByLabel('User name').press('Enter');
  await surface.getByLabel('User name').press('F1');
  await surface.getByRole('button', { name: 'Cancel' }).click();
  await page.keyboard.press('F1');
  await expect(shown('heard: F1 KeySdown F1')).toBeVisible();
  await expect(shown('lot L-0815')).toBeVisible();
});
