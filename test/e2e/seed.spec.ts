import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from '../../build/runtime/paths.ts';
import { demoProject, expect, test } from './station.ts';

/** The example of the documentation of `User.login`, with `self.logger.info(` put back before its three messages. */
const example = `# -*- coding: utf-8 -*-

# Zato
from zato.server.service import Service

class Login(Service):
    def handle(self):

        username = 'regular1'
        password = '0Z-XQCZ8sK1oeP9Ft8YeQgKxUDhM34HE'
        current_app = 'CRM'
        remote_addr = ''
        user_agent = 'Firefox 139.0'

        session_info = self.sso.user.login(self.cid,
            username, password, current_app, remote_addr, user_agent)
        self.logger.info('UST %s', session_info.ust)
        self.logger.info('Created %s', session_info.creation_time.isoformat())
        self.logger.info('Expires %s', session_info.expiration_time.isoformat())
`;

interface Node {
  children: unknown[];
}

test("User.login's documented example runs as a project script", async ({ folder, start }) => {
  const dataDir = join(folder, 'data');
  execFileSync(
    process.execPath,
    ['electron/cli/main.ts', 'user', 'add', 'regular1', '--full-name', 'Regular One', '--lasting'].concat([
      '--data-dir',
      dataDir,
      '--keys',
      'development',
    ]),
    { cwd: projectFolder, input: '0Z-XQCZ8sK1oeP9Ft8YeQgKxUDhM34HE\n', stdio: ['pipe', 'ignore', 'inherit'] },
  );
  const projectDir = demoProject(folder, (edit) => {
    edit('project.json', () => JSON.stringify({ title: 'Seed' }));
    edit('countersign/sso.json', () =>
      JSON.stringify({ apps: { all: ['countersign', 'CRM'], login_allowed: ['countersign', 'CRM'] } }),
    );
    edit('com.inductiveautomation.perspective/views/Line/view.json', (text) => {
      const view = JSON.parse(text) as { root: Node };
      const script = `${example}\nLogin().handle()\n`;
      view.root.children.push({
        type: 'ia.input.button',
        meta: { name: 'Login' },
        props: { text: 'Run the example' },
        events: { component: { onActionPerformed: { type: 'script', scope: 'G', config: { script } } } },
      });
      return JSON.stringify(view);
    });
  });
  const station = await start({ dataDir, projectDir });
  await station.button('Run the example').click();
  await expect.poll(() => station.log()).toMatch(/UST gAAAA[\w-]+\.\./);
  expect(station.log()).toMatch(/Created \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}"/);
  expect(station.log()).toMatch(/Expires \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}"/);
});
