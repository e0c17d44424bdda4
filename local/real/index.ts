import { readFileSync } from 'node:fs';
import type { Service } from '../cloud/service';
import { services } from '../services';
import { type RealModels, realModels, withRealModels } from './bedrock-runtime';
import { type SalesforceLogin, withRealOrg } from './salesforce';

/** What somebody asked to be left to the real service. */
export interface Real {
  /** One line each, for the banner. */
  readonly warnings: readonly string[];
  /** The services to host instead: everything but these is as it was. */
  apply(services: readonly Service[]): readonly Service[];
}

/** Nothing but this leaves the machine. */
export const NOTHING_REAL: Real = { warnings: [], apply: (hosted) => hosted };

export const REAL_HELP = `  --real SERVICE,…  leave a service to the real one; every other stays local:
                    bedrock-runtime[=URL]  the models, with your own AWS credentials; guardrails stay local, they are of the template
                    salesforce=FILE        your org; FILE is the secret's JSON {loginUrl, clientId, username, privateKey}`;

/** Reads `--real bedrock-runtime,salesforce=FILE`. Error: says which part is wrong, and what was expected. */
export async function parseReal(text: string): Promise<Real> {
  const parts = text.split(',').map((part) => part.trim());
  const applied: ((services: readonly Service[]) => readonly Service[])[] = [];
  const warnings: string[] = [];
  for (const part of parts) {
    const [name = '', where] = [part.split('=')[0], part.includes('=') ? part.slice(part.indexOf('=') + 1) : undefined];
    if (name === 'bedrock-runtime') {
      const models: RealModels = await realModels(where);
      applied.push((hosted) => replaced(hosted, name, (service) => withRealModels(service, models)));
      warnings.push(
        `bedrock-runtime: ${models.address}, with your own AWS credentials. Every answer costs money, and what callers say leaves this machine`,
      );
    } else if (name === 'salesforce') {
      const login = secretIn(where);
      applied.push((hosted) => replaced(hosted, name, (service) => withRealOrg(service, login)));
      warnings.push(`salesforce: ${login.loginUrl} as ${login.username}. Leads and tasks are written there`);
    } else {
      throw new Error(`--real ${part}: ${reasonAgainst(name)}, expected bedrock-runtime[=URL] or salesforce=FILE`);
    }
  }
  return { warnings, apply: (hosted) => applied.reduce((list, apply) => apply(list), hosted) };
}

/** Hard to overlook. */
export const bannerOf = ({ warnings }: Real): string =>
  warnings.length === 0
    ? ''
    : `${['', RULE, ...warnings.map((warning) => `REAL  ${warning}.`), 'Everything else is local.', RULE, ''].join('\n')}\n`;

const RULE = '!'.repeat(100);

const reasonAgainst = (name: string): string =>
  services.some((service) => service.name === name)
    ? `what ${name} holds is made here from the template, so it stays local`
    : `no service is called ${JSON.stringify(name)}`;

const replaced = (hosted: readonly Service[], name: string, by: (service: Service) => Service): readonly Service[] =>
  hosted.map((service) => (service.name === name ? by(service) : service));

function secretIn(file: string | undefined): SalesforceLogin {
  if (!file)
    throw new Error('--real salesforce: expected salesforce=FILE, the JSON of the secret {loginUrl, clientId, username, privateKey}');
  const { loginUrl, clientId, username, privateKey } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  if (typeof loginUrl !== 'string' || typeof clientId !== 'string' || typeof username !== 'string' || typeof privateKey !== 'string')
    throw new Error(`--real salesforce: ${file} is not JSON with {loginUrl, clientId, username, privateKey}`);
  return { loginUrl, clientId, username, privateKey };
}
