import { itemOperation } from '../item-operation';

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html
export const putItem = itemOperation('PutItem');
