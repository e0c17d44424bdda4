import { sales } from '../console-state/store';
import { LeadCard } from './lead-card';
import { PendingPromises } from './pending-promises';
import { SalesforceSwitch } from './salesforce-switch';
import { field, isAbout } from './sobject';
import { TaskLine } from './task-line';

/** What sales would see in Salesforce. */
export function Leads() {
  const { leads, tasks, pending } = sales.value;
  const strays = tasks.filter((task) => !leads.some((lead) => isAbout(task, lead)));
  return (
    <section class="part leads" id="leads" aria-labelledby="leads-title">
      <div class="part-head">
        <h2 id="leads-title">Sales</h2>
        <p class="quiet">what Salesforce holds</p>
      </div>
      <SalesforceSwitch />
      <PendingPromises />
      {leads.length === 0 && pending.length === 0 && (
        <p class="quiet empty">Ask for a callback on the phone: the lead appears here before Atlas rings you.</p>
      )}
      <ul class="cards">
        {[...leads].reverse().map((lead) => (
          <LeadCard key={field(lead, 'Id')} lead={lead} tasks={tasks} />
        ))}
      </ul>
      {strays.length > 0 && (
        <ul class="cards">
          {strays.map((task) => (
            <TaskLine key={field(task, 'Id')} task={task} />
          ))}
        </ul>
      )}
    </section>
  );
}
