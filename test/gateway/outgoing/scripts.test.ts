/** `system.net`: what scripts ask of other computers, of those that the site lists. */
import { writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plantComputer } from '../../support/plantComputer.ts';
import { newDataDir } from '../../support/station.ts';
import { runScript, type Ran } from '../scripting/runScript.ts';

/** What a computer was asked. */
interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A computer that says what it was asked, unless `answer` does. */
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

describe('system.net', () => {
  it('gives the text of an address, with headers and who asks', async () => {
    const { origin, all } = await listening();
    const { printed, problem } = await run(
      `print system.net.httpGet("${origin}/a?b=1", headerValues={"X-Line": "L4"}, username="mes", password=u"gehëim")
print repr(system.net.httpGet(url="${origin}/b"))`,
      [origin],
    );
    expect(problem).toBe('');
    expect(printed).toEqual(['GET /a?b=1 ', "u'GET /b '"]);
    expect(all[0]?.headers).toMatchObject({
      'x-line': 'L4',
      authorization: `Basic ${Buffer.from('mes:gehëim').toString('base64')}`,
    });
  });

  it('posts a form, or data of a kind', async () => {
    const { origin, all } = await listening();
    const { printed, problem } = await run(
      `print system.net.httpPost("${origin}/f", {"line": "L 4"})
print system.net.httpPost("${origin}/j", "application/json", '{"a": 1}', 1000, 2000, headerValues={"X-A": 2})
print system.net.httpPut("${origin}/p", putData=u"mädchen", contentType="text/plain")
print system.net.httpDelete("${origin}/d")`,
      [origin],
    );
    expect(problem).toBe('');
    expect(printed).toEqual(['POST /f line=L+4', 'POST /j {"a": 1}', 'PUT /p mädchen', 'DELETE /d ']);
    expect(all.map(({ headers }) => headers['content-type'])).toEqual([
      'application/x-www-form-urlencoded',
      'application/json',
      'text/plain',
      undefined,
    ]);
  });

  it('raises an IOException for an answer that says that it went wrong, unless that is wanted', async () => {
    const { origin } = await listening((_asked, response) => {
      response.statusCode = 503;
      response.end('busy');
      return true;
    });
    const { printed, problem } = await run(
      `from java.io import IOException
try:
	system.net.httpGet("${origin}/x")
except IOException, e:
	print e.message
print system.net.httpGet("${origin}/x", throwOnError=False)`,
      [origin],
    );
    expect(problem).toBe('');
    expect(printed).toEqual([`Server returned HTTP response code: 503 for URL: ${origin}/x`, 'busy']);
  });

  it('asks nobody whom the site does not list, and says so as of a computer that does not answer', async () => {
    const { origin, all } = await listening();
    const { printed, problem, station } = await run(
      `import java.io.IOException
for ask in [lambda: system.net.httpGet("${origin}"), lambda: system.net.httpClient().post("${origin}", data={"a": 1})]:
	try:
		ask()
	except java.io.IOException as e:
		print e.getMessage()
try:
	system.net.httpGet("http://127.0.0.1:1")
except java.io.IOException as e:
	print e.getMessage().startswith("http://127.0.0.1:1 gave no answer: ")`,
      ['http://127.0.0.1:1'],
    );
    expect(problem).toBe('');
    const refused = `${origin} was not asked: this station's outgoing.json does not list it.`;
    expect(printed).toEqual([refused, refused, 'True']);
    expect(all).toEqual([]);
    expect(station.gateway.trail.about(`computer:${origin}`)).toEqual([]);
  });

  it('has a client whose answers are objects', async () => {
    const { origin, all } = await listening(({ url }, response) => {
      if (url !== '/json') return false;
      response.setHeader('Content-Type', 'application/json; charset=ISO-8859-1');
      response.setHeader('X-Seen', 'one');
      response.statusCode = 201;
      response.end(Buffer.from('{"name": "Mädchen", "n": [1, 2.0, null]}', 'latin1'));
      return true;
    });
    const { printed, problem } = await run(
      `client = system.net.httpClient(timeout=5000, username="a", password="b")
r = client.get("${origin}/json")
print r.good, r.isGood(), r.statusCode, r.getStatusCode(), r.clientError, r.serverError, r.url
print repr(r.getJson("ISO-8859-1")["name"]), r.text[:9], len(r.body), r.body[0], r.headers["x-seen"], r.headers["X-Seen"][0], r.headers.get("none")
print client.get("${origin}/q", params={"a": "b c", "d": [1, 2]}).text
print client.post("${origin}/p?x=1", {"y": 2}, {"line": u"L4", "ok": True}).getText()
print client.put("${origin}/t", data="text", headers={"Content-Type": "text/csv"}, username="c", password="d").text
print client.request("${origin}/r", "PATCH", data=bytearray([65, 66])).text
print client.delete("${origin}/gone").statusCode, client.head("${origin}/h").text == ""`,
      [origin],
    );
    expect(problem).toBe('');
    expect(printed).toEqual([
      `True True 201 201 False False ${origin}/json`,
      `u'M\\xe4dchen' {"name":  40 123 [one] one None`,
      'GET /q?a=b+c&d=1&d=2 ',
      'POST /p?x=1&y=2 {"line":"L4","ok":true}',
      'PUT /t text',
      'PATCH /r AB',
      '200 True',
    ]);
    const basic = (pair: string): string => `Basic ${Buffer.from(pair).toString('base64')}`;
    expect(all[2]?.headers).toMatchObject({
      'content-type': 'application/json;charset=UTF-8',
      authorization: basic('a:b'),
    });
    expect(all[3]?.headers).toMatchObject({ 'content-type': 'text/csv', authorization: basic('c:d') });
    expect(all[4]?.headers['content-type']).toBe('application/octet-stream');
  });

  it('follows an answer that leads on, to computers of the list alone, and tells those not who asks', async () => {
    const other = await listening();
    const stranger = await listening();
    const { origin, all } = await listening(({ url }, response) => {
      const to: Readonly<Record<string, string>> = {
        '/see': '/here',
        '/away': `${other.origin}/x`,
        '/out': stranger.origin,
      };
      const location = to[url];
      if (location === undefined) return false;
      response.statusCode = url === '/see' ? 303 : 307;
      response.setHeader('location', location);
      response.end();
      return true;
    });
    const { printed, problem, station } = await run(
      `client = system.net.httpClient(username="a", password="b")
print client.post("${origin}/see", data="x").text, client.post("${origin}/away", data="y").text
print system.net.httpClient(redirect_policy="NEVER").get("${origin}/see").statusCode
try:
	client.get("${origin}/out")
except java.lang.Exception as e:
	print e.message`,
      [origin, other.origin],
    );
    expect(problem).toBe('');
    expect(printed).toEqual([
      'GET /here  POST /x y',
      '303',
      `${stranger.origin} was not asked: this station's outgoing.json does not list it.`,
    ]);
    expect(all[1]?.headers['content-type']).toBeUndefined();
    expect(all[1]?.headers.authorization).toBeDefined();
    expect(other.all[0]?.headers.authorization).toBeUndefined();
    expect(stranger.all).toEqual([]);
    // What is sent on is a change there as well; what is read is none.
    const changed = (at: string) =>
      station.gateway.trail
        .about(`computer:${at}`)
        .map(({ action, detail }) => [action, detail['method'], detail['path']]);
    expect(changed(origin)).toEqual([
      ['outgoing.request', 'POST', '/see'],
      ['outgoing.request', 'POST', '/away'],
    ]);
    expect(changed(other.origin)).toEqual([['outgoing.request', 'POST', '/x']]);
  });

  it('writes down what a script changes elsewhere, without what it sends', async () => {
    const { origin } = await listening();
    const { problem, station } = await run(
      `system.net.httpGet("${origin}/read")
system.net.httpPost("${origin}/orders?key=secret", {"password": "secret"})`,
      [origin],
    );
    expect(problem).toBe('');
    const entries = station.gateway.trail.about(`computer:${origin}`);
    expect(entries.map(({ action, actor, detail }) => [action, actor.kind, detail['method'], detail['path']])).toEqual([
      ['outgoing.request', 'script', 'POST', '/orders'],
    ]);
    expect(JSON.stringify(entries)).not.toContain('secret');
  });

  it('refuses what it does not do, before anything is sent', async () => {
    const { origin, all } = await listening();
    const attempts = [
      `system.net.httpGet("${origin}", bypassCertValidation=True)`,
      `system.net.httpClient(bypass_cert_validation=True)`,
      `system.net.httpClient(proxy="http://x")`,
      `system.net.httpClient(cookie_policy="ACCEPT_ALL")`,
      `system.net.httpClient(redirect_policy="SOMETIMES")`,
      `system.net.httpClient().post("${origin}", file="/etc/passwd")`,
      `system.net.httpClient().get("${origin}", headers={"Host": "other"})`,
      `system.net.httpClient().get("${origin}", headers={"a b": "c"})`,
      `system.net.httpClient().request("${origin}", "TRACE")`,
      `system.net.httpClient().get("${origin}", timeout=0)`,
      `system.net.httpGet(5)`,
      `system.net.httpPost("${origin}", "a", "b", colour=1)`,
    ];
    const { printed, problem } = await run(
      attempts
        .map(
          (attempt) =>
            `try:\n\t${attempt}\n\tprint 'sent'\nexcept (Exception, java.lang.Exception) as e:\n\tprint type(e).__name__`,
        )
        .join('\n'),
      [origin],
    );
    expect(problem).toBe('');
    expect(printed).toEqual([...Array<string>(11).fill('IllegalArgumentException'), 'TypeError']);
    expect(all).toEqual([]);
  });

  it('says once in the log that a cookie is not kept', async () => {
    const { origin, all } = await listening((_asked, response) => {
      response.setHeader('set-cookie', 'id=1');
      return false;
    });
    const { problem, station } = await run(
      `client = system.net.httpClient()\nfor at in range(2): client.get("${origin}")\nsystem.net.httpClient(cookie_policy="ACCEPT_NONE").get("${origin}")`,
      [origin],
    );
    expect(problem).toBe('');
    const said = station.log.lines.filter(({ details }) => details['logger'] === 'system.net.httpClient');
    expect(said.map(({ message }) => message)).toEqual([
      'A server gave a cookie. No cookies are kept, and the next request has none.',
    ]);
    expect(all.map(({ headers }) => headers.cookie)).toEqual([undefined, undefined, undefined]);
  });
});
