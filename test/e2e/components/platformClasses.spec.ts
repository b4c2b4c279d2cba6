/** Perspective's names for components and their parts, by which style sheets of projects address them. */
import { platformClasses } from '../../../electron/contract/platformClasses.ts';
import { button, column, label, type Node } from '../project.ts';
import { expect, stageOf } from './stage.ts';

const perspective = 'com.inductiveautomation.perspective';
const one = (type: string, name: string, props: Node = {}): Node => ({ type, meta: { name }, props });
const tree = {
  items: [
    { label: 'Hall', data: 'h' },
    { label: 'Yard', data: 'y' },
  ],
  selection: ['1'],
};
const test = stageOf(
  {
    All: {
      root: column([
        label('Label', { text: 'A label' }),
        button('First', 'pass'),
        { ...button('Second', 'pass'), props: { text: 'Second', primary: false } },
        one('ia.display.icon', 'Icon', { path: 'material/home' }),
        one('ia.input.text-field', 'Text'),
        one('ia.input.text-area', 'Area'),
        one('ia.input.numeric-entry-field', 'Number', { value: 1 }),
        one('ia.input.dropdown', 'Choice', { options: ['a'] }),
        one('ia.input.checkbox', 'Box', { selected: true }),
        one('ia.container.coord', 'Coordinates'),
        one('ia.display.progress', 'Progress', { value: 40 }),
        one('ia.display.tree', 'Tree', tree),
        { ...one('ia.container.tab', 'Tabs', { tabs: ['One', 'Two'] }), position: { basis: '120px' } },
        {
          ...one('ia.display.table', 'Table', {
            data: [{ a: 1 }, { a: 2 }],
            virtualized: false,
            selection: { selectedRow: 0 },
          }),
          position: { basis: '240px' },
        },
      ]),
    },
  },
  {
    [`${perspective}/stylesheet/stylesheet.css`]: [
      '.ia_labelComponent { color: rgb(1, 2, 3) }',
      '.ia_button--primary { border-radius: 13px }',
      '.ia_table__body__row--selected { > .ia_table__cell { color: rgb(4, 5, 6) } }',
      '.ia_tabContainer__tab, .other { @media all { &:not(.ia_tabContainer__tab--selected) { color: rgb(7, 8, 9) } } }',
    ].join('\n'),
  },
);

test('components have the names that style sheets know their parts by', async ({ open }) => {
  const { main } = await open('All');
  await expect(main.getByRole('table').or(main.getByRole('grid'))).toBeVisible();
  for (const name of platformClasses) await expect(main.locator(`.${name}`), name).not.toHaveCount(0);
  await expect(main.getByText('A label')).toHaveCSS('color', 'rgb(1, 2, 3)');
  await expect(main.getByRole('button', { name: 'First', exact: true })).toHaveCSS('border-radius', '13px');
  await expect(main.getByRole('button', { name: 'Second', exact: true })).not.toHaveCSS('border-radius', '13px');
  await expect(main.locator('.ia_table__body__row--selected .ia_table__cell')).toHaveCSS('color', 'rgb(4, 5, 6)');
  await expect(main.getByRole('tab', { name: 'Two' })).toHaveCSS('color', 'rgb(7, 8, 9)');
});
