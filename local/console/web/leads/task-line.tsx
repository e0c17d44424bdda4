import { duration } from '../format/duration';
import { field, type Sobject } from './sobject';

export function TaskLine({ task }: { readonly task: Sobject }) {
  const isOpen = field(task, 'Status') !== 'Completed';
  const seconds = Number(field(task, 'CallDurationInSeconds'));
  return (
    <li class={isOpen ? 'task is-open' : 'task'}>
      <p>
        <span aria-hidden="true">{isOpen ? '☐' : '☑'}</span> {field(task, 'Subject')}
      </p>
      <p class="quiet">
        {[
          field(task, 'CallDisposition'),
          seconds > 0 && (seconds < 60 ? `${seconds} s` : duration(seconds * 1_000)),
          isOpen && `${field(task, 'Priority')} priority, due ${field(task, 'ActivityDate')}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </li>
  );
}
