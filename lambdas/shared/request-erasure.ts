import { type Erasure, isOpen } from './domain/erasure';
import type { Erasures, NewErasure } from './ports/erasures';
import type { Workflows } from './ports/workflows';

export interface RequestErasurePorts {
  readonly erasures: Pick<Erasures, 'request'>;
  readonly workflows: Pick<Workflows, 'startErasure'>;
  readonly report: (message: string, fields: Readonly<Record<string, string>>, error: unknown) => void;
}

/**
 * Records the wish to be forgotten, which is durable and stops every dial of the number by then; then starts statemachines/erase-caller.asl.json,
 * which the sweep does as well when this fails. Errors: whatever the table answers; nothing may be acknowledged then.
 */
export async function requestErasure(wish: NewErasure, { erasures, workflows, report }: RequestErasurePorts): Promise<Erasure> {
  const { erasure } = await erasures.request(wish);
  if (!isOpen(erasure)) return erasure;
  try {
    await workflows.startErasure(erasure.erasureId, erasure.runs);
  } catch (error) {
    report('erasure not started, left to the sweep', { erasureId: erasure.erasureId }, error);
  }
  return erasure;
}
