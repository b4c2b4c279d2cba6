/**
 * `countersign-verify <bundle.json | record.pdf | folder> [--key <id>] [--checkpoint <file>] [--witness <key>] [--since <date>] [--until <date>]`: the verifier by itself, for plain Node, without
 * the program and without a network.
 */
import { parseArgs } from 'node:util';
import { verifyPath } from './files.ts';

const usage = `Usage: countersign-verify <bundle.json | record.pdf | folder> [--key <id>] [--checkpoint <file>]... [--witness <key>]... [--since <date>] [--until <date>]

  --key         id of the station's key, as you have it from the station itself and not from the bundle
  --checkpoint  a checkpoint of the station that you kept; those beside the bundle count anyway
  --witness     the key of a witness that must have seen the log, as its operator gives it out (name+hash+Base64)
  --since       that all entries are there from this date or time of UTC on (2026-11-22, 2026-11-22T13:03Z)
  --until       that all entries are there before this date or time of UTC

Exit codes: 0 all that was checked holds, 1 it could not be read, 2 tampered with, 3 incomplete, 4 unknown key`;

function main(): number {
  const one = { type: 'string' } as const;
  const many = { type: 'string', multiple: true } as const;
  const options = { key: one, checkpoint: many, witness: many, since: one, until: one } as const;
  let parsed;
  try {
    parsed = parseArgs({ options, allowPositionals: true });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
    return 1;
  }
  const [path, ...more] = parsed.positionals;
  if (path === undefined || more.length > 0) {
    process.stderr.write(`${usage}\n`);
    return 1;
  }
  const { key, checkpoint: checkpoints = [], witness: witnesses = [], since, until } = parsed.values;
  const { lines, code } = verifyPath(path, { key, checkpoints, witnesses, since, until });
  process.stdout.write(`${lines.join('\n')}\n`);
  return code;
}

process.exitCode = main();
