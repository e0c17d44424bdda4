import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, type AppProps } from 'aws-cdk-lib';
import { AtlasStack } from '../constructs/atlas-stack';
import { DataStack } from '../constructs/data-stack';
import { config } from './config';
import { deploymentOf } from './stage';

/**
 * The app, the same for `cdk synth`, the tests and `npm start`: feature flags come from cdk.json here,
 * because a plain `new App()` ignores that file and would synthesize another template.
 */
export function buildApp(props: AppProps = {}): App {
  const cdkJson: { context: Record<string, unknown> } = JSON.parse(readFileSync(join(__dirname, '../cdk.json'), 'utf8'));
  const app = new App({ ...props, context: { ...cdkJson.context, ...props.context } });
  const deployment = deploymentOf(app.node);
  const data = new DataStack(app, 'AtlasData', { config, deployment });
  new AtlasStack(app, 'Atlas', { config, deployment, data });
  return app;
}
