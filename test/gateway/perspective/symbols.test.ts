import { describe, expect, it } from 'vitest';
import { symbolsOf } from '../../../electron/gateway/perspective/symbols.ts';
import { openStation } from '../../support/station.ts';
import { button, project } from './scene.ts';

describe('session.props.symbols', () => {
  it('is plain and of full speed on a new session, and tells open pages of a change alone', async () => {
    const set = (settings: string) => `self.session.props.symbols = ${settings}`;
    const station = await openStation({
      files: project([
        button('Mimic', set("{'autoAppearance': 'mimic', 'autoAnimationSpeed': 50}")),
        button('Again', set("{'autoAppearance': 'mimic', 'autoAnimationSpeed': '50'}")),
        button('Appearance', "self.session.props.symbols.autoAppearance = 'p&id'"),
      ]),
    });
    const page = station.openPage();
    expect(page.frame.resume().symbols).toEqual({ appearance: 'simple', speed: 100 });
    await page.press('Mimic');
    await page.press('Again');
    await page.press('Appearance');
    expect(page.layout).toEqual([
      { kind: 'symbols', symbols: { appearance: 'mimic', speed: 50 } },
      { kind: 'symbols', symbols: { appearance: 'p&id', speed: 50 } },
    ]);
    expect(page.frame.resume().symbols).toEqual({ appearance: 'p&id', speed: 50 });
  });

  it('is as on a new session where it says what is not there', () => {
    expect(symbolsOf({ autoAppearance: 'carved', autoAnimationSpeed: 'fast' })).toEqual({
      appearance: 'simple',
      speed: 100,
    });
    expect(symbolsOf(null)).toEqual({ appearance: 'simple', speed: 100 });
    expect(symbolsOf({ autoAnimationSpeed: 0 }).speed).toBe(0);
  });
});
