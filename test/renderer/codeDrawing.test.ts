import { describe, expect, it } from 'vitest';
import { symbolList } from 'bwip-js/browser';
import { symbologies } from '../../electron/contract/components/symbologies.ts';
import { drawCode } from '../../renderer/components/codeDrawing.ts';

describe('bar codes', () => {
  it('are those that the library draws', () => {
    // A bill of Switzerland has a cross cut into its code.
    const drawn = symbolList.map(({ bcid }) => bcid).filter((name) => name !== 'swissqrcode');
    expect(symbologies.toSorted()).toEqual(drawn.toSorted());
  });

  it('each can be drawn, with a text that it can hold', () => {
    const failed = symbolList.flatMap(({ bcid, text }) => {
      if (!symbologies.some((name) => name === bcid)) return [];
      const drawn = drawCode(bcid, text);
      return 'code' in drawn && drawn.code.shapes.length > 0 && !/NaN/.test(JSON.stringify(drawn)) ? [] : [bcid];
    });
    // Their examples come with options, which projects do not have.
    expect(failed).toEqual(['mailmark', 'rectangularmicroqrcode', 'maxicode', 'd3aqr']);
  });

  it('of bars may be of any height, others not', () => {
    expect(drawCode('code128', 'B-20417')).toMatchObject({ code: { isBars: true, module: 1 } });
    expect(drawCode('qrcode', 'B-20417')).toMatchObject({ code: { isBars: false, width: 42, height: 42, module: 2 } });
  });

  it('say why a text can be none', () => {
    expect(drawCode('ean13', 'B-20417')).toEqual({ reason: 'EAN-13 must be 12 or 13 digits' });
  });
});
