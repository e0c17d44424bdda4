/** What this cloud uses of dynalite 4.0.0, which ships no types and has no `exports` map: the version is pinned. Only database.ts imports it. */
declare module 'dynalite/db' {
  export type Item = import('@aws-sdk/client-dynamodb').PutItemInput['Item'] & {};
  export type Done<T> = (error: unknown, result?: T) => void;

  export interface KeyValue<T> {
    get(key: string, done: Done<T>): void;
    put(key: string, value: T, done: Done<void>): void;
    createValueStream(options: object): AsyncIterable<T>;
  }

  export interface Store {
    readonly db: { close(done: Done<void>): void };
    readonly tableDb: KeyValue<Table>;
    getItemDb(tableName: string): KeyValue<Item>;
    getTable(name: string, done: Done<Table>): void;
  }

  export interface Table {
    readonly TableName: string;
    readonly KeySchema: readonly { readonly AttributeName: string }[];
  }

  /** An error of DynamoDB, as it goes over the wire; validators return it, actions pass it on. */
  export interface WireError extends Error {
    readonly statusCode: number;
    readonly body: { readonly __type: string; readonly message?: string; readonly Message?: string };
  }

  export function create(options: object): Store;
  export function createKey(item: Item, table: Table): string;
  export function itemSize(item: Item): number;
  export function validateKey(key: Item, table: Table): WireError | null | undefined;
  export function validateItem(item: Item, table: Table): WireError | null | undefined;
  export function checkConditional(data: object, item: Item | undefined): WireError | null | undefined;
}

declare module 'dynalite/actions/*' {
  import type { Done, Store } from 'dynalite/db';

  // biome-ignore lint/suspicious/noExplicitAny: each action has its own input and output, those of the API
  const action: (store: Store, data: any, done: Done<any>) => void;
  export = action;
}

declare module 'dynalite/validations' {
  import type { Store } from 'dynalite/db';

  /** A copy of the input, with what the types do not name left out. Throws WireError. */
  // biome-ignore lint/suspicious/noExplicitAny: the shape is that of the action's input
  export function checkTypes(input: object, types: object): any;
  /** Throws WireError; adds the parsed expressions to the data. */
  export function checkValidations(data: object, types: object, custom: unknown, store: Store): void;
}

declare module 'dynalite/validations/*' {
  const validation: { readonly types: object; readonly custom?: unknown };
  export = validation;
}
