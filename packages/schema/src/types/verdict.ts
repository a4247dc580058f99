import { enumType } from '../enum-type.ts';

export const Verdict = enumType('Verdict', ['passed', 'failed', 'invalid']);
