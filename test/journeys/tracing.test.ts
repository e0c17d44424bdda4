import { xray } from '../../local/services/xray';
import { editedAssembly } from '../support/edited-assembly';
import { startTestCenter } from '../support/test-center';

const GRANTED = /^xray:/;

describe('active tracing', () => {
  it('sends, of every turn, what it waited for, as a part of its invocation', async () => {
    const center = await startTestCenter();
    const call = await center.caller('+14155552671').dials();
    await call.says('hello');
    await call.says('what do you think about seals');
    await center.settle();
    const segments = center.cloud.context(xray).store.all();
    expect(segments).toHaveLength(2);
    for (const segment of segments) {
      expect(segment).toMatchObject({ type: 'subsegment', parent_id: expect.stringMatching(/^[0-9a-f]{16}$/) });
      expect(segment.end_time).toBeGreaterThanOrEqual(segment.start_time);
    }
    expect(segments[1]?.subsegments?.map(({ name }) => name)).toContain('bedrock_call');
    expect(new Set(segments.map(({ trace_id }) => trace_id)).size).toBe(2);
    expect(JSON.stringify(segments)).not.toMatch(/seals|2671/);
    expect(center.faults()).toEqual([]);
    await center.close();
  });

  it('needs the permission of the role', async () => {
    const center = await startTestCenter({
      assembly: editedAssembly((template) => {
        for (const { Type, Properties } of Object.values(template.Resources)) {
          if (Type !== 'AWS::IAM::Policy') continue;
          Properties.PolicyDocument.Statement = Properties.PolicyDocument.Statement.filter(
            ({ Action }: { Action: string | string[] }) => ![Action].flat().some((action) => GRANTED.test(action)),
          );
        }
      }),
    });
    const call = await center.caller('+14155552671').dials();
    await call.says('hello');
    await center.settle();
    expect(center.cloud.context(xray).store.all()).toEqual([]);
    expect(center.faults().map(({ what }) => what)).toEqual([
      expect.stringContaining('is not authorized to perform: xray:PutTraceSegments'),
    ]);
    await center.close();
  });
});
