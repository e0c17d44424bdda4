import { connect } from '../../../../local/services/connect';
import { editedAssembly, idsOf } from '../../../support/edited-assembly';
import { startTestCenter } from '../../../support/test-center';

const hears = (Identifier: string, Text: string, actions: readonly object[], next: readonly string[]) => ({
  Identifier,
  Event: {
    Identifier: `${Identifier}-event`,
    Type: 'MessageReceived',
    Actor: 'System',
    Properties: { Text, MatchingCriteria: { Type: 'Inclusion' } },
  },
  Actions: actions,
  Transitions: { NextObservations: next },
});
const send = (Type: string, Properties: object = {}) => ({
  Identifier: `send-${Type}`,
  Type: 'SendInstruction',
  Parameters: { ActionType: 'SendInstruction', Actor: 'Customer', Instruction: { Type, Properties } },
  Transitions: {},
});
const check = (Namespace: string, Operand: string) => ({
  Identifier: `check-${Namespace}`,
  Type: 'Assert',
  Parameters: { Namespace, Operator: 'Equals', Operand },
  Transitions: {},
});

/** A caller who asks for a callback, as the template of the product would deploy it. */
const CONTENT = JSON.stringify({
  Version: '2025-06-21',
  Metadata: {},
  Observations: [
    hears(
      'welcome',
      'automated assistant',
      [check('$.Channel', 'VOICE'), send('TextUtterance', { Text: 'call me back', LanguageCode: 'en-US' })],
      ['name'],
    ),
    hears('name', 'name', [send('Disconnect')], []),
  ],
});

describe('a test case of the template', () => {
  it('runs against the flow, the bot and the functions of the same template', async () => {
    const assembly = editedAssembly((template) => {
      const flow =
        idsOf(template, 'AWS::Connect::ContactFlow').find((id) => template.Resources[id].Properties.Name === 'Atlas inbound') ?? '';
      template.Resources['AsksForACallback'] = {
        Type: 'AWS::Connect::TestCase',
        Properties: {
          InstanceArn: template.Resources[flow].Properties.InstanceArn,
          Name: 'Asks for a callback',
          Content: CONTENT,
          EntryPoint: { Type: 'VOICE_CALL', VoiceCallEntryPointParameters: { FlowId: { 'Fn::GetAtt': [flow, 'ContactFlowArn'] } } },
          Status: 'PUBLISHED',
        },
      };
    });
    const center = await startTestCenter({ assembly });
    try {
      const [testCase] = center.cloud.context(connect).store.testCases.values();
      const input = { InstanceId: testCase?.instance.id, TestCaseId: testCase?.id };
      const call = (operation: string, more = {}) =>
        center.cloud.call({ service: 'connect', operation, input: { ...input, ...more }, principal: { kind: 'operator' } });
      const { TestCaseExecutionId } = (await call('StartTestCaseExecution')) as { TestCaseExecutionId: string };
      await center.settle();
      expect(await call('GetTestCaseExecutionSummary', { TestCaseExecutionId })).toMatchObject({
        Status: 'PASSED',
        ObservationSummary: { TotalObservations: 2, ObservationsPassed: 2 },
      });
      expect(center.faults()).toEqual([]);
    } finally {
      await center.close();
    }
  });
});
