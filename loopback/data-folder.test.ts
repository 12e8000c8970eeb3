import { expect, it } from 'vitest';
import { dataFolder } from './data-folder.ts';

it('follows the system’s convention for a program’s data', () => {
  expect(dataFolder('linux', {}, '/home/odile')).toBe('/home/odile/.local/share/seedleaf-browser');
  expect(dataFolder('linux', { XDG_DATA_HOME: '/mnt/d' }, '/home/odile')).toBe('/mnt/d/seedleaf-browser');
  expect(dataFolder('linux', { XDG_DATA_HOME: 'd' }, '/home/odile')).toBe(
    '/home/odile/.local/share/seedleaf-browser',
  );
  expect(dataFolder('darwin', {}, '/Users/odile')).toBe(
    '/Users/odile/Library/Application Support/seedleaf-browser',
  );
  expect(dataFolder('win32', { APPDATA: 'C:\\Roaming' }, 'C:\\Users\\odile')).toBe(
    'C:\\Roaming\\seedleaf-browser',
  );
});
