/**
 * Reads a JSON file of a project against its schema, and says what is wrong in terms of the file: line and column
 * where it is not JSON, line and path where it breaks the schema.
 */
import { readFileSync } from 'node:fs';
import { parse, type AnyNode, type DocumentNode } from '@humanwhocodes/momoa';
import type { z } from 'zod';

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

/** Reads and parses one file. Never throws. */
export function readJson<S extends z.ZodType>(file: string, schema: S): Read<z.output<S>> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return { ok: false, reason: `cannot be read: ${error instanceof Error ? error.message : 'unknown'}` };
  }
  return parseJson(text.replace(/^\uFEFF/, ''), schema);
}

/** Parses text as JSON against a schema. Never throws. */
export function parseJson<S extends z.ZodType>(text: string, schema: S): Read<z.output<S>> {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    return { ok: false, reason: `is not JSON: ${syntaxProblem(text, error)}` };
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { ok: true, value: parsed.data };
  const document = parse(text, { mode: 'json' });
  const problems = parsed.error.issues.slice(0, 5).map((issue) => {
    const line = nodeAt(document, issue.path).loc.start.line;
    const path = issue.path.map(String).join('.');
    return `line ${line}, ${path === '' ? 'the file' : path}: ${issue.message}`;
  });
  return { ok: false, reason: problems.join('; ') };
}

function syntaxProblem(text: string, thrown: unknown): string {
  try {
    parse(text, { mode: 'json' });
  } catch (error) {
    // momoa says "Unexpected token Colon found. (3:7)".
    const message = error instanceof Error ? error.message : '';
    const found = /^(.*?)\.?\s*\((\d+):(\d+)\)/.exec(message);
    if (found !== null) return `line ${found[2]}, column ${found[3]}: ${found[1]}`;
    if (message !== '') return message;
  }
  return thrown instanceof Error ? thrown.message : 'unknown';
}

/** The innermost node that exists on a path, so that a missing key points at the object that lacks it. */
function nodeAt(document: DocumentNode, path: readonly PropertyKey[]): AnyNode {
  let node: AnyNode = document.body;
  for (const key of path) {
    const next: AnyNode | undefined =
      node.type === 'Object'
        ? node.members.find((member) => member.name.type === 'String' && member.name.value === key)?.value
        : node.type === 'Array' && typeof key === 'number'
          ? node.elements[key]?.value
          : undefined;
    if (next === undefined) break;
    node = next;
  }
  return node;
}
