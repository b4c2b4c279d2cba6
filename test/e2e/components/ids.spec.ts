/** The ids that components have in the document. */
import { button, column, label } from '../project.ts';
import { expect, stageOf } from './stage.ts';

const perspective = 'com.inductiveautomation.perspective';
const test = stageOf(
  {
    Named: {
      root: column([
        { ...label('Label', { text: 'A label' }), meta: { name: 'Label', domId: 'words' } },
        {
          ...button('Rename', 'self.getSibling("Row").meta.domId = "second"'),
          meta: { name: 'Rename', domId: 'press' },
        },
        {
          type: 'ia.container.flex',
          meta: { name: 'Row', domId: 'first' },
          children: [label('Inside', { text: 'In the row' })],
        },
      ]),
    },
  },
  {
    [`${perspective}/stylesheet/stylesheet.css`]:
      '#words { background-color: rgb(1, 2, 3); } #press button { color: rgb(4, 5, 6); } #second { border-top: 7px solid; }',
  },
);

test('a style sheet finds a component by the id that it says, and by another that it has later', async ({ open }) => {
  const { main } = await open('Named');
  const words = main.locator('#words');
  await expect(words).toHaveText('A label');
  await expect(words).toHaveCSS('background-color', 'rgb(1, 2, 3)');
  await expect(words).not.toHaveCSS('height', '0px');
  const rename = main.getByRole('button', { name: 'Rename' });
  await expect(rename).toHaveCSS('color', 'rgb(4, 5, 6)');
  await expect(main.locator('#first')).toHaveText('In the row');
  await rename.click();
  await expect(main.locator('#second')).toHaveText('In the row');
  await expect(main.locator('#second')).toHaveCSS('border-top-width', '7px');
  await expect(main.locator('#first')).toHaveCount(0);
});
