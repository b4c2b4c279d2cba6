import { describe, expect, it } from 'vitest';
import { askSystem, wayOut } from '../../electron/shell/systemLock.ts';

const windows = (shell: string, hasAssignedAccess = false): string | undefined =>
  wayOut({ platform: 'win32', desktop: '', windows: { shell, hasAssignedAccess } });

describe('EL-15 what the system does not hold back of a kiosk', () => {
  it('is said of a desktop around the program, by its name', async () => {
    expect(wayOut({ platform: 'linux', desktop: 'GNOME', windows: undefined })).toContain(
      'The desktop GNOME runs around',
    );
    expect(wayOut({ platform: 'linux', desktop: '', windows: undefined })).toBeUndefined();
    expect((await askSystem('linux')).windows).toBeUndefined();
  });

  it('is said of Windows with its own shell and without assigned access', () => {
    expect(windows('explorer.exe')).toContain('neither assigned access nor another shell');
    expect(windows('C:\\Windows\\Explorer.exe ')).toContain('neither assigned access nor another shell');
    expect(windows('explorer.exe', true)).toBeUndefined();
    expect(windows('CustomShellHost.exe')).toBeUndefined();
  });

  it('is said to be unknown where the system does not tell', () => {
    expect(wayOut({ platform: 'win32', desktop: '', windows: undefined })).toContain('It is not known');
    expect(wayOut({ platform: 'darwin', desktop: '', windows: undefined })).toContain('It is not known');
  });
});
