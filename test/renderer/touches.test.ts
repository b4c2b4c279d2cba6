import { describe, expect, it } from 'vitest';
import { followTouches, settled, type Contact, type Panel, type Touches } from '../../renderer/touches.ts';

const panel: Panel = { width: 1024, height: 768, millimetre: 96 / 25.4 };

const contact = (of: Partial<Contact>): Contact => ({
  pointerId: 1,
  pointerType: 'touch',
  isPrimary: false,
  timeStamp: 0,
  clientX: 500,
  clientY: 400,
  width: 30,
  height: 40,
  ...of,
});

/** A press that begins at a time in milliseconds and takes a while. */
function press(touches: Touches, of: Partial<Contact> = {}, began = 1000, takes = 90): Contact {
  touches.down(contact({ ...of, timeStamp: began }), panel);
  const end = contact({ ...of, timeStamp: began + takes });
  touches.up(end);
  return end;
}

const isMeant = (of: Partial<Contact>, began?: number, takes?: number): boolean => {
  const touches = followTouches();
  return touches.isMeant(press(touches, of, began, takes), settled);
};

describe('HM-8 a touch that somebody meant', () => {
  it('is one of a finger, also in a thick glove', () => {
    expect(isMeant({})).toBe(true);
    expect(isMeant({ width: 75, height: 90 })).toBe(true);
    expect(isMeant({ width: 1, height: 1 })).toBe(true);
  });

  it('is none of a palm, none over the edge, none of a drop of water, and none of what lies there', () => {
    expect(isMeant({ width: 120, height: 60 })).toBe(false);
    expect(isMeant({ clientX: 14 })).toBe(false);
    expect(isMeant({ clientY: 760 })).toBe(false);
    expect(isMeant({}, 1000, 8)).toBe(false);
    expect(isMeant({}, 1000, 1001)).toBe(false);
  });

  it('comes after the question was there for a while', () => {
    expect(isMeant({}, settled - 1)).toBe(false);
    expect(isMeant({}, settled)).toBe(true);
  });

  it('is alone on the panel, from its beginning to its end', () => {
    const palm = contact({ pointerId: 7, clientX: 100, width: 200, height: 200 });
    const before = followTouches();
    before.down(palm, panel);
    expect(before.isMeant(press(before), 0)).toBe(false);
    before.up(palm);
    expect(before.isMeant(press(before), 0)).toBe(true);
    const meanwhile = followTouches();
    meanwhile.down(contact({ timeStamp: 1000 }), panel);
    meanwhile.down(palm, panel);
    meanwhile.up(palm);
    const end = contact({ timeStamp: 1090 });
    meanwhile.up(end);
    expect(meanwhile.isMeant(end, 0)).toBe(false);
  });

  it('is alone after one whose end nobody heard', () => {
    const touches = followTouches();
    touches.down(contact({ pointerId: 7, isPrimary: true }), panel);
    expect(touches.isMeant(press(touches, { isPrimary: true }), 0)).toBe(true);
  });

  it('is one that was seen to begin and to end', () => {
    const touches = followTouches();
    expect(touches.isMeant(contact({}), 0)).toBe(false);
    press(touches, { pointerId: 2 });
    expect(touches.isMeant(contact({ pointerId: 3 }), 0)).toBe(false);
  });

  it('is any press of a mouse and of keys', () => {
    const touches = followTouches();
    expect(touches.isMeant({ pointerId: 1, pointerType: 'mouse' }, 1e9)).toBe(true);
    expect(touches.isMeant({ pointerId: -1, pointerType: '' }, 1e9)).toBe(true);
  });
});
