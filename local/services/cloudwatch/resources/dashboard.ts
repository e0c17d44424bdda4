import { onlyProperties, physicalName } from '../../../cloud/properties';
import { type Provision, Refusal } from '../../../cloud/service';
import type { CloudWatch } from '../store';

/** AWS::CloudWatch::Dashboard. It is kept and not drawn; a body that AWS would not take is refused. */
export const dashboard: Provision<CloudWatch> = (resource, { store }) => {
  onlyProperties(resource, ['DashboardName', 'DashboardBody', 'Tags']);
  const { properties, where } = resource;
  const name: string = properties.DashboardName ?? physicalName(resource, 255);
  store.dashboards.set(name, checkedBody(properties.DashboardBody, where));
  return { ref: name };
};

function checkedBody(text: unknown, where: string): string {
  const { widgets } = parsed(String(text), where);
  if (!Array.isArray(widgets)) throw new Refusal('DashboardBody has no widgets, expected a list of them', where);
  const index = widgets.findIndex((widget) => typeof widget?.type !== 'string');
  if (index >= 0) throw new Refusal(`DashboardBody.widgets[${index}] has no type`, where);
  return String(text);
}

function parsed(text: string, where: string): { readonly widgets?: unknown } {
  try {
    return JSON.parse(text) ?? {};
  } catch (cause) {
    throw Object.assign(new Refusal('DashboardBody is no JSON', where), { cause });
  }
}
