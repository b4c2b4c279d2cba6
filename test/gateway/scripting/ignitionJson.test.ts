/** `system.util.jsonEncode` and `jsonDecode`, as Ignition's manual (8.1) describes them. */
import { describe, expect, it } from 'vitest';
import { errorsOf } from './attempts.ts';
import { runScript } from './runScript.ts';

async function printed(script: string): Promise<readonly string[]> {
  const ran = await runScript(script);
  expect(ran.problem).toBe('');
  return ran.printed;
}

it('TypeUtilities makes plain dictionaries and lists of a property, by way of JSON', async () => {
  expect(
    await printed(`
from com.inductiveautomation.ignition.common import TypeUtilities
self.view.custom.recipe = {"steps": [1, 2.0, None, u"\\u00e4"], "on": True}
gson = TypeUtilities.pyToGson(self.view.custom.recipe)
made = TypeUtilities.gsonToPy(gson)
print gson.toString(), made, type(made), type(made["steps"]), isinstance(made["steps"][3], unicode)
made["on"] = False
print self.view.custom.recipe.on
try:
    TypeUtilities.gsonToPy({})
except TypeError, e:
    print e`),
  ).toEqual([
    '{"steps":[1,2.0,null,"ä"],"on":true}' +
      " {u'steps': [1, 2.0, None, u'\\xe4'], u'on': True} <type 'dict'> <type 'list'> True",
    'True',
    "gsonToPy(): 1st arg can't be coerced to com.inductiveautomation.ignition.common.gson.JsonElement",
  ]);
});

describe('jsonEncode', () => {
  it("writes the manual's example", async () => {
    const [line = ''] = await printed(`
employeeDict = {"employees":[{"firstName":"John", "lastName":"Doe"},{"firstName":"Anna", "lastName":"Smith"},{"firstName":"Peter", "lastName":"Jones"}]}
print system.util.jsonEncode(employeeDict)
`);
    expect(JSON.parse(line)).toEqual({
      employees: [
        { firstName: 'John', lastName: 'Doe' },
        { firstName: 'Anna', lastName: 'Smith' },
        { firstName: 'Peter', lastName: 'Jones' },
      ],
    });
    expect(line).not.toContain(' ');
  });

  it('writes each type of the table, without blanks, keys in the order of the dictionary', async () => {
    expect(
      await printed(`
values = [True, False, None, "a", u"\\u00e4\\u20ac", 5, -3, 2 ** 40, 10 ** 20, 2.5, 1.0, 1e10, (1, 2), [], {}]
print system.util.jsonEncode(values)
keys = {"b": 1, "a": {1: 2, None: 3, 2.5: 4, True: 5}, u"\\u00e4": 6}
encoded = system.util.jsonEncode(pyObj=keys)
print encoded, [key for key in keys] == ["a", "b", u"\\u00e4"] or list(keys)
print repr(system.util.jsonEncode("x")), system.util.jsonEncode("a\\"\\\\/\\n\\t\\x01</b>"), repr(system.util.jsonEncode(u"\\u2028"))
self.view.custom.rows = [{"a": 1}, {"a": [None]}]
print system.util.jsonEncode(self.view.custom.rows), system.util.jsonEncode(self.view.custom.rows[1])
`),
    ).toEqual([
      '[true,false,null,"a","ä€",5,-3,1099511627776,100000000000000000000,2.5,1.0,1.0E10,[1,2],[],{}]',
      '{"a":{"1":5,"2.5":4,"None":3},"b":1,"ä":6} True',
      String.raw`u'"x"' "a\"\\/\n\t\u0001</b>" u'"\\u2028"'`,
      '[{"a":1},{"a":[null]}] {"a":[null]}',
    ]);
  });

  it('indents by as many blanks as are asked for', async () => {
    expect(await printed('print system.util.jsonEncode({"a": [1, {}], "b": {"c": []}}, 2)')).toEqual(
      '{\n  "a": [\n    1,\n    {}\n  ],\n  "b": {\n    "c": []\n  }\n}'.split('\n'),
    );
  });

  it('refuses by its type what the table does not name', async () => {
    expect(
      await printed(
        `import datetime\nrows = system.dataset.toDataSet(["a"], [[1]])\nround = []\nround.append(round)\n${errorsOf([
          'system.util.jsonEncode(set([1]))',
          'system.util.jsonEncode([datetime.date(2026, 3, 4)])',
          'system.util.jsonEncode({"rows": rows})',
          'system.util.jsonEncode(system.dataset.toPyDataSet(rows))',
          'system.util.jsonEncode(len)',
          'system.util.jsonEncode(float("nan"))',
          'system.util.jsonEncode(round)',
          'system.util.jsonEncode([], -1)',
        ])}`,
      ),
    ).toEqual([
      'IllegalArgumentException: jsonEncode of a value of the type set is not supported in this version',
      'IllegalArgumentException: jsonEncode of a value of the type date is not supported in this version; make a text of the date, or its milliseconds',
      'IllegalArgumentException: jsonEncode of a value of the type com.inductiveautomation.ignition.common.BasicDataset is not supported in this version; make a list of its rows',
      'IllegalArgumentException: jsonEncode of a value of the type com.inductiveautomation.ignition.common.script.builtin.DatasetUtilities$PyDataSet is not supported in this version; make a list of its rows',
      'IllegalArgumentException: jsonEncode of a value of the type builtin_function_or_method is not supported in this version',
      'IllegalArgumentException: JSON has no number for nan',
      'IllegalArgumentException: what is to be JSON is nested deeper than 200 levels, or it contains itself',
      'IllegalArgumentException: indentFactor is not a number of blanks',
    ]);
  });
});

describe('jsonDecode', () => {
  it('reads each type of the table', async () => {
    expect(
      await printed(`
print system.util.jsonDecode('[true, false, null, "a", "\\\\u00e4", 5, -3, 1099511627776, 2.5, 1.0, 1e3, [], {}]')
found = system.util.jsonDecode(jsonString='{"b": 1, "a": {"c": ["x"]}}')
print found, type(found), found["a"]["c"][0], found.keys()
print repr(system.util.jsonDecode('"x"')), system.util.jsonDecode(" 5 "), system.util.jsonDecode("null")
print len(system.util.jsonDecode('["' + "[" * 1000 + '"]')[0])
print system.util.jsonDecode(u'{"\\u00e4": "\\u20ac"}')[u"\\u00e4"]
print system.util.jsonDecode(system.util.jsonEncode({"a": [1, 2.5, None, True, u"x"]})) == {"a": [1, 2.5, None, True, u"x"]}
`),
    ).toEqual([
      "[True, False, None, u'a', u'\\xe4', 5, -3, 1099511627776L, 2.5, 1.0, 1000.0, [], {}]",
      "{u'a': {u'c': [u'x']}, u'b': 1} <type 'dict'> x [u'a', u'b']",
      "u'x' 5 None",
      '1000',
      '€',
      'True',
    ]);
  });

  it('gives a text where the input is no JSON, as the manual says, and refuses JSON that is broken', async () => {
    expect(
      await printed(
        `print repr(system.util.jsonDecode("released")), repr(system.util.jsonDecode(" two words "))\n${errorsOf([
          `system.util.jsonDecode('{"a": ')`,
          `system.util.jsonDecode('[1, 2')`,
          `system.util.jsonDecode('{a: 1}')`,
          `system.util.jsonDecode('[1] 2')`,
          `system.util.jsonDecode('{"a": 1, "a": 2}')`,
          `system.util.jsonDecode('[NaN]')`,
          'system.util.jsonDecode("")',
          'system.util.jsonDecode(None)',
          'system.util.jsonDecode("[" * 100000)',
        ])}`,
      ),
    ).toEqual([
      "u'released' u'two words'",
      'IllegalArgumentException: the JSON cannot be read: Expecting value at line 1, column 7',
      "IllegalArgumentException: the JSON cannot be read: Expecting ',' delimiter at line 1, column 6",
      'IllegalArgumentException: the JSON cannot be read: Expecting property name enclosed in double quotes at line 1, column 2',
      'IllegalArgumentException: the JSON cannot be read: Extra data at line 1, column 5',
      'IllegalArgumentException: the JSON has the key a twice in one object',
      'IllegalArgumentException: NaN is no JSON',
      'IllegalArgumentException: the JSON cannot be read: Expecting value at line 1, column 1',
      'TypeError: jsonDecode needs a text, not NoneType',
      'IllegalArgumentException: the JSON is nested deeper than 200 levels',
    ]);
  });
});
