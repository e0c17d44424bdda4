import { itemOperation } from '../item-operation';

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html
export const query = itemOperation('Query');
