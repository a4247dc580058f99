import { expect, test } from 'vitest';
import { installedBrowserPaths } from './browser-paths.ts';

test('on Linux the PATH is searched, Chrome before Chromium', () => {
  const paths = installedBrowserPaths('linux', { PATH: '/usr/bin:/opt/bin' });
  expect(paths.slice(0, 2)).toEqual([
    '/usr/bin/google-chrome-stable',
    '/opt/bin/google-chrome-stable',
  ]);
  expect(paths.indexOf('/usr/bin/google-chrome')).toBeLessThan(paths.indexOf('/usr/bin/chromium'));
});

test('on a Mac the application folders are searched', () => {
  expect(installedBrowserPaths('darwin', { HOME: '/Users/ada' })).toContain(
    '/Users/ada/Applications/Chromium.app/Contents/MacOS/Chromium',
  );
});
