import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fn } from 'aws-cdk-lib';
import { CfnContactFlow } from 'aws-cdk-lib/aws-connect';
import type { Construct } from 'constructs';

export interface DefinedContactFlowProps {
  readonly instanceArn: string;
  /** File under contactflows/, without `.flow.json`; also the flow's name after `Atlas `. */
  readonly definition: string;
  /** What the file may name: `${BotAliasArn}` and the like. */
  readonly arns: Readonly<Record<string, string>>;
}

/** A contact flow whose content is the file that contact-center designers edit. */
export function definedContactFlow(
  scope: Construct,
  id: string,
  { instanceArn, definition, arns }: DefinedContactFlowProps,
): CfnContactFlow {
  const path = join(__dirname, '../contactflows', `${definition}.flow.json`);
  const content = JSON.stringify(JSON.parse(readFileSync(path, 'utf8'))); // Connect stores it as one line; fails here on broken JSON
  const named = [...content.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name as string);
  const unknown = named.filter((name) => !(name in arns));
  if (unknown.length) throw new Error(`${path}: unknown placeholders [${unknown}]; the construct provides [${Object.keys(arns)}]`);
  return new CfnContactFlow(scope, id, {
    instanceArn,
    name: `Atlas ${definition}`,
    type: 'CONTACT_FLOW',
    content: Fn.sub(content, Object.fromEntries(Object.entries(arns).filter(([name]) => named.includes(name)))),
  });
}

/** `…:instance/<instance>/contact-flow/<flow>`: the API wants the last part. */
export const contactFlowId = (flow: CfnContactFlow): string => Fn.select(3, Fn.split('/', flow.attrContactFlowArn));
