import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from '../../build/runtime/paths.ts';
import { complexExample, minimalExample } from '../support/examples.ts';
import type { LaunchOptions } from '../../build/runtime/driver.ts';
import { atItsStart, demoProject, expect, fill, test as base } from './station.ts';
import type { Demo } from './workers.ts';

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

/** The demo with a button for each example. */
function seedProject(folder: string): string {
  return demoProject(folder, (edit) => {
    edit('countersign/sso.json', () =>
      JSON.stringify({ apps: { all: ['countersign', 'CRM'], login_allowed: ['countersign', 'CRM'] } }),
    );
    edit('com.inductiveautomation.perspective/views/Line/view.json', (text) => {
      const view = JSON.parse(text) as { custom: object; root: Node };
      view.custom = { authUuid: '' };
      for (const [name, script] of [
        ['Run the example', `${example}\nLogin().handle()\n`],
        ['Complex example', complexExample],
        ['Minimal example', minimalExample],
      ]) {
        view.root.children.push({
          type: 'ia.input.button',
          meta: { name },
          props: { text: name },
          events: { component: { onActionPerformed: { type: 'script', scope: 'G', config: { script } } } },
        });
      }
      return JSON.stringify(view);
    });
  });
}

function seedStation(folder: string): Partial<LaunchOptions> {
  const user = ['user', 'add', 'regular1', '--full-name', 'Regular One', '--lasting'];
  execFileSync(
    process.execPath,
    ['electron/cli/main.ts', ...user, '--data-dir', join(folder, 'data'), '--keys', 'development'],
    {
      cwd: projectFolder,
      input: '0Z-XQCZ8sK1oeP9Ft8YeQgKxUDhM34HE\n',
      stdio: ['pipe', 'ignore', 'inherit'],
    },
  );
  return { projectDir: seedProject(folder) };
}

const test = base.extend<{ readonly seed: Demo }>({
  seed: async ({ openShared }, use) => {
    await use(await atItsStart(openShared('seed', seedStation)));
  },
});

test("User.login's documented example runs as a project script", async ({ seed: { station } }) => {
  await station.button('Run the example').click();
  // The lines are logged one after the other: with the last of them all are there.
  await expect.poll(() => station.log()).toMatch(/Expires \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}"/);
  expect(station.log()).toMatch(/UST gAAAA[\w-]+\.\./);
  expect(station.log()).toMatch(/Created \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}"/);
});

test("the documented examples of triggerAuthRequest run unchanged, and the first signature's callback is heard", async ({
  seed: { station, passwords },
}) => {
  await station.button('Complex example').click();
  // Run as one script, its second trigger asks for the rejection in place of the approval.
  await station.surface.getByRole('dialog', { name: /^You are signing: reject/ }).waitFor();
  await station.surface.getByRole('button', { name: 'Cancel' }).click();
  await station.button('Minimal example').click();
  await fill(station.surface, 'supervisor', passwords['supervisor'] ?? '');
  await station.surface.getByRole('button', { name: 'Sign as approved' }).click();
  await expect(station.surface.getByText('Signed as approved')).toBeVisible();
  await expect.poll(() => station.log()).toContain('Line release authorization approved.');
});
