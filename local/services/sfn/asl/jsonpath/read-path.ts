import type { Json } from '../json';
import type { View } from '../run/view';
import { find, PathNotFound, pathText } from './find';
import type { Path } from './parse';

/** What the path leads to: one value when it is definite (PathNotFound when there is none), else an array, perhaps empty. */
export function readPathIn(path: Path, view: View): Json {
  const found = find(path.tokens, rootOf(path, view), path.isDefinite);
  if (!path.isDefinite) return found;
  if (found.length === 0) throw new PathNotFound(`No results for path: ${pathText(path.tokens)}`);
  return found[0] as Json;
}

/** As `readPathIn`, but undefined where a definite path leads nowhere. */
export function lookUpPath(path: Path, view: View): Json | undefined {
  const root = path.source === 'variable' ? view.variables.find(path.variable) : rootOf(path, view);
  if (root === undefined) return undefined;
  const found = find(path.tokens, root);
  return path.isDefinite ? found[0] : found;
}

function rootOf(path: Path, view: View): Json {
  if (path.source === 'value') return view.value;
  if (path.source === 'context') return view.context;
  const variable = view.variables.find(path.variable);
  if (variable === undefined) throw new PathNotFound(`no variable $${path.variable}`);
  return variable;
}
