import { describe, expect, it } from 'vitest';
import type { Json } from '../../electron/contract/json.ts';
import { classNames } from '../../electron/contract/styles.ts';
import { styleParts } from '../../renderer/components/notObeyed.ts';
import { readStyle } from '../../renderer/components/style.ts';

describe('styles of components', () => {
  it.each<[string, Json, string, string]>([
    ['backgroundColor', '#FF0000', 'background-color', '#FF0000'],
    ['background-color', 'red', 'background-color', 'red'],
    ['borderTopWidth', 2, 'border-top-width', '2px'],
    ['opacity', 0.5, 'opacity', '0.5'],
    ['visibility', 'hidden', 'visibility', 'hidden'],
    ['display', 'none', 'display', 'none'],
    ['fontWeight', 600, 'font-weight', '600'],
    ['color', 'var(--alarm)', 'color', 'var(--alarm)'],
    ['backgroundImage', 'linear-gradient(red, blue)', 'background-image', 'linear-gradient(red, blue)'],
    ['position', 'relative', 'position', 'relative'],
    ['zIndex', 99, 'z-index', '99'],
    ['filter', 'blur(2px)', 'filter', 'blur(2px)'],
    ['animation', 'blink 1s', 'animation', 'blink 1s'],
    ['background-size', 'cover', 'background-size', 'cover'],
    ['color', 'Var(--callToAction)', 'color', 'Var(--callToAction)'],
    ['WebkitLineClamp', 2, '-webkit-line-clamp', '2'],
    ['backgroundImage', 'url(/system/images/x.png)', 'background-image', 'url("/system/images/x.png")'],
    [
      'background',
      "no-repeat url( '/system/images/SVGs/Arrow (Menu).svg' ) red",
      'background',
      'no-repeat url("/system/images/SVGs/Arrow%20(Menu).svg") red',
    ],
    ['listStyle', 'url(data:image/png;base64,AAAA)', 'list-style', 'url("data:image/png;base64,AAAA")'],
    [
      'maskImage',
      'url(/system/images/a.svg), linear-gradient(red, blue)',
      'mask-image',
      'url("/system/images/a.svg"), linear-gradient(red, blue)',
    ],
  ])('applies %s: %j', (name, value, property, css) => {
    expect(readStyle({ [name]: value })).toEqual({ css: [[property, css]], left: [] });
  });

  it.each<[string, Json]>([
    ['backgroundImage', 'url(http://example.com/x.png)'],
    ['backgroundImage', 'image-set("x.png" 1x)'],
    ['background', 'URL("x")'],
    ['content', '"Signed"'],
    ['behavior', 'x'],
    ['width', 'expression(alert(1))'],
    ['color', 'red; position: fixed'],
    ['color', 'red !important'],
    ['color', 'r\\65 d'],
    ['backgroundImage', 'url(data:text/html;base64,AAAA)'],
    ['backgroundImage', 'url(/system/images/x.png) url(http://example.com/x.png)'],
    ['backgroundImage', 'url(/system/images/../x.png)'],
    ['backgroundImage', 'url(/system/images/a b (c).png)'],
    ['backgroundImage', 'url("/system/images/x.png"); position: fixed'],
    ['cursor', 'url(/system/images/x.png)'],
    ['mask', 'url(#x)'],
    ['appRegion', 'drag'],
    ['-webkit-app-region', 'drag'],
    ['viewTransitionName', 'x'],
    ['all', 'unset'],
    ['--ink', 'red'],
    ['color', { bound: true }],
    ['@import', 'x'],
  ])('leaves out %s: %j and names it', (name, value) => {
    expect(readStyle({ [name]: value })).toEqual({ css: [], left: [name] });
  });

  it('a property without a value asks for nothing', () => {
    expect(readStyle({ color: null, backgroundColor: '', classes: 'panel' })).toEqual({ css: [], left: [] });
  });

  it('names classes that are not there, and what of a class is not applied', () => {
    expect(classNames({ classes: ' A/B  panel ' })).toEqual(['A/B', 'panel']);
    expect(classNames({ classes: ['A/B', 'C'] })).toEqual(['A/B', 'C']);
    const classes = {
      'A/B': {
        base: {
          style: { color: 'red', content: '"x"' },
          animation: { duration: '2s', steps: 3, keyframes: { '50%': { behavior: 'x', opacity: 0 } } },
        },
        variants: [
          { pseudo: 'hover', style: { appRegion: 'drag' } },
          { pseudo: 'before', style: {} },
          { pseudo: 'focus', style: {}, animation: { keyframes: {} } },
        ],
      },
    };
    expect(styleParts('style', { classes: 'A/B panel Gone' }, classes)).toEqual([
      'style.classes: A/B content',
      'style.classes: A/B animation.steps',
      'style.classes: A/B animation 50% behavior',
      'style.classes: A/B:hover appRegion',
      'style.classes: A/B:before',
      'style.classes: Gone is not in this project',
    ]);
  });
});
