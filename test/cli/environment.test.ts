import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { clearEnvironment } from '../../electron/cli/environment.ts';
import { projectFolder } from '../../build/runtime/paths.ts';

it.each([
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'NODE_EXTRA_CA_CERTS',
  'NODE_OPTIONS',
  'NODE_DEBUG',
  'ELECTRON_RUN_AS_NODE',
  'ELECTRON_ENABLE_LOGGING',
  'OPENSSL_CONF',
  'SSLKEYLOGFILE',
])('%s is taken out of the environment and named', (name) => {
  const env = { [name]: '0', HOME: '/home/anna', NODE_ENV: 'test', HTTPS_PROXY: 'http://10.0.0.1:3128' };
  expect(clearEnvironment(env)).toEqual([name]);
  expect(env).toEqual({ HOME: '/home/anna', NODE_ENV: 'test', HTTPS_PROXY: 'http://10.0.0.1:3128' });
});

it('a command names what it took out of the environment, apart from its output', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['electron/cli/main.ts', '--help'], {
    cwd: projectFolder,
    env: { ...process.env, NODE_TLS_REJECT_UNAUTHORIZED: '0' },
    encoding: 'utf8',
  });
  expect(stderr).toContain('NODE_TLS_REJECT_UNAUTHORIZED');
  expect(stdout).toMatch(/^Usage: countersign/);
});
