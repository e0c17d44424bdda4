import { editedAssembly, idsOf } from '../../support/edited-assembly';
import { startTestCenter } from '../../support/test-center';
import { type Edit, ofFirst } from './edits';

/** What a caller who says hello brings to light. */
async function faultsOfACall(edit: Edit): Promise<string> {
  const center = await startTestCenter({ assembly: editedAssembly(edit) });
  try {
    const call = await center.caller('+14155552671').dials();
    if (call.endedBecause === undefined) await call.says('hello');
    await center.clock.advance(61_000); // the sweep comes by once a minute
    return center
      .faults()
      .map(({ what, where }) => `${where}: ${what}`)
      .join('\n');
  } finally {
    await center.close();
  }
}

const DENIED =
  /lexv2\.amazonaws\.com is not authorized to perform: lambda:InvokeFunction on resource: \S+:live because no resource-based policy/;

describe('a permission that is not there is missed when it is needed, in the words of AWS', () => {
  it("the bot's, on the function instead of the alias", async () => {
    const faults = await faultsOfACall(
      ofFirst(
        'AWS::Lambda::Permission',
        (properties, template) => {
          const [fn] = idsOf(template, 'AWS::Lambda::Function', 'Fulfillment');
          properties.FunctionName = { Ref: fn };
        },
        'LexBot',
      ),
    );
    expect(faults).toMatch(DENIED);
  });

  it("the bot's, missing", async () => {
    const faults = await faultsOfACall((template) => {
      for (const id of idsOf(template, 'AWS::Lambda::Permission', 'LexBot')) delete template.Resources[id];
    });
    expect(faults).toMatch(DENIED);
  });

  it("an action of a function's role", async () => {
    const faults = await faultsOfACall(
      ofFirst(
        'AWS::IAM::Policy',
        ({ PolicyDocument }) => {
          PolicyDocument.Statement = PolicyDocument.Statement.filter(({ Action }: { Action: string }) => Action !== 'dynamodb:Query');
        },
        'Sweep',
      ),
    );
    expect(faults).toMatch(
      /Sweep.*: User: arn:aws:sts::123456789012:assumed-role\/\S+ is not authorized to perform: dynamodb:Query on resource: \S+\/index\/open-callbacks because no identity-based policy allows the dynamodb:Query action/,
    );
  });
});
