import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openStation, testPassword, type ProjectFiles } from '../../support/station.ts';
import { buttons } from './buttons.ts';

const library: ProjectFiles = {
  'ignition/script-python/line/release/code.py': 'def onApprove():\n    pass\n',
  'countersign/tags.json': { tags: [{ path: 'Line 4/Filled', value: 11904 }] },
};
const start =
  'a = system.mes.signature.authorization\nt = system.mes.signature.getSignatureTemplate("line release approval")\n';

/** Runs a script as a button's; answers with what it printed and the problem that the page told of. */
async function run(script: string) {
  const station = await openStation({ files: { ...library, ...buttons({ Go: `${start}${script}` }) } });
  const page = station.openPage();
  await page.frame.fire(page.node('Go').id, 'component.onActionPerformed', {});
  const printed = station.log.lines
    .filter(({ details }) => details['logger'] === 'print')
    .map(({ message }) => message);
  return { station, page, printed, problem: page.notices[0]?.message ?? '' };
}

describe('queueAuthRequest takes what is signed', () => {
  it('a record with tag values and their quality, also rounded in place, a date, a data set', async () => {
    const { station, problem } = await run(`
class Day:
    def isoformat(self):
        return "2026-11-22"
values = system.tag.readBlocking(["Line 4/Filled", "[Default]Nothing", "Line 4/Filled"])
values[2].value = round(values[2].value / 1000, 1)
a.queueAuthRequest(t, recordId=20417, recordVersion="3", meanings=["Audit trail reviewed"], record={
    "Filled": values[0], "Missing": values[1], "On": Day(), "Thousands": values[2],
    "Checks": system.dataset.toDataSet(["Check", "Result"], [["Seal", 0], ["Weight", 250.3]]),
})`);
    expect(problem).toBe('');
    const [slot] = station.gateway.signature.pending().slots;
    const detail = station.gateway.signature.getAuthRequest(slot?.uuid ?? '');
    expect(detail).toMatchObject({ recordId: '20417', recordVersion: '3' });
    expect(detail.values).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          label: 'Filled',
          value: '11904',
          quality: null,
          at: expect.stringContaining('T'),
          tag: '[default]Line 4/Filled',
        }),
        expect.objectContaining({
          label: 'Missing',
          value: 'no value',
          quality: 'Bad_NotFound',
          at: expect.stringContaining('T'),
          tag: '[default]Nothing',
        }),
        expect.objectContaining({
          label: 'Thousands',
          value: '11',
          quality: null,
          at: expect.stringContaining('T'),
          tag: '[default]Line 4/Filled',
        }),
        expect.objectContaining({ label: 'On', value: '2026-11-22', quality: null, at: null, tag: null }),
        expect.objectContaining({ label: 'Checks / 2 / Result', value: '250.3', quality: null, at: null }),
      ]),
    );
  });

  it.each([
    ['by the keyword of the documentation', 'a.queueAuthRequest(signatureTemplate=t)', ''],
    ['by the keyword that people write', 'a.queueAuthRequest(template=t)', ''],
    [
      'saved after a change',
      't.setTimeout(3)\nsystem.mes.signature.saveSignatureTemplate(t)\na.queueAuthRequest(t)',
      'administrator',
    ],
    ['changed and not saved', 't.setTimeout(3)\na.queueAuthRequest(t)', 'was changed and not saved'],
    [
      'changed inside and not saved',
      't.get("meanings")["approve"].append("Me too")\na.queueAuthRequest(t)',
      'was changed and not saved',
    ],
  ])('a template %s', async (_how, script, words) => {
    const { problem, station } = await run(script);
    expect(problem).toContain(words);
    expect(station.gateway.signature.pending().slots).toHaveLength(words === '' ? 1 : 0);
  });

  it('a function of the script library is kept by its name, a local one by its interpreter', async () => {
    const { station, problem } = await run(`
import line.release
def local():
    pass
a.queueAuthRequest(t, line.release.onApprove, local, "line.release.onApprove")`);
    expect(problem).toBe('');
    const db = new Database(join(station.dataDir, 'station.sqlite'), { readonly: true });
    const rows = db
      .prepare<[], { callbacks: string }>("SELECT content ->> '$.callbacks' AS callbacks FROM signature_request")
      .all();
    db.close();
    expect(JSON.parse(rows[0]?.callbacks ?? '')).toEqual({
      onApprove: { name: 'line.release.onApprove' },
      onReject: {
        interpreter: expect.any(String),
        function: expect.any(Number),
        of: 'views/Main: root/Go.onActionPerformed',
      },
      onError: { name: 'line.release.onApprove' },
    });
  });

  it.each([
    [
      'NaN',
      'a.queueAuthRequest(t, record={"x": float("nan")})',
      /IllegalArgumentException: the record cannot be signed: nan/,
    ],
    [
      'a cycle',
      'r = {}\nr["r"] = r\na.queueAuthRequest(t, record=r)',
      /nested deeper than 20 levels, or it contains itself/,
    ],
    ['a function', 'a.queueAuthRequest(t, record={"f": lambda: 1})', /a function cannot be signed/],
    ['more values than a person reads', 'a.queueAuthRequest(t, record=list(range(2001)))', /more than 2000 values/],
    ['a text that is too large', 'a.queueAuthRequest(t, record="x" * 1000001)', /larger than 1 MB/],
    [
      'a description of 100,000 characters',
      'a.queueAuthRequest(t, "n", "d" * 100000)',
      /at most 10000 characters; this one has 100000/,
    ],
    ['a version without a record id', 'a.queueAuthRequest(t, recordVersion="2")', /needs the recordId/],
    ['meanings that are none', 'a.queueAuthRequest(t, meanings=[])', /list of 1 to 20 texts/],
    ['a component', 'a.queueAuthRequest(t, record={"x": [self]})', /a component is nothing that a person can read/],
    ['a template', 'a.queueAuthRequest(t, record={"x": t})', /is nothing that a person can read/],
    [
      'bytes',
      'a.queueAuthRequest(t, record={"x": bytearray("ab")})',
      /type bytearray is nothing that a person can read/,
    ],
    ['an id that is a list', 'a.queueAuthRequest(t, recordId=["x"])', /recordId is neither a text nor a number/],
    ['an id that is a truth', 'a.queueAuthRequest(t, recordId=True)', /recordId is neither a text nor a number/],
    [
      'a version that is no number',
      'a.queueAuthRequest(t, recordId="L", recordVersion=float("nan"))',
      /recordVersion is neither a text nor a number/,
    ],
    [
      'an id with a blank at its end',
      'a.queueAuthRequest(t, recordId="L1 ")',
      /recordId has a blank at an end, or a character that nobody sees: "L1 "/,
    ],
    [
      'a version with a character that nobody sees',
      'a.queueAuthRequest(t, recordId="L1", recordVersion=u"1\\u200b")',
      /recordVersion has a blank at an end, or a character that nobody sees: "1\\u\{200b\}"/,
    ],
    [
      'an id with a blank that is none of the usual ones',
      'a.queueAuthRequest(t, recordId=u"L\\u00a01")',
      /recordId has a blank at an end, or a character that nobody sees: "L\\u\{a0\}1"/,
    ],
    [
      'an id that looks like another one, with a letter in two parts',
      'a.queueAuthRequest(t, recordId=u"Ka\\u0308fig")',
      /recordId has a letter in another form than the usual one of Unicode \(NFC\): "Ka\\u\{308\}fig"/,
    ],
    ['a meaning that nobody sees', 'a.queueAuthRequest(t, meanings=[u"\\u200b"])', /list of 1 to 20 texts/],
    ['an argument that there is not', 'a.queueAuthRequest(t, colour="red")', /has no argument colour/],
  ])('refuses %s, and nothing is queued', async (_what, script, problem) => {
    const ran = await run(script);
    expect(ran.problem).toMatch(problem);
    expect(ran.station.gateway.signature.pendingCount()).toBe(0);
  });

  it.each([
    ['recordId=""', /recordId is empty; leave it out/],
    ['recordId="B-1", recordVersion=""', /recordVersion is empty; leave it out/],
    ['changeReason="recounted"', /changeReason needs the recordId/],
    ['meanings=["Released by", 5]', /meanings\.approve: .*string/],
  ])('%s is refused by its name, and not left out', async (given, message) => {
    const { station, problem } = await run(`a.queueAuthRequest(t, record={"Filled": 5}, ${given})`);
    expect(problem).toMatch(message);
    expect(station.gateway.signature.pending().slots).toEqual([]);
  });

  it('keeps a name with HTML as it is', async () => {
    const { station } = await run('a.queueAuthRequest(t, "<img src=x onerror=alert(1)>", "<b>d</b>")');
    expect(station.gateway.signature.pending().slots[0]).toMatchObject({
      request: '<img src=x onerror=alert(1)>',
      description: '<b>d</b>',
    });
  });
});

describe('the rest of the family from scripts', () => {
  it('lists, filters, cancels, reads and verifies by a UUID or its text in any case', async () => {
    const { printed, problem } = await run(`
one = a.queueAuthRequest(t, "One", "")[0]
two = a.queueAuthRequest(t, "Two", "")[0]
f = system.mes.object.signature.filter.create()
f.setRequest("two")
print len(a.getPendingAuthRequests()), [str(u) == str(two) for u in a.getPendingAuthRequests(f).keys()]
print two in a.getPendingAuthRequests({"role": "Supervisor"}), a.getPendingAuthRequests()[one]["request"]
a.cancelAuthRequest(str(two).upper(), "wrong line")
print a.getAuthRequest(two)["state"], a.getAuthRequest(one)["state"]
print([(s["request"], s["state"], s["requestState"]) for s in a.getAuthHistory({"text": "two"})])
print(a.verifyAuthRequest(one))
try:
    a.cancelAuthRequest(two, "again")
except IllegalArgumentException as error:
    print(error.message)
from java.lang import IllegalArgumentException as Documented
try:
    a.getAuthRequest("01890a5d-ac96-774b-bcce-b302099a8057")
except Documented as error:
    print(error.message)`);
    expect(problem).toBe('');
    expect(printed).toEqual([
      '2 [True]',
      'True One',
      'cancelled pending',
      "[(u'Two', u'withdrawn', u'cancelled')]",
      '[]',
      'The request is cancelled already.',
      'No authentication request with UUID 01890a5d-ac96-774b-bcce-b302099a8057',
    ]);
  });

  it.each([
    ['a.getPendingAuthRequests({"minAge": -1})', /minAge: Too small/],
    ['a.getAuthHistory({"limit": "ten"})', /limit: .*number/],
  ])('%s says which part of the filter cannot be used', async (call, message) => {
    expect((await run(call)).problem).toMatch(message);
  });

  it('templates: names in any case, lists, batch commands, and who may change them', async () => {
    const { printed, problem } = await run(`
s = system.mes.signature
print s.isSignatureNameExists("BATCH DISPOSITION"), s.isSignatureNameExists("x")
print([link["name"] for link in s.getSignatureTemplateLinkList(1, 2, "batch*d*")])
print len(s.getSignatureTemplateList()), s.getBatchCommandSignatureTemplate("hold").getName(), s.getBatchCommandSignatureTemplate("None"), s.getBatchCommandSignatureTemplate(None), s.getBatchCommandSignatureTemplate(commandName=[1])
print(s.checkExpression("{role:A} AND", None)["problem"])
try:
    s.getSignatureTemplate("nothing")
except MESObjectNotFoundException as error:
    print(error.message)
for change in (lambda: s.createSignatureTemplate("T", "{role:A}"), lambda: s.saveSignatureTemplate(t), lambda: s.deleteSignatureTemplate("T")):
    try:
        change()
    except RuntimeException as error:
        print(error.message[:60])`);
    expect(problem).toBe('');
    expect(printed).toEqual([
      'True False',
      "[u'Batch Disposition', u'batchHoldAuthorization']",
      '11 batchHoldAuthorization None None None',
      'Expression, column 13: expected {role:...}, {userName:...}, {level:...}, [zone] or "(".',
      'A signature template with the name (nothing) was not found',
      ...Array.from({ length: 3 }, () => 'Signature templates are changed by an administrator. Sign in'),
    ]);
  });

  it('an administrator who is signed in changes templates from a script', async () => {
    const station = await openStation({
      files: buttons({
        Go: `s = system.mes.signature
t = s.createSignatureTemplate("Cleaning", "{role:Operator}", timeout=5)
t.setExpression("{role:Quality}")
t.set("commentRequired", "both")
print s.saveSignatureTemplate(t).getExpression(), t.getTimeout(), t.getForce(), t.isForceUniqueUser()
s.deleteSignatureTemplate(t)
print(s.isSignatureNameExists("cleaning"))`,
      }),
    });
    const actor = { kind: 'station', id: 'test', name: 'test' } as const;
    const data = { username: 'ada', displayName: 'Ada', password: testPassword, passwordMustChange: false };
    await station.gateway.sso.user.createSuperUser({ data }, actor);
    await station.session.signIn.signIn({ userName: 'ada', password: testPassword });
    const page = station.openPage();
    await page.frame.fire(page.node('Go').id, 'component.onActionPerformed', {});
    expect(page.notices).toEqual([]);
    expect(station.log.lines.flatMap(({ message, details }) => (details['logger'] === 'print' ? message : []))).toEqual(
      ['{role:Quality} 5 True True', 'False'],
    );
  });

  it('a trigger of a slot that is decided, cancelled or open already has its documented answer', async () => {
    const { printed, problem } = await run(`
one = a.queueAuthRequest(t, "One", "")[0]
a.cancelAuthRequest(one, "wrong")
try:
    a.triggerAuthRequest(one, self.session, self.page, True)
except IllegalArgumentException as error:
    print(error.message == "No pending authentication challenge with UUID %s" % one)
two = a.queueAuthRequest(t, "Two", "")[0]
a.triggerAuthRequest(two, self.session, self.page, True)
a.triggerAuthRequest(two, self.session, self.page, True)
three = a.queueAuthRequest(t, "Three", "")[0]
try:
    a.triggerAuthRequest(three, self.session, self.page, True)
except RuntimeException as error:
    print(error.message)`);
    expect(problem).toBe('');
    expect(printed).toEqual(['True', 'Could not post authorization challenge: another signature is open on this page']);
  });
});
