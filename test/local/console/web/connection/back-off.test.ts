import { backOffMs } from '../../../../../local/console/web/connection/back-off';

it('waits twice as long after each failure, up to ten seconds', () => {
  expect([1, 2, 3, 4, 5, 6, 60].map(backOffMs)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
});
