import { itemOperation } from '../item-operation';

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html
export const describeTable = itemOperation('DescribeTable');
