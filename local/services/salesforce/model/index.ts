import { lead } from './lead';
import type { ObjectType } from './object-type';
import { task } from './task';

/** What the org has: requests about any other object are refused by name. */
export const OBJECTS: readonly ObjectType[] = [lead, task];
