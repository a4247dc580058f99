import { expect, it } from 'vitest';
import type { LoadCommand } from '../model/control.ts';
import { LoadControl } from './load-control.ts';

it('hands on what was commanded before there was anybody to hear it, in its order', () => {
  const control = new LoadControl();
  const heard: LoadCommand['kind'][] = [];
  control.command({ kind: 'pause' });
  control.command({ kind: 'scale', scenario: null, to: 5 });
  control.connect(({ kind }) => heard.push(kind));
  control.command({ kind: 'resume' });
  expect(heard).toEqual(['pause', 'scale', 'resume']);
  expect(control.state).toBe('running');
});

it('hears nothing more once it stops', () => {
  const control = new LoadControl();
  const heard: LoadCommand['kind'][] = [];
  control.connect(({ kind }) => heard.push(kind));
  control.command({ kind: 'stop' });
  control.command({ kind: 'resume' });
  control.command({ kind: 'stop' });
  expect(heard).toEqual(['stop']);
  expect(control.state).toBe('stopping');
});
