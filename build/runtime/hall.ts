/** The part of the story in the demo's hall: its pages, docks and popups, and what a supervisor alone may. */
import type { Page } from '@playwright/test';
import type { SurfaceView } from './driver.ts';

/**
 * Goes through the hall, from the tour to the page of a line, and back to the first page with nobody signed in.
 * @param password The supervisor's, asked for when it is needed.
 */
export async function walkHall(
  step: (name: string, act: () => Promise<void>) => Promise<void>,
  { page, surface }: { readonly page: Page; readonly surface: SurfaceView },
  password: () => string,
): Promise<void> {
  const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  const sees = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();
  const details = page.getByRole('dialog', { name: 'Line 2' });
  const setPoint = page.getByRole('dialog', { name: 'Speed of Line 2' });

  await step('The tour leads to what there is', async () => {
    await press('Tour');
    await sees('What there is to see');
  });
  await step('The hall shows which line is off', async () => {
    await press('Go to Hall 2');
    await sees('1 line off the set point, 0 watched');
    await page.getByRole('checkbox').nth(1).check();
    await sees('1 line off the set point, 1 watched');
  });
  await step('A line has its details, and no set point from anybody', async () => {
    await page.getByRole('button', { name: 'Details' }).nth(1).click();
    await details.getByRole('button', { name: 'New set point' }).click();
    await sees(/^You may not do this\./);
  });
  await step('A supervisor is asked for it', async () => {
    await press('Sign in');
    await surface.getByLabel('User name').fill('supervisor');
    await surface.getByLabel('Password').fill(password());
    await surface.getByRole('button', { name: 'Sign in', exact: true }).click();
    await sees('Samir Haddad');
    await details.getByRole('button', { name: 'New set point' }).click();
    await setPoint.getByRole('textbox').fill('111');
  });
  await step('The page hears of it', async () => {
    await setPoint.getByRole('button', { name: 'OK' }).click();
    await sees('Line 2: the set point is 111 units/min, set by Samir Haddad.');
    await sees('0 lines off the set point, 1 watched');
  });
  await step('A note of the shift stands in the dock', async () => {
    await details.getByRole('textbox').fill('The filter is new.');
    await details.getByRole('button', { name: 'Write it' }).click();
    await sees('Written. The notes of the shift have it.');
    await press('Close Line 2');
    await press('Notes of the shift: 1');
    await sees('The filter is new.');
  });
  await step('A line has an address of its own', async () => {
    await page.getByRole('complementary', { name: 'notes' }).getByRole('button', { name: 'Close' }).click();
    await press('Open Line 2');
    await sees('Its release is signed at the station of Line 2.');
  });
  await step('Trends come out of the history', async () => {
    await press('Trends');
    await sees('Line 4, batch B-20417');
    await page.getByRole('button', { name: 'D: Weight' }).waitFor();
  });
  await step('Nobody is signed in again', async () => {
    await press('Sign out');
    await sees('Nobody signed in');
    await page.getByRole('navigation').getByRole('button', { name: 'Line 4' }).click();
    await sees('Nothing waits for a signature.');
  });
}
