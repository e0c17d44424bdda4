import type { Json } from '../json';

/** One step of a path. A token is definite when it leads from one value to at most one. */
export type Token =
  | { readonly kind: 'names'; readonly names: readonly string[]; readonly isScan: boolean }
  | { readonly kind: 'every'; readonly isScan: boolean }
  | { readonly kind: 'indexes'; readonly indexes: readonly number[]; readonly isScan: boolean }
  | { readonly kind: 'slice'; readonly from: number | undefined; readonly to: number | undefined; readonly isScan: boolean }
  | { readonly kind: 'filter'; readonly predicate: Predicate; readonly text: string; readonly isScan: boolean }
  | { readonly kind: 'call'; readonly name: string; readonly isScan: false };

/** Decides on an item of an array; `root` is the value the whole path starts from. */
export type Predicate = (item: Json, root: Json) => boolean;

export const isDefinite = (token: Token): boolean =>
  !token.isScan &&
  (token.kind === 'call' ||
    (token.kind === 'names' && token.names.length === 1) ||
    (token.kind === 'indexes' && token.indexes.length === 1));

export function tokenText(token: Token): string {
  const scan = token.isScan ? '..' : '';
  switch (token.kind) {
    case 'names':
      return `${scan}[${token.names.map((name) => `'${name}'`).join(',')}]`;
    case 'every':
      return `${scan}[*]`;
    case 'indexes':
      return `${scan}[${token.indexes.join(',')}]`;
    case 'slice':
      return `${scan}[${token.from ?? ''}:${token.to ?? ''}]`;
    case 'filter':
      return `${scan}[?]`;
    case 'call':
      return `.${token.name}()`;
  }
}
