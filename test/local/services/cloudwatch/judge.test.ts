import type { AlarmState, MissingData } from '../../../../local/services/cloudwatch/alarms/alarm';
import { judge } from '../../../../local/services/cloudwatch/alarms/judge';

/** `0`: not breaching, `X`: breaching, `-`: missing. Oldest first. */
const pointsOf = (row: string) => row.split(' ').map((each) => (each === '-' ? undefined : each === 'X'));

type Row = readonly [points: string, missing: AlarmState, ignore: AlarmState | 'stays', breaching: AlarmState, notBreaching: AlarmState];

/** The two tables of CloudWatch's page about missing data. */
const THREE_OF_THREE: readonly Row[] = [
  ['0 - X - X', 'OK', 'OK', 'OK', 'OK'],
  ['- - - - 0', 'OK', 'OK', 'OK', 'OK'],
  ['- - - - -', 'INSUFFICIENT_DATA', 'stays', 'ALARM', 'OK'],
  ['0 X X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
  ['- - X - -', 'ALARM', 'stays', 'ALARM', 'OK'],
];
const TWO_OF_THREE: readonly Row[] = [
  ['0 - X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
  ['0 0 X 0 X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
  ['0 - X - -', 'OK', 'OK', 'ALARM', 'OK'],
  ['- - - - 0', 'OK', 'OK', 'ALARM', 'OK'],
  ['- - - X -', 'ALARM', 'stays', 'ALARM', 'OK'],
];

describe.each([
  ['three points of three', 3, THREE_OF_THREE],
  ['two points of three', 2, TWO_OF_THREE],
] as const)('an alarm on %s', (_, datapointsToAlarm, rows) => {
  it.each(rows)('%s', (row, ...expected) => {
    const states = (['missing', 'ignore', 'breaching', 'notBreaching'] as const satisfies readonly MissingData[]).map(
      (missingData) => judge(pointsOf(row), { evaluationPeriods: 3, datapointsToAlarm, missingData }) ?? 'stays',
    );
    expect(states).toEqual(expected);
  });
});
