import { describe, expect, it } from 'vitest';
import { pipesOf } from '../../../electron/gateway/perspective/pipes.ts';
import { openStation } from '../../support/station.ts';
import { button, project } from './scene.ts';

describe('session.props.pipes', () => {
  it('is plain on a new session, and tells open pages of a change alone', async () => {
    const station = await openStation({
      files: project([
        button('Mimic', "self.session.props.pipes = {'autoAppearance': 'mimic', 'overlapGap': 6}"),
        button('Again', "self.session.props.pipes = {'autoAppearance': 'mimic', 'overlapGap': '6'}"),
        button('Appearance', "self.session.props.pipes.autoAppearance = 'p&id'"),
      ]),
    });
    const page = station.openPage();
    expect(page.frame.resume().pipes).toEqual({ appearance: 'simple', gap: 4 });
    await page.press('Mimic');
    await page.press('Again');
    await page.press('Appearance');
    expect(page.layout).toEqual([
      { kind: 'pipes', pipes: { appearance: 'mimic', gap: 6 } },
      { kind: 'pipes', pipes: { appearance: 'p&id', gap: 6 } },
    ]);
    expect(page.frame.resume().pipes).toEqual({ appearance: 'p&id', gap: 6 });
  });

  it('is as on a new session where it says what is not there', () => {
    expect(pipesOf({ autoAppearance: 'carved', overlapGap: 'wide' })).toEqual({ appearance: 'simple', gap: 4 });
    expect(pipesOf(null)).toEqual({ appearance: 'simple', gap: 4 });
    expect(pipesOf({ overlapGap: -3 }).gap).toBe(0);
  });
});
