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
  const readAll = (nodes: readonly ChildNode[], around: readonly string[]): void => {
    for (const node of nodes) {
      if (node.type === 'rule') {
        const rule = readRule(node, around, leaveOut);
        if (rule !== undefined) rules.push(rule);
      } else if (node.type === 'atrule' && conditions.has(node.name.toLowerCase())) {
        readAll(node.nodes ?? [], [...around, `@${node.name} ${node.params}`]);
      } else if (node.type === 'atrule' && /^(-webkit-)?keyframes$/i.test(node.name) && around.length === 0) {
        rules.push(readAnimation(node, leaveOut));
      } else if (node.type === 'atrule' && node.name.toLowerCase() === 'font-face' && around.length === 0) {
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

type LeaveOut = (node: ChildNode, reason: string) => void;

function readRule(rule: Rule, around: readonly string[], leaveOut: LeaveOut): SheetRule | undefined {
  const selectors = rule.selectors.flatMap((selector) => {
    const inside = insidePage(selector);
    if (inside === undefined) leaveOut(rule, `${selector} is left out: ${whyNot(selector)}`);
    return inside === undefined ? [] : [inside];
  });
  const declarations = rule.nodes.flatMap((node) => {
    if (node.type === 'comment') return [];
    if (node.type === 'decl') {
      const property = propertyName(node.prop);
      return isOfOthers(property) ? [] : [{ property, value: node.value, isImportant: node.important === true }];
    }
    leaveOut(node, 'a rule inside another is left out: it is not supported in this version');
    return [];
  });
  if (selectors.length === 0) return undefined;
  return { kind: 'look', line: lineOf(rule), selectors, around: [...around], declarations };
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
