import { expect, test } from 'vitest';
import { iconName } from './icon-name.ts';

test.each([
  ['fa fa-plus', 'Add'],
  ['btn-icon glyphicon glyphicon-trash', 'Delete'],
  ['MuiSvgIcon editIcon', 'Edit'],
  ['red-ui-header-button-sidemenu', 'Menu'],
  ['ti ti-settings', 'Settings'],
  ['button icon v-icon check', 'Save'],
  ['v-icon arrow_back', 'Back'],
])('%s is called %s', (hints, name) => {
  expect(iconName(hints)).toBe(name);
});

test('words within other words say nothing', () => {
  expect(iconName('address cabinet surplus')).toBe('');
});
