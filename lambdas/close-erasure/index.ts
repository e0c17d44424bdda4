/**
 * State "Close Erasure" of statemachines/erase-caller.asl.json.
 *
 *   in   { erasureId }
 *   out  the receipt: { requestedAt, doneAt, erased, notOurs }
 *   err  InvalidInput (do not retry)
 */
import { dynamodbErasures } from '../shared/adapters/dynamodb-erasures';
import { requireEnv } from '../shared/env';
import { parseErasureInput } from '../shared/erasure-input';
import { instrument, measure, report } from '../shared/observability';
import { closeErasure } from './close-erasure';

const erasures = dynamodbErasures({ tableName: requireEnv('TABLE_NAME') });

export const handler = instrument('CloseErasure', async (event: unknown) => {
  const { erasureId } = parseErasureInput(event);
  const receipt = await closeErasure(erasureId, erasures, Date);
  report('erased', { erasureId, ...receipt.erased });
  measure('erasure closed', [{ metrics: { ErasureResurrected: [receipt.erased.resurrected, 'Count'] } }]);
  return receipt;
});
