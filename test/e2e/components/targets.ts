/** How large what can be pressed on a page is, as a finger finds it: by what lies under the points around its middle. */
import type { Page } from '@playwright/test';

/** What a person presses. */
const pressed = [
  'button',
  'a[href]',
  'select',
  'input',
  'textarea',
  ...['button', 'tab', 'option', 'switch', 'checkbox', 'radio', 'menuitem', 'slider'].map((role) => `[role=${role}]`),
].join(', ');

/** What has a size of its own, and why. */
const exceptions = [
  // Words that run on are as high as their line (WCAG 2.5.8, "inline").
  'p a, li a, td a',
  // Is as large as its value, its time or its length; the keyboard reaches it too.
  'path.section, .card',
  // Says what a project asks for and this version does not show; larger, it would take the presses of what it stands on.
  '[data-own].mark',
  // Says why a value is not good, in one line below it.
  '[data-own].quality',
].join(', ');

/**
 * What of the page's main part can be pressed and has less than `--target` across or down under the finger, with its size in pixels.
 * What belongs to it counts: its label, and what stands in it. In a place that is lower, it is as high as what the place leaves to it.
 */
export function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    ({ pressed, exceptions }) => {
      const target = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--target'));
      // Of the frame that a field has around what is in it.
      const edges = 2;
      const isHit = (element: Element, x: number, y: number): boolean => {
        const hit = document.elementFromPoint(x, y);
        if (hit === null) return false;
        return element.contains(hit) || hit.closest('label')?.control === element;
      };
      /** How far it can be pressed from a point in a direction, up to a whole target. */
      const reach = (element: Element, x: number, y: number, across: number, down: number): number => {
        let far = 0;
        while (far < target && isHit(element, x + across * (far + 1), y + down * (far + 1))) far += 1;
        return far;
      };
      /** The pixels that a place leaves to a component, below which stands why its value is not good. */
      const leftTo = (element: Element): number => {
        const place = element.closest('.target');
        if (place === null) return target;
        const said = [...place.querySelectorAll('[data-own]')].map((own) => own.getBoundingClientRect().height);
        return place.getBoundingClientRect().height - said.reduce((sum, one) => sum + one, 0);
      };
      const found: string[] = [];
      for (const element of document.querySelectorAll(`main :is(${pressed})`)) {
        if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('[inert]') !== null) continue;
        if (element.matches(exceptions) || getComputedStyle(element).pointerEvents === 'none') continue;
        element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
        const { left, top, width, height } = element.getBoundingClientRect();
        const [x, y] = [left + width / 2, top + height / 2];
        const wide = reach(element, x, y, -1, 0) + reach(element, x, y, 1, 0) + 1;
        const high = reach(element, x, y, 0, -1) + reach(element, x, y, 0, 1) + 1;
        if (wide >= target - edges && high >= Math.min(target, leftTo(element)) - edges) continue;
        const name = element.getAttribute('aria-label') ?? element.textContent.trim();
        const kind = `${element.localName}.${element.getAttribute('class')?.replace(/ ?svelte-\w+/g, '') ?? ''}`;
        const state = element.closest('[data-component-id]')?.getAttribute('aria-label') ?? '';
        found.push(`${kind} "${name.slice(0, 40)}" ${state} ${wide} x ${high}`);
      }
      return found;
    },
    { pressed, exceptions },
  );
}
