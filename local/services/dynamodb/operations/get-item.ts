import { itemOperation } from '../item-operation';

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html
export const getItem = itemOperation('GetItem');
