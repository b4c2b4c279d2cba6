/** What a binding can reach from where it stands: properties around it, tags, a clock. */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { parseAddress, type Address } from './address.ts';
import type { Tags } from '../tags/tags.ts';
import type { BindingScope } from './bindings.ts';
import type { Properties } from './properties.ts';
import { descend, isView, type Component, type Holder } from './tree.ts';

/** The scope of a binding of a component or of a view; of the session itself where there is no `holder`. */
export function bindingScope(
  holder: Holder | undefined,
  context: {
    readonly tags: Tags;
    readonly session: Properties;
    readonly page?: Properties;
    readonly now: (rate: number) => number;
  },
): BindingScope {
  const locate = (text: string): { readonly properties: Properties; readonly path: Address['path'] } => {
    const address = parseAddress(text);
    const properties = resolve(address, holder, context.session, context.page);
    if (properties === undefined) {
      throw new CountersignError(ErrorCode.illegalArgument, `there is no ${whatOf(address)} here`);
    }
    return { properties, path: address.path };
  };
  return {
    tags: context.tags,
    now: context.now,
    readProperty: (text) => {
      const { properties, path } = locate(text);
      const value = properties.get(path);
      if (value === undefined) return { value: null, quality: { code: 'Bad_NotFound', reason: `No property ${text}` } };
      return { value, quality: properties.quality(path) };
    },
    writeProperty: (text, value) => {
      const { properties, path } = locate(text);
      properties.set(path, value);
    },
  };
}

function whatOf(address: Address): string {
  if (address.from !== 'component') return address.from;
  return address.down.length === 0 ? 'container' : `component ${address.down.join('/')}`;
}

function resolve(
  address: Address,
  holder: Holder | undefined,
  session: Properties,
  page: Properties | undefined,
): Properties | undefined {
  const view = holder === undefined || isView(holder) ? holder : holder.view;
  switch (address.from) {
    case 'this':
      return holder === undefined ? session : holder.properties;
    case 'view':
      return view?.properties;
    case 'page':
      return page;
    case 'session':
      return session;
    case 'component': {
      // From the view itself its root is one step down.
      const own = holder === undefined || isView(holder) ? undefined : holder;
      let from: Component | undefined = address.up === 'root' ? view?.root : own;
      for (let step = 0; step < (address.up === 'root' ? 0 : address.up); step += 1) from = from?.parent;
      return (from && descend(from, address.down))?.properties;
    }
  }
}
