/** The end of the demo's story: what an auditor takes along, and that a stranger sees whether somebody changed it. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './paths.ts';
import type { Step } from './story.ts';
import { messageOf, tell } from './tell.ts';

const verifier = join(projectFolder, 'dist', 'verifier', 'countersign-verify.mjs');

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

function node(...args: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: projectFolder, encoding: 'utf8' });
  return { code: status, output: stdout + stderr };
}

/** Throws unless a command ended so and said these words; answers them. */
function expectEnd({ code, output }: Ended, wanted: number, words: RegExp): string {
  const found = words.exec(output);
  if (code !== wanted || found === null) throw new Error(`It ended with ${String(code)}: ${output}`);
  return found[0];
}

/** Exports the trail of a demo's data directory, verifies it with the verifier for strangers, and once more changed. */
export function takeEvidence(dataDir: string, out: string): readonly Step[] {
  const steps: Step[] = [];
  const bundle = join(out, 'bundle.json');
  let key = '';
  const step = (name: string, act: () => void): void => {
    if (steps.some(({ ok }) => !ok)) return;
    const began = performance.now();
    let problem: string | undefined;
    try {
      act();
    } catch (error) {
      problem = messageOf(error);
    }
    const seconds = Number(((performance.now() - began) / 1000).toFixed(1));
    steps.push({ name, ok: problem === undefined, seconds, ...(problem === undefined ? {} : { problem }) });
    tell(`${problem === undefined ? 'held  ' : 'FAILED'} ${name}${problem === undefined ? '' : `: ${problem}`}`);
  };
  const command = (...args: readonly string[]): Ended =>
    node(join('build', 'countersign.ts'), ...args, '--data-dir', dataDir);
  step('The trail is exported as a bundle', () => {
    key = expectEnd(command('key', '--keys', 'development'), 0, /^[0-9a-f]{64}$/m);
    expectEnd(command('export', '--out', bundle), 0, /signatures\./);
  });
  step('A stranger verifies it by the key', () => {
    expectEnd(
      node(verifier, bundle, '--key', key),
      0,
      /Samir Haddad \(supervisor\).* signed to approve .*all that was checked holds/s,
    );
  });
  step('A signed record on paper is made of it, with its bundle inside', () => {
    const entries = readFileSync(bundle, 'utf8').split('{"bytes":"');
    // The entry of the signature with which a request was approved says so.
    const approved = entries.find((text) => text.includes('\\"request\\":\\"approved\\"')) ?? '';
    const request = /signature-request:([\w-]+)/.exec(approved)?.[1] ?? '';
    const paper = join(out, 'record.pdf');
    expectEnd(command('export', '--out', paper, '--request', request), 0, /its bundle inside/);
    expectEnd(
      node(join('build', 'countersign.ts'), 'verify', paper, '--key', key),
      0,
      /The pages are exactly those of what is attached/,
    );
  });
  step('A copy in which a signer was changed is refused by name', () => {
    const changed = join(out, 'tampered.json');
    const text = readFileSync(bundle, 'utf8');
    const at = text.indexOf('Samir Haddad', text.lastIndexOf('"signatures":'));
    writeFileSync(changed, `${text.slice(0, at)}Simar${text.slice(at + 5)}`);
    expectEnd(
      node(verifier, changed, '--key', key),
      2,
      /tampered: signature [\w-]+ was altered: entry \d+ records another one/,
    );
  });
  return steps;
}
