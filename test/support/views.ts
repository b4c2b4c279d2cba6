/** Small views, as project files have them. */
import { pageConfig, viewFile, type ProjectFiles } from './station.ts';

export const expr = (expression: string) => ({ type: 'expr', config: { expression } });
export const property = (path: string, extra = {}) => ({ type: 'property', config: { path, ...extra } });
export const label = (name: string, binding: unknown, more = {}) => ({
  type: 'ia.display.label',
  meta: { name },
  props: { text: '' },
  propConfig: { 'props.text': { binding } },
  ...more,
});
export const script = (text: string, more = {}) => ({
  type: 'script',
  scope: 'G',
  config: { script: `\t${text}` },
  ...more,
});
export const button = (name: string, handler: unknown) => ({
  type: 'ia.input.button',
  meta: { name },
  props: { text: name },
  events: { component: { onActionPerformed: handler } },
});
export const flex = (children: readonly unknown[], more = {}) => ({
  type: 'ia.container.flex',
  meta: { name: 'root' },
  children,
  ...more,
});
export const view = (children: readonly unknown[], more = {}): ProjectFiles => ({
  [pageConfig]: { pages: { '/': { title: 'Main', viewPath: 'Main' } } },
  [viewFile('Main')]: { root: flex(children), ...more },
});
export const tags = (...list: readonly object[]): ProjectFiles => ({ 'countersign/tags.json': { tags: list } });
