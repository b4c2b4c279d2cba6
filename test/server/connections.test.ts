import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { watchConnections } from '../../electron/server/connections.ts';

it('a connection that a page asks by goes on, and the one that nobody used for longest makes room', async () => {
  const server = createServer((request, response) => {
    connections.used(request);
    response.end('there');
  });
  const connections = watchConnections(server, { most: 10, mostOfOneAddress: 2 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => server.closeAllConnections());
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const opened = async (): Promise<Socket> => {
    const socket = connect(port, '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  };
  const ask = async (socket: Socket): Promise<string> => {
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    let heard = '';
    while (!heard.endsWith('there')) heard += String((await once(socket, 'data'))[0]);
    return heard;
  };
  const page = await opened();
  await ask(page);
  const unused = await opened();
  await ask(unused);
  await ask(page);
  const gone = once(unused, 'close');
  const another = await opened();
  await gone;
  expect(await ask(page)).toMatch(/^HTTP\/1\.1 200/);
  expect(await ask(another)).toMatch(/^HTTP\/1\.1 200/);
});
