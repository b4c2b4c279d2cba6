/** What `countersign verify` of a station says of its signatures, one by one. */
import { expect, it } from 'vitest';
import { runCommand } from '../../electron/cli/commands.ts';
import { openSignatureScene } from '../support/signatureScene.ts';
import { terminal } from '../support/terminal.ts';

it('ES-1 verify of a station says who signed what, oldest first, and nothing of it steers a terminal', async () => {
  const scene = await openSignatureScene();
  const record = { id: 'B-1', version: '3', content: { Filled: 1 } };
  await scene.complete(scene.queue('Line Release Approval', { record })[0] ?? '', 'sam');
  await scene.complete(scene.queue('Line Release Approval', { name: 'Clear\u001b[2J' })[0] ?? '', 'quinn', 'reject');
  const on = terminal();
  await runCommand(['verify', '--data-dir', scene.station.dataDir], on);
  const at = on.printed.findIndex((line) => line.startsWith('The signatures hold: 2'));
  expect(on.printed.slice(at + 1, at + 3)).toEqual([
    expect.stringMatching(
      /^sam Example \(sam\), as role Supervisor signed to approve “Release line” of record B-1 version 3: Released by, \d{4}-.*Z \(Europe\/Berlin\)\.$/,
    ),
    expect.stringMatching(
      /^quinn Example \(quinn\), as role Supervisor signed to reject “Clear\\u\{1b\}\[2J”: Rejected by,/,
    ),
  ]);
});
