/**
 * A witness by C2SP's tlog-witness and tlog-cosignature, in a process of its own: `node process.ts <name> <verifier key of a
 * log>...`. It says `<address> <its own key>`, and keeps what it saw in memory. It shares no code with what asks it.
 */
import { createHash, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { isConsistent } from '../../../electron/verifier/hashes.ts';

interface Log {
  readonly hint: Buffer;
  readonly key: KeyObject;
}

interface Seen {
  readonly size: number;
  readonly root: Buffer;
}

interface Answer {
  readonly status: number;
  readonly text?: string;
  readonly type?: string;
}

const spki = Buffer.from('302a300506032b6570032100', 'hex');
const [name = 'witness', ...keys] = process.argv.slice(2);
const logs = new Map<string, Log>(
  keys.map((text) => {
    // Base64 may have a plus sign too.
    const [, origin = '', hint = '', encoded = ''] = /^([^+]+)\+([0-9a-f]+)\+(.+)$/.exec(text) ?? [];
    const raw = Buffer.from(encoded, 'base64').subarray(1);
    const key = createPublicKey({ key: Buffer.concat([spki, raw]), format: 'der', type: 'spki' });
    return [origin, { hint: Buffer.from(hint, 'hex'), key }];
  }),
);
const seen = new Map<string, Seen>();

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const typed = Buffer.concat([Buffer.of(4), publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)]);
const ownHint = createHash('sha256').update(`${name}\n`).update(typed).digest().subarray(0, 4);

function cosignature(text: string): string {
  const seconds = BigInt(Math.floor(Date.now() / 1000));
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(seconds);
  const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`), privateKey);
  return `— ${name} ${Buffer.concat([ownHint, time, signature]).toString('base64')}\n`;
}

function isSigned(text: string, lines: readonly string[], origin: string, { hint, key }: Log): boolean {
  return lines.some((line) => {
    const [, by, encoded = ''] = line.split(' ');
    const bytes = Buffer.from(encoded, 'base64');
    return (
      by === origin && bytes.subarray(0, 4).equals(hint) && verify(null, Buffer.from(text), key, bytes.subarray(4))
    );
  });
}

/** What the specification answers to the body of `add-checkpoint`. */
function add(body: string): Answer {
  const [head = '', text = '', signatures = ''] = body.split('\n\n');
  const [old = '', ...proof] = head.split('\n');
  const [origin = '', size = '', root = ''] = text.split('\n');
  const [before, now] = [Number(old.replace(/^old /, '')), Number(size)];
  const log = logs.get(origin);
  if (log === undefined) return { status: 404 };
  if (!isSigned(`${text}\n`, signatures.split('\n'), origin, log)) return { status: 403 };
  if (!/^old \d+$/.test(old) || before > now || proof.length > 63) return { status: 400 };
  const last = seen.get(origin) ?? { size: 0, root: Buffer.alloc(0) };
  const conflict = { status: 409, text: `${last.size}\n`, type: 'text/x.tlog.size' };
  if (before !== last.size) return conflict;
  const current = { size: now, root: Buffer.from(root, 'base64') };
  const hashes = proof.map((line) => Buffer.from(line, 'base64'));
  if (before === now && !last.root.equals(current.root)) return conflict;
  if (before === 0 ? hashes.length > 0 : !isConsistent(before, last.root, now, current.root, hashes))
    return { status: 422 };
  seen.set(origin, current);
  // Another key of the witness, which a client has to overlook, comes first.
  return { status: 200, text: `— another ${Buffer.alloc(76).toString('base64')}\n${cosignature(`${text}\n`)}` };
}

function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(Buffer.concat(chunks).toString()));
    request.on('error', reject);
  });
}

const server = createServer((request, response) => {
  void bodyOf(request).then((body) => {
    const isIts = request.method === 'POST' && request.url === '/plant/add-checkpoint';
    const { status, text = '', type = 'text/plain' } = isIts ? add(body) : { status: 405 };
    response.writeHead(status, { 'content-type': type }).end(text);
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const own = `${name}+${ownHint.toString('hex')}+${typed.toString('base64')}`;
  process.stdout.write(`http://127.0.0.1:${port}/plant ${own}\n`);
});
