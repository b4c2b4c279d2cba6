/** Scripts in the real program: what they give, and what they do not reach, in the threads of Electron as of Node. */
import { button, column, label } from './project.ts';
import { hiding, importing, replacing } from '../support/scriptAttacks.ts';
import { expect, test } from './station.ts';

const attacks = [...importing, ...hiding, ...replacing];

const script = `import sys
through = []
for attack in ${JSON.stringify(attacks)}:
	try:
		exec attack in {}
		through.append(attack)
	except:
		pass
self.view.custom.through = ", ".join(through) or "none"
self.view.custom.given = "%d %s %s" % (100 * 175 / 180, "{:,.1f}".format(1234567.89), system.date.format(system.date.fromMillis(0), "yyyy"))`;

test('a script gives what Jython gives, and reaches nothing but what it is handed', async ({ show }) => {
  const project = {
    title: 'Scripts',
    pages: { '/': 'Attacks' },
    views: {
      Attacks: {
        custom: { through: '', given: '' },
        root: column([
          button('Try', script),
          label('Through', {}, { 'props.text': '"Through: " + {view.custom.through}' }),
          label('Given', {}, { 'props.text': '{view.custom.given}' }),
        ]),
      },
    },
  };
  const station = await show(project);
  await station.button('Try').click();
  await expect(station.page.getByText('97 1,234,567.9 1970', { exact: true })).toBeVisible();
  await expect(station.page.getByText('Through: none', { exact: true })).toBeVisible();
});
