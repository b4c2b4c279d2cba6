import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filePlace, frameOf, sourceOf } from '../../electron/contract/sources.ts';

const hosts = ['https://plant.local', 'http://10.0.0.5:8088'];
const urlOf = (text: string): string | undefined => {
  const source = sourceOf(text, 'images', hosts);
  return 'url' in source ? source.url : undefined;
};

describe('where pictures come from', () => {
  it.each([
    ['/system/images/x.png', '/system/images/x.png'],
    ['/system/images/SVGs/Arrow (Menu).svg', '/system/images/SVGs/Arrow%20(Menu).svg'],
    ['/system/images/SVGs/Arrow%20(Menu).svg', '/system/images/SVGs/Arrow%20(Menu).svg'],
    ['/system/images/100%.png', '/system/images/100%25.png'],
    ['/system/images/Pumpe-Größe.PNG', '/system/images/Pumpe-Gr%C3%B6%C3%9Fe.PNG'],
    ['/system/images/x.svg?t=12#part', '/system/images/x.svg?t=12#part'],
    ['https://plant.local/a.png', 'https://plant.local/a.png'],
    ['HTTPS://PLANT.LOCAL/a".png', 'https://plant.local/a%22.png'],
    ['http://10.0.0.5:8088/x', 'http://10.0.0.5:8088/x'],
    ['data:image/png;base64,AA+/=', 'data:image/png;base64,AA+/='],
    ['data:image/svg+xml;utf8,<svg a="1"/>', 'data:image/svg+xml;utf8,%3Csvg%20a=%221%22/%3E'],
  ])('takes %s', (text, url) => {
    expect(urlOf(text)).toBe(url);
  });

  it.each([
    ['https://who@plant.local/a.png', '"https://who@plant.local/a.png" is no address'],
    ['//plant.local/a.png', '"//plant.local/a.png" is not below /system/images/, where this station has its files'],
    ['pictures/a.png', '"pictures/a.png" is not below /system/images/, where this station has its files'],
    ['javascript:alert(1)', '"javascript:alert(1)" is not below /system/images/, where this station has its files'],
    ['file:///etc/passwd', '"file:///etc/passwd" is not below /system/images/, where this station has its files'],
    [
      '/system/images/a.exe',
      '"/system/images/a.exe" is no file of one of the endings png jpg jpeg gif webp avif bmp ico svg',
    ],
    ['data:text/html,x', '"data:text/html,x" is no picture'],
    [`data:image/png;base64,${'A'.repeat(2_000_001)}`, 'the picture is larger than 2 MB; make a file of it'],
  ])('names why it does not take %s', (text, problem) => {
    expect(sourceOf(text, 'images', hosts)).toEqual({ problem });
  });

  it.each(['https://elsewhere.example', 'https://plant.local:8443'])('names %s, which is not listed', (unlisted) => {
    const problem = `${unlisted} is not listed in outgoing.json of this station`;
    expect(sourceOf(`${unlisted}/a.png`, 'images', hosts)).toEqual({ problem, unlisted });
  });

  it('takes fonts from the station alone', () => {
    expect(sourceOf('/data/perspective/fonts/Plant.woff2', 'fonts', hosts)).toEqual({
      url: '/data/perspective/fonts/Plant.woff2',
    });
    expect(sourceOf('https://plant.local/Plant.woff2', 'fonts', hosts)).toEqual({
      problem: 'a font comes from this station alone, not from https://plant.local',
    });
  });

  it('never leads out of the folder, nor to what is hidden, however it is written', () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2F',
      '%5C',
      '\\',
      '/',
      '//',
      'a',
      '.git',
      ':',
      '%00',
      ' ',
      'x.png',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const place = filePlace(`/system/images/${parts.join('')}.png`);
        for (const name of place?.names ?? []) expect(name).toMatch(/^[^./\\:\0][^/\\:\0]*$/);
      }),
    );
  });

  it('gives nothing that ends the quotes of a style', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('/system/images/', 'https://plant.local/', 'data:image/svg+xml,'),
        fc.string(),
        (before, text) => {
          expect(urlOf(`${before}${text}.png`) ?? '').not.toMatch(/["\\\n\r]/);
        },
      ),
    );
  });
});

describe('a page of another computer', () => {
  it.each([
    ['https://plant.local/line?a=1#b', { url: 'https://plant.local/line?a=1#b' }],
    [
      'https://other.local/',
      {
        problem: 'https://other.local is not listed among the frames in outgoing.json of this station',
        unlisted: 'https://other.local',
      },
    ],
    [
      'https://plant.local.evil.example/',
      { problem: expect.stringContaining('is not listed'), unlisted: 'https://plant.local.evil.example' },
    ],
    ['https://me:secret@plant.local/', { problem: expect.stringContaining('is no address') }],
    ['/page', { problem: '"/page" is no address of a page of another computer' }],
    ['javascript:alert(1)', { problem: expect.stringContaining('is no address') }],
    ['data:text/html,<p>', { problem: expect.stringContaining('is no address') }],
  ])('%s', (text, expected) => {
    expect(frameOf(text, ['https://plant.local'])).toEqual(expected);
  });
});
