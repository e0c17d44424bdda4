import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lead } from '../../../../local/services/salesforce/model/lead';
import type { ObjectType } from '../../../../local/services/salesforce/model/object-type';
import { task } from '../../../../local/services/salesforce/model/task';

const SOURCE = join(__dirname, '../../../../salesforce/force-app/main/default');
const files = (folder: string) => readdirSync(join(SOURCE, folder)).map((name) => readFileSync(join(SOURCE, folder, name), 'utf8'));
const element = (xml: string, name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];

/** A custom field as the org is told of it, in the words of the local model. */
function deployed(xml: string) {
  const isExternalId =
    element(xml, 'externalId') === 'true' && element(xml, 'unique') === 'true' && element(xml, 'caseSensitive') === 'false';
  const shape =
    element(xml, 'type') === 'Number'
      ? { type: 'number', digits: Number(element(xml, 'precision')) - Number(element(xml, 'scale')), scale: Number(element(xml, 'scale')) }
      : { type: 'string', length: Number(element(xml, 'length')) };
  return [element(xml, 'fullName'), { label: element(xml, 'label'), ...shape, ...(isExternalId && { isExternalId }) }];
}
const custom = ({ fields }: ObjectType) => Object.fromEntries(Object.entries(fields).filter(([name]) => name.endsWith('__c')));

describe('salesforce/', () => {
  it.each([
    ['Lead', lead],
    ['Activity', task],
  ])('deploys the custom fields of %s that the local org has', (object, type) => {
    expect(Object.fromEntries(files(`objects/${object}/fields`).map(deployed))).toEqual(custom(type));
  });

  it('deploys the validation rule that the local org keeps', () => {
    const rules = files('objects/Lead/validationRules').map((xml) => ({
      message: element(xml, 'errorMessage'),
      field: element(xml, 'errorDisplayField'),
    }));
    expect(rules).toEqual(lead.validationRules.map(({ message, field }) => ({ message, field })));
  });

  it('permits the integration user every custom field', () => {
    const [permissions = ''] = files('permissionsets');
    for (const [object, type] of [
      ['Lead', lead],
      ['Task', task],
    ] as const) {
      for (const name of Object.keys(custom(type))) expect(permissions).toContain(`<field>${object}.${name}</field>`);
    }
  });
});
