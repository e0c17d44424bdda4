import { itemOperation } from '../item-operation';

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html
export const deleteItem = itemOperation('DeleteItem');
