import type { Which } from '../whereabouts';
import { answers } from './checks/answers';
import { contactCenter } from './checks/contact-center';
import { identityKey } from './checks/identity-key';
import { quotas } from './checks/quotas';
import { salesforce } from './checks/salesforce';
import { workflows } from './checks/workflows';
import { lookAtDeployment } from './deployment';
import type { Finding } from './finding';

const CHECKS = [answers, quotas, contactCenter, workflows, identityKey, salesforce];

/** Everything that a call needs, looked at once. Errors: there is no Atlas where `which` leads to. */
export async function diagnose(which: Which): Promise<readonly Finding[]> {
  const { deployed, findings } = await lookAtDeployment(which);
  try {
    return [...findings, ...(await Promise.all(CHECKS.map((check) => check(deployed)))).flat()];
  } finally {
    for (const client of Object.values(deployed.clients)) client.destroy();
  }
}
