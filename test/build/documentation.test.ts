import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { documentation, hasPicture } from '../../build/gallery/documentation.ts';
import { declarations } from '../../electron/contract/components/index.ts';

const docs = join(import.meta.dirname, '../../docs/components');

it('the documentation of component types is that of their declarations (npm run gallery -- --docs)', () => {
  const written = readdirSync(docs).filter((name) => name.endsWith('.md'));
  expect(written.toSorted()).toEqual([...documentation().keys()].toSorted());
  for (const [name, content] of documentation()) {
    expect(readFileSync(join(docs, name), 'utf8'), name).toBe(content);
  }
});

it('each page of a type has a picture (npm run gallery -- --pictures)', () => {
  const types = declarations.filter(hasPicture).map(({ type }) => type);
  expect(types.filter((type) => !existsSync(join(docs, 'pictures', `${type}.png`)))).toEqual([]);
});
