/** How the page stands to the server. `refused`: the token is missing or wrong, trying again does not help. */
export type Connection =
  | { readonly state: 'connecting' | 'open' | 'refused' }
  | { readonly state: 'waiting'; readonly failures: number; readonly waitMs: number };
