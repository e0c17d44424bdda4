import { AssemblyRefused } from '../../local/cloud/assembly-refused';
import type { Fault } from '../../local/cloud/trace';
import { editedAssembly, idsOf } from '../support/edited-assembly';
import { startTestCenter } from '../support/test-center';

const CALLER = '+14155552671';

/** Asks for a callback, answers it, and gives what was found wrong on the way. */
async function faultsOfACallback(assembly: string): Promise<readonly Fault[]> {
  try {
    const center = await startTestCenter({ assembly });
    try {
      const ada = center.caller(CALLER);
      const call = await ada.dials();
      for (const line of ['how are the seals today', 'call me back', 'Ada', 'Analytical Engines', 'night support', 'yes']) {
        if (call.endedBecause === undefined) await call.says(line);
      }
      if (call.endedBecause === undefined) call.hangsUp();
      if (await center.clock.runUntil(() => ada.rings.length > 0)) {
        const callback = await ada.answers();
        if (callback.endedBecause === undefined) await callback.says('go ahead');
        if (callback.endedBecause === undefined) callback.hangsUp();
      }
      await center.clock.advance(4 * 60_000); // the sweep comes by once a minute
      return center.faults();
    } finally {
      await center.close();
    }
  } catch (error) {
    if (error instanceof AssemblyRefused) return error.refusals;
    throw error;
  }
}

const words = (faults: readonly Fault[]) => faults.map(({ what, where }) => `${what} (${where})`).join('\n');

describe('cdk.out is the truth: what is taken out of it is missed, by name', () => {
  it('as it was synthesized, nothing is wrong', async () => {
    expect(words(await faultsOfACallback(editedAssembly(() => {})))).toBe('');
  });

  it.each([
    ['the model', 'Fulfillment', 'bedrock:InvokeModelWithResponseStream'],
    ['the table', 'Fulfillment', 'dynamodb:'],
    ['the identity key', 'Fulfillment', 'secretsmanager:GetSecretValue'],
    ['starting the callback', 'Fulfillment', 'states:StartExecution'],
    ['placing the call', 'CallbackStartOutboundCall', 'connect:StartOutboundVoiceContact'],
    ['the Salesforce secret', 'CallbackCreateLead', 'secretsmanager:GetSecretValue'],
    ['invoking the functions of the workflow', 'CallbackStateMachine', 'lambda:InvokeFunction'],
    ['starting the monitor', 'CallbackStateMachine', 'states:StartExecution'],
    ['the queue of contact events', 'ContactEventsContactEvent', 'sqs:ReceiveMessage'],
    ['completing the task token', 'ContactEventsContactEvent', 'states:SendTaskSuccess'],
    ['finding what is open', 'Sweep', 'dynamodb:Query'],
  ])('the permission for %s', async (_what, owner, action) => {
    let removed = 0;
    const assembly = editedAssembly((template) => {
      for (const id of idsOf(template, 'AWS::IAM::Policy', owner)) {
        const document = template.Resources[id].Properties.PolicyDocument;
        const kept = document.Statement.filter(
          (statement: { Action: string | string[] }) => ![statement.Action].flat().some((one) => one.startsWith(action)),
        );
        removed += document.Statement.length - kept.length;
        document.Statement = kept;
      }
    });
    expect(removed).toBeGreaterThan(0);
    expect(words(await faultsOfACallback(assembly))).toContain(`not authorized to perform: ${action}`);
  });

  it('an environment variable', async () => {
    const assembly = editedAssembly((template) => {
      for (const id of idsOf(template, 'AWS::Lambda::Function', 'Fulfillment'))
        delete template.Resources[id].Properties.Environment.Variables.COMPANY_NAME;
    });
    expect(words(await faultsOfACallback(assembly))).toMatch(/missing environment variable COMPANY_NAME.*Fulfillment/);
  });

  it("the bot's permission on the alias", async () => {
    const assembly = editedAssembly((template) => {
      for (const id of idsOf(template, 'AWS::Lambda::Permission', 'LexBot')) delete template.Resources[id];
    });
    expect(words(await faultsOfACallback(assembly))).toMatch(
      /lexv2\.amazonaws\.com is not authorized to perform: lambda:InvokeFunction on resource: \S+:live/,
    );
  });

  it('the alias itself', async () => {
    let alias = '';
    const assembly = editedAssembly((template) => {
      alias = idsOf(template, 'AWS::Lambda::Alias', 'Fulfillment')[0] as string;
      delete template.Resources[alias];
    });
    expect(words(await faultsOfACallback(assembly))).toContain(alias);
  });

  it('a flow block', async () => {
    const assembly = editedAssembly((template) => {
      const [flow] = idsOf(template, 'AWS::Connect::ContactFlow', 'ContactCenterInbound');
      const content = template.Resources[flow as string].Properties.Content['Fn::Sub'];
      const parsed = JSON.parse(content[0]);
      parsed.Actions = parsed.Actions.filter(({ Identifier }: { Identifier: string }) => Identifier !== 'silence');
      content[0] = JSON.stringify(parsed);
    });
    expect(words(await faultsOfACallback(assembly))).toMatch(/silence/);
  });

  it('what callers hear is what the template says', async () => {
    const assembly = editedAssembly((template) => {
      const [bot] = idsOf(template, 'AWS::Lex::Bot');
      const text = JSON.stringify(template.Resources[bot as string].Properties.BotLocales).replaceAll(
        'Which company are you calling from?',
        'And whose payroll are you on?',
      );
      template.Resources[bot as string].Properties.BotLocales = JSON.parse(text);
    });
    const center = await startTestCenter({ assembly });
    const call = await center.caller(CALLER).dials();
    expect(await call.saysAll('call me back', 'Ada')).toContain('And whose payroll are you on?');
    await center.close();
  });
});
