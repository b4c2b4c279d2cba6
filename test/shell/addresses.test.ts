import { describe, expect, it } from 'vitest';
import { signInAddress, webAddress } from '../../electron/shell/addresses.ts';

const never = [
  'file:///etc/passwd',
  'smb://plant/share',
  '\\\\plant\\share\\run.exe',
  '//plant/share',
  'javascript:alert(1)',
  'data:text/html,<script>1</script>',
  'ms-msdt:/id',
  'ms-settings:',
  'countersign://page/page.html',
  'mailto:somebody@plant.example',
  'https://login.plant.example@evil.example/',
  'https://user:word@login.plant.example/',
  'blob:https://login.plant.example/x',
  'ftp://plant.example/',
  '',
  'plant',
];

describe('what reaches the system browser', () => {
  it.each(never)('EL-5 is not "%s"', (url) => {
    expect(() => webAddress(url)).toThrow(/Only addresses of http and https/);
    expect(() => signInAddress(url)).toThrow(/Only https addresses/);
  });

  it('EL-5 is https to sign in, and http on this computer alone', () => {
    expect(signInAddress('https://login.plant.example/authorize?x=1')).toBe(
      'https://login.plant.example/authorize?x=1',
    );
    expect(signInAddress('http://127.0.0.1:4000/auth')).toBe('http://127.0.0.1:4000/auth');
    for (const url of ['http://login.plant.example/', 'http://127.0.0.1.evil.example/', 'http://0x7f.evil.example/']) {
      expect(() => signInAddress(url)).toThrow(/Only https addresses/);
    }
  });

  it('EL-5 is http too for a page, which the gateway let go there', () => {
    expect(webAddress('http://plc.local')).toBe('http://plc.local/');
  });
});
