import { complaintAboutAction } from '../../../../local/cloud/identity/iam-actions';

describe('an action of a policy', () => {
  it.each([
    'states:StartExecution',
    'STATES:startexecution',
    'dynamodb:Get*',
    'logs:*',
    '*',
    'kinesis:PutRecord', // a service that is not spelled out
    'kinesis:PutRecrod',
  ])('%s is taken', (action) => expect(complaintAboutAction(action)).toBeUndefined());

  it.each([
    ['states:StartExecutionn', 'no action states:StartExecutionn in IAM, perhaps StartExecution'],
    ['bedrock:Converse', 'no action bedrock:Converse in IAM'],
    ['dynamodb:Gett*', 'no action dynamodb:Gett* in IAM'],
    ['dynamodbb:GetItem', 'no service dynamodbb in IAM, expected an action such as states:StartExecution'],
    ['GetItem', 'no service GetItem in IAM, expected an action such as states:StartExecution'],
  ])('%s is complained about', (action, complaint) => expect(complaintAboutAction(action)).toBe(complaint));
});
