import { itemOperation } from '../item-operation';

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
export const updateItem = itemOperation('UpdateItem');
