import { spacedNumber } from '../format/phone-number';
import { descriptionParts } from './description-parts';
import { field, fullName, type Sobject, tasksOf } from './sobject';
import { TaskLine } from './task-line';

export function LeadCard({ lead, tasks }: { readonly lead: Sobject; readonly tasks: readonly Sobject[] }) {
  const { facts, rest } = descriptionParts(field(lead, 'Description'));
  const own = tasksOf(lead, tasks);
  return (
    <li class="card">
      {/* A new version is a new element: it lights up for a moment. */}
      <div class="card-body" key={field(lead, 'Atlas_Version__c')}>
        <div class="card-head">
          <h3>{fullName(lead)}</h3>
          <span class="status">{field(lead, 'Status')}</span>
        </div>
        <p class="quiet">
          {field(lead, 'Company')} · <span class="phone-number">{spacedNumber(field(lead, 'Phone'))}</span>
        </p>
        <dl class="facts">
          {facts.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {rest !== '' && <p class="rest">{rest}</p>}
      </div>
      {own.length > 0 && (
        <ul class="tasks" aria-label={`Tasks of ${fullName(lead)}`}>
          {own.map((task) => (
            <TaskLine key={field(task, 'Id')} task={task} />
          ))}
        </ul>
      )}
    </li>
  );
}
