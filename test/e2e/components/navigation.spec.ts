/** What leads to other pages, and texts with links. */
import { alone, expect, stageOf, tells } from './stage.ts';

const items = [
  { label: { text: 'Elsewhere' }, target: '/stage/There' },
  { label: { text: 'More' }, items: [{ label: { text: 'Deep' }, target: '/stage/There' }], showHeader: true },
  { label: { text: 'Closed' }, target: '/stage/There', enabled: false },
  { label: { text: 'Hidden' }, target: '/stage/There', visible: false },
];
const bar = [
  { label: 'Elsewhere', target: '/stage/There' },
  { label: 'More', items: [{ label: 'Deep', target: '/stage/There' }] },
  { label: 'Closed', enabled: false },
];
const events = tells({ onItemClicked: ['label', 'target', 'path'] });
const source = '# Title\n\n~~old~~ **new** [there](/stage/There) [out](javascript:alert(1))\n\n| A |\n| --- |\n| 1 |';
const html = 'Before <b onclick="x()">bold</b><script>x()</script><form><input></form> after';
const dot =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEklEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==';
const pictures = `![Dot](${dot})\n\n![Tank](https://elsewhere.example/tank.png)\n\n![Pump](/system/images/gone.png)`;
const test = stageOf({
  There: alone({ type: 'ia.display.label', props: { text: 'Arrived' } }),
  Link: alone({ type: 'ia.navigation.link', props: { text: 'Go', url: '/stage/There' } }),
  Outside: alone({ type: 'ia.navigation.link', props: { text: 'Go', url: 'file:///etc/passwd' } }),
  Tree: alone({ type: 'ia.navigation.menutree', props: { items }, events }, { height: 300 }),
  Bar: alone({ type: 'ia.navigation.horizontalmenu', props: { items: bar }, events }),
  Text: alone({ type: 'ia.display.markdown', props: { source } }, { height: 300 }),
  Pictures: alone({ type: 'ia.display.markdown', props: { source: pictures } }, { height: 300 }),
  OwnPicture: alone({
    type: 'ia.display.markdown',
    props: { source: `<img src="${dot}" onerror="x()"> after`, markdown: { escapeHtml: false } },
  }),
  Html: alone({ type: 'ia.display.markdown', props: { source: html, markdown: { escapeHtml: false } } }),
  Escaped: alone({ type: 'ia.display.markdown', props: { source: html } }),
});

test('a link leads to a page of the project, and to no file', async ({ open }) => {
  const { page, main } = await open('Link');
  await main.getByRole('link', { name: 'Go' }).click();
  await expect(main.getByText('Arrived')).toBeVisible();
  await page.goBack();
  const outside = await open('Outside');
  await outside.main.getByRole('link', { name: 'Go' }).click();
  await expect(outside.page.getByText('is neither. Nothing was opened.')).toBeVisible();
});

test('a menu tree shows what is in an item, leads back by keys too, and says where it was pressed', async ({
  open,
}) => {
  const { page, main, told } = await open('Tree');
  const row = (name: string) => main.getByRole('button', { name });
  await expect(row('Closed')).toBeDisabled();
  await expect(row('Hidden')).toHaveCount(0);
  const pressed = { event: 'onItemClicked', label: 'More', target: '', path: [1] };
  await row('More').click();
  await expect(row('Back')).toBeFocused();
  await expect.poll(told).toEqual([pressed]);
  await expect(main.getByText('More', { exact: true })).toBeVisible();
  await expect(row('Elsewhere')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(row('Elsewhere')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(row('Deep')).toBeVisible();
  await expect.poll(told).toEqual([pressed, pressed]);
  await row('Deep').click();
  await expect(main.getByText('Arrived')).toBeVisible();
});

test('a horizontal menu opens what is in an item below it, and closes by Escape', async ({ open }) => {
  const { page, main } = await open('Bar');
  const item = (name: string) => main.getByRole('button', { name, exact: true });
  await item('More').focus();
  await page.keyboard.press('ArrowDown');
  await expect(item('Deep')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(item('Deep')).toHaveCount(0);
  await expect(item('More')).toBeFocused();
  await expect(item('Closed')).toBeDisabled();
  await page.keyboard.press('ArrowRight');
  await expect(item('Elsewhere')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(main.getByText('Arrived')).toBeVisible();
});

test('a text in Markdown has headings, tables and links, of which none runs anything', async ({ open }) => {
  const { main } = await open('Text');
  await expect(main.getByRole('heading', { name: 'Title' })).toBeVisible();
  await expect(main.locator('s')).toHaveText('old');
  await expect(main.getByRole('cell', { name: '1' })).toBeVisible();
  await expect(main.getByRole('link', { name: 'out' })).toHaveCount(0);
  await main.getByRole('link', { name: 'there' }).click();
  await expect(main.getByText('Arrived')).toBeVisible();
});

test('a text in Markdown has pictures from where a page may load them; any other is said in words', async ({
  open,
}) => {
  const { main } = await open('Pictures');
  const picture = main.getByRole('img', { name: 'Dot' });
  await expect
    .poll(() => picture.evaluate((element) => (element instanceof HTMLImageElement ? element.naturalWidth : 0)))
    .toBe(2);
  await expect(
    main.getByText('Tank: It is not shown: https://elsewhere.example is not listed in outgoing.json of this station.'),
  ).toBeVisible();
  await expect(main.getByText('Pump: /system/images/gone.png is not there, or it is no picture.')).toBeVisible();
  const html = await open('OwnPicture');
  await expect(html.main.getByText('after')).toBeVisible();
  await expect(html.main.locator('img')).toHaveCount(0);
});

test('HTML in it is shown where the project wants it, without scripts, handlers and fields; else it is a text', async ({
  open,
}) => {
  const { main } = await open('Html');
  await expect(main.locator('b')).toHaveText('bold');
  await expect(main.locator('b[onclick], script, form, input')).toHaveCount(0);
  await expect(main.getByText('after')).toBeVisible();
  const escaped = await open('Escaped');
  await expect(escaped.main.getByText('<b onclick="x()">bold</b>')).toBeVisible();
});
