/** Documents: their pages, how people go through them, and what is written back. */
import { pdfOf } from '../../../build/gallery/pdf.ts';
import { alone, expect, stageOf } from './stage.ts';

const viewer = (props: object) =>
  alone(
    { type: 'ia.display.pdf-viewer', props },
    { holds: ['props.page', 'props.pageCount'], width: 420, height: 500 },
  );

const test = stageOf(
  {
    Document: viewer({ source: '/system/media/steps.pdf', page: 2, showPageNumber: true }),
    Gone: viewer({ source: '/system/media/gone.pdf' }),
    Broken: viewer({ source: '/system/media/broken.pdf' }),
    Damaged: viewer({ source: '/system/media/damaged.pdf' }),
    Foreign: viewer({ source: 'https://elsewhere.example/a.pdf' }),
  },
  {
    'countersign/media/steps.pdf': pdfOf([['Stop the line'], ['Change the format'], ['Run empty vials']]),
    // Its last page is none.
    'countersign/media/damaged.pdf': pdfOf([['Stop the line'], ['Change the format'], ['Gone']]).replace(
      '8 0 R]',
      '7 0 R]',
    ),
    'countersign/media/broken.pdf': '%PDF-1.7\nnothing of one',
  },
);

test('a document opens at the page that the project says, and the gateway holds how many there are', async ({
  open,
}) => {
  const { main, held } = await open('Document');
  await expect(main.getByRole('group', { name: 'It, page 2 of 3' })).toContainText('Change the format');
  await expect(held('props.pageCount')).toHaveText('props.pageCount = 3');
  await expect(main.getByText('Page 2 of 3', { exact: true })).toBeVisible();
});

test('buttons, keys and a number lead through its pages, and the gateway holds which is shown', async ({ open }) => {
  const { page, main, held } = await open('Document');
  const sheet = main.getByRole('group', { name: /^It, page/ });
  await main.getByRole('button', { name: 'Next page' }).click();
  await expect(held('props.page')).toHaveText('props.page = 3');
  await expect(sheet).toContainText('Run empty vials');
  await expect(main.getByRole('button', { name: 'Next page' })).toBeDisabled();
  await sheet.focus();
  await page.keyboard.press('Home');
  await expect(sheet).toContainText('Stop the line');
  const field = main.getByRole('textbox', { name: 'Page' });
  await field.fill('9');
  await field.press('Enter');
  await expect(field).toHaveValue('1');
  await field.fill('2');
  await field.press('Enter');
  await expect(held('props.page')).toHaveText('props.page = 2');
});

test('a page is drawn whole, as wide as there is room, or larger', async ({ open }) => {
  const { main } = await open('Document');
  const canvas = main.locator('canvas');
  const width = async (): Promise<number> => (await canvas.boundingBox())?.width ?? 0;
  await expect.poll(width).toBeGreaterThan(100);
  const whole = await width();
  await main.getByRole('button', { name: 'Width of the page' }).click();
  await expect.poll(width).toBeGreaterThan(whole);
  const wide = await width();
  await main.getByRole('button', { name: 'Larger' }).click();
  await expect.poll(width).toBeGreaterThan(wide * 1.2);
});

test('a page that is damaged is said to be, and the others are read', async ({ open }) => {
  const { page, main } = await open('Damaged');
  const sheet = main.getByRole('group', { name: /^It, page/ });
  await expect(sheet).toContainText('Stop the line');
  await sheet.press('End');
  await expect(sheet).toContainText('Page 3 cannot be read.');
  await page.keyboard.press('PageUp');
  await expect(sheet).toContainText('Change the format');
});

test('one that was not there is read again when a person asks', async ({ open }) => {
  const { page, main } = await open('Gone');
  const again = main.getByRole('button', { name: 'Read it again' });
  await expect(again).toBeVisible();
  const document = { contentType: 'application/pdf', body: pdfOf([['It came']]) };
  await page.route('**/gone.pdf', (route) => route.fulfill(document));
  await again.click();
  await expect(main.getByRole('group', { name: 'It, page 1 of 1' })).toContainText('It came');
  await page.unroute('**/gone.pdf');
});

test('one that is not there, is damaged, or lies elsewhere is said in words', async ({ open }) => {
  await expect((await open('Gone')).main.getByText('It is not there.')).toBeVisible();
  await expect((await open('Broken')).main.getByText('It is no document, or it is damaged.')).toBeVisible();
  await expect((await open('Foreign')).main.getByText('A document comes from this station alone.')).toBeVisible();
});
