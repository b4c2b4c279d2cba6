/**
 * The style sheet of a project (`stylesheet/stylesheet.css`), taken apart for pages. It is about what views show, and nothing
 * around it: a rule that names anything else, loads something, or is of a kind that is not understood is left out and named
 * with its line. Which values are safe is for pages to say, as with the styles of components.
 */
import type { AtRule, ChildNode, Rule } from 'postcss';
import type { SheetRule } from '../../contract/page.ts';
import { platformClasses } from '../../contract/platformClasses.ts';
import { isOfOthers } from '../../contract/styles.ts';
import { parseWithSlips } from './brokenCss.ts';
import { readFontFace } from './fontFace.ts';

export interface Stylesheet {
  readonly rules: readonly SheetRule[];
  readonly problems: readonly string[];
}

/** Conditions that a rule may stand in. */
const conditions = new Set(['media', 'supports', 'container']);

/** Classes and attributes of Perspective's own components. */
const ofPerspective = /\.ia[_-][\w-]+|\[data-component[^\]]*\]?|\.(?:perspective|client|view-parent|component)[\w-]*/g;

/** The first part of a selector that no page of this program has; undefined where there is none. */
function absentPart(selector: string): string | undefined {
  return selector.match(ofPerspective)?.find((part) => !platformClasses.has(part.slice(1)));
}

/** Takes a style sheet apart. What cannot be read of it takes down nothing but what it stands in. */
export function readStylesheet(text: string): Stylesheet {
  const rules: SheetRule[] = [];
  const problems: string[] = [];
  const leaveOut = (node: ChildNode, reason: string): void => void problems.push(`line ${lineOf(node)}: ${reason}`);
  const readAll = (nodes: readonly ChildNode[], around: readonly string[], within?: Within): void => {
    const isOutermost = around.length === 0 && within === undefined;
    /** The declarations that stand together are taken with the first of them. */
    let isTaken = false;
    for (const [at, node] of nodes.entries()) {
      isTaken &&= node.type === 'decl' || node.type === 'comment';
      if (node.type === 'decl' && within !== undefined) {
        // Those behind a rule inside of theirs come after it.
        if (isTaken) continue;
        isTaken = true;
        const declarations = declarationsOf(nodes.slice(at));
        rules.push({ kind: 'look', line: within.line, selectors: within.shown, around: [...around], declarations });
      } else if (node.type === 'rule') {
        const inside = readSelectors(node, within, leaveOut);
        if (inside.shown.length > 0) readAll(node.nodes, around, inside);
      } else if (node.type === 'atrule' && conditions.has(node.name.toLowerCase())) {
        readAll(node.nodes ?? [], [...around, `@${node.name} ${node.params}`], within);
      } else if (node.type === 'atrule' && /^(-webkit-)?keyframes$/i.test(node.name) && isOutermost) {
        rules.push(readAnimation(node, leaveOut));
      } else if (node.type === 'atrule' && node.name.toLowerCase() === 'font-face' && isOutermost) {
        const font = readFontFace(node, lineOf(node), (reason) => leaveOut(node, reason));
        if (font !== undefined) rules.push(font);
      } else if (node.type !== 'comment') {
        const what = node.type === 'atrule' ? `@${node.name}` : node.prop;
        leaveOut(node, `${what} is left out: it is not supported in this version`);
      }
    }
  };
  const { root, problems: slips } = parseWithSlips(text);
  readAll(withoutCutOff(root.nodes, leaveOut), []);
  return { rules, problems: [...slips, ...problems] };
}

/**
 * What stands outside of blocks, without what is behind a semicolon or a declaration there: to a browser that is the beginning of
 * the rule behind it, which is none then.
 */
function withoutCutOff(nodes: readonly ChildNode[], leaveOut: LeaveOut): readonly ChildNode[] {
  let isCutOff = false;
  return nodes.filter((node) => {
    isCutOff ||= node.raws.before?.includes(';') === true;
    const wasCutOff = isCutOff && node.type !== 'comment' && node.type !== 'decl';
    if (wasCutOff)
      leaveOut(node, `${nameOf(node)} is left out, as a browser does: a ; or a declaration stands before it`);
    if (node.type === 'decl') isCutOff = true;
    else if (node.type === 'rule') isCutOff = node.raws.ownSemicolon !== undefined;
    else if (node.type === 'atrule' && node.nodes !== undefined) isCutOff = false;
    return !wasCutOff;
  });
}

function nameOf(node: ChildNode): string {
  if (node.type === 'rule') return node.selector;
  return node.type === 'atrule' ? `@${node.name}` : 'it';
}

type Declared = (SheetRule & { readonly kind: 'look' })['declarations'][number];
type LeaveOut = (node: ChildNode, reason: string) => void;

/** Rules around a rule, and characters of what its selector comes to with them: `& &` doubles it with each. */
const mostAround = 10;
const longestSelector = 2000;

/** The rule that something stands in. */
interface Within {
  readonly line: number;
  readonly depth: number;
  /** Its selectors as they stand in the sheet, without those that reach out of the page. */
  readonly selectors: readonly string[];
  /** The same as they stand inside a page. */
  readonly shown: string[];
}

function readSelectors(rule: Rule, around: Within | undefined, leaveOut: LeaveOut): Within {
  const depth = around === undefined ? 0 : around.depth + 1;
  const read = rule.selectors.flatMap((selector) => {
    const whole = around === undefined ? selector : nested(selector, around.selectors);
    const isRead =
      whole !== undefined && depth <= mostAround && (around === undefined || whole.length <= longestSelector);
    const shown = isRead ? insidePage(whole) : undefined;
    if (isRead && shown !== undefined) return [{ selector: whole, shown }];
    leaveOut(
      rule,
      `${selector} is left out: ${isRead ? whyNot(whole) : 'what it means in this place is not understood'}`,
    );
    return [];
  });
  const selectors = read.map(({ selector }) => selector);
  return { line: lineOf(rule), depth, selectors, shown: read.map(({ shown }) => shown) };
}

/** A selector of a rule inside another, as one that stands alone (CSS Nesting 1); undefined where it is none. */
function nested(selector: string, around: readonly string[]): string | undefined {
  const all = `:is(${around.join(', ')})`;
  const one = around.length === 1 ? around[0] : undefined;
  // What stands first needs no brackets, in which neither a part of an element nor the whole page may stand.
  const begin = one ?? all;
  if (!selector.includes('&')) return `${begin} ${selector}`;
  // The name of an element behind another selector is none, and this sign in a text or a name is no parent.
  if (/&[a-z]|\\&|["'][^"']*&/i.test(selector)) return undefined;
  const outer = one === undefined || /[\s+~>]/.test(one) ? all : one;
  return selector.replaceAll('&', (_and, at: number) => (at === 0 ? begin : outer));
}

/** The declarations with which a list begins. */
function declarationsOf(nodes: readonly ChildNode[]): Declared[] {
  const end = nodes.findIndex(({ type }) => type !== 'decl' && type !== 'comment');
  return (end === -1 ? nodes : nodes.slice(0, end)).flatMap((node) => {
    if (node.type !== 'decl') return [];
    const property = propertyName(node.prop);
    return isOfOthers(property) ? [] : [{ property, value: node.value, isImportant: node.important === true }];
  });
}

function readAnimation(node: AtRule, leaveOut: LeaveOut): SheetRule {
  const steps = (node.nodes ?? []).flatMap((step) => {
    if (step.type !== 'rule') {
      if (step.type !== 'comment') leaveOut(step, 'is left out: an animation has steps alone');
      return [];
    }
    const look = step.nodes.flatMap((part) =>
      part.type === 'decl' && !isOfOthers(propertyName(part.prop))
        ? [[propertyName(part.prop), part.value] as const]
        : [],
    );
    return [[step.selector, Object.fromEntries(look)] as const];
  });
  return { kind: 'animation', line: lineOf(node), name: node.params.trim(), keyframes: Object.fromEntries(steps) };
}

/** The whole document, which for a project is the page that it shows. */
const wholePage = /^(?::root|html|body)(?=$|\s+[^\s+~]|\s*>)/i;

/**
 * A selector as it stands inside a page, undefined where it would reach out of it: what stands beside a page, and the page as
 * anything but the outermost, are not a project's to name.
 */
function insidePage(selector: string): string | undefined {
  if (selector.includes('&')) return undefined;
  const inside = selector.trim().replace(wholePage, '&');
  if (/^[+~>|]/.test(inside) || absentPart(inside) !== undefined) return undefined;
  const rest = inside.startsWith('&') ? inside.slice(1) : inside;
  return /:root\b|(?<![\w.#:-])(?:html|body)(?![\w-])|:host|:scope/i.test(rest) ? undefined : inside;
}

function whyNot(selector: string): string {
  const part = absentPart(selector);
  return part === undefined ? 'it reaches out of the page' : `pages have no ${part} here`;
}

/** CSS does not tell capitals apart, but in the names of variables. */
function propertyName(name: string): string {
  return name.startsWith('--') ? name : name.toLowerCase();
}

function lineOf(node: ChildNode): number {
  return node.source?.start?.line ?? 1;
}
