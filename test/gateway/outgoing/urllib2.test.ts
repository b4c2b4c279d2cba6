/** `urllib2`: what scripts ask of the computers that the site lists by Python's own names. */
import { writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plantComputer } from '../../support/plantComputer.ts';
import { newDataDir } from '../../support/station.ts';
import { runScript, type Ran } from '../scripting/runScript.ts';

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

async function listening(answer?: (asked: Asked, response: ServerResponse) => boolean) {
  const all: Asked[] = [];
  const origin = await plantComputer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const asked = { method, url, headers, body: Buffer.concat(pieces).toString() };
      all.push(asked);
      if (answer?.(asked, response) !== true) response.end(`${method} ${url} ${asked.body}`);
    });
  });
  return { origin, all };
}

function run(script: string, allow: readonly string[]): Promise<Ran> {
  const dataDir = newDataDir();
  writeFileSync(join(dataDir, 'outgoing.json'), JSON.stringify({ allow }));
  return runScript(script, { files: {}, dataDir });
}

describe('urllib2', () => {
  it('asks an address, and answers as a file that knows where it came from', async () => {
    const { origin, all } = await listening((_, response) => {
      response.setHeader('Content-Type', 'application/json; charset=utf-8');
      response.end('{"lot": "mädchen"}\n');
      return true;
    });
    const { printed, problem } = await run(
      `import urllib2, json
response = urllib2.urlopen("${origin}/lots?line=4", timeout=5)
print response.getcode(), response.geturl() == "${origin}/lots?line=4", response.info().getheader("content-type"), response.headers["Content-Type"] == response.info().get("content-type")
text = response.read()
print repr(text), json.loads(text)["lot"] == u"m\\xe4dchen"
response.close()
request = urllib2.Request("${origin}/next")
request.add_header("X-Line", "L4")
for line in urllib2.urlopen(request): print len(line)`,
      [origin],
    );
    expect(problem).toBe('');
    expect(printed).toEqual([
      '200 True application/json; charset=utf-8 True',
      String.raw`'{"lot": "m\xc3\xa4dchen"}\n' True`,
      '20',
    ]);
    expect(all.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /lots?line=4', 'GET /next']);
    expect(all[1]?.headers).toMatchObject({ 'x-line': 'L4', 'user-agent': 'Python-urllib/2.7' });
  });

  it('posts data, and by another method where a script says which', async () => {
    const { origin, all } = await listening();
    const { printed, problem, station } = await run(
      `import urllib, urllib2
print urllib2.urlopen("${origin}/form", urllib.urlencode({"lot": "L 1"})).read()
request = urllib2.Request("${origin}/orders/7", '{"done": true}', {"Content-Type": "application/json"})
request.get_method = lambda: "PUT"
print urllib2.urlopen(request).read()`,
      [origin],
    );
    expect(problem).toBe('');
    expect(printed).toEqual(['POST /form lot=L+1', 'PUT /orders/7 {"done": true}']);
    expect(all.map(({ headers }) => headers['content-type'])).toEqual([
      'application/x-www-form-urlencoded',
      'application/json',
    ]);
    expect(station.gateway.trail.about(`computer:${origin}`)).toHaveLength(2);
  });

  it('raises an HTTPError that can be read for an answer that is no success, and goes where a post leads to', async () => {
    const { origin, all } = await listening(({ url }, response) => {
      if (url === '/go') response.writeHead(303, { location: '/there' }).end();
      else if (url === '/gone') response.writeHead(404).end('no such lot');
      else return false;
      return true;
    });
    const { printed, problem } = await run(
      `import urllib2
try:
	urllib2.urlopen("${origin}/gone")
except urllib2.HTTPError as e:
	print e, e.code, e.read(), isinstance(e, urllib2.URLError), isinstance(e, IOError)
print urllib2.urlopen("${origin}/go", "a=1").read()`,
      [origin],
    );
    expect(problem).toBe('');
    expect(printed).toEqual(['HTTP Error 404: Not Found 404 no such lot True True', 'GET /there ']);
    expect(all.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /gone', 'POST /go', 'GET /there']);
  });

  it('asks nobody whom the site does not list, and says so as a URLError', async () => {
    const { origin, all } = await listening();
    const { printed, problem } = await run(
      `import urllib2
for address in ["${origin}", "file:///etc/passwd", "ftp://x/y", "nothing"]:
	try:
		urllib2.urlopen(address)
	except urllib2.URLError as e:
		print e, "|", e.reason
	except ValueError as e:
		print e
try:
	urllib2.build_opener()
except AttributeError as e:
	print e`,
      [],
    );
    expect(problem).toBe('');
    const refused = `${origin} was not asked: this station's outgoing.json does not list it.`;
    expect(printed).toEqual([
      `<urlopen error ${refused}> | ${refused}`,
      '<urlopen error unknown url type: file> | unknown url type: file',
      '<urlopen error unknown url type: ftp> | unknown url type: ftp',
      'unknown url type: nothing',
      "'module' object has no attribute 'build_opener' (urllib2.build_opener is not supported in this version)",
    ]);
    expect(all).toEqual([]);
  });
});
