/**
 * A device that speaks Modbus TCP in a process of its own: `node modbusServer.ts '{ "port": 0 }'`. It says its port in a line of
 * standard output, and takes on standard input `{ "registers": { "7": 5 } }`, `{ "exception": 6 }` for an exception in the place of
 * each answer (0: none), `{ "late": 100 }` milliseconds, `{ "skew": 1 }` for answers to the next request but none that was asked, and
 * `{ "clamps": true }`, which answers writes with other values. It has holding registers 0 to 299 without 50,
 * input registers and bits alike; unit 2 has 1000 more in each, and other units are behind a gateway that does not reach them.
 */
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const { port, hasMaskWrite } = z
  .strictObject({ port: z.number().default(0), hasMaskWrite: z.boolean().default(true) })
  .parse(JSON.parse(process.argv[2] ?? '{}'));
const size = 300;
const missing = 50;
const registers = new Uint16Array(size);
const coils = new Uint8Array(size);
let requests = 0;
let faults = { exception: 0, late: 0, skew: 0, clamps: false };

const refused = (code: number, exception: number): Buffer => Buffer.from([code | 0x80, exception]);

function answer(unit: number, request: Buffer): Buffer {
  const code = request.readUInt8(0);
  const [start, second] = [request.readUInt16BE(1), request.readUInt16BE(3)];
  if (faults.exception > 0) return refused(code, faults.exception);
  if (unit > 2) return refused(code, 11);
  const count = code === 5 || code === 6 || code === 22 ? 1 : second;
  if (start + count > size || (start <= missing && start + count > missing)) return refused(code, 2);
  if (code === 1 || code === 2) {
    const bytes = Buffer.alloc(Math.ceil(count / 8));
    for (let i = 0; i < count; i += 1) bytes[i >> 3] = (bytes[i >> 3] ?? 0) | ((coils[start + i] ?? 0) << (i & 7));
    return Buffer.from([code, bytes.length, ...bytes]);
  }
  if (code === 3 || code === 4) {
    const bytes = Buffer.alloc(count * 2);
    // How many requests it had, for whoever counts them.
    registers[299] = requests;
    for (let i = 0; i < count; i += 1)
      bytes.writeUInt16BE(((registers[start + i] ?? 0) + (unit === 2 ? 1000 : 0)) & 0xffff, i * 2);
    return Buffer.from([code, bytes.length, ...bytes]);
  }
  if (code === 5) coils[start] = second === 0xff00 ? 1 : 0;
  else if (code === 6) registers[start] = second;
  else if (code === 16) for (let i = 0; i < count; i += 1) registers[start + i] = request.readUInt16BE(6 + i * 2);
  else if (code === 22 && hasMaskWrite)
    registers[start] = ((registers[start] ?? 0) & second) | (request.readUInt16BE(5) & ~second);
  else return refused(code, 1);
  return code === 16 ? request.subarray(0, 5) : request;
}

const server = createServer({ noDelay: true }, (socket) => {
  let received = Buffer.alloc(0);
  socket.on('error', () => socket.destroy());
  socket.on('data', (bytes) => {
    received = Buffer.concat([received, bytes]);
    while (received.length >= 8 && received.length >= received.readUInt16BE(4) + 6) {
      const end = received.readUInt16BE(4) + 6;
      requests += 1;
      const said = answer(received.readUInt8(6), received.subarray(7, end));
      const head = Buffer.from(received.subarray(0, 7));
      head.writeUInt16BE(said.length + 1, 4);
      received = received.subarray(end);
      head.writeUInt16BE(head.readUInt16BE(0) + faults.skew, 0);
      if (faults.clamps && said.readUInt8(0) === 6) said.writeUInt16BE(99, 3);
      // In two parts, as networks do.
      const send = (): void => {
        socket.write(head);
        socket.write(said);
      };
      if (faults.late === 0) send();
      else setTimeout(send, faults.late);
    }
  });
});
server.listen(port, '127.0.0.1', () => {
  const { port: listening } = z.object({ port: z.number() }).parse(server.address());
  process.stdout.write(`${JSON.stringify({ port: listening })}\n`);
});
const command = z.strictObject({
  registers: z.record(z.string(), z.number()).default({}),
  exception: z.number().optional(),
  late: z.number().optional(),
  skew: z.number().optional(),
  clamps: z.boolean().optional(),
});
createInterface({ input: process.stdin }).on('line', (line) => {
  const given = command.parse(JSON.parse(line));
  for (const [at, value] of Object.entries(given.registers)) registers[Number(at)] = value;
  const { exception, late, skew, clamps } = faults;
  faults = {
    exception: given.exception ?? exception,
    late: given.late ?? late,
    skew: given.skew ?? skew,
    clamps: given.clamps ?? clamps,
  };
});
