/** Objects of Java that leave a script: into properties, and into records that are signed. */
import { describe, expect, it } from 'vitest';
import { runScript } from './runScript.ts';

const head = `
from java.util import ArrayList, Calendar, Date, HashMap, HashSet, LinkedHashMap, LinkedList, UUID
from java.lang import StringBuilder
`;

describe('objects of Java', () => {
  it('become lists, objects and dates in a property', async () => {
    const { printed, problem } = await runScript(`${head}
rows = LinkedHashMap()
rows["z"] = ArrayList([1, "a", None, True, 2.5])
rows["a"] = HashMap({"at": Date(5), "id": UUID(1, 2)})
rows["set"] = HashSet([3])
rows["linked"] = LinkedList([ArrayList([1])])
self.view.custom.x = rows
print self.view.custom.x`);
    expect(problem).toBe('');
    expect(printed).toEqual([
      "{u'a': {u'at': Thu Jan 01 00:00:00 UTC 1970, u'id': u'00000000-0000-0001-0000-000000000002'}, u'set': [3], u'z': [1, u'a', None, True, 2.5], u'linked': [[1]]}",
    ]);
  });

  it('a String is its text in a property, in a list and as a key', async () => {
    const { printed, problem } = await runScript(`from java.lang import String
self.view.custom.x = {"a": String("x"), "b": [String("y")], "c": {String("k"): 1}}
print self.view.custom.x`);
    expect(problem).toBe('');
    expect(printed).toEqual(["{u'a': u'x', u'b': [u'y'], u'c': {u'k': 1}}"]);
  });

  it('an array of Java is a list, and Integer(5) its number, in a property and in a list of Java', async () => {
    const { printed, problem } = await runScript(`from java.lang import Boolean, Integer, String
from java.util import ArrayList, Hashtable
from java.sql import Timestamp
self.view.custom.x = {"a": String("x,y").split(","), "b": [Integer(5), Boolean(True)], "c": ArrayList([Integer(6)]), "d": Hashtable({"k": 1}), "e": Timestamp(5)}
print self.view.custom.x`);
    expect(problem).toBe('');
    expect(printed).toEqual([
      "{u'a': [u'x', u'y'], u'b': [5, True], u'c': [6], u'd': {u'k': 1}, u'e': Thu Jan 01 00:00:00 UTC 1970}",
    ]);
  });

  it('System.out prints to the log, line by line', async () => {
    const { printed, problem } = await runScript(`from java.lang import System
System.out.print("a")
System.out.println(u"gr\\xfcn")
System.err.println(5)
System.out.printf("%03d|%s\\n", 7, "x")`);
    expect(problem).toBe('');
    expect(printed).toEqual(['agrün', '5', '007|x']);
  });

  it('getStackTrace says what to use instead', async () => {
    const { problem } = await runScript(`from java.lang import RuntimeException
RuntimeException("x").getStackTrace()`);
    expect(problem).toMatch(/getStackTrace is not supported in this version; traceback.format_exc/);
  });

  it.each([
    ['a calendar', 'Calendar.getInstance()', /TypeError: a value of type java.util.GregorianCalendar cannot leave/],
    ['a builder of texts', 'StringBuilder("x")', /TypeError: a value of type java.lang.StringBuilder cannot leave/],
    [
      'two keys that become one',
      '{1: "a", "1": "b"}',
      /ValueError: two keys of a dictionary are both written as 1 outside/,
    ],
    [
      'two keys of a map that become one',
      'HashMap({1: "a", "1": "b"})',
      /ValueError: two keys of a dictionary are both written as 1/,
    ],
  ])('%s is refused', async (_what, value, message) => {
    const { problem } = await runScript(`${head}self.view.custom.x = ${value}`);
    expect(problem).toMatch(message);
  });

  it('stand in a signed record, a date as a text in UTC', async () => {
    const { station, problem } = await runScript(`${head}
t = system.mes.signature.getSignatureTemplate("line release approval")
system.mes.signature.authorization.queueAuthRequest(t, record=HashMap({"at": Date(5), "steps": ArrayList(["x", HashMap({"n": 1})])}))`);
    expect(problem).toBe('');
    const [slot] = station.gateway.signature.pending().slots;
    const { values } = station.gateway.signature.getAuthRequest(slot?.uuid ?? '');
    expect(values.map(({ label, value }) => [label, value])).toEqual(
      expect.arrayContaining([
        ['at', '1970-01-01T00:00:00.005Z'],
        ['steps / 1', 'x'],
        ['steps / 2 / n', '1'],
      ]),
    );
  });

  it('are refused in a signed record where two keys become one', async () => {
    const { problem } = await runScript(`${head}
t = system.mes.signature.getSignatureTemplate("line release approval")
system.mes.signature.authorization.queueAuthRequest(t, record={1: "a", "1": "b"})`);
    expect(problem).toMatch(/IllegalArgumentException: the record cannot be signed: two keys/);
  });

  it('a time that no zone knows is refused', async () => {
    const { problem } = await runScript(
      'from java.time import ZonedDateTime, ZoneId\nZonedDateTime.now(ZoneId.of("Europe/Berlin")).plusHours(10 ** 12)',
    );
    expect(problem).toMatch(/^UnsupportedOperationException: a time further than 270,000 years away/);
  });

  it('a failure says the name of an exception of Java once', async () => {
    const { problem } = await runScript(
      'from java.lang import IllegalStateException\nraise IllegalStateException("no")',
    );
    expect(problem).toMatch(/^IllegalStateException: no \(/);
  });
});
