import type { Json } from '../json';
import type { View } from '../run/view';

/** A JSON value of a definition in which some strings stand for what they lead to. */
export type Template = (view: View) => Json | Promise<Json>;
