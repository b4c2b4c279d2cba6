/** `system.perspective.download`: files that scripts hand out. */
import { describe, expect, it } from 'vitest';
import { openSignatureScene } from '../../support/signatureScene.ts';
import { openStation, testPassword } from '../../support/station.ts';
import { buttons } from './buttons.ts';

async function run(script: string) {
  const station = await openStation({ files: buttons({ Go: script }) });
  const page = station.openPage();
  await page.frame.fire(page.node('Go').id, 'component.onActionPerformed', {});
  return { station, page, problem: page.notices[0]?.message ?? '' };
}

const textOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('utf8');

describe('system.perspective.download', () => {
  it('hands a text out as UTF-8', async () => {
    const { page, problem } = await run(`
system.perspective.download("Größe.csv", u"a;ü\\n", "text/csv")
system.perspective.download(filename="raw", data="x")`);
    expect(problem).toBe('');
    expect(page.files).toMatchObject([
      { name: 'Größe.csv', type: 'text/csv' },
      { name: 'raw', type: 'application/octet-stream' },
    ]);
    expect(textOf(page.files[0]?.bytes)).toBe('a;ü\n');
  });

  it('takes no folder from a script, nor a name that a file system does not take', async () => {
    const { page } = await run(`
system.perspective.download("../../etc/passwd", "x")
system.perspective.download("a:b?.txt", "x")
system.perspective.download("nul", "x")`);
    for (const { name } of page.files) expect(name).not.toMatch(/[/\\:?]|^\.\.|^nul$/);
    expect(page.files).toHaveLength(3);
  });

  it.each([
    ['system.perspective.download("", "x")', /filename is empty/],
    ['system.perspective.download("a.txt", 5)', /data is neither a text nor bytes/],
    ['system.perspective.download("a.txt", "x", "text\\r\\nSet-Cookie: a")', /contentType is no media type/],
    ['system.perspective.download("a.txt", "x", sessionId="s")', /another session needs a pageId too/],
    ['system.perspective.download("a.txt", "x", pageId="nothing")', /a\.txt was not handed out: the page is closed/],
  ])('refuses %s in words, and hands nothing out', async (script, words) => {
    const { page, problem } = await run(script);
    expect(problem).toMatch(words);
    expect(page.files).toEqual([]);
  });
});

describe('a file that was asked for', () => {
  it('goes to nobody while the screen is locked, nor to whoever came after the one who asked', async () => {
    const scene = await openSignatureScene({
      files: buttons({ Go: 'system.perspective.download("anna.txt", "of anna")' }),
    });
    const { page, station, clock } = scene;
    await station.session.signIn.signIn({ userName: 'olga', password: testPassword });
    const asked = page.frame.fire(page.node('Go').id, 'component.onActionPerformed', {});
    // Before the script runs she leaves, and somebody else is there.
    page.frame.signOut();
    await station.session.signIn.signIn({ userName: 'sam', password: testPassword });
    await asked.catch(() => undefined);
    expect(page.files).toEqual([]);
    clock.advance(10);
    await page.frame.fire(page.node('Go').id, 'component.onActionPerformed', {});
    expect(page.files).toHaveLength(1);
    const locked = page.frame.fire(page.node('Go').id, 'component.onActionPerformed', {});
    station.session.signIn.lock();
    await locked.catch(() => undefined);
    expect(page.files).toHaveLength(1);
  });
});

describe('system.mes.signature.exportRecord', () => {
  const queue = `
t = system.mes.signature.getSignatureTemplate("Line Release Approval")
uuid = system.mes.signature.authorization.queueAuthRequest(t, record={"Filled": 5}, recordId="B-1")[0]
`;

  it('gives a PDF and a bundle as bytes, each recorded in the trail with its number', async () => {
    const { station, page, problem } = await run(`${queue}
system.perspective.download("a.pdf", system.mes.signature.exportRecord(uuid), "application/pdf")
system.perspective.download("a.json", system.mes.signature.exportRecord(uuid, "json"), "application/json")`);
    expect(problem).toBe('');
    const [pdf, json] = page.files;
    expect(textOf(pdf?.bytes).slice(0, 5)).toBe('%PDF-');
    const bundle = textOf(json?.bytes);
    expect(JSON.parse(bundle)).toMatchObject({ format: 'countersign-bundle/1', signatures: [] });
    // What leaves the station says so itself.
    expect(bundle).toMatch(/"copy\\":1,\\"format\\":\\"pdf\\"/);
    expect(bundle).toMatch(/"copy\\":2,\\"format\\":\\"json\\"/);
    expect(station.gateway.trail.has('signature.exported')).toBe(true);
  });

  it('gives the trail to an administrator alone', async () => {
    const { page, problem } = await run('system.countersign.audit.download(format="csv")');
    expect(problem).toMatch(/saved by an administrator/);
    expect(page.files).toEqual([]);
  });

  it('names a format that is none, and a UUID that names nothing', async () => {
    expect((await run(`${queue}system.mes.signature.exportRecord(uuid, "docx")`)).problem).toMatch(
      /format is neither pdf nor json/,
    );
    expect((await run('system.mes.signature.exportRecord("nothing")')).problem).toMatch(/UUID/);
  });
});
