/** A document as bytes, for the gallery and for tests: lines of words on pages of A4. */
export function pdfOf(pages: readonly (readonly string[])[]): string {
  const kids = pages.map((_, index) => `${4 + 2 * index} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages.flatMap((lines, index) => {
      const [title = '', ...others] = lines.map((line) => line.replace(/[\\()]/g, '\\$&'));
      const written = others.map((line) => `0 -26 Td (${line}) Tj`).join('\n');
      const content = `BT /F1 26 Tf 60 760 Td (${title}) Tj /F1 15 Tf 0 -30 Td\n${written}\nET\n60 740 m 535 740 l S`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + 2 * index} 0 R ` +
          '/Resources << /Font << /F1 3 0 R >> >> >>',
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  const { text, places } = objects.reduce<{ readonly text: string; readonly places: readonly number[] }>(
    (file, object, index) => ({
      text: `${file.text}${index + 1} 0 obj\n${object}\nendobj\n`,
      places: [...file.places, file.text.length],
    }),
    { text: '%PDF-1.7\n', places: [] },
  );
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  return (
    `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}` +
    `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
  );
}
