import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One name, mechanically respelled: state "Create Lead" ↔ lambdas/create-lead ↔ construct id CreateLead ↔ ${CreateLeadFunctionArn}. */
const root = join(__dirname, '..');

interface State {
  readonly Type: string;
  readonly Arguments?: { readonly FunctionName?: string };
  readonly Branches?: readonly { readonly States: Record<string, State> }[];
}

function statesOf(states: Record<string, State>): [string, State][] {
  return Object.entries(states).flatMap(([name, state]) => [
    [name, state] as [string, State],
    ...(state.Branches ?? []).flatMap((branch) => statesOf(branch.States)),
  ]);
}

const functions = readdirSync(join(root, 'statemachines'))
  .filter((file) => file.endsWith('.asl.json'))
  .flatMap((file) => statesOf(JSON.parse(readFileSync(join(root, 'statemachines', file), 'utf8')).States))
  .filter(([, state]) => state.Arguments?.FunctionName !== undefined)
  .map(([name, state]) => ({ name, placeholder: state.Arguments?.FunctionName as string }));

const constructs = readdirSync(join(root, 'constructs'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(root, 'constructs', file), 'utf8'))
  .join('\n');

describe.each(functions)('the state "$name"', ({ name, placeholder }) => {
  const pascal = name.replaceAll(' ', '');
  const kebab = name.toLowerCase().replaceAll(' ', '-');
  const camel = pascal[0]?.toLowerCase() + pascal.slice(1);

  it('calls the function of its name', () => expect(placeholder).toBe(`\${${pascal}FunctionArn}`));

  it('has its wiring and its logic where one would look', () => {
    expect(existsSync(join(root, 'lambdas', kebab, 'index.ts'))).toBe(true);
    expect(readFileSync(join(root, 'lambdas', kebab, `${kebab}.ts`), 'utf8')).toMatch(
      new RegExp(`export (async )?(function|const) ${camel}\\b`),
    );
  });

  it('has a construct of its name', () => expect(constructs).toContain(`new TaskFunction(this, '${pascal}'`));

  it('has a test of its name', () => expect(existsSync(join(root, 'test/lambdas', `${kebab}.test.ts`))).toBe(true));
});

it('finds the functions behind the states', () => expect(functions.length).toBeGreaterThanOrEqual(8));
