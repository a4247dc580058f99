import type { Trap } from './trap.ts';
import { brokenTraps } from './traps/broken.ts';
import { bulkTraps } from './traps/bulk.ts';
import { dialogTraps } from './traps/dialogs.ts';
import { doorTraps } from './traps/doors.ts';
import { endlessTraps } from './traps/endless.ts';
import { redirectTraps } from './traps/redirects.ts';
import { slowTraps } from './traps/slow.ts';
import { windowTraps } from './traps/windows.ts';

export const traps: readonly Trap[] = [
  ...endlessTraps,
  ...redirectTraps,
  ...dialogTraps,
  ...bulkTraps,
  ...slowTraps,
  ...brokenTraps,
  ...windowTraps,
  ...doorTraps,
];
