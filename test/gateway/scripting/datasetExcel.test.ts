/** `system.dataset.toExcel`: a workbook that a script hands out, taken apart as a program for tables does. */
import { text } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { describe, expect, it } from 'vitest';
import { runScript } from './runScript.ts';

/** The parts of the workbook by name, and what the script printed. */
async function workbook(script: string): Promise<{ parts: Record<string, string>; printed: readonly string[] }> {
  const { page, printed, problem } = await runScript(script);
  expect(problem).toBe('');
  const zip = await fromBufferPromise(Buffer.from(page.files[0]?.bytes ?? []), { lazyEntries: true, autoClose: false });
  const parts: Record<string, string> = {};
  for await (const entry of zip.eachEntry()) parts[entry.fileName] = await text(await zip.openReadStreamPromise(entry));
  return { parts, printed };
}

/** Each cell of a sheet: its place, its type and what it holds. */
function cells(sheet: string | undefined): readonly string[] {
  return [
    ...(sheet ?? '').matchAll(/<c r="(\w+)"(?: (?:t|s)="(\w+)")?>(?:<v>|<is><t xml:space="preserve">)([^<]*)</g),
  ].map(([, place = '', type = 'n', value = '']) => `${place} ${type} ${value}`);
}

describe('toExcel', () => {
  it('makes a sheet of each dataset, with its types', async () => {
    const { parts, printed } = await workbook(`
one = system.dataset.toDataSet(["Name", "Count", "Share", "On"], [["A & <B>", 5, 0.1, True], [u"\\u00e4\\u20ac\\n", None, -2.0, False]])
two = system.dataset.toDataSet(["Large"], [[12345678901234567890], [2 ** 40]])
file = system.dataset.toExcel(True, [one, two], sheetNames=["Lots", "a/b:c"])
print type(file), file.typecode, len(file) > 1000, file[0], file[1], file == system.dataset.toExcel(True, [one, two], False, ["Lots", "a/b:c"])
system.perspective.download("rows.xlsx", file)
`);
    expect(printed).toEqual(["<type 'array.array'> b True 80 75 True"]);
    expect(Object.keys(parts)).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
    ]);
    expect(cells(parts['xl/worksheets/sheet1.xml'])).toEqual([
      'A1 inlineStr Name',
      'B1 inlineStr Count',
      'C1 inlineStr Share',
      'D1 inlineStr On',
      'A2 inlineStr A &amp; &lt;B&gt;',
      'B2 n 5',
      'C2 n 0.1',
      'D2 b 1',
      'A3 inlineStr ä€\n',
      'C3 n -2.0',
      'D3 b 0',
    ]);
    expect(cells(parts['xl/worksheets/sheet2.xml'])).toEqual([
      'A1 inlineStr Large',
      'A2 inlineStr 12345678901234567890',
      'A3 n 1099511627776',
    ]);
    expect(parts['xl/workbook.xml']).toContain(
      '<sheet name="Lots" sheetId="1" r:id="rId1"/><sheet name="a b c" sheetId="2" r:id="rId2"/>',
    );
  });

  it('names each part that it has, and no other', async () => {
    const { parts } = await workbook(
      'system.perspective.download("a.xlsx", system.dataset.toExcel(False, [system.dataset.toDataSet(["a"], [[1]])] * 3))',
    );
    const declared = [...(parts['[Content_Types].xml'] ?? '').matchAll(/PartName="\/([^"]+)"/g)].map(
      ([, name]) => name,
    );
    const related = [...(parts['xl/_rels/workbook.xml.rels'] ?? '').matchAll(/Target="([^"]+)"/g)].map(
      ([, name = '']) => `xl/${name}`,
    );
    const own = Object.keys(parts).filter((name) => !name.includes('rels') && !name.startsWith('['));
    expect(declared.toSorted()).toEqual(own.toSorted());
    expect(['xl/workbook.xml', ...related].toSorted()).toEqual(own.toSorted());
    expect(cells(parts['xl/worksheets/sheet3.xml'])).toEqual(['A1 n 1']);
  });

  it('writes signs that XML does not take, and columns beyond Z', async () => {
    const { parts } = await workbook(`
file = system.dataset.toExcel(True, system.dataset.toDataSet(["c%d" % n for n in range(28)], [["\\x01_x0001_"] + [None] * 27]))
system.perspective.download("a.xlsx", file)
`);
    const found = cells(parts['xl/worksheets/sheet1.xml']);
    expect(found.slice(25)).toEqual([
      'Z1 inlineStr c25',
      'AA1 inlineStr c26',
      'AB1 inlineStr c27',
      'A2 inlineStr _x0001__x005F_x0001_',
    ]);
  });

  it('writes a date as a day of the wall clock', async () => {
    const { parts } = await workbook(`
from java.util import Date
file = system.dataset.toExcel(False, [system.dataset.toDataSet(["at"], [[Date(1772625600000)]])])
system.perspective.download("a.xlsx", file)
`);
    // 4 March 2026, noon in UTC: the zone of the station here.
    expect(cells(parts['xl/worksheets/sheet1.xml'])).toEqual(['A1 1 46085.5']);
  });

  it('refuses what Excel does not take', async () => {
    const { printed } = await runScript(`
one = system.dataset.toDataSet(["a"], [["x" * 32768]])
for arguments in [(True, [one]), (True, [one], False, []), (True, [one, one], False, ["A", "a"]), (True, [])]:
	try:
		system.dataset.toExcel(*arguments)
	except (Exception, java.lang.Exception), error:
		print type(error).__name__ + ":", error.message
`);
    expect(printed).toEqual([
      'IllegalArgumentException: a cell of Excel takes 32767 letters, and one has 32768',
      'IllegalArgumentException: sheetNames has 0 names for 1 datasets',
      'IllegalArgumentException: two sheets have one name: A, a',
      'IllegalArgumentException: a workbook needs a dataset',
    ]);
  });
});

it('what Vision saves is given as the bytes of the file, which a page hands out', async () => {
  const { page, printed, problem } = await runScript(`
rows = system.dataset.toDataSet(["Lot", "Share"], [[u"\u00c4 <1>", 0.5]])
for name, file in (
	("a.csv", system.dataset.exportCSV("a.csv", True, rows)),
	("b.csv", system.dataset.exportCSV(filename="b.csv", showHeaders=False, dataset=rows)),
	("a.html", system.dataset.exportHTML("a.html", True, rows, "Lots")),
	("a.xlsx", system.dataset.exportExcel("a.xlsx", True, rows)),
):
	print type(file)
	system.perspective.download(name, file)
print system.dataset.exportExcel("a.xlsx", True, rows) == system.dataset.toExcel(True, rows)
`);
  expect(problem).toBe('');
  expect(printed).toEqual([...Array<string>(4).fill("<type 'array.array'>"), 'True']);
  const [withNames, without, html, excel] = page.files.map(({ bytes }) => Buffer.from(bytes).toString());
  expect([withNames, without]).toEqual(['"Lot","Share"\n"Ä <1>","0.5"\n', '"Ä <1>","0.5"\n']);
  expect(html).toContain("<TD align='left'>Ä &lt;1&gt;</TD>");
  expect(excel).toMatch(/^PK/);
});
