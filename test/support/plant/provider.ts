/** Providers of tags as a station opens them, for tests against a real server. */
import { effect } from '@preact/signals-core';
import { onTestFinished } from 'vitest';
import { systemClock } from '../../../electron/gateway/platform/ports.ts';
import type { QualifiedValue, TagProvider } from '../../../electron/gateway/tags/provider.ts';
import type { ProviderContext } from '../../../electron/gateway/tags/providers/kind.ts';
import { openProvider } from '../../../electron/gateway/tags/providers/kinds.ts';
import { testLog } from '../station.ts';
import { testSealer } from '../sealer.ts';

/** Opens the provider that an entry of `tags.json` describes, until the test ends. */
export function openTestProvider(
  entry: { readonly kind: string },
  context: Partial<ProviderContext> = {},
): TagProvider {
  const opened = openProvider(entry, {
    name: 'plant',
    clock: systemClock(),
    log: testLog(),
    folder: '/nowhere',
    secret: () => undefined,
    sealer: testSealer,
    others: () => {
      throw new Error('not asked for');
    },
    note: () => undefined,
    before: undefined,
    ...context,
  });
  if ('reason' in opened) throw new Error(`${opened.path.join('.')}: ${opened.reason}`);
  onTestFinished(() => opened.provider.close());
  return opened.provider;
}

/** Follows a tag until the test ends; what it has now, and all that it had. */
export function follow(
  provider: TagProvider,
  path: string,
): { readonly now: () => QualifiedValue; readonly seen: QualifiedValue[] } {
  const seen: QualifiedValue[] = [];
  const tag = provider.tag(path);
  if (tag === undefined) throw new Error(`${path} is no path`);
  onTestFinished(effect(() => void seen.push(tag.value)));
  return { now: () => tag.peek(), seen };
}
