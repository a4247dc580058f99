import { runStates } from '@flowload/engine/model/run.ts';
import { enumType } from '../enum-type.ts';

export const RunState = enumType('RunState', runStates);
