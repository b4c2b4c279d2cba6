/** Schedules: what is shown of a time, and what handlers are told of what a person does. */
import { alone, expect, stageOf, tells } from './stage.ts';

const day = Date.UTC(2026, 2, 9);
const at = (hour: number): number => day + hour * 3_600_000;
const props = {
  items: [
    { id: 'L4', label: 'Line 4' },
    { id: 5, label: 'Line 5' },
  ],
  scheduledEvents: [
    { eventId: 'e1', itemId: 'L4', label: 'B-20417', startDate: at(8), endDate: at(10), percentDone: 50 },
    { eventId: 'e2', itemId: 5, label: 'B-20418', startDate: at(9), endDate: at(12) },
    { eventId: 'e3', itemId: 'no row', label: 'Lost', startDate: at(9), endDate: at(12) },
  ],
  dateRange: { startDate: at(6), endDate: at(20) },
};
const fields = ['eventId', 'itemId', 'start', 'end'];
const events = tells({
  onAddEvent: ['itemId', 'start', 'end'],
  onMoveEvent: fields,
  onResizeEvent: fields,
  onDeleteEvent: ['eventId'],
  onClickEvent: ['eventId'],
});
const type = 'ia.display.equipmentschedule';
const room = { holds: ['props.selectedEvent'], width: 860, height: 300 };
const test = stageOf({ Schedule: alone({ type, props, events }, room), Still: alone({ type, props }, room) });

test('what is planned stands in its row, is selected by a press, and taken away after a question', async ({ open }) => {
  const { main, held, told } = await open('Schedule');
  const card = main.getByRole('group', { name: 'Line 5', exact: true }).getByRole('button', { name: /^B-20418/ });
  await expect(main.getByText('1 not shown: without a row, an id or a time.')).toBeVisible();
  await card.click();
  await expect(held('props.selectedEvent')).toHaveText(/"eventId":"e2"/);
  await main.getByRole('button', { name: 'Take away' }).click();
  await main.getByRole('button', { name: 'Take away' }).click();
  await expect.poll(told).toEqual([
    { event: 'onClickEvent', eventId: 'e2' },
    { event: 'onDeleteEvent', eventId: 'e2' },
  ]);
  await expect(card).toBeVisible();
});

test('a pointer moves it to another row and time, and makes it longer; the data stay', async ({ open }) => {
  const { page, main, told } = await open('Schedule');
  const card = main.getByRole('button', { name: /^B-20417/ });
  const box = await card.boundingBox();
  const below = await main.getByRole('group', { name: 'Line 5', exact: true }).boundingBox();
  if (box === null || below === null) throw new Error('It is not there.');
  await page.mouse.move(box.x + 40, box.y + 20);
  await page.mouse.down();
  const hour = box.width / 2;
  await page.mouse.move(box.x + 40 + 2 * hour, below.y + 20, { steps: 4 });
  await page.mouse.up();
  const move = { event: 'onMoveEvent', eventId: 'e1', itemId: 5, start: at(10), end: at(12) };
  await expect.poll(told).toEqual([move]);
  await expect(card).toHaveAttribute('aria-label', /08:00 to 10:00/);
  await page.mouse.move(box.x + box.width - 3, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 3 + hour, box.y + 20, { steps: 4 });
  await page.mouse.up();
  await expect
    .poll(told)
    .toEqual([move, { event: 'onResizeEvent', eventId: 'e1', itemId: 'L4', start: at(8), end: at(11) }]);
});

test('keys go from one to the next, move it and add; Escape leaves it', async ({ open }) => {
  const { page, main, told } = await open('Schedule');
  await main.getByRole('button', { name: /^B-20417/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(main.getByRole('button', { name: /^B-20418/ })).toBeFocused();
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  const move = { event: 'onMoveEvent', eventId: 'e2', itemId: 5, start: at(10), end: at(13) };
  await expect.poll(told).toEqual([move]);
  await main.getByRole('button', { name: 'Add to Line 4' }).click();
  await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(told).toEqual([move, { event: 'onAddEvent', itemId: 'L4', start: at(6), end: at(8) }]);
});

test('what no handler hears of, nobody can do', async ({ open }) => {
  const { page, main } = await open('Still');
  await main.getByRole('button', { name: /^B-20417/ }).click();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(main.getByRole('button', { name: 'Set' })).toHaveCount(0);
  await expect(main.getByRole('button', { name: 'Take away' })).toHaveCount(0);
  await expect(main.getByRole('button', { name: 'Add to Line 4' })).toHaveCount(0);
});
