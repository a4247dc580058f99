import { enumType } from '../enum-type.ts';

export const Effect = enumType('Effect', ['read', 'write', 'destructive']);
